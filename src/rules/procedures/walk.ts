import { lastDayOf } from '../catalogue/deadline.ts'
import { dueOf, sinceOf, type Counting } from './clocks.ts'
import type { Happenings } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import type { Outcome } from './words.ts'

/** A step that is or was open. */
export interface Place {
  readonly openedOn: string
  /** `bySilence`: nobody said so; `on` is then the last day that was waited for. */
  readonly ended: { readonly outcome: Outcome; readonly on: string; readonly bySilence: boolean } | null
}

/** Days of the events, and `@code` of the steps that ended. Silence adds to them. */
type Days = Map<string, string>

export interface Walk {
  readonly places: ReadonlyMap<string, Place>
  readonly days: ReadonlyMap<string, string>
}

/** Last day that is waited for before silence speaks; null while the day it runs from is unknown, or the clock stands still. */
export const silenceDay = (
  step: Step,
  { openedOn }: Pick<Place, 'openedOn'>,
  days: ReadonlyMap<string, string>,
  happenings: Happenings,
  counting: Counting,
): string | null => {
  const silent = step.ifNobodyAnswers
  if ('none' in silent) return null
  if ('days' in silent.after) {
    const since = sinceOf(silent.after.from, openedOn, days)
    return since === null ? null : lastDayOf(since, { days: silent.after.days })
  }
  const { rules } = silent.after
  const dues = step.deadlines
    .filter((use) => rules.includes(use.rule))
    .flatMap((use) => dueOf(use, sinceOf(use.from, openedOn, days), happenings, counting).due ?? [])
  return dues.toSorted().at(0) ?? null
}

/** Steps through a procedure: first all that was recorded, in the order of its days, then what silence has opened until `today`. */
export const walk = (procedure: Procedure, happenings: Happenings, today: string, counting: Counting): Walk => {
  const { steps } = procedure
  const order = new Map(steps.map(({ code }, at) => [code, at]))
  const places = new Map<string, Place>()
  const days: Days = new Map()

  /**
   * A step already ended is opened again only by a step behind it: a loop, never two ways that meet. One that still waits is opened anew when what leads to it was
   * done again (a letter sent twice): what is counted from its opening begins again.
   */
  const open = (code: string, on: string, by: string | null): void => {
    const place = places.get(code)
    const loop = by !== null && (order.get(code) ?? 0) <= (order.get(by) ?? 0)
    if (place === undefined || (place.ended === null ? by !== null && on > place.openedOn : loop))
      places.set(code, { openedOn: on, ended: null })
  }
  const end = (step: Step, outcome: Outcome, on: string, bySilence: boolean): void => {
    places.set(step.code, { openedOn: places.get(step.code)?.openedOn ?? on, ended: { outcome, on, bySilence } })
    days.set(`@${step.code}`, on)
    for (const code of step.next.find((branch) => branch.outcome === outcome)?.opens ?? []) open(code, on, step.code)
  }

  for (const one of happenings) if (one.kind === 'day') days.set(one.event, one.on)
  const begun = days.get('begun')
  const first = steps[0]
  if (begun !== undefined && first !== undefined) open(first.code, begun, null)

  const arrived = steps.flatMap(({ code, starts }) =>
    starts.flatMap(({ id, opens }) => {
      const on = opens ? days.get(id) : undefined
      return on === undefined ? [] : [{ on, code }]
    }),
  )
  // Two outcomes of one step: the last one written wins, unless the step was opened again in between, which its day tells.
  const ended = happenings
    .flatMap((one, at) => (one.kind === 'ended' ? [{ ...one, at }] : []))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.at - b.at)
  for (const one of ended) {
    for (const { on, code } of arrived) if (on <= one.on) open(code, on, null)
    const step = steps.find(({ code }) => code === one.step)
    if (step !== undefined) end(step, one.outcome, one.on, false)
  }
  for (const { on, code } of arrived) open(code, on, null)

  const silenced = new Set<string>()
  for (let again = true; again;) {
    again = false
    for (const step of steps) {
      const place = places.get(step.code)
      const silent = step.ifNobodyAnswers
      if (place === undefined || place.ended !== null || silenced.has(step.code) || 'none' in silent) continue
      const last = silenceDay(step, place, days, happenings, counting)
      if (last === null || today <= last) continue
      silenced.add(step.code)
      for (const { starts } of steps)
        for (const { id, orSilenceOf } of starts) if (orSilenceOf === step.code && !days.has(id)) days.set(id, last)
      end(step, silent.outcome, last, true)
      again = true
    }
  }
  return { places, days }
}
