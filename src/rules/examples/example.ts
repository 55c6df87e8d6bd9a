import type { HouseholdSpec } from '../testing/build.ts'

/** A worked example of a right: an invented household. */
export interface Example {
  /** The household in one or two plain French sentences. */
  readonly story: string
  readonly month: string
  /** First names, the parents' first, in the order of the spec. */
  readonly names: readonly string[]
  readonly spec: HouseholdSpec
  /** Of which member, for a person's right; the first one otherwise. */
  readonly member?: number
}

/** Examples by identifier of the right. */
export type Examples = Readonly<Record<string, Example>>

export const MAY = '2026-05'
/** A net wage with what the tax notice counts of it and its gross amount, cents a month. */
export const wage = (net: number) => ({ netWage: net, taxableWage: Math.round(net * 1.036), grossWage: Math.round(net * 1.28) })
/** A retirement pension in the same way. */
export const pension = (gross: number) => ({
  grossPension: gross,
  netPension: Math.round(gross * 0.926),
  taxablePension: Math.round(gross * 0.948),
})
