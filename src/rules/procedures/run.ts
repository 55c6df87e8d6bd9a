import type { Statement } from '../catalogue/entry.ts'
import { BadInput } from '../bad-input.ts'
import { clocksOf, type Clock, type Counting } from './clocks.ts'
import type { Happenings, Recorded } from './happenings.ts'
import type { Check, Procedure, Step } from './procedure.ts'
import { silenceDay, walk, type Place } from './walk.ts'
import { ACTORS, type Actor, type Outcome } from './words.ts'

/** Where one step of a procedure stands on a day. */
export interface StepState {
  readonly step: Step
  /**
   * `closed`: not opened yet. `ahead`: not opened yet, and its clock runs: the day it counts from was noted. `open`: for the service or the person to do. `waiting`:
   * for somebody else to do. `silent`: nobody answered and the day has passed; a late answer may still be recorded. `passed`: it waited for who has since decided, or
   * has been silent to the end; nothing is asked of it. `done`: ended by what was recorded.
   */
  readonly status: 'closed' | 'ahead' | 'open' | 'waiting' | 'silent' | 'passed' | 'done'
  readonly waitingFor: Actor | null
  readonly openedOn: string | null
  readonly outcome: Outcome | null
  readonly endedOn: string | null
  readonly clocks: readonly Clock[]
  /** Required checks without an answer, and « no » without its reason. */
  readonly missing: readonly Check[]
  /** What silence means: from the day after `on`; null while that day is not known, or when nobody is waited for. */
  readonly silence: { readonly on: string | null; readonly means: Statement; readonly act: string; readonly outcome: Outcome } | null
}

/** What to do now, one sentence of French. `by`: the last day, when one is known. */
export interface NextAction {
  readonly kind: 'silence' | 'late' | 'date' | 'check' | 'do' | 'ahead' | 'wait'
  readonly step: string
  readonly sentence: string
  readonly by: string | null
}

export interface ProcedureState {
  readonly steps: readonly StepState[]
  /** First what silence has opened and what is late, then what is open by last day, then what lies ahead, in the order of the procedure. Empty: it has ended, or not begun. */
  readonly actions: readonly NextAction[]
  readonly next: NextAction | null
  readonly begun: boolean
  /** Begun, and no step is open any more. */
  readonly ended: boolean
}

/** Checks of a step that still lack an answer. A « no » that needs a reason lacks one without it. */
const missingOf = ({ code, before }: Step, recorded: readonly Recorded[]): readonly Check[] =>
  before.filter(({ id, required, reasonIfNo }) => {
    if (!required) return false
    const last = recorded.findLast((one) => one.step === code && one.check === id)
    if (last === undefined || last.answer.trim() === '') return true
    return reasonIfNo && last.answer === 'no' && (last.reason ?? '').trim() === ''
  })

const statusOf = ({ actor }: Step, place: Place | undefined): StepState['status'] => {
  if (place === undefined) return 'closed'
  if (place.passed) return 'passed'
  if (place.ended !== null) return place.ended.bySilence ? 'silent' : 'done'
  return ACTORS[actor].side === 'theirs' ? 'waiting' : 'open'
}

const nearest = (clocks: readonly Clock[]): string | null =>
  clocks
    .flatMap(({ due, status }) => (due !== null && (status === 'running' || status === 'overdue') ? [due] : []))
    .toSorted()
    .at(0) ?? null

/** What is to be done of a step that is open, or that nobody answered. */
const actionOf = ({ step, status, clocks, missing, silence }: StepState, taken: boolean): NextAction | null => {
  const by = nearest(clocks)
  const action = (kind: NextAction['kind'], sentence: string): NextAction => ({ kind, step: step.code, sentence, by })
  if (status === 'silent') return taken || silence === null ? null : { ...action('silence', silence.act), by: silence.on }
  if (status !== 'open' && status !== 'waiting' && status !== 'ahead') return null
  if (clocks.some((one) => one.status === 'overdue')) return action('late', `Le délai est passé : ${step.label}.`)
  if (status === 'ahead') return ACTORS[step.actor].side === 'theirs' ? null : action('ahead', `${step.label}.`)
  const own = new Set(step.starts.map(({ id }) => id))
  const unknown = clocks.filter((one) => one.status === 'noDate' && own.has(one.from))
  // Several letters may open one step: one day that is known is enough.
  if (unknown.length > 0 && !clocks.some((one) => one.due !== null || one.status === 'stopped')) {
    const event = step.starts.find(({ id }) => id === unknown[0]?.from)
    if (event !== undefined) return action('date', `À noter : « ${event.label} ».`)
  }
  const check = missing[0]
  if (check !== undefined) return action('check', check.ask)
  return status === 'waiting' ? action('wait', `${ACTORS[step.actor].label} : ${step.label}.`) : action('do', `${step.label}.`)
}

