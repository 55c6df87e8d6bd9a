import { BadInput } from '../bad-input.ts'
import { dayInWords, dayOfText, monthsLater, textOf, type Day } from './calendar.ts'
import { offOn } from './holidays.ts'
import type { Counted, DeadlineRule, Length, Pause, Territory, Unit } from './rule.ts'

/** What the count needs to know beside the rule and the day. */
export interface Circumstances {
  readonly territory: Territory
  /** Times in which the count stood still; in any order. Without effect on a deadline counted backwards. */
  readonly pauses: readonly Pause[]
  /** A length of the place or of an older text, instead of the rule’s own; the caller keeps the reason. */
  readonly length?: Length
}

const NAMES: Record<Unit, readonly [one: string, many: string]> = {
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  workingDay: ['jour ouvré', 'jours ouvrés'],
  openDay: ['jour ouvrable', 'jours ouvrables'],
  week: ['semaine', 'semaines'],
  month: ['mois', 'mois'],
  year: ['an', 'ans'],
}

/** « 2 mois », « 1 jour ouvré ». */
export const lengthInWords = ({ n, unit }: Length): string => `${n} ${NAMES[unit][n === 1 ? 0 : 1]}`

/**
 * Whether a day counts as working (Monday to Friday) or open (Monday to Saturday), holidays apart. A holiday of some communes only is taken the way that gives
 * the earlier last day: as an ordinary day after an event, as a holiday before one.
 */
const countsAs = (unit: 'workingDay' | 'openDay', day: Day, territory: Territory, back: boolean): boolean => {
  const off = offOn(day, territory)
  if (off === null) return true
  if (off.somewhere) return !back
  return unit === 'openDay' && off.name === 'samedi'
}

const isWorking = (unit: Unit): unit is 'workingDay' | 'openDay' => unit === 'workingDay' || unit === 'openDay'

/** The n-th such day after a day, or before it. */
const nthAfter = (from: Day, n: number, unit: 'workingDay' | 'openDay', territory: Territory, back = false): Day => {
  let day = from
  for (let left = n; left > 0;) {
    day += back ? -1 : 1
    if (countsAs(unit, day, territory, back)) left -= 1
  }
  return day
}

const MONTHS_IN_A_YEAR = 12
const HOURS_IN_A_DAY = 24
const DAYS_IN_A_WEEK = 7

/**
 * Last day of a length from a day, before « franc » and prolongation, with its step. The day of the event never counts (CPC 641). Hours from a day alone are
 * counted from its first minute, the whole days they certainly hold: the hour itself is counted in `hours.ts`.
 */
const lastOf = (from: Day, { n, unit }: Length, territory: Territory, back: boolean): { readonly day: Day; readonly step: string } => {
  const sign = back ? -1 : 1
  const span = `${lengthInWords({ n, unit })} ${back ? 'avant' : 'après'}`
  if (isWorking(unit)) {
    const day = nthAfter(from, n, unit, territory, back)
    const kept = unit === 'workingDay' ? 'samedis, dimanches et jours fériés ne comptent pas' : 'dimanches et jours fériés ne comptent pas'
    return { day, step: `${span} (${kept}) : ${dayInWords(day)}.` }
  }
  if (unit === 'month' || unit === 'year') {
    const { day, kept } = monthsLater(from, sign * n * (unit === 'year' ? MONTHS_IN_A_YEAR : 1))
    const how = kept ? 'au jour de même numéro' : 'ce mois n’a pas de jour de même numéro, c’est donc son dernier jour'
    return { day, step: `${span}, ${how} : ${dayInWords(day)}.` }
  }
  if (unit === 'hour') {
    const whole = Math.ceil(n / HOURS_IN_A_DAY)
    const day = back ? from - whole : from + whole - 1
    return { day, step: `${span}, comptées depuis le début du jour, faute d’heure : ${dayInWords(day)}.` }
  }
  const day = from + sign * n * (unit === 'week' ? DAYS_IN_A_WEEK : 1)
  return { day, step: `${span} : ${dayInWords(day)}.` }
}

/** The first day from a day on that is no Saturday, Sunday or holiday (CPC 642), with its step; null when the day itself is none. */
const prolonged = (last: Day, territory: Territory): { readonly day: Day; readonly step: string } | null => {
  const why = offOn(last, territory)
  if (why === null || why.somewhere) return null
  let day = last
  for (let off: ReturnType<typeof offOn> = why; off !== null && !off.somewhere; off = offOn(day, territory)) day += 1
  const named = why.name === 'samedi' || why.name === 'dimanche' ? `Un ${why.name}` : `Un jour férié (${why.name})`
  return { day, step: `${named} : le délai va jusqu’au premier jour ouvrable qui suit, ${dayInWords(day)}.` }
}

/** Whether a pause lets the count begin anew: what the rule says of it, or of the only effect the rule knows; otherwise what was left goes on, which is never later. */
const restarts = (rule: DeadlineRule, pause: Pause): boolean => {
  const known = rule.stoppedBy.filter(({ id }) => pause.by === undefined || id === pause.by)
  return known.length > 0 && known.every(({ effect }) => effect === 'restarts')
}

/** Days left from a day to the last one, both counted; at least one, for a pause that began on the last days was still in time. */
const daysLeft = (from: Day, last: Day, unit: Unit, territory: Territory): number => {
  if (!isWorking(unit)) return Math.max(1, last - from + 1)
  let left = 0
  for (let day = from; day <= last; day += 1) if (countsAs(unit, day, territory, false)) left += 1
  return Math.max(1, left)
}

