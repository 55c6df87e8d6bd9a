import { dated, figures } from '../figures.ts'
import { scale, type Column } from './scale.ts'

/** Figures of housing aid for owners who repay an old loan, and for hostels (arrêté du 27/09/2019, livres III and IV). */
const LOANS: readonly Column[] = [['2019-10-01', 'Arrêté du 27/09/2019, art. 33']]
const HOSTELS: readonly Column[] = [
  ['2022-07-01', 'Arrêté du 27/09/2019, art. 43, modifié au 01/07/2022'],
  ['2023-10-01', 'Arrêté du 22/09/2023, art. 1'],
  ['2024-10-01', 'Arrêté du 27/09/2024, art. 1'],
  ['2025-10-01', 'Arrêté du 05/09/2025'],
]

/** Ceilings of the monthly instalment, zone 1; « more » for each dependant after the fifth. */
export const loanCeiling1 = scale('mensualités plafonds zone 1', { unit: 'cents/month', reviewed: '2025-04-07' }, LOANS, {
  single: [314_76],
  couple: [379_33],
  one: [407_87],
  two: [419_27],
  three: [431_06],
  four: [442_62],
  five: [452_00],
  more: [39_36],
})
/** Ceilings of the monthly instalment, zone 2; « more » for each dependant after the fifth. */
export const loanCeiling2 = scale('mensualités plafonds zone 2', { unit: 'cents/month', reviewed: '2025-04-07' }, LOANS, {
  single: [276_14],
  couple: [338_53],
  one: [366_46],
  two: [379_15],
  three: [392_22],
  four: [405_10],
  five: [433_78],
  more: [37_71],
})
/** Ceilings of the monthly instalment, zone 3; « more » for each dependant after the fifth. */
export const loanCeiling3 = scale('mensualités plafonds zone 3', { unit: 'cents/month', reviewed: '2025-04-07' }, LOANS, {
  single: [259_04],
  couple: [314_19],
  one: [342_55],
  two: [356_70],
  three: [371_07],
  four: [385_21],
  five: [413_92],
  more: [35_88],
})
/** Flat rents of hostels: persons of 62 and more, everybody else. */
export const hostelRent = scale(
  'loyers forfaitaires des foyers',
  { unit: 'cents/month', reviewed: '2025-10-01', revalued: '10-01' },
  HOSTELS,
  {
    oldSingle: [213_62, 221_10, 228_31, 230_68],
    oldCouple: [331_96, 343_58, 354_78, 358_47],
    single: [176_07, 182_23, 188_17, 190_13],
    couple: [273_65, 283_23, 292_46, 295_50],
  },
)

const SINCE_1988: readonly Column[] = [['1992-07-01', 'CCH D832-25, 2°']]
/** Number of shares N by size; « more » for each dependant after the fourth. */
export const shares = scale('nombre de parts (N)', { unit: 'count', reviewed: '2025-03-10' }, SINCE_1988, {
  single: [1.2],
  couple: [1.5],
  one: [2.5],
  two: [3],
  three: [3.7],
  four: [4.3],
  more: [0.5],
})

/** Coefficient of coverage K, minimal rent L0, floor of resources, limits of old loans. */
export const loan = figures('aide au logement des accédants et des foyers', {
  /** Highest K. */
  coverage: dated('rate', { reviewed: '2025-03-05' }, ['2007-07-01', 0.9, 'CCH D832-25']),
  /** Highest K of a conventioned loan. */
  coverageConventioned: dated('rate', { reviewed: '2025-03-05' }, ['2007-07-01', 0.95, 'CCH D832-25, 1° a']),
  /** Income a share that brings K to its end. */
  divisor: dated('cents/year', { reviewed: '2025-03-10' }, ['2007-07-01', 21_420_91, 'Arrêté du 27/09/2019, art. 30, 2°']),
  /** The same for a conventioned loan. */
  divisorConventioned: dated('cents/year', { reviewed: '2025-07-23' }, ['2007-07-01', 22_111_33, 'Arrêté du 27/09/2019, art. 22']),
  /** L0: income a share from which rate 1 applies. */
  step1: dated('cents/year', { reviewed: '2025-04-07' }, ['2007-07-01', 1423_03, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: rate 1. */
  rate1: dated('rate', { reviewed: '2025-04-07' }, ['2007-07-01', 0.024, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: income a share from which rate 2 applies. */
  step2: dated('cents/year', { reviewed: '2025-04-07' }, ['2007-07-01', 2047_61, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: rate 2. */
  rate2: dated('rate', { reviewed: '2025-04-07' }, ['2007-07-01', 0.208, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: income a share from which rate 3 applies. */
  step3: dated('cents/year', { reviewed: '2025-04-07' }, ['2007-07-01', 2629_85, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: rate 3. */
  rate3: dated('rate', { reviewed: '2025-04-07' }, ['2007-07-01', 0.232, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: income a share from which rate 4 applies. */
  step4: dated('cents/year', { reviewed: '2025-04-07' }, ['2007-07-01', 4095_05, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: rate 4. */
  rate4: dated('rate', { reviewed: '2025-04-07' }, ['2007-07-01', 0.328, 'Arrêté du 27/09/2019, art. 31, II']),
  /** L0: added a year. */
  added: dated('cents/year', { reviewed: '2025-04-07' }, ['2007-07-01', 76_32, 'Arrêté du 27/09/2019, art. 31, II']),
  /** Least resources of a buyer: the instalment multiplied by this. */
  incomeFloor: dated('count', { reviewed: '2025-03-12' }, ['2007-07-01', 16.25, 'Arrêté du 27/09/2019, art. 39 ; CCH D842-12']),
  /** Age from which the flat rent of older persons counts. */
  oldAge: dated('years', { reviewed: '2025-03-10' }, ['2019-09-01', 62, 'Arrêté du 27/09/2019, art. 43, 3°']),
})
