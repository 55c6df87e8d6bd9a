import * as fc from 'fast-check'
import { vi } from 'vitest'
import { evaluateInto, newRow, placeOf, type Row } from '../evaluate.ts'
import { Evaluation } from '../evaluation.ts'
import type { Household } from '../household.ts'
import type { Month } from '../time.ts'
import { findRight } from '../rights.ts'
import type { Right } from '../right.ts'

/** How a test tries properties: on so many random households (`forSeeds`), saying what it counted (`said`). */
export interface Trying {
  readonly forSeeds: (everyday: number, check: (seed: number) => void) => void
  readonly said: (text: string) => void
  /** More than in the everyday check was asked for. */
  readonly many: boolean
}

const NO_HURRY = 3_600_000

/**
 * `runs` is `process.env['RUNS']`: without it, always the same households, as many as the test says; `RUNS=5000` tries more, and other ones each time. A
 * failure prints the seed of the household (`varied(seed)`), the smallest one found, and the seed of the whole try. `write` shows what was counted: a
 * property that holds because nothing was looked at must be seen.
 */
export const trying = (runs: string | undefined, write: (text: string) => unknown): Trying => {
  if (runs !== undefined) vi.setConfig({ testTimeout: NO_HURRY })
  return {
    forSeeds: (everyday, check) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (seed) => check(seed)),
        runs === undefined ? { numRuns: everyday, seed: 20_260_723 } : { numRuns: Math.max(Number(runs), everyday) },
      )
    },
    said: (text) => {
      write(`  ${text}\n`)
    },
    many: runs !== undefined,
  }
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
