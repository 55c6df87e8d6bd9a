import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate } from '#core/french.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { stepOf } from '#rules/procedures/procedures.ts'
import { OUTCOMES } from '#rules/procedures/words.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import type { FormState } from '#web/page.server.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { standing } from './model.ts'
import type { ProcedureEvent, ProcedureEventBody, Run } from './model.ts'

type Data = { run: Run; timeZone: string; canWrite: boolean; printed: { today: IsoDate } }

/** What an event says, in a sentence. */
export const eventWords = (procedure: Procedure, event: ProcedureEventBody, today: IsoDate): string => {
  const label = (code: string): string => stepOf(procedure, code)?.label ?? code
  const title = (rule: string): string => DEADLINES.get(rule)?.title ?? rule
  switch (event.kind) {
    case 'day': {
      const start = procedure.steps.flatMap(({ starts }) => starts).find(({ id }) => id === event.event)
      return `${event.event === 'begun' ? 'Commencé le' : (start?.label ?? event.event)} ${writeDate(event.on, today)}`
    }
    case 'ended':
      return `${label(event.step)}${noBreak}: ${OUTCOMES[event.outcome].toLowerCase()}, le ${writeDate(event.on, today)}`
    case 'recorded': {
      const check = stepOf(procedure, event.step)?.before.find(({ id }) => id === event.check)
      const answer = check?.kind === 'yesNo' ? (event.answer === 'yes' ? 'oui' : 'non') : event.answer
      return `${check?.ask ?? event.check} ${answer}${event.reason ? `${noBreak}: ${event.reason}` : ''}`
    }
    case 'paused':
      return `${title(event.rule)}${noBreak}: arrêté depuis le ${writeDate(event.from, today)}${event.until ? ` jusqu’au ${writeDate(event.until, today)}` : ''}. ${event.reason}`
    case 'chosen':
      return `${title(event.rule)}${noBreak}: au ${writeDate(event.due, today)}. ${event.reason}`
    case 'note':
      return event.step === null ? event.words : `${label(event.step)}${noBreak}: ${event.words}`
    case 'withdrawn':
      return `Retiré${noBreak}: ${event.reason}`
  }
}

/** All that was noted, the latest first. What another event corrects is still read, and says so. */
export const History = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { run, printed, timeZone } = data
  const standingIds = new Set(standing(run.events).map(({ id }) => id))
  const typed = stateOf(state, 'withdraw')
  return (
    <ol className="lignes">
      {run.events.toReversed().map((event) => {
        const stands = standingIds.has(event.id)
        return (
          <li key={event.id}>
            {eventWords(run.procedure, event, printed.today)}{' '}
            {!stands && event.kind !== 'withdrawn' && <Tag kind="neutre">ne compte plus</Tag>}
            <p className="petit doux">
              {writeDate(wallClock(event.writtenAt, timeZone).date, printed.today)}, {event.author}
            </p>
            {data.canWrite && stands && !isBegun(event) && (
              <Withdraw event={event} typed={typed?.values['eventId'] === event.id ? typed : undefined} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Whether the line that was sent to be withdrawn no longer stands: its form is not on the page any more. */
export const withdrawnBefore = (state: FormState | undefined, run: Data['run']): state is FormState =>
  state?.values['intent'] === 'withdraw' && !standing(run.events).some(({ id }) => id === state.values['eventId'])

const isBegun = (event: ProcedureEvent): boolean => event.kind === 'day' && event.event === 'begun'

const Withdraw = ({ event, typed }: { event: ProcedureEvent; typed: FormState | undefined }) => (
  <details className="abandon ne-pas-imprimer" open={typed !== undefined}>
    <summary className="petit">Noté par erreur</summary>
    <form method="post" className="formulaire">
      <input type="hidden" name="eventId" value={event.id} />
      <Field
        name="withdrawReason"
        id={typed ? undefined : `champ-withdrawReason-${event.id}`}
        label="Pourquoi"
        maxLength={1_000}
        value={typedText(typed, 'withdrawReason')}
        error={typed?.errors['withdrawReason']}
      />
      <Button small name="intent" value="withdraw">
        Retirer cette ligne
      </Button>
    </form>
  </details>
)
