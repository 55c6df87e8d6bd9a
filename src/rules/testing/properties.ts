import * as fc from 'fast-check'
import { evaluateInto, newRow, placeOf, type Row } from '../evaluate.ts'
import { Evaluation } from '../evaluation.ts'
import type { Household } from '../household.ts'
import type { Month } from '../time.ts'
import { findRight } from '../rights.ts'
import type { Right } from '../right.ts'

/**
 * How the properties of the rules are tried: on so many random households, always the same ones in the everyday check. `RUNS=5000` tries more, and other
 * ones each time; a failure prints the seed of the household (`varied(seed)`) and the one of the whole try.
 */
export const RUNS = Number(process.env['RUNS'] ?? 0)

/** Tries a property on the households of random seeds. `everyday`: how many in the everyday check. */
export const forSeeds = (everyday: number, check: (seed: number) => void): void => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (seed) => check(seed)),
    RUNS > 0 ? { numRuns: Math.max(RUNS, everyday) } : { numRuns: everyday, seed: 20_260_723 },
  )
}

/** Says what was tried: a property that holds because nothing was looked at must be seen. */
export const said = (text: string): void => {
  process.stdout.write(`  ${text}\n`)
}

/** All rights of a household in a month, by a fresh evaluation. */
export const rowOf = (household: Household, month: Month, ev = new Evaluation()): Row => {
  const row = newRow()
  evaluateInto(ev, household, month, row)
  return row
}

/** A right by its identifier. */
export const rightOf = (id: string): Right => {
  const right = findRight(id)
  if (right === undefined) throw new Error(`no right ${id}`)
  return right
}

/** The number of a right in a row. */
export const valueIn = (row: Row, id: string, member = 0): number => row[placeOf(rightOf(id), member)] as number

/** Whether two numbers are the same up to the last bits of a sum made in another order. */
export const isSame = (one: number, other: number): boolean => one === other || Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one))
