import { monthOf, monthText, type Month } from './time.ts'

/** What a figure counts: money is in cents. `month`, `year`, `day` say the period it is due for, where it has one. */
export type Unit =
  | 'cents'
  | 'cents/month'
  | 'cents/year'
  | 'cents/day'
  | 'cents/hour'
  | 'rate'
  | 'years'
  | 'months'
  | 'days'
  | 'hours'
  | 'count'
  | 'bmaf'
  | 'mtp'
  | 'smic-hours'

/** One line of a figure: the day it enters into force, its value, the text that says so. */
export type Line = readonly [from: string, value: number, source: string]

/**
 * A dated legal figure. `reviewed`: the last day on which its last value was found still in force.
 * `revalued`: the day of the year (`MM-DD`) on which the law revalues it, null when it only changes by a new text.
 * `verified`: false when the value could not be checked against the text and must be shown as such.
 */
export interface Figure {
  readonly unit: Unit
  readonly reviewed: string
  readonly revalued: string | null
  readonly verified: boolean
  readonly lines: readonly Line[]
}

interface Life {
  /** Last day on which the last value was found still in force, `YYYY-MM-DD`. */
  reviewed: string
  /** Day of yearly revaluation, `MM-DD`. */
  revalued?: string
  verified?: boolean
}

/** A figure with its dated lines, oldest first. Throws when a line is out of order: a wrong table never loads. */
export const dated = (unit: Unit, life: Life, ...lines: Line[]): Figure => {
  for (const [at, line] of lines.entries()) {
    const previous = lines[at - 1]
    if (!/^\d{4}-\d{2}-\d{2}$/.test(line[0]) || (previous && previous[0] >= line[0]))
      throw new RangeError(`Ligne hors d’ordre : ${line[0]}`)
    if (!Number.isFinite(line[1]) || line[2] === '') throw new RangeError(`Ligne sans valeur ou sans source : ${line[0]}`)
  }
  if (lines.length === 0) throw new RangeError('Figure sans ligne')
  return { unit, reviewed: life.reviewed, revalued: life.revalued ?? null, verified: life.verified ?? true, lines }
}

/** The line in force on the first day of a month; before the first line, the first line (look-backs reach a little before the scope). */
export const lineAt = (figure: Figure, month: Month): Line => {
  const day = `${monthText(month)}-01`
  let found = figure.lines[0] as Line
  for (const line of figure.lines) if (line[0] <= day) found = line
  return found
}

/**
 * Whether the value of a month is only the last known one: the law revalued the figure on a day that has passed by then,
 * and neither a new line nor a review made after that day is at hand (decision 19: « barème à confirmer »).
 */
export const isStale = (figure: Figure, month: Month): boolean => {
  if (figure.revalued === null) return false
  const day = `${monthText(month)}-01`
  const year = Number(day.slice(0, 4))
  const due = `${day.slice(5) >= figure.revalued ? year : year - 1}-${figure.revalued}`
  const last = figure.lines.at(-1) as Line
  return lineAt(figure, month) === last && last[0] < due && figure.reviewed < due
}

const BASE = monthOf('2015-01')
/** Months kept at hand, fifty years: beyond, a month is looked up each time. */
const KEPT = 600

/** A table of figures that gives, for each month, one plain object of numbers (made once a month, so that a formula only reads fields). */
export interface Figures<T extends Record<string, Figure> = Record<string, Figure>> {
  readonly name: string
  readonly table: T
  readonly at: (month: Month) => { readonly [K in keyof T]: number }
}

/** Groups the figures of one right (or shared ones) under a name. */
export const figures = <const T extends Record<string, Figure>>(name: string, table: T): Figures<T> => {
  type Values = { [K in keyof T]: number }
  const keys = Object.keys(table)
  /** First days on which anything of the table changes: months between two of them share one object, which stays in the processor's cache. */
  const days = [...new Set(Object.values(table).flatMap(({ lines }) => lines.map(([from]) => from)))].sort()
  const stretches = new Map<number, Values>()
  const made: (Values | undefined)[] = []
  const make = (month: Month): Values => {
    const first = `${monthText(month)}-01`
    const stretch = days.findLastIndex((day) => day <= first)
    const found = stretches.get(stretch)
    if (found !== undefined) return found
    // Made from entries, so that the engine keeps a large table as plain fields and not as a dictionary.
    const values = Object.fromEntries(keys.map((key) => [key, lineAt(table[key] as Figure, month)[1]])) as Values
    stretches.set(stretch, values)
    return values
  }
  return {
    name,
    table,
    at: (month) => {
      const index = month - BASE
      const found = made[index]
      if (found !== undefined) return found
      const values = make(month)
      if (index >= 0 && index < KEPT) made[index] = values
      return values
    },
  }
}
