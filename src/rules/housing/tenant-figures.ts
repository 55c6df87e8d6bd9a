import { dated, figures } from '../figures.ts'
import { scale, type Column } from './scale.ts'

/**
 * Figures of housing aid for tenants (arrêté du 27/09/2019 relatif au calcul des aides personnelles au logement), mainland France.
 * Rents, charges and the minimal participation are revalued each 1 October, the reference incomes each 1 January (frozen in 2026).
 */
const OCTOBER: readonly Column[] = [
  ['2022-07-01', 'Arrêté du 27/09/2019, art. 7, modifié au 01/07/2022'],
  ['2023-10-01', 'Arrêté du 22/09/2023, art. 1'],
  ['2024-10-01', 'Arrêté du 27/09/2024, art. 1'],
  ['2025-10-01', 'Arrêté du 05/09/2025'],
]
const JANUARY: readonly Column[] = [
  ['2023-01-01', 'Arrêté du 26/12/2022, art. 1'],
  ['2024-01-01', 'Arrêté du 15/12/2023, art. 1'],
  ['2025-01-01', 'Arrêté du 30/12/2024, art. 1 ; inchangé en 2026, arrêté du 28/12/2025, art. 1'],
]

/** Ceilings of the rent that counts, zone 1 (art. 7): alone, couple, with one dependant, for each further one. */
export const rentCeiling1 = scale('loyers plafonds zone 1', { unit: 'cents/month', reviewed: '2025-10-01', revalued: '10-01' }, OCTOBER, {
  single: [308_50, 319_30, 329_71, 333_14],
  couple: [372_07, 385_09, 397_64, 401_78],
  one: [420_52, 435_24, 449_43, 454_10],
  more: [61_01, 63_15, 65_21, 65_89],
})
/** Ceilings of the rent that counts, zone 2 (art. 7): alone, couple, with one dependant, for each further one. */
export const rentCeiling2 = scale('loyers plafonds zone 2', { unit: 'cents/month', reviewed: '2025-10-01', revalued: '10-01' }, OCTOBER, {
  single: [268_87, 278_28, 287_35, 290_34],
  couple: [329_10, 340_62, 351_72, 355_38],
  one: [370_32, 383_28, 395_77, 399_89],
  more: [53_90, 55_79, 57_61, 58_21],
})
/** Ceilings of the rent that counts, zone 3 (art. 7): alone, couple, with one dependant, for each further one. */
export const rentCeiling3 = scale('loyers plafonds zone 3', { unit: 'cents/month', reviewed: '2025-10-01', revalued: '10-01' }, OCTOBER, {
  single: [252_00, 260_82, 269_32, 272_12],
  couple: [305_48, 316_17, 326_48, 329_88],
  one: [342_52, 354_51, 366_07, 369_88],
  more: [49_09, 50_81, 52_47, 53_01],
})
/** Reference income R0, a year, by size (art. 15). */
export const referenceIncome = scale(
  'ressources de référence (R0)',
  { unit: 'cents/year', reviewed: '2026-01-06', revalued: '01-01' },
  JANUARY,
  {
    single: [4949_00, 5186_00, 5235_00],
    couple: [7090_00, 7430_00, 7501_00],
    one: [8456_00, 8862_00, 8947_00],
    two: [8646_00, 9061_00, 9148_00],
    three: [8977_00, 9408_00, 9498_00],
    four: [9311_00, 9758_00, 9851_00],
    five: [9642_00, 10105_00, 10202_00],
    six: [9975_00, 10454_00, 10554_00],
    more: [328_00, 343_00, 346_00],
  },
)

const SINCE_2007: readonly Column[] = [['2007-07-01', 'Arrêté du 10/07/2007 ; arrêté du 27/09/2019, art. 14, 1°']]
/** Rate of the family, TF, by size (art. 14, 1°). */
export const familyRate = scale('taux de la famille (TF)', { unit: 'rate', reviewed: '2025-03-11' }, SINCE_2007, {
  single: [0.0283],
  couple: [0.0315],
  one: [0.027],
  two: [0.0238],
  three: [0.0201],
  four: [0.0185],
  five: [0.0179],
  six: [0.0173],
  more: [-0.0006],
})

