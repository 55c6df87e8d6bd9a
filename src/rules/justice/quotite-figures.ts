import { dated, figures, type Line } from '../figures.ts'

const LIFE = { reviewed: '2026-01-01', revalued: '01-01' } as const
const SOURCES = [
  ['2024-01-01', 'Décret 2023-1228 du 20/12/2023 (C. trav. R3252-2, R3252-3)'],
  ['2025-01-01', 'Décret 2024-1231 (C. trav. R3252-2, R3252-3)'],
  ['2026-01-01', 'C. trav. R3252-2, R3252-3, en vigueur au 1er janvier 2026'],
] as const

/** The amounts of the three years of one limit, cents a year. */
const limit = (...amounts: readonly [number, number, number]) => {
  const lines = SOURCES.map(([from, source], at): Line => [from, amounts[at] as number, source])
  return dated('cents/year', LIFE, ...lines)
}
const share = (value: number) => dated('rate', { reviewed: '2026-07-23' }, ['2009-01-01', value, 'C. trav. R3252-2'])

/** Scale of what may be seized of pay: limits of the yearly slices, raised for each dependant, and the share of each slice. Above the last, all. */
export const quotiteFigures = figures('quotité saisissable', {
  limit1: limit(4370_00, 4440_00, 4480_00),
  limit2: limit(8520_00, 8660_00, 8730_00),
  limit3: limit(12_690_00, 12_890_00, 13_000_00),
  limit4: limit(16_820_00, 17_090_00, 17_230_00),
  limit5: limit(20_970_00, 21_300_00, 21_470_00),
  limit6: limit(25_200_00, 25_600_00, 25_810_00),
  perDependant: limit(1690_00, 1720_00, 1740_00),
  share1: share(1 / 20),
  share2: share(1 / 10),
  share3: share(1 / 5),
  share4: share(1 / 4),
  share5: share(1 / 3),
  share6: share(2 / 3),
  /** Months of pay that are added up. */
  months: dated('months', { reviewed: '2026-07-23' }, ['2009-01-01', 12, 'C. trav. L3252-3, R3252-2']),
})
