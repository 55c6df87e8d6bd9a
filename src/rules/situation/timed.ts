import { SPAN, type Timeline } from '../household.ts'
import { january, monthOf, type Month } from '../time.ts'

/** A month, `YYYY-MM`. */
export type MonthText = string
/** A date, `YYYY-MM-DD`. */
export type DateText = string

/** A stretch of months, both ends included; without `from` since always, without `until` still so. */
export interface Stretch {
  readonly from?: MonthText
  readonly until?: MonthText
}

/** A state: one value for always, or one for each stretch (a later line of the list wins). Months that no stretch covers are unknown. */
export type Timed<T extends string | number | boolean> = T | readonly (Stretch & { readonly value: T })[]

/** « 986 € a month since March 2026, nothing in May »: cents a month. */
export interface Level extends Stretch {
  readonly cents: number
  readonly except?: Readonly<Record<MonthText, number>>
}

/**
 * What is known of a monthly amount. `'none'`: never. A month's own value wins over a level, a level over the total of its year; what a
 * year's total leaves over the months that are known is spread over the others. Months that nothing covers are unknown.
 */
export type AmountFact =
  | 'none'
  | Level
  | {
      readonly levels?: readonly Level[]
      readonly months?: Readonly<Record<MonthText, number>>
      readonly years?: Readonly<Record<string, number>>
    }

/** A line of which nothing is known: NaN everywhere. */
export const unknownLine = (): Timeline => new Float64Array(SPAN).fill(Number.NaN)

const fill = (line: Timeline, origin: Month, stretch: Stretch, value: number): void => {
  const from = stretch.from === undefined ? 0 : Math.max(monthOf(stretch.from) - origin, 0)
  const until = stretch.until === undefined ? SPAN - 1 : Math.min(monthOf(stretch.until) - origin, SPAN - 1)
  for (let at = from; at <= until; at += 1) line[at] = value
}

const put = (line: Timeline, origin: Month, month: MonthText, value: number): void => {
  const at = monthOf(month) - origin
  if (at >= 0 && at < SPAN) line[at] = value
}

/** The line of a state; NaN where it is unknown. */
export const stateLine = <T extends string | number | boolean>(
  fact: Timed<T> | undefined,
  origin: Month,
  code: (value: T) => number,
): Timeline => {
  const line = unknownLine()
  if (fact === undefined) return line
  if (typeof fact !== 'object') return line.fill(code(fact))
  for (const one of fact) fill(line, origin, one, code(one.value))
  return line
}

/** What a state is in a month; undefined when unknown. */
export const stateNow = <T extends string | number | boolean>(fact: Timed<T> | undefined, month: Month): T | undefined => {
  if (fact === undefined || typeof fact !== 'object') return fact
  let found: T | undefined
  for (const one of fact)
    if ((one.from === undefined || monthOf(one.from) <= month) && (one.until === undefined || monthOf(one.until) >= month))
      found = one.value
  return found
}

/** Levels, months and years of an amount that is not « none ». */
export const partsOf = (fact: Exclude<AmountFact, 'none'>): Exclude<AmountFact, 'none' | Level> =>
  'cents' in fact ? { levels: [fact] } : fact

/** The line of an amount, cents a month; NaN where it is unknown. Half a cent is kept when a year's total is spread. */
export const amountLine = (fact: AmountFact | undefined, origin: Month): Timeline => {
  const line = unknownLine()
  if (fact === undefined) return line
  if (fact === 'none') return line.fill(0)
  const { levels = [], months = {}, years = {} } = partsOf(fact)
  for (const level of levels) {
    fill(line, origin, level, level.cents)
    for (const [month, cents] of Object.entries(level.except ?? {})) put(line, origin, month, cents)
  }
  for (const [month, cents] of Object.entries(months)) put(line, origin, month, cents)
  for (const [year, cents] of Object.entries(years)) {
    const first = january(Number(year)) - origin
    if (first < 0 || first >= SPAN) continue
    const year12 = line.subarray(first, first + 12)
    const left = year12.reduce((sum, value) => (Number.isNaN(value) ? sum : sum - value), cents)
    const open = year12.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0)
    for (const [at, value] of year12.entries()) if (Number.isNaN(value)) year12[at] = left / open
  }
  return line
}
