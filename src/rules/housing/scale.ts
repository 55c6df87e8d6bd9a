import { dated, figures, type Figure, type Figures, type Line, type Unit } from '../figures.ts'

/**
 * Tables of housing aid are rows by size of family (or by kind) and columns by date: one text revalues all rows on one day. `scale` reads
 * such a table once and gives dated figures; `ofSize` finds the row of a family without allocating anything.
 */

/** A column: the day it enters into force and the text that says so. */
export type Column = readonly [from: string, source: string]

interface ScaleLife {
  readonly unit: Unit
  readonly reviewed: string
  readonly revalued?: string
  readonly verified?: boolean
}

/** Dated figures of a table: each row has one value a column, oldest first. Throws when a row is too short or too long. */
export const scale = <const K extends string>(
  name: string,
  { unit, ...life }: ScaleLife,
  columns: readonly Column[],
  rows: Readonly<Record<K, readonly number[]>>,
): Figures<Record<K, Figure>> => {
  const table = {} as Record<K, Figure>
  for (const [row, values] of Object.entries<readonly number[]>(rows)) {
    if (values.length !== columns.length) throw new RangeError(`Barème incomplet : ${name}.${row}`)
    table[row as K] = dated(unit, life, ...columns.map(([from, source], at): Line => [from, values[at] as number, source]))
  }
  return figures(name, table)
}

/** Rows by size up to one dependant, and what each further one adds. */
export interface ShortRows {
  readonly single: number
  readonly couple: number
  readonly one: number
  readonly more: number
}
/** Rows by size up to six dependants, and what each further one adds. */
export interface LongRows extends ShortRows {
  readonly two: number
  readonly three: number
  readonly four: number
  readonly five: number
  readonly six: number
}

/** Value of a short table for a couple or a lone person with some dependants. */
export const ofSize = (rows: ShortRows, couple: boolean, dependants: number): number =>
  dependants === 0 ? (couple ? rows.couple : rows.single) : rows.one + (dependants - 1) * rows.more

/** Value of a long table for a couple or a lone person with some dependants. */
export const ofLongSize = (rows: LongRows, couple: boolean, dependants: number): number => {
  switch (dependants) {
    case 0:
      return couple ? rows.couple : rows.single
    case 1:
      return rows.one
    case 2:
      return rows.two
    case 3:
      return rows.three
    case 4:
      return rows.four
    case 5:
      return rows.five
    default:
      return rows.six + (dependants - 6) * rows.more
  }
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six'] as const

/** Name of the row of a short or a long table that a family reads: for the trace only. */
export const rowOf = (couple: boolean, dependants: number, last: 1 | 4 | 5 | 6): string =>
  dependants === 0 ? (couple ? 'couple' : 'single') : (NUMBERS[Math.min(dependants, last) - 1] as string)
