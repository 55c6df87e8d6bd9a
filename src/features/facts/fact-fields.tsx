import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { figuresOf, wordsOf } from './code-words.ts'
import type { FactKind } from './fact-kinds.ts'
import { formOf } from './fact-form.ts'

type Props = { kind: FactKind; state: FormState | undefined; today: string }

/** Answers that fit on a line are pills; more are a list. */
const MOST_PILLS = 7

/** The fields of a fact by its unit; the question is the one that the worker asks. */
export const AnswerFields = ({ kind, state, today }: Props) => {
  const errors = state?.errors ?? {}
  const { question } = kind.input
  const typed = (name: string): string => typedText(state, name)
  const since = (
    <Field
      name="from"
      label="Depuis le"
      type="date"
      optional
      value={typed('from')}
      error={errors['from']}
      help="Vide : depuis aussi longtemps que rien d’autre n’est dit."
    />
  )
  const amount = (label: string) => (
    <Field
      name="amount"
      label={label}
      inputMode="decimal"
      value={typed('amount')}
      error={errors['amount']}
      help="En euros, comme 486 ou 486,50."
    />
  )
  const choose = (labels: Readonly<Record<string, string>>) => {
    const options = Object.entries(labels).map(([value, label]) => ({ value, label }))
    return options.length <= MOST_PILLS && options.every(({ label }) => label.length <= 40) ? (
      <Choice name="code" legend={question} options={options} value={typed('code')} error={errors['code']} />
    ) : (
      <Select name="code" label={question} options={options} empty="Choisir" value={typed('code')} error={errors['code']} />
    )
  }
  const none = (label: string) => (
    <div className="champ">
      <Check name="none" label={label} checked={typed('none') === 'oui'} />
    </div>
  )
  const year = (
    <Field
      name="year"
      label="Revenus de l’année"
      inputMode="numeric"
      maxLength={4}
      value={typedText(state, 'year', String(Number(today.slice(0, 4)) - 2))}
      error={errors['year']}
    />
  )
  switch (formOf(kind)) {
    case 'line':
      return (
        <Field
          name="line"
          label={question}
          value={typed('line')}
          error={errors['line']}
          maxLength={300}
          help={
            kind.input.period === 'year'
              ? 'Par exemple : 12 400 € en 2024.'
              : 'Par exemple : 986 € net par mois depuis mars, 0 en mai, 1 020 en juin. Ou : plus rien depuis avril. Ou : jamais.'
          }
        />
      )
    case 'amount':
      return (
        <>
          {amount(question)}
          {none('il n’y en a pas')}
          {since}
        </>
      )
    case 'yearAmount':
      return (
        <>
          {amount(question)}
          {year}
        </>
      )
    case 'words':
      return (
        <>
          {choose(wordsOf(kind.input.id) ?? {})}
          {kind.input.period === 'month' && since}
        </>
      )
    case 'figures':
      return (
        <>
          {choose(figuresOf(kind.input.id) ?? {})}
          {kind.input.period === 'year' ? year : since}
        </>
      )
    case 'permit':
      return (
        <>
          {choose(wordsOf('permit') ?? {})}
          <Field name="day" label="Peut travailler en France depuis le" type="date" optional value={typed('day')} error={errors['day']} />
        </>
      )
    case 'commune':
    case 'figure':
      return (
        <>
          <Field
            name="figure"
            label={question}
            inputMode={formOf(kind) === 'figure' ? 'decimal' : 'text'}
            value={typed('figure')}
            error={errors['figure']}
            help={
              formOf(kind) === 'commune'
                ? 'Le code INSEE, comme 35238 : ce n’est pas le code postal.'
                : kind.input.unit === 'rate'
                  ? 'En pour cent, comme 80 %.'
                  : undefined
            }
          />
          {since}
        </>
      )
    case 'list':
      return (
        <Field
          name="figure"
          label={question}
          value={typed('figure')}
          error={errors['figure']}
          help="Les vingt activités dans leur ordre, de 0 à 4, séparées par des espaces."
        />
      )
    case 'yesNo':
      return (
        <>
          <Choice
            name="answer"
            legend={question}
            options={[
              { value: 'oui', label: 'oui' },
              { value: 'non', label: 'non' },
            ]}
            value={typed('answer')}
            error={errors['answer']}
          />
          {kind.input.period === 'month' && since}
        </>
      )
    case 'pregnancy':
      return (
        <>
          <Field
            name="day"
            label={question}
            type="date"
            value={typed('day')}
            error={errors['day']}
            help="La date prévue de la naissance."
          />
          <Field name="figure" label="Enfants attendus" inputMode="numeric" optional value={typed('figure')} error={errors['figure']} />
          {none('non, aucun')}
        </>
      )
    case 'date':
    case 'month':
      return (
        <>
          <Field name="day" label={dayQuestion(kind)} type="date" value={typed('day')} error={errors['day']} />
          {kind.none !== null && none(kind.none === 'always' ? 'a toujours vécu sans conjoint' : 'non, jamais')}
        </>
      )
  }
}

/** Some questions are about a duration; the form asks for the day. */
const dayQuestion = ({ input, label }: FactKind): string =>
  input.id === 'aloneSince' ? 'Depuis quand la personne vit-elle seule ?' : input.id === 'loanMonth' ? label : input.question
