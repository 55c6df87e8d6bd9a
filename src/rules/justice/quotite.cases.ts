/** Net pay a month (the same for twelve months), dependants, what may be seized in 2025 and in 2026 after 1 April: cents. Worked by hand from R3252-2, R3252-3, R3252-5. */
export const QUOTITES: readonly (readonly [net: number, dependants: number, in2025: number, in2026: number])[] = [
  [600_00, 0, 0, 0],
  [900_00, 0, 89_33, 88_58],
  [1200_00, 0, 155_63, 154_42],
  [1500_00, 0, 236_94, 234_76],
  [1500_00, 2, 173_29, 171_42],
  [1800_00, 1, 296_33, 293_68],
  [2200_00, 0, 634_17, 621_43],
  [2500_00, 3, 546_78, 536_79],
]
