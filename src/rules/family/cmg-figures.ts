import { dated, figures, type Line } from '../figures.ts'

const DECREE = 'CSS D531-18, décret 2025-515 du 30/05/2025'
const RAISED = 'Instruction DSS/2B/2026/46 du 20/03/2026'
const REFORM = '2025-09-01'
const life = { reviewed: '2026-04-01', verified: false } as const
const yearly = { ...life, revalued: '04-01' } as const

/** CMG of direct employment since September 2025. Restated from secondary sources (Urssaf, CAF, notices): not checked against the text. CSS D531-18. */
export const cmgFigures = figures('CMG', {
  /** Cost of an hour that is taken into account at most: childminder, then care at home. */
  childminderCap: dated('cents/hour', yearly, [REFORM, 8_00, DECREE], ['2026-04-01', 8_09, RAISED]),
  homeCap: dated('cents/hour', yearly, [REFORM, 15_00, DECREE], ['2026-04-01', 15_18, RAISED]),
  /** Reference cost of an hour. */
  childminderReference: dated('cents/hour', yearly, [REFORM, 4_85, DECREE], ['2026-04-01', 4_91, RAISED]),
  homeReference: dated('cents/hour', yearly, [REFORM, 10_38, DECREE], ['2026-04-01', 10_50, RAISED]),
  /** Bounds of the monthly income. */
  leastIncome: dated('cents/month', yearly, [REFORM, 814_62, DECREE], ['2026-04-01', 821_13, RAISED]),
  mostIncome: dated('cents/month', life, [REFORM, 8500_00, DECREE]),
  /** Share of the monthly income that an hour of a childminder costs the family, by number of children. */
  effort1: dated('rate', life, [REFORM, 0.000619, DECREE]),
  effort2: dated('rate', life, [REFORM, 0.000516, DECREE]),
  effort3: dated('rate', life, [REFORM, 0.000413, DECREE]),
  effort4: dated('rate', life, [REFORM, 0.00031, DECREE]),
  effort8: dated('rate', life, [REFORM, 0.000206, DECREE]),
  /** The same at home: so many times more. */
  homeEffort: dated('count', life, [REFORM, 2, DECREE]),
  /** Age of the child up to which it is paid: in general, and for a lone parent. */
  endAge: dated('years', { reviewed: '2025-01-27' }, ['2004-01-01', 6, 'CSS L531-5, D531-20']),
  endAgeAlone: dated('years', life, ['2004-01-01', 6, 'CSS D531-20'], [REFORM, 12, 'CSS L531-5, loi 2022-1616 du 23/12/2022, art. 86']),
})

const rate = (value: number, source: string): ReturnType<typeof dated> =>
  dated('bmaf', { reviewed: '2025-01-27' }, ['2004-01-01', value, source])
const ceiling = (values: readonly [number, number, number, number]): ReturnType<typeof dated> => {
  const lines: Line[] = [
    ['2023-01-01', values[0], 'Instruction DSS/SD2B/2022/283 du 21/12/2022'],
    ['2024-01-01', values[1], 'Instruction DSS/2B/2023/205 du 21/12/2023'],
    ['2025-01-01', values[2], 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', values[3], 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ]
  return dated('cents/year', { reviewed: '2026-01-06', revalued: '01-01' }, ...lines)
}

/** CMG by bands of income: direct employment up to August 2025, and care through a service or a micro-crèche. CSS D531-18 (before), D531-23. */
export const cmgBandFigures = figures('CMG par tranches', {
  direct1: rate(1.1404, 'CSS D531-18, décret 2008-331 du 09/04/2008'),
  direct2: rate(0.7191, 'CSS D531-18, décret 2003-1394 du 31/12/2003'),
  direct3: rate(0.4314, 'CSS D531-18, décret 2003-1394 du 31/12/2003'),
  childminder1: rate(1.7257, 'CSS D531-23'),
  childminder2: rate(1.4381, 'CSS D531-23'),
  childminder3: rate(1.1505, 'CSS D531-23'),
  home1: rate(2.0853, 'CSS D531-23'),
  home2: rate(1.7976, 'CSS D531-23'),
  home3: rate(1.51, 'CSS D531-23'),
  low1: ceiling([21_661_00, 22_809_00, 23_903_00, 24_333_00]),
  low2: ceiling([24_735_00, 26_046_00, 27_295_00, 27_786_00]),
  lowMore: ceiling([3_074_00, 3_237_00, 3_392_00, 3_453_00]),
  high1: ceiling([48_135_00, 50_686_00, 53_119_00, 54_075_00]),
  high2: ceiling([54_968_00, 57_881_00, 60_659_00, 61_751_00]),
  highMore: ceiling([6_833_00, 7_195_00, 7_540_00, 7_676_00]),
  alone: dated('rate', { reviewed: '2025-01-27' }, ['2012-06-01', 0.4, 'CSS L531-5, décret 2012-666 du 04/05/2012']),
  /** Full up to that age, then a half. */
  fullAge: dated('years', { reviewed: '2025-01-27' }, ['2004-01-01', 3, 'CSS D531-18, D531-20']),
  later: dated('rate', { reviewed: '2025-01-27' }, ['2004-01-01', 0.5, 'CSS D531-20']),
  /** At most that share of what the care costs. */
  costShare: dated('rate', { reviewed: '2026-07-23' }, ['2004-01-01', 0.85, 'CSS D531-18, D531-23']),
})
