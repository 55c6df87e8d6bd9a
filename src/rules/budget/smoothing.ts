/** How often an amount is paid or received. `once`: in one month of its own, never smoothed. */
export const PERIODS = {
  week: { label: 'par semaine', short: '/ semaine', aYear: 52 },
  month: { label: 'par mois', short: '', aYear: 12 },
  quarter: { label: 'par trimestre', short: '/ trimestre', aYear: 4 },
  year: { label: 'par an', short: '/ an', aYear: 1 },
  once: { label: 'une fois', short: 'une fois', aYear: 0 },
} as const
export type BudgetPeriod = keyof typeof PERIODS
export const isPeriod = (text: string): text is BudgetPeriod => Object.hasOwn(PERIODS, text)

/**
 * A whole number of cents shared by weights so that the shares add up to it exactly: floors first, then one cent more to the largest remainders, the first
 * of two equal ones first. Weights are positive whole numbers; no weight: no share.
 */
export const shares = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((all, one) => all + one, 0)
  if (sum === 0) return weights.map(() => 0)
  const floors = weights.map((weight) => Math.floor((total * weight) / sum))
  const left = total - floors.reduce((all, one) => all + one, 0)
  const order = weights
    .map((weight, at) => ({ at, rest: (total * weight) % sum }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left)
  const more = new Set(order.map(({ at }) => at))
  return floors.map((cents, at) => cents + (more.has(at) ? 1 : 0))
}

const twelve = (cents: number): number[] =>
  shares(
    cents,
    Array.from({ length: 12 }, () => 1),
  )

/**
 * The twelve months of a year of an amount, cents, January first: their sum is what the year costs, to the cent. A quarterly amount keeps each quarter
 * too. `once` gives nothing here: it stands in its month alone (`centsInMonth`).
 */
export const smoothed = (cents: number, period: BudgetPeriod): number[] => {
  switch (period) {
    case 'month':
      return Array.from({ length: 12 }, () => cents)
    case 'quarter':
      return [0, 1, 2, 3].flatMap(() => shares(cents, [1, 1, 1]))
    case 'week':
    case 'year':
      return twelve(cents * PERIODS[period].aYear)
    case 'once':
      return Array.from({ length: 12 }, () => 0)
  }
}

/** What an amount weighs in a month (`YYYY-MM`), cents. `onceIn`: the month of a single payment; without it, a single payment weighs in no month. */
export const centsInMonth = (cents: number, period: BudgetPeriod, month: string, onceIn: string | null = null): number =>
  period === 'once' ? (onceIn === month ? cents : 0) : (smoothed(cents, period)[Number(month.slice(5, 7)) - 1] ?? 0)
