import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { noBreak } from '#core/french.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import type { ProcedureState, StepState } from '#rules/procedures/run.ts'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { standing } from './model.ts'
import type { Run } from './model.ts'

/** What the forms of a step read. */
export type StepData = { head: { id: string }; run: Run; state: ProcedureState; chosen: StepState; printed: { today: IsoDate } }
export type StepProps = { data: StepData; state: FormState | undefined }

/** One form of the step, folded until it is wanted, open when it comes back. */
export const Part = ({ title, open, data, children }: { title: string; open: boolean; data: StepData; children: ReactNode }) => (
  <details className="ajouts haut-2" open={open}>
    <summary>{title}</summary>
    <form
      method="post"
      // a form that comes back stands on the page of its own step
      action={paths.caseFile.procedure({ id: data.head.id, runId: data.run.id, step: data.chosen.step.code })}
      className="haut-1 formulaire"
    >
      {children}
    </form>
  </details>
)

const rulesOf = (data: StepData) =>
  data.chosen.clocks
    .filter(({ due, status }) => due !== null || status === 'stopped')
    .map(({ rule, from, due, status }) => ({ rule, from, due, status, title: DEADLINES.get(rule)?.title ?? rule }))

/** The law stops a clock, or it runs again. */
export const Pause = ({ data, state }: StepProps) => {
  const typed = stateOf(state, 'pause')
  const rules = rulesOf(data)
  const stopped = rules.find(({ status }) => status === 'stopped')
  const open =
    stopped && standing(data.run.events).findLast((one) => one.kind === 'paused' && one.rule === stopped.rule && one.until === null)
  const stops = [...new Map(rules.flatMap(({ rule }) => DEADLINES.get(rule)?.stoppedBy ?? []).map((one) => [one.id, one])).values()]
  return (
    <Part data={data} title={stopped ? 'Le délai court à nouveau' : 'Arrêter un délai'} open={typed !== undefined}>
      <Select
        name="rule"
        id={typed ? undefined : 'champ-rule-arret'}
        label="Le délai"
        options={rules.map(({ rule, title }) => ({ value: rule, label: title }))}
        value={typedText(typed, 'rule', stopped?.rule)}
        error={typed?.errors['rule']}
      />
      <Field
        name="pauseFrom"
        label="Arrêté depuis le"
        type="date"
        value={typedText(typed, 'pauseFrom', open?.kind === 'paused' ? open.from : data.printed.today)}
        error={typed?.errors['pauseFrom']}
      />
      <Field
        name="pauseUntil"
        label="Jusqu’au"
        type="date"
        optional="s’il court à nouveau"
        value={typedText(typed, 'pauseUntil')}
        error={typed?.errors['pauseUntil']}
      />
      {stops.length > 0 && (
        <Select
          name="by"
          label="Ce qui l’arrête"
          optional
          empty="Autre raison"
          options={stops.map(({ id, event }) => ({ value: id, label: event }))}
          value={typedText(typed, 'by')}
          error={typed?.errors['by']}
        />
      )}
      <Field
        name="pauseReason"
        label="Pourquoi"
        maxLength={1_000}
        value={typedText(typed, 'pauseReason')}
        error={typed?.errors['pauseReason']}
      />
      <Button name="intent" value="pause">
        Garder l’arrêt
      </Button>
    </Part>
  )
}

/** One form for each clock would be long: the clock is chosen by the rule and the event that it runs from. */
export const Choose = ({ data, state }: StepProps) => {
  const typed = stateOf(state, 'choose')
  const [first] = rulesOf(data)
  if (!first) return null
  return (
    <Part data={data} title={`Choisir une autre date${noBreak}: ${first.title.toLowerCase()}`} open={typed !== undefined}>
      <input type="hidden" name="rule" value={first.rule} />
      <input type="hidden" name="from" value={first.from} />
      <Field
        name="chosenDue"
        label="Au plus tard le"
        type="date"
        value={typedText(typed, 'chosenDue', first.due)}
        error={typed?.errors['chosenDue']}
      />
      <Field
        name="chosenReason"
        label="Pourquoi"
        maxLength={1_000}
        value={typedText(typed, 'chosenReason')}
        error={typed?.errors['chosenReason']}
        help="Le calcul reste lisible dans l’historique."
      />
      <Button name="intent" value="choose">
        Garder cette date
      </Button>
    </Part>
  )
}
