import { optionsOf } from '#rules/instruments/instrument.ts'
import type { Answer, Instrument, Question } from '#rules/instruments/instrument.ts'
import { questionsOf } from '#rules/instruments/engine.ts'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { noBreak } from '#core/french.ts'
import { inputNameOf } from './field-names.ts'

/** « Si « Y a-t-il des enfants ? » : Oui » */
const whenWords = (instrument: Instrument, question: Question): string | null => {
  const asked = question.when && questionsOf(instrument).find(({ id }) => id === question.when?.question)
  if (!question.when || !asked) return null
  const labels = optionsOf(asked).filter((option) => question.when?.is.includes(option.id))
  return `Si « ${asked.ask} »${noBreak}: ${labels.map(({ label }) => label).join(' ou ')}`
}

const textOf = (value: Answer | undefined): string => (value === undefined || typeof value === 'object' ? '' : String(value))

/** One question of an instrument, to be answered: by touch where its answers are known, typed otherwise. Nothing is ever ticked beforehand. */
export const QuestionField = ({
  instrument,
  question,
  value,
  error,
  known = [],
}: {
  instrument: Instrument
  question: Question
  value: Answer | undefined
  error?: string | undefined
  /** What the file knows of it, in sentences. */
  known?: readonly (string | false)[]
}) => {
  const name = inputNameOf(question)
  const when = whenWords(instrument, question)
  const help = [when && `${when}.`, question.help, ...known].filter(Boolean).join(' ') || undefined
  const options = optionsOf(question)
  const closed = options.length > 0
  const scale = question.kind === 'scale' && question.scale
  const className = ['question', closed && question.kind !== 'choices' && 'fermee', when && 'si'].filter(Boolean).join(' ')
  if (closed) {
    const ends = scale ? `De ${scale.from} (${scale.lowest}) à ${scale.to} (${scale.highest}).` : undefined
    return (
      <div className={className}>
        <Choice
          name={name}
          legend={question.ask}
          multiple={question.kind === 'choices'}
          options={[
            ...options.map((option) => ({ value: option.id, label: option.label, tone: option.tone })),
            ...(scale ? [{ value: 'unknown', label: 'Ne sait pas' }] : []),
          ]}
          value={typeof value === 'number' ? String(value) : value}
          help={[ends, help].filter(Boolean).join(' ') || undefined}
          error={error}
        />
      </div>
    )
  }
  const common = { name, label: question.ask, help, error, value: textOf(value).replace('.', question.kind === 'number' ? ',' : '.') }
  return (
    <div className={className}>
      {question.kind === 'text' ? (
        <TextArea {...common} rows={3} maxLength={10_000} />
      ) : question.kind === 'date' ? (
        <Field {...common} type="date" className="court" />
      ) : (
        <Field
          {...common}
          label={question.unit ? `${question.ask} (${question.unit})` : question.ask}
          inputMode="decimal"
          className="court"
        />
      )}
    </div>
  )
}
