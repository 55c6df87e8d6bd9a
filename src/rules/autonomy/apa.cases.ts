import type { PersonSpec } from '../testing/build.ts'

/** MTP 1 288,13 € (2026). Sources: CASF R232-10, R232-11, R232-19; vectors worked by hand from the articles, to the cent. */

/** Resources a month, plan within its ceiling, then what the person pays and what is paid to them: cents, in 2026. CASF R232-11. */
export const PARTICIPATIONS: readonly (readonly [resources: number, plan: number, participation: number, apa: number])[] = [
  [900_00, 800_00, 0, 800_00],
  [933_89, 800_00, 0, 800_00],
  [1200_00, 400_00, 38_24, 361_76],
  [1500_00, 600_00, 103_91, 496_09],
  [1500_00, 1000_00, 136_19, 863_81],
  [2000_00, 2080_33, 512_68, 1567_65],
  [2500_00, 1200_00, 551_35, 648_65],
  [3439_31, 811_52, 730_37, 81_15],
  [4000_00, 811_52, 730_37, 81_15],
  // A couple with 3 400 € together: 3 400 / 1,7 = 2 000 €.
  [3400_00 / 1.7, 1000_00, 289_09, 710_91],
]

/** Ceilings of the plan by GIR. DGCS, 1 January 2024, 2025 and 2026. */
export const CEILINGS: readonly (readonly [month: string, byGir: readonly number[]])[] = [
  ['2024-05', [1955_60, 1581_44, 1143_09, 762_87]],
  ['2025-02', [2045_56, 1654_18, 1195_67, 797_96]],
  ['2026-05', [2080_33, 1682_30, 1215_99, 811_52]],
]

/**
 * Resources, tariff of the GIR, tariff of GIR 5-6, participation: cents a month, 2026. 2.21 MTP = 2 846,77 €, 3.4 MTP = 4 379,64 €. CASF R232-19.
 * At 3 613,20 € (half way): 600 + 0,8 × 0,5 × 900 = 960.
 */
export const TARIFFS: readonly (readonly [resources: number, tariff: number, tariffLow: number, participation: number])[] = [
  [2000_00, 700_00, 180_00, 180_00],
  [2846_76, 1500_00, 600_00, 600_00],
  [3613_20, 1500_00, 600_00, 960_00],
  [4379_65, 1500_00, 600_00, 1320_00],
  [9000_00, 1500_00, 600_00, 1320_00],
  // A tenth is left: 1 000 € of resources, 900 € at most.
  [1000_00, 1800_00, 1200_00, 900_00],
  [0, 700_00, 180_00, 0],
]

export const ODETTE: PersonSpec = { born: '1941-03-01', gir: 3, apaPlan: 1000_00 }
