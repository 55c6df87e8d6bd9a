/**
 * Resources of the month before, children, amount, lent: cents, in May 2024 (RSA 635,71 €, net SMIC of January 1 398,69 €). CASF D214-13, D214-14.
 * Full amounts: 635,71 alone; × 1,5 / 1,8 / 2,2 with 1 / 2 / 3 children (R262-1).
 */
export const AUVVC: readonly (readonly [resources: number, children: number, amount: number, lent: boolean])[] = [
  [0, 0, 635_71, false],
  [699_34, 0, 635_71, false],
  // 50 % of the SMIC is 699,345 €.
  [699_35, 0, 508_57, false],
  [1398_69, 0, 508_57, false],
  [1398_70, 0, 381_43, false],
  [2098_03, 0, 381_43, false],
  // 150 % is 2 098,035 €: least amount (about 254 €), and a loan for a person alone.
  [2098_04, 0, 254_28, true],
  [0, 1, 953_57, false],
  [0, 2, 1144_28, false],
  [0, 3, 1398_56, false],
  [2098_04, 1, 381_43, false],
  // 225 % = 3 147,0525; 270 % = 3 776,463; 330 % = 4 615,677.
  [3147_05, 1, 381_43, false],
  [3147_06, 1, 381_43, true],
  [3776_46, 2, 457_71, false],
  [3776_47, 2, 457_71, true],
  [4615_67, 3, 559_42, false],
  [4615_68, 3, 559_42, true],
  [4615_68, 4, 661_14, true],
]