/** A last day with « franc » taken in: one day more, of the same kind where only working days count. */
const withFranc = (
  rule: DeadlineRule,
  from: Day,
  length: Length,
  territory: Territory,
): { readonly day: Day; readonly steps: string[] } => {
  const { day, step } = lastOf(from, length, territory, false)
  if (!rule.franc) return { day, steps: [step] }
  const next = isWorking(length.unit) ? nthAfter(day, 1, length.unit, territory) : day + 1
  return { day: next, steps: [step, `Délai franc, ce dernier jour ne compte pas non plus : ${dayInWords(next)}.`] }
}

const before = (rule: DeadlineRule, event: Day, length: Length, territory: Territory): Counted => {
  const { day, step } = lastOf(event, length, territory, true)
  const last = rule.franc ? (isWorking(length.unit) ? nthAfter(day, 1, length.unit, territory, true) : day - 1) : day
  const off = offOn(last, territory)
  return {
    due: textOf(last),
    steps: [
      `${rule.from} : ${dayInWords(event)}. ${length.unit === 'hour' ? 'On' : 'Ce jour ne compte pas ; on'} compte en arrière.`,
      step,
      ...(rule.franc ? [`Délai franc, ce jour ne compte pas non plus : ${dayInWords(last)}.`] : []),
      ...(off === null ? [] : [`Ce jour n’est pas ouvré (${off.name}) et rien n’est reporté : s’y prendre avant.`]),
    ],
  }
}

/** One pause laid on a count: where it leads, or null when the count still stands. Days of the pause already behind `edge` are not counted twice. */
const paused = (
  rule: DeadlineRule,
  length: Length,
  territory: Territory,
  last: Day,
  from: Day,
  until: Day,
  pause: Pause,
): { readonly last: Day; readonly steps: string[] } => {
  if (restarts(rule, pause)) {
    const anew = withFranc(rule, until, length, territory)
    return {
      last: anew.day,
      steps: [`Interrompu du ${dayInWords(from)} au ${dayInWords(until)} : le délai entier recommence.`, ...anew.steps],
    }
  }
  const left = daysLeft(from, last, length.unit, territory)
  const next = isWorking(length.unit) ? nthAfter(until, left, length.unit, territory) : until + left
  const kind = isWorking(length.unit) ? length.unit : 'day'
  return {
    last: next,
    steps: [
      `Suspendu du ${dayInWords(from)} au ${dayInWords(until)} : il restait ${lengthInWords({ n: left, unit: kind })}, jusqu’au ${dayInWords(next)}.`,
    ],
  }
}

interface Stop {
  readonly pause: Pause
  readonly from: Day
  readonly until: Day | null
}

const stopsOf = (pauses: readonly Pause[]): readonly Stop[] =>
  pauses
    .map((pause) => ({
      pause,
      from: dayOfText(pause.from, 'pauses'),
      until: pause.until === null ? null : dayOfText(pause.until, 'pauses'),
    }))
    .toSorted((a, b) => a.from - b.from || (a.until ?? Infinity) - (b.until ?? Infinity))

const LONGEST = 1000
const checked = (length: Length): Length => {
  if (!Number.isSafeInteger(length.n) || length.n < 1 || length.n > LONGEST)
    throw new BadInput('length', length.n, `un nombre entier, de 1 à ${LONGEST}`)
  return length
}

/**
 * The last day of a deadline from the day of its event, `YYYY-MM-DD`, with each step in French; `due` null while the count stands still.
 *
 * Conventions: the day of the event never counts (CPC 641, first paragraph); months and years end on the day of the same number, or on the last of the month
 * (641, second); « franc » adds one day; only then comes prolongation over Saturdays, Sundays and holidays (642), which a count backwards never has. A pause that
 * suspends leaves the days that were left (working days for a deadline in working days); one that restarts makes its last day the event. A pause begun after the
 * end changes nothing. A doubtful holiday (Good Friday in Alsace-Moselle) is never counted on.
 *
 * @throws BadInput for a day that is none (`date`, `pauses`) and a length that is no whole number from 1 to 1,000 (`length`)
 */
export const count = (rule: DeadlineRule, on: string, { territory, pauses, length: own }: Circumstances): Counted => {
  const event = dayOfText(on)
  const length = checked(own ?? rule.length)
  const stops = stopsOf(pauses)
  if (rule.direction === 'before') return before(rule, event, length, territory)
  const first = withFranc(rule, event, length, territory)
  const steps = [`${rule.from} : ${dayInWords(event)}.${length.unit === 'hour' ? '' : ' Ce jour ne compte pas.'}`, ...first.steps]
  const closing = (last: Day): Day => (rule.prolonged ? (prolonged(last, territory)?.day ?? last) : last)
  let [last, edge] = [first.day, event]
  for (const { pause, from: began, until } of stops) {
    if (until !== null && (until <= edge || until < began)) continue
    const from = Math.max(began, edge + 1)
    if (from > closing(last)) break
    if (until === null) {
      return { due: null, steps: [...steps, `Arrêté depuis le ${dayInWords(from)} : rien ne court tant que dure l’arrêt.`] }
    }
    const next = paused(rule, length, territory, last, from, until, pause)
    steps.push(...next.steps)
    ;[last, edge] = [next.last, until]
  }
  const moved = rule.prolonged ? prolonged(last, territory) : null
  return { due: textOf(moved?.day ?? last), steps: moved === null ? steps : [...steps, moved.step] }
}
