import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'

/** Households for the AAH and the MVA, worked by hand from the texts. Amounts in cents; a text instead of an amount: the refusal. */
export interface MinimaCase {
  readonly title: string
  readonly source: string
  readonly month: string
  readonly spec: HouseholdSpec
  /** Index of the person who asks. */
  readonly who?: number
  readonly due: number | RegExp
}

const FULL = 'Décret 2026-229 du 30/03/2026 : 1 041,59 €'
const NADIA: PersonSpec = { born: '1984-02-11', disabilityRate: 0.8 }
const nadia = (one: Partial<PersonSpec> = {}, rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [{ ...NADIA, ...one }],
  ...rest,
})
const month = '2026-05'

export const AAH: readonly MinimaCase[] = [
  { title: 'nothing else to live on', source: FULL, month, spec: nadia(), due: 1041_59 },
  { title: 'before the revaluation', source: 'Décret 2025-297 : 1 033,32 €', month: '2026-03', spec: nadia(), due: 1033_32 },
  { title: 'no rate', source: 'CSS L821-2', month, spec: nadia({ disabilityRate: 0 }), due: /au moins 50 %/ },
  { title: 'rate of 49 %', source: 'CSS D821-1', month, spec: nadia({ disabilityRate: 0.49, rsdae: 1 }), due: /au moins 50 %/ },
  { title: 'rate of 50 % with restriction', source: FULL, month, spec: nadia({ disabilityRate: 0.5, rsdae: 1 }), due: 1041_59 },
  { title: 'rate of 79 % alone', source: 'CSS L821-2', month, spec: nadia({ disabilityRate: 0.79 }), due: /restriction substantielle/ },
  { title: 'rate of 79 % with restriction', source: FULL, month, spec: nadia({ disabilityRate: 0.79, rsdae: 1 }), due: 1041_59 },
  { title: '61 years, 50 to 79 %', source: FULL, month, spec: nadia({ born: '1964-05-02', disabilityRate: 0.6, rsdae: 1 }), due: 1041_59 },
  {
    title: '62 years, 50 to 79 %',
    source: 'CSS L821-2',
    month,
    spec: nadia({ born: '1964-05-01', disabilityRate: 0.6, rsdae: 1 }),
    due: /inaptitude/,
  },
  {
    title: 'a claim of asylum is no permit yet',
    source: 'CSS L821-1',
    month,
    spec: nadia({ citizenship: 2 }, { asylumSeeker: 1 }),
    due: /titre de séjour/,
  },
  { title: '70 years at 80 %', source: FULL, month, spec: nadia({ born: '1956-01-01' }), due: 1041_59 },
  {
    title: '19 years in the parents’ charge',
    source: 'CSS R821-1',
    month,
    spec: { year: 2026, parents: [{ born: '1980-01-01' }], children: [{ ...NADIA, born: '2006-06-02' }] },
    who: 1,
    due: /20 ans/,
  },
  {
    title: '20 years in the parents’ family',
    source: FULL,
    month,
    spec: { year: 2026, parents: [{ born: '1980-01-01' }], children: [{ ...NADIA, born: '2006-05-01' }] },
    who: 1,
    due: 1041_59,
  },
  { title: '16 years on one’s own', source: 'CSS R821-1', month, spec: nadia({ born: '2010-05-01' }), due: 1041_59 },
  { title: '15 years', source: 'CSS R821-1', month, spec: nadia({ born: '2010-05-02' }), due: /16 ans/ },
  {
    title: 'pension of 500 € two years before',
    source: 'CSS R821-4',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 500_00 } } }),
    due: 541_59,
  },
  {
    title: 'a cent below the ceiling',
    source: 'CSS L821-3',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 1041_58 } } }),
    due: 1,
  },
  {
    title: 'at the ceiling',
    source: 'CSS L821-3',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 1041_59 } } }),
    due: /plafond/,
  },
  {
    title: 'a cent above the ceiling',
    source: 'CSS L821-3',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 1041_60 } } }),
    due: /plafond/,
  },
  {
    title: 'two children: ceiling doubled',
    source: 'CSS D821-2 : 1 041,59 × 2 − 1 500',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 1500_00 } } }, { children: [{ born: '2015-03-01' }, { born: '2018-03-01' }] }),
    due: 583_18,
  },
  {
    title: 'the spouse’s wage does not count',
    source: 'CSS L821-3 depuis le 1er octobre 2023',
    month,
    spec: nadia({}, { parents: [NADIA, { born: '1980-01-01', amounts: { netWage: 3000_00, taxableWage: 3100_00 } }] }),
    due: 1041_59,
  },
  {
    title: 'work of 500 €: 20 % of it counts',
    source: 'CSS D821-9 : 6 000 € par an sous 30 % du SMIC (6 563,06), 1 200 ÷ 12 = 100',
    month,
    spec: nadia({ amounts: { netWage: 500_00, taxableWage: 515_00 } }),
    due: 941_59,
  },
  {
    title: 'work of 1 000 €: 20 %, then 60 %',
    source: 'CSS D821-9 : (0,2 × 6 563,06 + 0,6 × 5 436,94) ÷ 12 = 381,23',
    month,
    spec: nadia({ amounts: { netWage: 1000_00, taxableWage: 1030_00 } }),
    due: 660_36,
  },
  {
    title: 'work that stopped: 70 % of what would count',
    source: 'CSS R532-5 : 381,23 × 0,7 = 266,86',
    month,
    spec: nadia({ amounts: { taxableWage: { '2024': 1000_00 } } }),
    due: 774_73,
  },
  {
    title: 'invalidity pension of the month, taken off',
    source: 'CSS L821-1',
    month,
    spec: nadia({ amounts: { invalidityPension: { '2026-05': 600_00 } } }),
    due: 441_59,
  },
  {
    title: 'retirement pension of the month, taken off',
    source: 'CSS L821-1 : 1 041,59 − 600',
    month,
    spec: nadia({ amounts: { netPension: { '2026-05': 600_00 } } }),
    due: 441_59,
  },
  {
    title: 'invalidity pension a cent below',
    source: 'CSS L821-1',
    month,
    spec: nadia({ amounts: { invalidityPension: { '2026-05': 1041_58 } } }),
    due: 1,
  },
  {
    title: 'invalidity pension as high',
    source: 'CSS L821-1',
    month,
    spec: nadia({ amounts: { invalidityPension: { '2026-05': 1041_59 } } }),
    due: /pension d’invalidité/,
  },
]

