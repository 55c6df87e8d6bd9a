/** An amount of a budget: whole cents, or what is missing to say it. Never 0 for « cannot be computed ». */
export type Figure =
  | { readonly kind: 'known'; readonly cents: number }
  /** `missing`: French names of what nobody said, each once, in their order. */
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }

export const known = (cents: number): Figure => ({ kind: 'known', cents })
export const unknown = (missing: readonly string[]): Figure => ({ kind: 'unknown', missing: [...new Set(missing)].toSorted() })

/** What is missing of several figures together; empty when all are known. */
export const missingOf = (...figures: readonly Figure[]): string[] => [
  ...new Set(figures.flatMap((one) => (one.kind === 'unknown' ? one.missing : []))),
]

/** A computation over figures: what is missing of any of them is missing of the result. `of` receives their cents, in order. */
export const from = (figures: readonly Figure[], of: (...cents: number[]) => number): Figure => {
  const missing = missingOf(...figures)
  if (missing.length > 0) return unknown(missing)
  return known(of(...figures.map((one) => (one.kind === 'known' ? one.cents : 0))))
}
