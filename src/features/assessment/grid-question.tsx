import { sayPoints } from '#rules/instruments/engine.ts'
import { isClosed } from '#rules/instruments/faults.ts'
import { QUESTION_KINDS } from '#rules/instruments/instrument.ts'
import type { Instrument, Question, QuestionKind, Section as Part } from '#rules/instruments/instrument.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldError, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { pointsOf } from './grid-edit.ts'

type Props = {
  data: {
    id: string
    grid: Instrument
    question: Question | null
    section: Part | null
    kind: QuestionKind
    depends: { value: string; label: string }[]
  }
  state: FormState | undefined
}

/** One question of a grid: what is asked, and what its kind of answer needs, nothing more. */
export const QuestionForm = ({ data, state }: Props) => {
  const { id, grid, question, section, depends } = data
  // the kind comes back with the form, as it was chosen
  const typed = state?.values['kind']
  const kind = typeof typed === 'string' && Object.hasOwn(QUESTION_KINDS, typed) ? (typed as QuestionKind) : data.kind
  const errors = state?.errors ?? {}
  const standing = question?.when ? `${question.when.question}:${question.when.is[0] ?? ''}` : ''
  const points = question
    ? Object.entries(pointsOf(grid, question))
        .map(([label, value]) => `${label} = ${sayPoints(value, 2).replace(/,00$/, '')}`)
        .join('\n')
    : ''
  const counts = grid.result.kind === 'weights' && isClosed({ id: '', ask: '', kind })
  return (
    <Section
      id="h-question"
      title={question ? 'Modifier la question' : `Nouvelle question : ${section?.title ?? ''}`}
      end={QUESTION_KINDS[kind]}
    >
      <form
        method="post"
        action={paths.grid.edit({ id, section: section?.id, question: question?.id, kind })}
        className="formulaire haut-1"
        data-principal=""
      >
        <input type="hidden" name="intent" value="question" />
        <input type="hidden" name="section" value={section?.id ?? ''} />
        <input type="hidden" name="questionId" value={question?.id ?? ''} />
        <input type="hidden" name="kind" value={kind} />
        <Field name="ask" label="La question" maxLength={500} value={typedText(state, 'ask', question?.ask)} error={errors['ask']} />
        {errors['kind'] && <FieldError id="champ-kind-erreur">{errors['kind']}</FieldError>}
        {(kind === 'choice' || kind === 'choices') && (
          <TextArea
            name="options"
            label="Réponses possibles, une par ligne"
            rows={5}
            maxLength={10_000}
            value={typedText(state, 'options', question?.options?.map(({ label }) => label).join('\n'))}
            error={errors['options']}
            help={kind === 'choice' ? 'Prévoyez « Ne sait pas » quand on peut ne pas savoir.' : undefined}
          />
        )}
        {kind === 'scale' && (
          <>
            <Field
              name="scaleFrom"
              label="De"
              className="court"
              inputMode="numeric"
              value={typedText(state, 'scaleFrom', String(question?.scale?.from ?? 0))}
              error={errors['scaleFrom']}
            />
            <Field
              name="lowest"
              label="Ce que veut dire le plus bas"
              maxLength={100}
              value={typedText(state, 'lowest', question?.scale?.lowest)}
              error={errors['lowest']}
            />
            <Field
              name="scaleTo"
              label="À"
              className="court"
              inputMode="numeric"
              value={typedText(state, 'scaleTo', String(question?.scale?.to ?? 4))}
              error={errors['scaleTo']}
            />
            <Field
              name="highest"
              label="Ce que veut dire le plus haut"
              maxLength={100}
              value={typedText(state, 'highest', question?.scale?.highest)}
              error={errors['highest']}
            />
          </>
        )}
        {kind === 'number' && (
          <Field
            name="unit"
            label="Unité"
            optional
            className="court"
            maxLength={40}
            value={typedText(state, 'unit', question?.unit)}
            error={errors['unit']}
          />
        )}
        <Field
          name="help"
          label="Une aide sous la question"
          optional
          maxLength={1_000}
          value={typedText(state, 'help', question?.help)}
          error={errors['help']}
        />
        {depends.length > 0 && (
          <Select
            name="when"
            label="Posée seulement si"
            empty="Toujours posée"
            options={depends}
            value={typedText(state, 'when', standing)}
            error={errors['when']}
          />
        )}
        {counts && (
          <TextArea
            name="points"
            label="Points, une réponse par ligne"
            optional
            rows={4}
            maxLength={10_000}
            value={typedText(state, 'points', points)}
            error={errors['points']}
            help="Écrivez la réponse comme ci-dessus, un signe égal, les points : « Oui = 2 ». Une réponse sans ligne ne compte pas."
          />
        )}
        <Actions>
          <Button look="principal">{question ? 'Garder la question' : 'Ajouter la question'}</Button>
          <LinkButton look="nu" href={paths.grid.edit({ id })}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}
