/**
 * Codes of the eight weighed variables in their order, the scores of the groups that are tried and the rank. Worked by hand from the tables of annexe 2-2
 * CASF; where only some scores are given, the others are not compared.
 */
export const AGGIR_CASES: readonly (readonly [code: string, scores: Readonly<Record<string, number>>, rank: number, gir: number])[] = [
  ['AAAAAAAA', { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0, G: 0, H: 0 }, 13, 6],
  ['CCCCCCCC', { A: 4440 }, 1, 1],
  ['CCCCCCAA', { A: 3440 }, 3, 2],
  ['CBCCCCCC', { A: 3240, B: 2580 }, 4, 2],
  ['CCAAAAAA', { A: 3200, B: 2700 }, 4, 2],
  ['AACCCCCC', { A: 1240, B: 960, C: 1700 }, 5, 2],
  ['ABCCBCCC', { A: 1200, B: 1020, C: 1660 }, 6, 2],
  ['AACCACCA', { A: 980, B: 980, C: 1240, D: 2400 }, 7, 2],
  ['AACCBBBB', { E: 1100, F: 1300 }, 9, 3],
  ['BBCCBBBB', { A: 268, B: 616, C: 360, D: 600, E: 1100, F: 1500 }, 9, 3],
  ['AACBABAA', { F: 700, G: 700 }, 10, 4],
  ['AABBAAAA', { G: 400, H: 4000 }, 11, 4],
  ['BBBBAAAA', { F: 400, G: 400, H: 4000 }, 11, 4],
  ['AABAAAAA', { H: 2000 }, 12, 5],
  ['AAAAAACC', { A: 1000, B: 720, C: 1400, D: 2200, E: 1000, F: 700, G: 600, H: 2000 }, 12, 5],
  ['BAAAAAAA', { B: 320, F: 100 }, 13, 6],
  ['AAAAAAAB', { H: 1000 }, 13, 6],
  ['AAAAAACA', { H: 1000 }, 13, 6],
]

/** How many of the 6 561 profiles have each GIR and each rank. */
export const GIR_COUNTS = [8, 3208, 2400, 760, 157, 28]
export const RANK_COUNTS = [8, 131, 414, 1085, 4, 336, 1238, 1253, 1147, 490, 270, 157, 28]
