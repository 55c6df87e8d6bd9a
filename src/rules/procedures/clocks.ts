import { dayOfText } from '../deadlines/calendar.ts'
import type { Counted, Pause } from '../deadlines/rule.ts'
import type { Happenings } from './happenings.ts'
import type { DeadlineUse, Step } from './procedure.ts'
import type { Place } from './walk.ts'

/** How last days are counted: the rules of the law by id (`by-law.ts`), and what the service has set for itself. */
export interface Counting {
  /** Last day of a rule from a day; `ownDays` instead of the rule’s own length, where the service set one. */
  readonly count: (rule: string, from: string, pauses: readonly Pause[], ownDays?: number) => Counted
  /** Lengths set by the service, in days, by the name of the setting; absent: not set. */
  readonly settings: Readonly<Record<string, number>>
}

export interface Clock {
  readonly rule: string
  /** Event, `@step` or `@open` it runs from. */
  readonly from: string
  /** The day it runs from; null: not known yet. */
  readonly since: string | null
  /** Last day; null while it stands still, or while the day it runs from is unknown. */
  readonly due: string | null
  /** `noDate`: the day it runs from is not known. `stopped`: paused. `met`, `late`: the step has ended in time, or after. */
  readonly status: 'noDate' | 'stopped' | 'running' | 'overdue' | 'met' | 'late'
  /** Days from today to the last day, 0 on the last one, negative after; null without one. */
  readonly daysLeft: number | null
  /** How the day was found, in French; with the reason where it was set by hand. */
  readonly steps: readonly string[]
  /** Set by hand, with its reason; null: counted. */
  readonly chosen: { readonly due: string; readonly reason: string } | null
}

const pausesOf = (rule: string, happenings: Happenings): readonly Pause[] =>
  happenings
    .filter((one) => one.kind === 'paused' && one.rule === rule)
    // A pause that was closed is written twice: open, then with its last day. The last one written of a same first day wins.
    .reduce((kept: Pause[], one) => {
      if (one.kind !== 'paused') return kept
      const { from, until, by } = one
      return [...kept.filter((pause) => pause.from !== from), { from, until, ...(by !== undefined && { by }) }]
    }, [])

/** The day a use of a deadline runs from; null when nobody recorded it. */
export const sinceOf = (from: string, openedOn: string | null, days: ReadonlyMap<string, string>): string | null =>
  from === '@open' ? openedOn : (days.get(from) ?? null)

/** Last day of one use: the one set by hand, otherwise counted, the shorter of the law’s and the service’s. */
export const dueOf = (
  { rule, from, shorter }: DeadlineUse,
  since: string | null,
  happenings: Happenings,
  { count, settings }: Counting,
): Counted & { readonly chosen: Clock['chosen'] } => {
  const set = happenings.findLast((one) => one.kind === 'chosen' && one.rule === rule && one.from === from)
  if (set !== undefined && set.kind === 'chosen') {
    const { due, reason } = set
    return { due, steps: [`Date choisie à la main : ${reason}`], chosen: { due, reason } }
  }
  if (since === null) return { due: null, steps: [], chosen: null }
  const pauses = pausesOf(rule, happenings)
  const law = count(rule, since, pauses)
  const yes = happenings.findLast((one) => one.kind === 'recorded' && one.check === shorter?.check)
  if (shorter === undefined || yes === undefined || yes.kind !== 'recorded' || yes.answer !== 'yes') return { ...law, chosen: null }
  const days = settings[shorter.setting]
  if (days === undefined) {
    return {
      ...law,
      steps: [...law.steps, `${shorter.text} Elle n’est pas réglée : c’est le délai de la loi qui est montré.`],
      chosen: null,
    }
  }
  const own = count(rule, since, pauses, days)
  const wins = law.due !== null && own.due !== null && own.due < law.due
  return wins ? { ...own, steps: [...own.steps, shorter.text], chosen: null } : { ...law, chosen: null }
}

/** The clocks of a step that is or was open; `place` null: it is not open yet, and those are told whose day was noted. */
export const clocksOf = (
  step: Step,
  place: Place | null,
  days: ReadonlyMap<string, string>,
  happenings: Happenings,
  today: string,
  counting: Counting,
): readonly Clock[] =>
  step.deadlines.flatMap((use): readonly Clock[] => {
    if (place === null && (use.from.startsWith('@') || !days.has(use.from))) return []
    const since = sinceOf(use.from, place?.openedOn ?? null, days)
    const { due, steps, chosen } = dueOf(use, since, happenings, counting)
    const status = ((): Clock['status'] => {
      const ended = place?.ended && !place.ended.bySilence ? place.ended.on : null
      if (due === null) return since === null ? 'noDate' : 'stopped'
      if (ended !== null) return ended > due ? 'late' : 'met'
      return today > due ? 'overdue' : 'running'
    })()
    const daysLeft = due === null ? null : dayOfText(due) - dayOfText(today)
    return [{ rule: use.rule, from: use.from, since, due, status, daysLeft, steps, chosen }]
  })
