import { isStale, lineAt, type Figure, type Figures, type Unit } from './figures.ts'
import type { Month } from './time.ts'

/** A figure as a step used it: its value on that day, since when, from which text. */
export interface UsedFigure {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  readonly from: string
  readonly source: string
  readonly stale: boolean
  readonly verified: boolean
}

/** What a step's value counts. */
export type StepUnit = 'cents' | 'rate' | 'count' | 'years' | 'months' | 'days' | 'yes-no'

/** One step of an explanation, in French, with the article that asks for it. Money in cents, rounded to the cent for reading. */
export interface Step {
  readonly label: string
  readonly value: number
  readonly unit: StepUnit
  readonly article: string
  readonly figures: readonly UsedFigure[]
}

/** Why a right is not open, in words that the person could read. */
export interface Reason {
  readonly text: string
  readonly article: string
}

/** The figures that a step used: table, month, names. */
export type Uses = readonly [Figures, Month, ...string[]]

/**
 * What a formula writes down while it computes. In bulk a formula gets null instead and writes nothing:
 * `t?.step(…)` then costs one comparison. The values are the very ones of the formula: one source for amount and explanation.
 */
export class Trace {
  readonly steps: Step[] = []
  readonly reasons: Reason[] = []

  /** Notes a step. What cannot be computed (`UNSUPPORTED`) is no step: the answer says so. A rounded −0 is a 0. */
  step(label: string, value: number, article: string, uses: Uses | null = null, unit: StepUnit = 'cents'): void {
    if (value === Number.POSITIVE_INFINITY) return
    const said = (unit === 'cents' ? Math.round(value) : value) + 0
    this.steps.push({ label, value: said, unit, article, figures: uses === null ? [] : read(uses) })
  }

  /** Notes why the right is not open, as the last step, and answers 0. */
  refuse(text: string, article: string, uses: Uses | null = null): 0 {
    this.reasons.push({ text, article })
    this.step(text, 0, article, uses)
    return 0
  }
}

const read = ([table, month, ...names]: Uses): UsedFigure[] =>
  names.map((name) => {
    const figure = table.table[name] as Figure
    const [from, value, source] = lineAt(figure, month)
    return {
      name: `${table.name}.${name}`,
      value,
      unit: figure.unit,
      from,
      source,
      stale: isStale(figure, month),
      verified: figure.verified,
    }
  })