const HOUSED = { tenure: 3, received: { al: 210_00 } } as const
const ADD = 'CSS D821-3 : 104,77 €'
export const MVA: readonly MinimaCase[] = [
  { title: 'AAH at 80 % in one’s own dwelling', source: ADD, month, spec: nadia({}, HOUSED), due: 104_77 },
  { title: 'rate of 79 %', source: 'CSS L821-1-2', month, spec: nadia({ disabilityRate: 0.79, rsdae: 1 }, HOUSED), due: /80 %/ },
  { title: 'no housing aid', source: 'CSS L821-1-2', month, spec: nadia({}, { tenure: 3, received: { al: 0 } }), due: /aide au logement/ },
  { title: 'hostel', source: 'CSS R821-5-2', month, spec: nadia({}, { ...HOUSED, tenure: 7 }), due: /logement indépendant/ },
  {
    title: 'a wage eleven months before',
    source: 'CSS L821-1-2',
    month,
    spec: nadia({ amounts: { taxableWage: { '2025-06': 100_00 } } }, HOUSED),
    due: /revenu d’activité/,
  },
  {
    title: 'a wage twelve months before',
    source: 'CSS L821-1-2',
    month,
    spec: nadia({ amounts: { taxableWage: { '2025-05': 100_00 } } }, HOUSED),
    due: /revenu d’activité/,
  },
  {
    title: 'a wage thirteen months before',
    source: ADD,
    month,
    spec: nadia({ amounts: { taxableWage: { '2025-04': 100_00 } } }, HOUSED),
    due: 104_77,
  },
  {
    title: 'no AAH because of a pension',
    source: 'CSS L821-1-2',
    month,
    spec: nadia({ amounts: { taxablePension: { '2024': 1500_00 } } }, HOUSED),
    due: /AAH/,
  },
  {
    title: 'lives with the parents',
    source: 'CSS R821-5-2',
    month,
    spec: { year: 2026, parents: [{ born: '1970-01-01' }], children: [{ ...NADIA, born: '2003-01-01' }], ...HOUSED },
    who: 1,
    due: /logement indépendant/,
  },
]
