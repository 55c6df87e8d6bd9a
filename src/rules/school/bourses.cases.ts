import type { HouseholdSpec } from '../testing/build.ts'

/** A family in a month, with its grant of the school year in euros. */
export interface BourseCase {
  readonly name: string
  readonly spec: HouseholdSpec
  readonly month: string
  readonly euros: number
  readonly reason?: string
}

const family = (school: number, count: number, cents: number, more: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born: '1980-01-01' }],
  children: Array.from({ length: count }, () => ({ born: '2012-01-01', school })),
  rfr: { 2023: 99_999_00, 2024: cents, 2025: 99_999_00 },
  ...more,
})
const month = '2025-10'

/**
 * Source: order of 22 March 2016 (hours of the SMIC of July 2024, 11,65 €, rounded to the euro) and D531-7 (25,6, 70,91, 110,75 % of the BMAF of
 * January 2025, 466,44 €, to a multiple of three euros): one child, ceilings 18 130, 9 800, 3 458 €; amounts 120, 330, 516 €.
 */
export const collegeCases: readonly BourseCase[] = [
  { name: 'highest level, a cent under', spec: family(3, 1, 3_457_99), month, euros: 516 },
  { name: 'highest level, at the ceiling', spec: family(3, 1, 3_458_00), month, euros: 516 },
  { name: 'a cent over', spec: family(3, 1, 3_458_01), month, euros: 330 },
  { name: 'second level, at the ceiling', spec: family(3, 1, 9_800_00), month, euros: 330 },
  { name: 'second level, a cent over', spec: family(3, 1, 9_800_01), month, euros: 120 },
  { name: 'first level, a cent under', spec: family(3, 1, 18_129_99), month, euros: 120 },
  { name: 'first level, at the ceiling', spec: family(3, 1, 18_130_00), month, euros: 120 },
  { name: 'first level, a cent over', spec: family(3, 1, 18_130_01), month, euros: 0, reason: 'supérieur' },
  { name: 'two pupils: 1 915,3 hours = 22 313 €', spec: family(3, 2, 22_313_00), month, euros: 240 },
  { name: 'eight children: 4 070 hours = 47 416 €', spec: family(3, 9, 47_415_00), month, euros: 1080 },
  { name: 'no pupil in collège', spec: family(4, 1, 0), month, euros: 0, reason: 'collège' },
  { name: 'the same school year in February', spec: family(3, 1, 3_458_00), month: '2026-02', euros: 516 },
  { name: 'the school year before in June: incomes of 2023', spec: family(3, 1, 0), month: '2025-06', euros: 0, reason: 'supérieur' },
]

/** Source: order of 22 March 2016, D531-29: one child, 244,3 to 1 855 hours of 11,65 €: 2 846, 7 282, 11 718, 14 529, 17 107, 21 611 €. */
export const lyceeCases: readonly BourseCase[] = [
  { name: 'sixth level', spec: family(4, 1, 2_846_00), month, euros: 1053 },
  { name: 'fifth level', spec: family(4, 1, 2_846_01), month, euros: 939 },
  { name: 'fourth level', spec: family(4, 1, 7_282_01), month, euros: 831 },
  { name: 'third level', spec: family(4, 1, 11_718_01), month, euros: 720 },
  { name: 'second level', spec: family(4, 1, 14_529_01), month, euros: 609 },
  { name: 'first level', spec: family(4, 1, 17_107_01), month, euros: 495 },
  { name: 'first level, at the ceiling', spec: family(4, 1, 21_611_00), month, euros: 495 },
  { name: 'first level, a cent over', spec: family(4, 1, 21_611_01), month, euros: 0, reason: 'supérieur' },
  { name: 'no pupil in lycée', spec: family(3, 1, 0), month, euros: 0, reason: 'lycée' },
]
