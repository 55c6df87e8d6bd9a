import { BadInput } from '../bad-input.ts'
import { compareCase, type Case, type Compared, type Result } from './compare.ts'

/** How the values of one variable compare. */
export interface Score {
  cases: number
  exact: number
  wrong: number
  unsupported: number
  nonZero: number
  nonZeroExact: number
}

/** How a whole corpus compares. */
export interface Scores {
  readonly cases: number
  /** Cases that could not be read at all: each of their values counts as unsupported. */
  readonly refused: { readonly id: string; readonly why: string }[]
  readonly byVariable: ReadonlyMap<string, Score>
  /** What was answered: case and path → value, null where it is unsupported. */
  readonly answered: ReadonlyMap<string, number | boolean | null>
  /** Values that are not exact. */
  readonly differences: { readonly id: string; readonly period: string; readonly result: Result }[]
}

/** Whether a case is of the years that the calculation covers. */
export const covered = ({ period }: Case): boolean => period.replace('month:', '') >= '2024'

/** Compares the covered cases of a corpus, value by value. `byLaw`: under the law's own rules (`calculate`). A case that is refused never stops the rest. */
export const scoreOf = (cases: readonly Case[], { only, byLaw = false }: Pick<Compared, 'only' | 'byLaw'> = {}): Scores => {
  const byVariable = new Map<string, Score>()
  const refused: Scores['refused'] = []
  const differences: Scores['differences'] = []
  const answered = new Map<string, number | boolean | null>()
  let count = 0
  for (const one of cases) {
    if (!covered(one)) continue
    count += 1
    let results: Result[]
    try {
      results = compareCase(one, { only, byLaw })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      refused.push({ id: one.id, why: error.message })
      results = compareCase(one, { only, answer: {} })
    }
    for (const result of results) {
      const score = byVariable.get(result.variable) ?? { cases: 0, exact: 0, wrong: 0, unsupported: 0, nonZero: 0, nonZeroExact: 0 }
      byVariable.set(result.variable, score)
      score.cases += 1
      answered.set(`${one.id} ${result.path}`, result.got)
      score[result.verdict] += 1
      if (result.expected !== 0 && result.expected !== false) {
        score.nonZero += 1
        if (result.verdict === 'exact') score.nonZeroExact += 1
      }
      if (result.verdict !== 'exact') differences.push({ id: one.id, period: one.period, result })
    }
  }
  return { cases: count, refused, answered, byVariable: new Map([...byVariable].sort(([a], [b]) => a.localeCompare(b))), differences }
}

/** Share of exact values, per cent, cut (never rounded up) after two decimals. */
export const percentOf = ({ exact, cases }: Score): number => Math.floor((exact / cases) * 10_000) / 100

/** All variables together. */
export const totalOf = ({ byVariable }: Scores): Score => {
  const total: Score = { cases: 0, exact: 0, wrong: 0, unsupported: 0, nonZero: 0, nonZeroExact: 0 }
  for (const score of byVariable.values()) for (const key of Object.keys(total) as (keyof Score)[]) total[key] += score[key]
  return total
}

/** How many answers of each variable are another in a second run of the same cases: variable → number. */
export const movedBetween = (before: Scores, after: Scores): ReadonlyMap<string, number> => {
  const moved = new Map<string, number>()
  for (const [place, value] of before.answered) {
    const other = after.answered.get(place) ?? null
    if (value === other || (typeof value === 'number' && typeof other === 'number' && Math.abs(value - other) < 0.005)) continue
    const variable = place.split('.').at(-2) as string
    moved.set(variable, (moved.get(variable) ?? 0) + 1)
  }
  return moved
}