/** The other figures of a tenant. Articles without a name are those of the arrêté du 27/09/2019. */
export const tenant = figures('aide au logement des locataires', {
  /** Flat charges C (art. 9). */
  charges: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 56_12, 'Arrêté du 27/09/2019, art. 9, modifié au 01/07/2022'],
    ['2023-10-01', 58_08, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 59_97, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 60_59, 'Arrêté du 05/09/2025'],
  ),
  /** C for each dependant. */
  chargesMore: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 12_72, 'Arrêté du 27/09/2019, art. 9, modifié au 01/07/2022'],
    ['2023-10-01', 13_17, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 13_60, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 13_74, 'Arrêté du 05/09/2025'],
  ),
  /** C in a flat-share, alone (art. 16). */
  sharedChargesSingle: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 28_05, 'Arrêté du 27/09/2019, art. 16, modifié au 01/07/2022'],
    ['2023-10-01', 29_03, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 29_98, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 30_29, 'Arrêté du 05/09/2025'],
  ),
  /** C in a flat-share, couple. */
  sharedChargesCouple: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 56_12, 'Arrêté du 27/09/2019, art. 16, modifié au 01/07/2022'],
    ['2023-10-01', 58_08, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 59_97, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 60_59, 'Arrêté du 05/09/2025'],
  ),
  /** C in a flat-share, each dependant. */
  sharedChargesMore: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 12_72, 'Arrêté du 27/09/2019, art. 16, modifié au 01/07/2022'],
    ['2023-10-01', 13_17, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 13_60, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 13_74, 'Arrêté du 05/09/2025'],
  ),
  /** Minimal participation P0, flat (art. 13). */
  minimalPart: dated(
    'cents/month',
    { reviewed: '2025-10-01', revalued: '10-01' },
    ['2022-07-01', 36_63, 'Arrêté du 27/09/2019, art. 13, modifié au 01/07/2022'],
    ['2023-10-01', 37_91, 'Arrêté du 22/09/2023, art. 1'],
    ['2024-10-01', 39_15, 'Arrêté du 27/09/2024, art. 1'],
    ['2025-10-01', 39_56, 'Arrêté du 05/09/2025'],
  ),
  /** Minimal participation P0, share of L + C. */
  minimalPartRate: dated('rate', { reviewed: '2025-03-04' }, ['2001-01-01', 0.085, 'Arrêté du 27/09/2019, art. 13']),
  /** TL: ratio of rent to the reference rent from which it counts. */
  rentRatio1: dated('rate', { reviewed: '2025-03-11' }, ['2001-01-01', 0.45, 'Arrêté du 27/09/2019, art. 14, 2°']),
  /** TL: ratio from which the higher rate counts. */
  rentRatio2: dated('rate', { reviewed: '2025-03-11' }, ['2001-01-01', 0.75, 'Arrêté du 27/09/2019, art. 14, 2°']),
  /** TL between the two ratios. */
  rentRate1: dated('rate', { reviewed: '2025-03-11' }, ['2007-07-01', 0.0045, 'Arrêté du 27/09/2019, art. 14, 2°']),
  /** TL above the second ratio. */
  rentRate2: dated('rate', { reviewed: '2025-03-11' }, ['2007-07-01', 0.0068, 'Arrêté du 27/09/2019, art. 14, 2°']),
  /** Share of the ceiling for a room. */
  roomCeiling: dated('rate', { reviewed: '2025-03-04' }, ['2002-01-01', 0.9, 'Arrêté du 27/09/2019, art. 8']),
  /** Share of the ceiling in a flat-share. */
  sharedCeiling: dated('rate', { reviewed: '2025-03-04' }, ['2002-01-01', 0.75, 'Arrêté du 27/09/2019, art. 16']),
  /** Share of the rent that counts in a furnished dwelling: two thirds. */
  furnishedRent: dated('rate', { reviewed: '2019-09-01', verified: false }, ['2019-09-01', 2 / 3, 'CCH D842-2']),
  /** Multiple of the ceiling above which the aid declines, zone 1. */
  decline1: dated('count', { reviewed: '2026-03-24' }, ['2016-07-01', 3.4, 'Arrêté du 27/09/2019, art. 10']),
  /** Multiple of the ceiling above which nothing is due, zone 1. */
  end1: dated('count', { reviewed: '2026-03-24' }, ['2016-07-01', 4, 'Arrêté du 27/09/2019, art. 10']),
  /** The same, zones 2 and 3: decline. */
  decline: dated('count', { reviewed: '2026-03-24' }, ['2016-07-01', 2.5, 'Arrêté du 27/09/2019, art. 10']),
  /** The same, zones 2 and 3: end. */
  end: dated('count', { reviewed: '2026-03-24' }, ['2016-07-01', 3.1, 'Arrêté du 27/09/2019, art. 10']),
  /** Flat cut on each aid. */
  cut: dated('cents/month', { reviewed: '2025-03-10' }, ['2017-10-01', 5_00, 'Arrêté du 27/09/2019, art. 11']),
  /** Least amount paid, ALF and ALS (none for APL). */
  floor: dated('cents/month', { reviewed: '2025-03-11' }, ['2017-10-01', 10_00, 'Arrêté du 27/09/2019, art. 12']),
})
