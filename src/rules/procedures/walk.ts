import { lastDayOf } from '../catalogue/deadline.ts'
import { dueOf, sinceOf, type Counting } from './clocks.ts'
import type { Happenings } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import { ACTORS, type Outcome } from './words.ts'

/** A step that is or was open. */
export interface Place {
  readonly openedOn: string
  /** `bySilence`: nobody said so; `on` is then the last day that was waited for. */
  readonly ended: { readonly outcome: Outcome; readonly on: string; readonly bySilence: boolean } | null
  /** It waited for an institution that has since decided, or whose silence has: nothing is asked of it any more. */
  readonly passed: boolean
}

/** Days of the events, and `@code` of the steps that ended. Silence adds to them. */
type Days = Map<string, string>

export interface Walk {
  readonly places: ReadonlyMap<string, Place>
  readonly days: ReadonlyMap<string, string>
  /** Codes of the steps that are not open yet and whose clock runs: the day of an event was noted before one came to them. */
  readonly ahead: ReadonlySet<string>
}

/** Last day that is waited for before silence speaks; null while the day it runs from is unknown, or the clock stands still. `openedOn` null: not open yet. */
export const silenceDay = (
  step: Step,
  openedOn: string | null,
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

/** Whether a step waits for somebody who may be silent; where silence means that a time was missed, the act was ours, whoever is asked. */
const waitsForOthers = ({ actor, ifNobodyAnswers: silent }: Step): boolean =>
  ACTORS[actor].side === 'theirs' && !('outcome' in silent && silent.outcome === 'missed')

/** Events whose days start a clock of a step; not the opening or the end of a step. */
const eventsOf = ({ deadlines }: Step): readonly string[] => deadlines.flatMap(({ from }) => (from.startsWith('@') ? [] : [from]))

/**
 * Steps through a procedure: first all that was recorded, in the order of its days, then what silence has opened until `today`.
 *
 * A day starts its clocks whatever step one stands on: a letter does not wait until somebody has come to its step. Where the step lies ahead its clock runs before it
 * is open; where nothing leads to it any more, the letter is a new one and opens it (again). The silence of an institution speaks on its day in the same way, and what
 * the same institution was to do before is passed over.
 */
export const walk = (procedure: Procedure, happenings: Happenings, today: string, counting: Counting): Walk => {
  const { steps } = procedure
  const order = new Map(steps.map(({ code }, at) => [code, at]))
  const places = new Map<string, Place>()
  const days: Days = new Map()
  /** Steps that an end said by somebody left aside, by the code of the step that ended. */
  const leftAside = new Map<string, readonly string[]>()

  /**
   * A step already ended is opened again only by a step behind it: a loop, never two ways that meet. One that still waits is opened anew when what leads to it was
   * done again (a letter sent twice): what is counted from its opening begins again.
   */
  const open = (code: string, on: string, by: string | null): void => {
    const place = places.get(code)
    const loop = by !== null && (order.get(code) ?? 0) <= (order.get(by) ?? 0)
    if (place === undefined || (place.ended === null ? by !== null && on > place.openedOn : loop)) openAnew(code, on)
  }
  const openAnew = (code: string, on: string): void => {
    places.set(code, { openedOn: on, ended: null, passed: false })
    leftAside.delete(code)
  }
  const end = (step: Step, outcome: Outcome, on: string, bySilence: boolean): void => {
    const opens = step.next.find((branch) => branch.outcome === outcome)?.opens ?? []
    places.set(step.code, { openedOn: places.get(step.code)?.openedOn ?? on, ended: { outcome, on, bySilence }, passed: false })
    days.set(`@${step.code}`, on)
    if (!bySilence)
      leftAside.set(
        step.code,
        step.next.flatMap((branch) => branch.opens.filter((code) => !opens.includes(code))),
      )
    for (const code of opens) open(code, on, step.code)
    if (waitsForOthers(step)) passBefore(step)
  }
  /** What the same institution was still to do, or left unanswered, before a step that has ended. */
  const passBefore = (step: Step): void => {
    for (const one of steps) {
      if (one === step) break
      const place = places.get(one.code)
      const due = place !== undefined && (place.ended === null || place.ended.bySilence)
      if (due && one.actor === step.actor && waitsForOthers(one) && behind([one.code]).has(step.code))
        places.set(one.code, { ...place, passed: true })
    }
  }

  const stillOpen = ({ ended, passed }: Place): boolean => ended === null && !passed
  /** Every step that a branch of these may open, however far. */
  const behind = (codes: readonly string[]): Set<string> => {
    const found = new Set<string>()
    const visit = (code: string): void => {
      for (const { opens } of steps.find((one) => one.code === code)?.next ?? [])
        for (const next of opens)
          if (!found.has(next)) {
            found.add(next)
            visit(next)
          }
    }
    codes.forEach(visit)
    return found
  }
  /** Steps not open yet to which what is open leads, but for those that somebody’s choice left aside; with a clock that runs already. */
  const stepsAhead = (): Set<string> => {
    const reached = behind([...places].flatMap(([code, place]) => (stillOpen(place) ? [code] : [])))
    const from = steps.filter(
      ({ code }) => reached.has(code) || [places.get(code)].some((place) => place !== undefined && stillOpen(place)),
    )
    // a loop alone leads back to a step that somebody’s choice left aside: it stays so
    const leads = (code: string): boolean =>
      from.some((one) => (order.get(one.code) ?? 0) < (order.get(code) ?? 0) && one.next.some(({ opens }) => opens.includes(code)))
    const aside = new Set([...leftAside].flatMap(([by, codes]) => (reached.has(by) ? [] : codes.filter((code) => !leads(code)))))
    return new Set(
      steps.flatMap((step) =>
        !places.has(step.code) && reached.has(step.code) && !aside.has(step.code) && eventsOf(step).some((event) => days.has(event))
          ? [step.code]
          : [],
      ),
    )
  }
  /** A day that nothing open or ahead counts from: it opens the first step that does; one that had ended, only for a letter that came after. */
  const openFor = (event: string, on: string): void => {
    const counts = steps.filter((step) => eventsOf(step).includes(event))
    const ahead = stepsAhead()
    const place = (step: Step): Place | undefined => places.get(step.code)
    if (counts.some((step) => ahead.has(step.code) || [place(step)].some((one) => one !== undefined && stillOpen(one)))) return
    const first = counts.find((step) => {
      const ended = place(step)?.ended
      if (ended === undefined) return true
      return ended !== null && on > ended.on && step.deadlines.some((use) => use.from === event && isAfter(use.rule, on))
    })
    if (first !== undefined) openAnew(first.code, on)
  }
  const isAfter = (rule: string, on: string): boolean => (counting.count(rule, on, []).due ?? on) >= on

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
  const noted = [...days].filter(([event]) => event !== 'begun').toSorted(([, a], [, b]) => a.localeCompare(b))
  let seen = 0
  // A day is looked at where it stands among the ends: what ended on that day or after was said by who knew of it.
  const arriveUntil = (until: string | null): void => {
    for (const { on, code } of arrived) if (until === null || on <= until) open(code, on, null)
    for (; seen < noted.length; seen += 1) {
      const [event, on] = noted[seen] as [string, string]
      if (until !== null && on > until) return
      openFor(event, on)
    }
  }
  // Two outcomes of one step: the last one written wins, unless the step was opened again in between, which its day tells.
  const ended = happenings
    .flatMap((one, at) => (one.kind === 'ended' ? [{ ...one, at }] : []))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.at - b.at)
  for (const one of ended) {
    arriveUntil(one.on)
    const step = steps.find(({ code }) => code === one.step)
    if (step !== undefined) end(step, one.outcome, one.on, false)
  }
  arriveUntil(null)

  /** Which of two silences of one request it is, is for somebody to say: until then it is held for a refusal, by which no right is lost. */
  const heldForRefusal = (step: Step): boolean =>
    isSilence(step, 'impliedGrant') &&
    steps.some((one) => isSilence(one, 'impliedRefusal') && eventsOf(one).some((event) => eventsOf(step).includes(event)))
  const silenced = new Set<string>()
  /** The next silence that has come: the earliest day, then the order of the procedure. */
  const nextSilence = (): { readonly step: Step; readonly last: string } | undefined => {
    const ahead = stepsAhead()
    const mute = steps.filter((step) => ahead.has(step.code) && waitsForOthers(step) && 'after' in step.ifNobodyAnswers)
    return steps
      .flatMap((step) => {
        const place = places.get(step.code)
        if (silenced.has(step.code)) return []
        if (place === undefined ? !mute.includes(step) || heldForRefusal(step) : !stillOpen(place)) return []
        const last = silenceDay(step, place?.openedOn ?? null, days, happenings, counting)
        return last === null || today <= last ? [] : [{ step, last }]
      })
      .toSorted((a, b) => a.last.localeCompare(b.last))
      .at(0)
  }
  for (let silent = nextSilence(); silent !== undefined; silent = nextSilence()) {
    const { step, last } = silent
    silenced.add(step.code)
    for (const { starts } of steps)
      for (const { id, orSilenceOf } of starts) if (orSilenceOf === step.code && !days.has(id)) days.set(id, last)
    if ('outcome' in step.ifNobodyAnswers) end(step, step.ifNobodyAnswers.outcome, last, true)
  }
  return { places, days, ahead: stepsAhead() }
}

const isSilence = ({ ifNobodyAnswers: silent }: Step, outcome: Outcome): boolean => 'outcome' in silent && silent.outcome === outcome
