import type { IsoDate } from '#core/dates.ts'
import { writeAmount, writeShortDay } from '#core/french.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { Choice } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Tag } from '#ui/tag.tsx'
import type { StepLine } from './model.ts'
import type { Line } from './proposals.ts'
import { addedLines } from './tidy-form.ts'
import type { Typed } from './typed.ts'

type LineProps = { line: Line; today: IsoDate; typed: Typed; errors: Readonly<Record<string, string>> }

/** « Dette de loyer » in bold, then what is said of it. */
const Label = ({ text }: { text: string }) => {
  const cut = text.indexOf(' : ')
  const colon = cut < 0 ? text.search(/\u00A0: /) : cut
  if (colon < 0) return <>{text}</>
  return (
    <>
      <b>{text.slice(0, colon)}</b>
      {text.slice(colon)}
    </>
  )
}

const Tick = ({ line, typed, noted = false }: { line: Line; typed: Typed; noted?: boolean }) => (
  <input
    type="checkbox"
    id={`garder-${line.number}`}
    name="keep[]"
    value={line.number}
    defaultChecked={typed.sent ? typed.has('keep', String(line.number)) : line.confidence === 'sure' && !noted}
    aria-describedby={`pourquoi-${line.number}`}
  />
)

/** Why it is proposed, and the place to correct it before it is kept. Open at once when something in it was not understood. */
const Correct = ({ line, errors, children }: { line: Line; errors: LineProps['errors']; children: React.ReactNode }) => (
  <details className="corriger" open={Object.keys(errors).some((name) => name.endsWith(`-${line.number}`))}>
    <summary className="petit" title={`Reconnu : ${line.why}`}>
      corriger
    </summary>
    <p className="petit doux" id={`pourquoi-${line.number}`}>
      Reconnu dans vos notes : {line.why}.{line.aparte !== null && ' Vient d’un passage à part : y reste.'}
    </p>
    <div className="corriger-champs">{children}</div>
  </details>
)

const LabelField = ({ line, typed, errors, what }: LineProps & { what: string }) => (
  <Field
    name={`label-${line.number}`}
    label={what}
    value={typed.text(`label-${line.number}`) ?? line.label}
    maxLength={300}
    error={errors[`label-${line.number}`]}
  />
)

const Apart = ({ line }: { line: Line }) => (line.aparte === null ? null : <Tag kind="apart">reste à part</Tag>)

/** A fact recognised in the notes: ticked when it is sure, kept only when ticked. */
export const FactLine = (props: LineProps & { known: string | undefined }) => {
  const { line, typed, errors, known } = props
  const date = line.value?.on ?? line.value?.from
  return (
    <div className="fait-ligne">
      <Tick line={line} typed={typed} />
      <span className="n">{line.number}</span>
      <label htmlFor={`garder-${line.number}`}>
        <Label text={line.label} /> <Apart line={line} />
        {known && <span className="doux petit"> déjà connu, confirmé</span>}
      </label>
      <Correct line={line} errors={errors}>
        <LabelField {...props} what="Le fait" />
        {line.value?.cents !== undefined && (
          <Field
            name={`amount-${line.number}`}
            label="Montant, en euros"
            inputMode="decimal"
            value={typed.text(`amount-${line.number}`) ?? writeAmount(line.value.cents)}
            error={errors[`amount-${line.number}`]}
          />
        )}
        {date !== undefined && (
          <Field
            name={`date-${line.number}`}
            label={line.value?.on === undefined ? 'Depuis le' : 'Le'}
            type="date"
            value={typed.text(`date-${line.number}`) ?? date}
            error={errors[`date-${line.number}`]}
          />
        )}
      </Correct>
    </div>
  )
}

const doers = Object.entries(stepDoers).map(([value, label]) => ({
  value,
  label: value === 'person' ? 'La personne' : value === 'both' ? 'Ensemble' : label,
}))

