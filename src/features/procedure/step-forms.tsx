import { noBreak } from '#core/french.ts'
import type { Check } from '#rules/procedures/procedure.ts'
import { OUTCOMES } from '#rules/procedures/words.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { Choose, Part, Pause } from './clock-forms.tsx'
import type { StepProps as Props } from './clock-forms.tsx'
import { standing } from './model.ts'
import type { ProcedureEvent } from './model.ts'

/** All that may be noted of one step: its days, its questions, how it ended, its clocks. Each form keeps its own words. */
export const StepForms = ({ data, state }: Props) => {
  const { step } = data.chosen
  return (
    <Section id="h-noter" title={`Noter${noBreak}: ${step.label}`} className="ne-pas-imprimer">
      {step.starts.length > 0 && <Days data={data} state={state} />}
      {step.before.length > 0 && <Questions data={data} state={state} />}
      <End data={data} state={state} />
      {data.chosen.clocks.some(({ due, status }) => due !== null || status === 'stopped') && (
        <>
          <Pause data={data} state={state} />
          <Choose data={data} state={state} />
        </>
      )}
      <Note data={data} state={state} />
    </Section>
  )
}

/** The day of an event of this step, as it stands now; the last one written wins, and it may lie ahead. */
const dayOf = (events: readonly ProcedureEvent[], id: string): string | null => {
  const last = standing(events).findLast((one) => one.kind === 'day' && one.event === id)
  return last?.kind === 'day' ? last.on : null
}

const Days = ({ data, state }: Props) => {
  const typed = stateOf(state, 'day')
  const { starts } = data.chosen.step
  const [only] = starts
  const missing = starts.find(({ id }) => dayOf(data.run.events, id) === null)
  return (
    <Part data={data} title="Une date" open={typed !== undefined || missing !== undefined}>
      {starts.length === 1 && only ? (
        <input type="hidden" name="event" value={only.id} />
      ) : (
        <Select
          name="event"
          label="Laquelle"
          options={starts.map(({ id, label }) => ({ value: id, label }))}
          value={typedText(typed, 'event', missing?.id)}
          error={typed?.errors['event']}
        />
      )}
      <Field
        name="on"
        label={starts.length === 1 && only ? only.label : 'Le'}
        type="date"
        value={typedText(typed, 'on', starts.length === 1 && only ? dayOf(data.run.events, only.id) : null)}
        error={typed?.errors['on']}
        help="La date de la lettre ou de l’événement : les délais partent de là."
      />
      <Button name="intent" value="day">
        Garder cette date
      </Button>
    </Part>
  )
}

/** The last answer to a question, so that nobody answers it twice. */
const answerOf = (events: readonly ProcedureEvent[], step: string, check: string): { answer: string; reason: string } => {
  const last = standing(events).findLast((one) => one.kind === 'recorded' && one.step === step && one.check === check)
  return last?.kind === 'recorded' ? { answer: last.answer, reason: last.reason ?? '' } : { answer: '', reason: '' }
}

const Questions = ({ data, state }: Props) => {
  const typed = stateOf(state, 'answers')
  const { step, missing } = data.chosen
  return (
    <Part data={data} title="À noter avant de finir l’étape" open={typed !== undefined || missing.length > 0}>
      <input type="hidden" name="step" value={step.code} />
      {step.before.map((check) => (
        <Question key={check.id} check={check} known={answerOf(data.run.events, step.code, check.id)} typed={typed} />
      ))}
      <Button name="intent" value="answers">
        Garder les réponses
      </Button>
    </Part>
  )
}

const Question = ({ check, known, typed }: { check: Check; known: { answer: string; reason: string }; typed: FormState | undefined }) => {
  const [answer, reason] = [`answer-${check.id}`, `reason-${check.id}`]
  const law = check.law && `${check.law.text}${check.law.source ? ` ${check.law.source}` : ''}${check.law.verified ? '' : ' (à vérifier)'}`
  if (check.kind === 'text')
    return (
      <TextArea
        name={answer}
        label={check.ask}
        rows={2}
        maxLength={5_000}
        optional={!check.required}
        value={typedText(typed, answer, known.answer)}
        error={typed?.errors[answer]}
        help={law}
      />
    )
  return (
    <>
      <Choice
        name={answer}
        legend={check.ask}
        optional={!check.required}
        options={[
          { value: 'yes', label: 'Oui' },
          { value: 'no', label: 'Non' },
        ]}
        value={typedText(typed, answer, known.answer)}
        error={typed?.errors[answer]}
        help={law}
      />
      {check.reasonIfNo && (
        <Field
          name={reason}
          label={`Si non, pourquoi${noBreak}? ${check.ask}`}
          optional="sinon"
          maxLength={2_000}
          value={typedText(typed, reason, known.reason)}
          error={typed?.errors[reason]}
        />
      )}
    </>
  )
}

const End = ({ data, state }: Props) => {
  const typed = stateOf(state, 'end')
  const { step, missing } = data.chosen
  // a danger waits for no question: its end is at hand
  const open = typed !== undefined || missing.length === 0 || step.next.some(({ atOnce }) => atOnce)
  return (
    <Part data={data} title="Finir l’étape" open={open}>
      <input type="hidden" name="step" value={step.code} />
      <Choice
        name="outcome"
        legend="Comment elle finit"
        options={step.next.map(({ outcome }) => ({ value: outcome, label: OUTCOMES[outcome] }))}
        value={typedText(typed, 'outcome', data.chosen.status === 'done' ? data.chosen.outcome : null)}
        error={typed?.errors['outcome']}
      />
      <Field
        name="endedOn"
        label="Le"
        type="date"
        value={typedText(typed, 'endedOn', data.printed.today)}
        error={typed?.errors['endedOn']}
      />
      <TextArea
        name="words"
        label="À savoir"
        optional
        rows={2}
        maxLength={5_000}
        value={typedText(typed, 'words')}
        error={typed?.errors['words']}
      />
      <Actions>
        <Button look="principal" name="intent" value="end">
          Finir l’étape
        </Button>
      </Actions>
    </Part>
  )
}

const Note = ({ data, state }: Props) => {
  const typed = stateOf(state, 'note')
  return (
    <Part data={data} title="Un mot sur cette étape" open={typed !== undefined}>
      <input type="hidden" name="step" value={data.chosen.step.code} />
      <TextArea name="note" label="Note" rows={3} maxLength={5_000} value={typedText(typed, 'note')} error={typed?.errors['note']} />
      <Button name="intent" value="note">
        Garder la note
      </Button>
    </Part>
  )
}
