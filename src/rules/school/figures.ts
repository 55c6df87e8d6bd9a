import { dated, figures } from '../figures.ts'

/**
 * Ceilings of the school grants by level and number of children in charge (eight: eight or more), in hours of the SMIC brut of the July of the year
 * of income; amounts of the year in shares of the BMAF of the January in which the school year begins.
 */
const LIFE = { reviewed: '2025-11-03' } as const
const COLLEGE = 'Arrêté du 22/03/2016 (MENE1606428A)'
const LYCEE = 'Arrêté du 22/03/2016 (MENE1606432A)'

const college = (hours: number) => dated('smic-hours', LIFE, ['2016-07-01', hours, COLLEGE])
const lycee = (hours: number) => dated('smic-hours', LIFE, ['2016-07-01', hours, LYCEE])
const share = (from: string, value: number, source: string) => dated('bmaf', LIFE, [from, value, source])

/** Figures of the bourse de collège. */
export const collegeFigures = figures('bourse de collège', {
  amount1: share('2017-05-07', 0.256, 'Code de l’éducation, D531-7'),
  amount2: share('2017-05-07', 0.7091, 'Code de l’éducation, D531-7'),
  amount3: share('2017-05-07', 1.1075, 'Code de l’éducation, D531-7'),
  /** Level 1. */
  level1Children1: college(1556.2),
  level1Children2: college(1915.3),
  level1Children3: college(2274.4),
  level1Children4: college(2633.5),
  level1Children5: college(2992.7),
  level1Children6: college(3351.8),
  level1Children7: college(3710.9),
  level1Children8: college(4070),
  /** Level 2. */
  level2Children1: college(841.2),
  level2Children2: college(1035.4),
  level2Children3: college(1229.5),
  level2Children4: college(1423.7),
  level2Children5: college(1617.8),
  level2Children6: college(1811.9),
  level2Children7: college(2006.1),
  level2Children8: college(2200.2),
  /** Level 3. */
  level3Children1: college(296.8),
  level3Children2: college(365.3),
  level3Children3: college(433.8),
  level3Children4: college(502.3),
  level3Children5: college(570.8),
  level3Children6: college(639.3),
  level3Children7: college(707.8),
  level3Children8: college(776.3),
})

/** Figures of the bourse de lycée. */
export const lyceeFigures = figures('bourse de lycée', {
  amount1: share('2016-07-01', 1.0642, 'Code de l’éducation, D531-29'),
  amount2: share('2016-07-01', 1.3079, 'Code de l’éducation, D531-29'),
  amount3: share('2016-07-01', 1.5435, 'Code de l’éducation, D531-29'),
  amount4: share('2016-07-01', 1.7791, 'Code de l’éducation, D531-29'),
  amount5: share('2016-07-01', 2.0147, 'Code de l’éducation, D531-29'),
  amount6: share('2016-07-01', 2.2584, 'Code de l’éducation, D531-29'),
  /** Level 1. */
  level1Children1: lycee(1855),
  level1Children2: lycee(1997.6),
  level1Children3: lycee(2282.9),
  level1Children4: lycee(2639.7),
  level1Children5: lycee(2996.4),
  level1Children6: lycee(3424.6),
  level1Children7: lycee(3852.6),
  level1Children8: lycee(4280.7),
  /** Level 2. */
  level2Children1: lycee(1468.4),
  level2Children2: lycee(1602.1),
  level2Children3: lycee(1869),
  level2Children4: lycee(2136.2),
  level2Children5: lycee(2536.7),
  level2Children6: lycee(2937.1),
  level2Children7: lycee(3337.7),
  level2Children8: lycee(3738.4),
  /** Level 3. */
  level3Children1: lycee(1247.1),
  level3Children2: lycee(1360.4),
  level3Children3: lycee(1587.2),
  level3Children4: lycee(1814),
  level3Children5: lycee(2154.1),
  level3Children6: lycee(2494.3),
  level3Children7: lycee(2834.5),
  level3Children8: lycee(3174.7),
  /** Level 4. */
  level4Children1: lycee(1005.8),
  level4Children2: lycee(1097.1),
  level4Children3: lycee(1280.1),
  level4Children4: lycee(1463),
  level4Children5: lycee(1737.3),
  level4Children6: lycee(2011.8),
  level4Children7: lycee(2285.9),
  level4Children8: lycee(2560.2),
  /** Level 5. */
  level5Children1: lycee(625.1),
  level5Children2: lycee(694.6),
  level5Children3: lycee(833.5),
  level5Children4: lycee(972.3),
  level5Children5: lycee(1180.7),
  level5Children6: lycee(1389.2),
  level5Children7: lycee(1597.5),
  level5Children8: lycee(1805.9),
  /** Level 6. */
  level6Children1: lycee(244.3),
  level6Children2: lycee(291.9),
  level6Children3: lycee(386.9),
  level6Children4: lycee(481.7),
  level6Children5: lycee(624.1),
  level6Children6: lycee(766.4),
  level6Children7: lycee(909),
  level6Children8: lycee(1051.3),
})

/** Each payment of the year is a third in whole euros: the year is a multiple of three euros. */
export const paymentFigures = figures('versements des bourses', {
  payments: dated('count', { reviewed: '2025-11-03' }, ['2016-07-01', 3, 'Code de l’éducation, D531-11, D531-31']),
})