/** A deadline or a step recognised in the notes; `known` names a deadline of the household that says it already: left unticked. */
export const StepLineRow = (props: LineProps & { known: string | undefined }) => {
  const { line, today, typed, errors, known } = props
  const isDeadline = line.kind === 'deadline'
  return (
    <div className="fait-ligne">
      <Tick line={line} typed={typed} noted={known !== undefined} />
      <span className="n">{line.number}</span>
      <label htmlFor={`garder-${line.number}`}>
        <Label text={line.label} /> <Apart line={line} />
        {!isDeadline && line.who && (
          <span className="doux petit"> {doers.find((one) => one.value === line.who)?.label.toLowerCase()}</span>
        )}{' '}
        {line.due && <Tag kind="delai">{`${isDeadline ? 'échéance' : 'avant'} ${writeShortDay(line.due, today)}`}</Tag>}
        {known !== undefined && <span className="doux petit"> déjà noté : {known}</span>}
      </label>
      <Correct line={line} errors={errors}>
        <LabelField {...props} what={isDeadline ? 'L’échéance' : 'Ce qui est à faire'} />
        <Field
          name={`date-${line.number}`}
          label={isDeadline ? 'Échéance' : 'Pour le'}
          optional={!isDeadline}
          type="date"
          value={typed.text(`date-${line.number}`) ?? line.due}
          error={errors[`date-${line.number}`]}
        />
        {!isDeadline && (
          <Select
            name={`who-${line.number}`}
            label="Qui"
            options={doers}
            value={typed.text(`who-${line.number}`) ?? line.who ?? 'worker'}
            error={errors[`who-${line.number}`]}
          />
        )}
      </Correct>
    </div>
  )
}

/** Steps that waited already: done, carried over, or given up. */
export const CarriedLines = ({ steps, typed }: { steps: readonly StepLine[]; typed: Typed }) =>
  steps.map((step) => (
    <div key={step.id} className="suivi-ligne">
      <span className="pousse">
        {step.what} <span className="doux petit">de la dernière fois</span>
      </span>
      {step.doneAt ? (
        <Tag kind="ouvert">fait</Tag>
      ) : (
        <Choice
          name={`suivi-${step.id}`}
          legend={`${step.what} : où en est-on`}
          hideLegend
          value={typed.text(`suivi-${step.id}`) ?? 'reporte'}
          options={[
            { value: 'fait', label: 'Fait' },
            { value: 'reporte', label: 'Reporté' },
            { value: 'abandonne', label: 'Abandonné' },
          ]}
        />
      )}
    </div>
  ))

const sorts = [...doers, { value: 'echeance', label: 'Une échéance (avec sa date)' }]

/** Lines by hand: what was agreed and not written in the notes. */
export const AddedLines = ({ typed, errors }: Omit<LineProps, 'line' | 'today'>) => {
  const rows = Array.from({ length: addedLines }, (_, index) => index + 1)
  const isUsed = rows.some((row) => typed.text(`ajout-${row}-quoi`))
  return (
    <details className="ajouts haut-1" open={isUsed}>
      <summary>Ajouter une étape ou une échéance</summary>
      {rows.map((row) => (
        <div key={row} className="ajout">
          <Field
            name={`ajout-${row}-quoi`}
            label="Quoi"
            maxLength={300}
            value={typed.text(`ajout-${row}-quoi`)}
            error={errors[`ajout-${row}-quoi`]}
          />
          <Select
            name={`ajout-${row}-qui`}
            label="Qui"
            options={sorts}
            value={typed.text(`ajout-${row}-qui`) ?? 'worker'}
            error={errors[`ajout-${row}-qui`]}
          />
          <Field
            name={`ajout-${row}-quand`}
            label="Pour le"
            type="date"
            optional
            value={typed.text(`ajout-${row}-quand`)}
            error={errors[`ajout-${row}-quand`]}
          />
        </div>
      ))}
    </details>
  )
}
