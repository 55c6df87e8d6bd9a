/**
 * Ceilings in euros of the tables published by the Ministry of Justice: persons of the tax household, 100 %, 55 %, 25 %. Sources: justice.fr « Vos droits et
 * démarches », 24/01/2025 (circular of 20/01/2025); circulars of 17/01/2023 and January 2024 for one person.
 */
export const CEILINGS: readonly (readonly [month: string, size: number, total: number, at55: number, at25: number])[] = [
  ['2025-05', 1, 12_862, 15_203, 19_290],
  ['2025-05', 2, 15_177, 17_518, 21_605],
  // Worked by hand from art. 6: 12 862 + 2 × 2 315,16; then + 1 462,41 (0,1137 × 12 862).
  ['2025-05', 3, 17_492, 19_833, 23_920],
  ['2025-05', 4, 18_954, 21_295, 25_382],
  ['2024-05', 1, 12_712, 15_026, 19_066],
  // The circular of 2024 holds from 18 January: in that month still the ceilings of 2023.
  ['2024-01', 1, 12_271, 14_505, 18_404],
]

/** Ceilings of wealth, euros: savings, then real property. Circulars of 2025, 2024 and 2023; 2 × the ceiling of 25 %. */
export const WEALTH: readonly (readonly [month: string, size: number, movable: number, property: number])[] = [
  ['2025-05', 1, 12_862, 38_580],
  ['2024-05', 1, 12_712, 38_132],
  // ASH on the circular of 17/01/2023: + 2 209 € and + 6 625 € for the second person (0,18 of each ceiling).
  ['2024-01', 2, 12_271 + 2208, 36_808 + 6625],
]
