import type { HouseholdSpec, PersonSpec } from './build.ts'
import { monthOf, monthText, yearOf, type Month } from '../time.ts'

/**
 * A limit of the law: an income of whole cents up to which a right stands, and above which it does not (or is another one). `last` is worked out from the
 * dated tables alone.
 */
export interface Threshold {
  readonly name: string
  readonly article: string
  readonly right: string
  /** The household whose income is so many cents. */
  readonly spec: (cents: number, month: Month) => HouseholdSpec
  /** Whether an amount is the one of the low side; open, unless said. `free`: the amount with no income. */
  readonly stands?: (amount: number, month: Month, free: number) => boolean
  /** The last cent of the low side. */
  readonly last: (month: Month) => number
  /** Whether a month can be worked out so simply. */
  readonly holds?: (month: Month) => boolean
}

/** Cents below a limit that may not be whole: the limit itself still stands. */
export const upTo = (limit: number): number => Math.floor(limit + 1e-6)
/** The limit itself no longer stands. */
export const below = (limit: number): number => Math.ceil(limit - 1e-6) - 1

/** Date of birth of the adult of the cases. */
export const ADULT = '1985-03-10'
/** One adult. */
export const alone = (person: Omit<PersonSpec, 'born'>, month: Month, more: Partial<HouseholdSpec> = {}, born = ADULT): HouseholdSpec => ({
  year: yearOf(month),
  parents: [{ born, ...person }],
  ...more,
})
/** Born in January so many years before. */
export const born = (month: Month, age: number): string => `${yearOf(month) - age}-01-15`
/** Children of some ages. */
export const children = (month: Month, ...ages: number[]): PersonSpec[] => ages.map((age) => ({ born: born(month, age) }))
/** Resources of N−2 that no deduction blurs. */
export const profit = (cents: number, month: Month): Omit<PersonSpec, 'born'> => ({
  amounts: { otherSelfEmployedProfit: { [`${yearOf(month) - 2}-06`]: cents } },
})
/** A couple of whom one earns. */
export const couple = (cents: number, month: Month, ...ages: number[]): HouseholdSpec => ({
  year: yearOf(month),
  parents: [{ born: ADULT, ...profit(cents, month) }, { born: '1986-04-02' }],
  children: children(month, ...ages),
})
/** The same revenu fiscal de référence in every year. */
export const notices = (cents: number, month: Month): Partial<HouseholdSpec> => ({
  rfr: Object.fromEntries([-3, -2, -1, 0].map((year) => [yearOf(month) + year, cents])),
})
/** Months in which limits are looked for: one of each table, or all of them. */
export const monthsFor = (many: boolean): Month[] => {
  const first = monthOf('2024-01')
  const all = Array.from({ length: 36 }, (_none, at) => first + at)
  return many ? all : all.filter((month) => ['2024-02', '2024-05', '2025-05', '2025-11', '2026-02', '2026-07'].includes(monthText(month)))
}
