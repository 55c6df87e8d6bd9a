import { calculate, type Computed } from './calculate.ts'

/** A case of the conformance corpora (format: the corpora's README). */
export interface Case {
  readonly id: string
  readonly period: string
  readonly tier?: string
  readonly needs?: readonly string[]
  readonly situation: unknown
  readonly expected: Expected
  readonly alternatives?: Expected
  readonly disputed?: readonly string[]
  readonly absolute_error_margin: Margin
  readonly relative_error_margin: Margin
}
type Expected = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number | boolean>>>>>>>>
type Margin = number | null | Readonly<Record<string, number | null>>

export interface Result {
  readonly variable: string
  readonly path: string
  readonly expected: number | boolean
  readonly got: number | boolean | null
  readonly verdict: 'exact' | 'wrong' | 'unsupported'
}

const marginOf = (margin: Margin, variable: string): number | null =>
  margin === null || typeof margin === 'number' ? margin : (margin[variable] ?? margin['default'] ?? null)

/** Whether a value passes: within the absolute margin (a cent at least) and within the relative one, where they are given. */
export const passes = (got: number | boolean, expected: number | boolean, absolute: number | null, relative: number | null): boolean => {
  if (typeof expected === 'boolean' || typeof got === 'boolean') return Boolean(got) === Boolean(expected)
  const gap = Math.abs(got - expected)
  // Sums of the margin and of a half cent of rounding must not fail on the last bit.
  if (relative !== null && absolute === null) return gap <= Math.max(relative * Math.abs(expected), 0.01) + 1e-9
  return gap <= Math.max(absolute ?? 0, 0.01) + 1e-9 && (relative === null || gap <= Math.max(relative * Math.abs(expected), 0.01) + 1e-9)
}

export interface Compared {
  /** These variables alone. */
  readonly only?: readonly string[] | undefined
  /** Under the law's own rules, not OpenFisca's conventions. */
  readonly byLaw?: boolean
  /** The answer, when it is at hand already. */
  readonly answer?: Computed
}

/** Runs a case and compares each expected value, an alternative (the law's own value, where OpenFisca's is disputed) being as good. */
export const compareCase = (one: Case, { only, byLaw = false, answer }: Compared = {}): Result[] => {
  const asks = Object.entries(one.expected).flatMap(([plural, entities]) =>
    Object.entries(entities).flatMap(([id, variables]) =>
      Object.entries(variables)
        .filter(([variable]) => only === undefined || only.includes(variable))
        .flatMap(([variable, periods]) =>
          Object.entries(periods).map(([period, expected]) => ({ plural: plural as 'familles', id, variable, period, expected })),
        ),
    ),
  )
  const computed = answer ?? calculate(one.situation, () => asks, byLaw).computed
  return asks.map(({ plural, id, variable, period, expected }) => {
    const got = computed[plural]?.[id]?.[variable]?.[period] ?? null
    const path = `${plural}.${id}.${variable}.${period}`
    if (got === null) return { variable, path, expected, got, verdict: 'unsupported' as const }
    const absolute = marginOf(one.absolute_error_margin, variable)
    const relative = marginOf(one.relative_error_margin, variable)
    const other = one.alternatives?.[plural]?.[id]?.[variable]?.[period]
    const good = passes(got, expected, absolute, relative) || (other !== undefined && passes(got, other, absolute, relative))
    return { variable, path, expected, got, verdict: good ? ('exact' as const) : ('wrong' as const) }
  })
}