const RANK: Readonly<Record<NextAction['kind'], number>> = { silence: 0, late: 1, date: 2, check: 2, do: 2, ahead: 3, wait: 4 }
const byUrgency = (a: NextAction, b: NextAction): number => RANK[a.kind] - RANK[b.kind] || (a.by ?? '9999').localeCompare(b.by ?? '9999')

/**
 * Where a procedure stands on a day: what is done, what is open, what is waited for and from whom, which clocks run, what silence has changed, and what comes next.
 *
 * Recorded outcomes always win: silence is looked at only for steps that nobody ended. Asked with a later `today`, it tells what happens if nobody answers until
 * then. Nothing is decided here, and no danger is ever qualified by it.
 *
 * @param today `YYYY-MM-DD`; a legal delay ends with its last day: silence is told from the day after
 * @throws BadInput for a step, an event, a check or an outcome that the procedure does not have (`happenings`)
 */
export const follow = (procedure: Procedure, happenings: Happenings, today: string, counting: Counting): ProcedureState => {
  checkIds(procedure, happenings)
  const { places, days, ahead } = walk(procedure, happenings, today, counting)
  const recorded = happenings.filter((one) => one.kind === 'recorded')
  const steps = procedure.steps.map((step): StepState => {
    const place = places.get(step.code)
    const status = ahead.has(step.code) ? 'ahead' : statusOf(step, place)
    const { ifNobodyAnswers: silent } = step
    return {
      step,
      status,
      waitingFor: status === 'waiting' ? step.actor : null,
      openedOn: place?.openedOn ?? null,
      outcome: place?.ended?.outcome ?? null,
      endedOn: place?.ended?.on ?? null,
      clocks: place === undefined && status === 'closed' ? [] : clocksOf(step, place ?? null, days, happenings, today, counting),
      missing: status === 'closed' ? [] : missingOf(step, recorded),
      silence:
        place === undefined || 'none' in silent
          ? null
          : {
              on: silenceDay(step, place.openedOn, days, happenings, counting),
              means: silent.means,
              act: silent.act,
              outcome: silent.outcome,
            },
    }
  })
  const taken = ({ step, outcome }: StepState): boolean =>
    step.next
      .find((branch) => branch.outcome === outcome)
      ?.opens.some((code) => steps.some((one) => one.step.code === code && one.status === 'done')) ?? false
  const actions = steps
    .flatMap((one) => actionOf(one, taken(one)) ?? [])
    .map((action, at) => ({ action, at }))
    .toSorted((a, b) => byUrgency(a.action, b.action) || a.at - b.at)
    .map(({ action }) => action)
  const begun = places.size > 0
  const ended = begun && !steps.some(({ status }) => status === 'open' || status === 'waiting')
  return { steps, actions, next: actions[0] ?? null, begun, ended }
}

const checkIds = ({ steps }: Procedure, happenings: Happenings): void => {
  const refuse = (what: unknown): never => {
    throw new BadInput('happenings', what, 'une étape, un jour, un choix de cette procédure')
  }
  const events = new Set(['begun', ...steps.flatMap(({ starts }) => starts.map(({ id }) => id))])
  for (const one of happenings) {
    if (one.kind === 'day' && !events.has(one.event)) refuse(one.event)
    if (one.kind !== 'ended' && one.kind !== 'recorded') continue
    const step = steps.find(({ code }) => code === one.step) ?? refuse(one.step)
    if (one.kind === 'ended' && !step.next.some(({ outcome }) => outcome === one.outcome)) refuse(one.outcome)
    if (one.kind === 'recorded' && !step.before.some(({ id }) => id === one.check)) refuse(one.check)
  }
}
