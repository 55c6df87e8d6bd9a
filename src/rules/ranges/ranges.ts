import { isOpen, placeOf, ROW } from '../evaluate.ts'
import { UNSUPPORTED } from '../evaluation.ts'
import type { Household, Member } from '../household.ts'
import type { Right } from '../right.ts'
import { RIGHTS } from '../rights.ts'
import type { Month } from '../time.ts'
import { explore } from './explore.ts'
import { MANY, TOTAL, type Bounds } from './search.ts'
import type { Unknown } from './unknown.ts'

/** What one right can be, as far as the household is known. Amounts in whole cents. */
export interface RightRange {
  readonly right: Right
  readonly member: Member | null
  readonly low: number
  readonly high: number
  /** All plausible answers give the same. */
  readonly decided: boolean
  /** At some answers it is open; at some it is not. */
  readonly mayBeOpen: boolean
  readonly mayBeClosed: boolean
  /** At least one completion could be computed. */
  readonly computed: boolean
  /** Some answers lead where nothing can be computed. */
  readonly mayBeUnsupported: boolean
  /** Ids of the unknown inputs that it hangs on. */
  readonly missing: readonly string[]
  /** The same as questions, the one that would narrow this right most first; `narrows` counts what the right counts. */
  readonly questions: readonly RankedQuestion[]
}

/** A question and how much its answer would narrow the range of the monthly total, on average over its plausible answers, cents. */
export interface RankedQuestion {
  readonly unknown: Unknown
  readonly narrows: number
  /** How many rights hang on it. */
  readonly rights: number
}

export interface Ranges {
  readonly rights: readonly RightRange[]
  readonly total: { readonly low: number; readonly high: number }
  /** The best question first. */
  readonly questions: readonly RankedQuestion[]
  /** Completions that were run. */
  readonly evaluations: number
}

/**
 * A range that was searched and not run through completely is widened by this share of its width on each side: the search may stop just
 * short of a threshold, and the more so the more is unknown. Measured against brute force by `npm run prove:ranges` (docs/benchmarks.md).
 */
const MARGIN = 0.045
const MARGIN_OF_MANY = 0.09
const marginOf = (bounds: Bounds, unknowns: readonly Unknown[]): number =>
  bounds.exhaustive ? 0 : unknowns.length > MANY ? MARGIN_OF_MANY : MARGIN

const rangeOf = (bounds: Bounds, unknowns: readonly Unknown[], given: Given, right: Right, member: Member | null): RightRange => {
  const place = placeOf(right, member?.index ?? 0)
  const [low, high] = [bounds.low[place] as number, bounds.high[place] as number]
  const known = Number.isFinite(low)
  const missing = unknowns.filter((_, u) => bounds.matters[place * unknowns.length + u] === 1).map(({ id }) => id)
  const width = known && right.counts === 'money' ? (high - low) * marginOf(bounds, unknowns) : 0
  return {
    right,
    member,
    low: known ? Math.max(Math.floor(low - width), Math.min(0, Math.round(low))) : 0,
    high: known ? Math.ceil(high + width) : 0,
    decided: known && Math.round(low) === Math.round(high) && bounds.unsupported[place] === 0,
    mayBeOpen: known && isOpen(right, high),
    mayBeClosed: known && !isOpen(right, low),
    computed: known,
    mayBeUnsupported: bounds.unsupported[place] === 1,
    missing,
    questions: known && low !== high ? rankOf(bounds, unknowns, given, place) : [],
  }
}

/** Which answer each completion of the pool gave: the place of the value among the answers of its unknown, −1 when it is none of them. */
type Given = Int16Array
const givenOf = ({ pool, totals }: Bounds, unknowns: readonly Unknown[]): Given => {
  const count = unknowns.length
  const given = new Int16Array(totals.length * count).fill(-1)
  for (const [u, { answers }] of unknowns.entries()) {
    const at = new Map(answers.map(({ value }, index) => [value, index]))
    for (let run = 0; run < totals.length; run += 1) given[run * count + u] = at.get(pool[run * count + u] as number) ?? -1
  }
  return given
}

/** Which question would narrow one right most: for each answer, the width of the right among the completions that gave it. */
const rankOf = (bounds: Bounds, unknowns: readonly Unknown[], given: Given, place: number): RankedQuestion[] => {
  const count = unknowns.length
  const { rows, totals, matters } = bounds
  const whole = (bounds.high[place] as number) - (bounds.low[place] as number)
  return unknowns
    .flatMap((unknown, u) => {
      if (matters[place * count + u] === 0) return []
      const low = new Float64Array(unknown.answers.length).fill(Number.POSITIVE_INFINITY)
      const high = new Float64Array(unknown.answers.length).fill(Number.NEGATIVE_INFINITY)
      for (let run = 0; run < totals.length; run += 1) {
        const answer = given[run * count + u] as number
        const value = rows[run * ROW + place] as number
        if (answer === -1 || value === UNSUPPORTED) continue
        if (value < (low[answer] as number)) low[answer] = value
        if (value > (high[answer] as number)) high[answer] = value
      }
      let [sum, groups] = [0, 0]
      for (let answer = 0; answer < low.length; answer += 1)
        if ((high[answer] as number) >= (low[answer] as number)) {
          sum += (high[answer] as number) - (low[answer] as number)
          groups += 1
        }
      return [{ unknown, narrows: groups === 0 ? 0 : Math.max(Math.round(whole - sum / groups), 0), rights: 1 }]
    })
    .sort((a, b) => b.narrows - a.narrows)
}

/** Which question would narrow the total most: for each answer, the width of the total among the completions that gave it. */
const rank = (bounds: Bounds, unknowns: readonly Unknown[]): RankedQuestion[] => {
  const count = unknowns.length
  const whole = (bounds.high[TOTAL] as number) - (bounds.low[TOTAL] as number)
  const runs = bounds.totals.length
  return unknowns
    .map((unknown, u) => {
      let [sum, groups] = [0, 0]
      for (const { value } of unknown.answers) {
        let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
        for (let run = 0; run < runs; run += 1) {
          if (bounds.pool[run * count + u] !== value) continue
          const total = bounds.totals[run] as number
          if (total < low) low = total
          if (total > high) high = total
        }
        if (high < low) continue
        sum += high - low
        groups += 1
      }
      let rights = 0
      for (let place = 0; place < TOTAL; place += 1) rights += bounds.matters[place * count + u] as number
      return { unknown, narrows: groups === 0 ? 0 : Math.max(Math.round(whole - sum / groups), 0), rights }
    })
    .sort((a, b) => b.narrows - a.narrows || b.rights - a.rights)
}

/**
 * The honest interval of each right and of the monthly total over the plausible answers to what is not known, and the questions in the order
 * in which they would narrow it. Deterministic for a seed. The household is written to: give a copy of your own.
 */
export const rangesOf = (household: Household, unknowns: readonly Unknown[], month: Month, seed = 1): Ranges => {
  const bounds = explore(household, unknowns, month, seed)
  const given = givenOf(bounds, unknowns)
  const width = ((bounds.high[TOTAL] as number) - (bounds.low[TOTAL] as number)) * marginOf(bounds, unknowns)
  return {
    rights: RIGHTS.flatMap((right) =>
      (right.holder === 'family' ? [null] : household.members).map((member) => rangeOf(bounds, unknowns, given, right, member)),
    ),
    total: { low: Math.max(Math.floor((bounds.low[TOTAL] as number) - width), 0), high: Math.ceil((bounds.high[TOTAL] as number) + width) },
    questions: rank(bounds, unknowns),
    evaluations: bounds.evaluations,
  }
}
