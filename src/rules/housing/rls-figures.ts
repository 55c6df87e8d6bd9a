import { dated, figures } from '../figures.ts'
import { scale, type Column } from './scale.ts'

/**
 * Réduction de loyer de solidarité (arrêté du 27/02/2018): amounts, and ceilings of monthly income below which it applies.
 * The amounts were cut in June 2025 and June 2026.
 */
const AMOUNTS: readonly Column[] = [
  ['2023-01-01', 'Arrêté du 30/12/2022, art. 1'],
  ['2023-10-01', 'Arrêté du 21/09/2023, art. 1'],
  ['2024-01-01', 'Arrêté du 29/12/2023, art. 1'],
  ['2025-06-01', 'Arrêté du 21/05/2025, art. 1'],
  ['2026-06-01', 'Arrêté du 22/05/2026'],
]
const CEILINGS: readonly Column[] = [
  ['2019-01-01', 'Arrêté du 27/12/2018, art. 1'],
  ['2024-01-01', 'Arrêté du 29/12/2023, art. 1'],
  ['2026-01-01', 'Arrêté du 23/12/2025'],
]

/** Reduction a month, zone 1. */
export const rlsAmount1 = scale('RLS zone 1', { unit: 'cents/month', reviewed: '2026-05-26', revalued: '01-01' }, AMOUNTS, {
  single: [52_16, 54_51, 55_20, 39_69, 35_99],
  couple: [63_00, 66_05, 66_73, 47_98, 43_51],
  one: [71_14, 74_43, 75_31, 54_14, 49_09],
  more: [10_24, 10_48, 10_78, 7_75, 7_03],
})
/** Ceilings of monthly income, zone 1. */
export const rlsCeiling1 = scale('plafonds RLS zone 1', { unit: 'cents/month', reviewed: '2026-01-08', revalued: '01-01' }, CEILINGS, {
  single: [915_00, 959_00, 970_00],
  couple: [1102_00, 1155_00, 1168_00],
  one: [1403_00, 1470_00, 1486_00],
  two: [1669_00, 1749_00, 1768_00],
  three: [2043_00, 2141_00, 2165_00],
  four: [2357_00, 2470_00, 2497_00],
  five: [2624_00, 2750_00, 2781_00],
  six: [2905_00, 3045_00, 3079_00],
  more: [283_00, 297_00, 300_00],
})
/** Reduction a month, zone 2. */
export const rlsAmount2 = scale('RLS zone 2', { unit: 'cents/month', reviewed: '2026-05-26', revalued: '01-01' }, AMOUNTS, {
  single: [45_66, 48_22, 48_45, 34_83, 31_58],
  couple: [55_79, 58_71, 59_15, 42_53, 38_56],
  one: [62_50, 65_00, 66_06, 47_49, 43_06],
  more: [9_09, 9_44, 9_60, 6_90, 6_26],
})
/** Ceilings of monthly income, zone 2. */
export const rlsCeiling2 = scale('plafonds RLS zone 2', { unit: 'cents/month', reviewed: '2026-01-08', revalued: '01-01' }, CEILINGS, {
  single: [854_00, 895_00, 905_00],
  couple: [1042_00, 1092_00, 1104_00],
  one: [1329_00, 1393_00, 1408_00],
  two: [1583_00, 1659_00, 1677_00],
  three: [1943_00, 2036_00, 2059_00],
  four: [2243_00, 2351_00, 2377_00],
  five: [2497_00, 2617_00, 2646_00],
  six: [2764_00, 2897_00, 2929_00],
  more: [266_00, 279_00, 282_00],
})
/** Reduction a month, zone 3. */
export const rlsAmount3 = scale('RLS zone 3', { unit: 'cents/month', reviewed: '2026-05-26', revalued: '01-01' }, AMOUNTS, {
  single: [42_76, 45_08, 45_36, 32_61, 29_57],
  couple: [51_80, 54_51, 54_92, 39_48, 35_80],
  one: [57_99, 60_80, 61_42, 44_16, 40_04],
  more: [8_22, 8_39, 8_65, 6_22, 5_64],
})
/** Ceilings of monthly income, zone 3. */
export const rlsCeiling3 = scale('plafonds RLS zone 3', { unit: 'cents/month', reviewed: '2026-01-08', revalued: '01-01' }, CEILINGS, {
  single: [828_00, 868_00, 878_00],
  couple: [1008_00, 1056_00, 1068_00],
  one: [1289_00, 1351_00, 1366_00],
  two: [1536_00, 1610_00, 1628_00],
  three: [1877_00, 1967_00, 1989_00],
  four: [2169_00, 2273_00, 2298_00],
  five: [2411_00, 2527_00, 2555_00],
  six: [2671_00, 2799_00, 2830_00],
  more: [247_00, 259_00, 262_00],
})

/** What the reduction takes off the aid. */
export const rlsShare = figures('RLS et APL', {
  /** Share of the reduction by which the aid is cut. */
  share: dated('rate', { reviewed: '2026-01-13' }, ['2018-01-01', 0.98, 'CCH L832-3, D823-16 ; décret 2018-136 du 27/02/2018, art. 1']),
})
