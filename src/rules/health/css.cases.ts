import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'
import { CSS_CLOSED, CSS_FREE } from './css.ts'

/** A household in a month, with what the law answers and where that is read. Month 2025-06: the twelve months are 2024-05 to 2025-04. */
export interface CssCase {
  readonly name: string
  readonly source: string
  readonly spec: HouseholdSpec
  readonly month: string
  readonly expected: number
  /** A step of the explanation and its value. */
  readonly step?: readonly [string, number]
  readonly reason?: string
}

const month = '2025-06'
const TABLE = 'Table of 1 April 2025: 10 339 € free, 13 957 € (10 339 × 1,35 = 13 957,65 €) with contribution, one person'
const OVERSEAS = 'CSS D861-1: 10 339 € × 1,113 = 11 507 €'
const AGES = 'Order of 24 June 2019: 8, 14, 21, 25, 30 € a month by age'

/** Net wages that stay the same in all months but one of the twelve. */
const wages = (each: number, first: number): NonNullable<PersonSpec['amounts']> => ({
  netWage: { 2024: each, 2025: each, '2024-05': first },
})
const alone = (born: string, rest: Omit<PersonSpec, 'born'>, more: Omit<HouseholdSpec, 'year' | 'parents'> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born, ...rest }],
  received: { aspa: 0 },
  ...more,
})
const at30 = (first: number, each: number): HouseholdSpec => alone('1990-03-05', { amounts: wages(each, first) })
const aged = (born: string): HouseholdSpec => alone(born, { amounts: { netWage: 1000_00 } })

export const cssCases: readonly CssCase[] = [
  { name: 'overseas: at the ceiling', source: OVERSEAS, spec: { ...at30(958_99, 958_91), territory: '974' }, month, expected: CSS_FREE },
  {
    name: 'overseas: a cent over the ceiling',
    source: OVERSEAS,
    spec: { ...at30(959_00, 958_91), territory: '974' },
    month,
    expected: 14_00,
  },
  { name: 'a cent under the ceiling', source: TABLE, spec: at30(861_61, 861_58), month, expected: CSS_FREE },
  { name: 'at the ceiling', source: TABLE, spec: at30(861_62, 861_58), month, expected: CSS_FREE },
  { name: 'a cent over the ceiling', source: TABLE, spec: at30(861_63, 861_58), month, expected: 14_00 },
  { name: 'a cent under the ceiling with contribution', source: TABLE, spec: at30(1163_21, 1163_13), month, expected: 14_00 },
  { name: 'at the ceiling with contribution', source: TABLE, spec: at30(1163_22, 1163_13), month, expected: 14_00 },
  {
    name: 'a cent over the ceiling with contribution',
    source: TABLE,
    spec: at30(1163_23, 1163_13),
    month,
    expected: CSS_CLOSED,
    reason: 'supérieures',
  },
  { name: '29 years on the first of the month', source: AGES, spec: aged('1995-06-15'), month, expected: 8_00 },
  { name: '30 years', source: AGES, spec: aged('1995-06-01'), month, expected: 14_00 },
  { name: '49 years', source: AGES, spec: aged('1975-06-15'), month, expected: 14_00 },
  { name: '50 years', source: AGES, spec: aged('1975-06-01'), month, expected: 21_00 },
  { name: '59 years', source: AGES, spec: aged('1965-06-15'), month, expected: 21_00 },
  { name: '60 years', source: AGES, spec: aged('1965-06-01'), month, expected: 25_00 },
  { name: '69 years', source: AGES, spec: aged('1955-06-15'), month, expected: 25_00 },
  { name: '70 years', source: AGES, spec: aged('1955-06-01'), month, expected: 30_00 },
  {
    name: 'the RSA of the month opens it, whatever the wages of the year before',
    source: 'CSS L861-2',
    spec: alone('1990-03-05', { amounts: { netWage: { 2024: 2000_00 } } }),
    month,
    expected: CSS_FREE,
  },
  {
    name: 'under 25, with the parents',
    source: 'CSS R861-2: covered with the parents',
    spec: alone('2004-03-05', { livesWithParents: 1 }),
    month,
    expected: CSS_CLOSED,
    reason: '25 ans',
  },
  { name: 'under 25, on their own', source: 'CSS R861-2', spec: alone('2004-03-05', {}), month, expected: CSS_FREE },
  {
    name: 'under 25, with maintenance from the parents',
    source: 'CSS R861-2',
    spec: alone('2004-03-05', { amounts: { maintenanceReceived: { '2025-01': 100_00 } } }),
    month,
    expected: CSS_CLOSED,
    reason: '25 ans',
  },
  {
    name: 'wages lightened by 30 % for who now has unemployment benefit',
    source: 'CSS R861-8: 6 × 1 500 × 0,7 + 6 × 800 = 11 100 €',
    spec: alone('1990-03-05', {
      activity: { '2024-11…': 2 },
      amounts: {
        netWage: { '2024-05': 1500_00, '2024-06': 1500_00, '2024-07': 1500_00, '2024-08': 1500_00, '2024-09': 1500_00, '2024-10': 1500_00 },
        netUnemployment: { '2024-11…': 800_00 },
      },
    }),
    month,
    expected: 14_00,
    step: ['Ressources du foyer sur douze mois', 11_100_00],
  },
  {
    name: 'housing flat rate of who is lodged for free',
    source: 'CSS R861-5: 12 % of 12 × 646,52 € = 930,99 €; 10 800 + 930,99 €',
    spec: alone('1990-03-05', { amounts: { netWage: 900_00 } }, { tenure: 6 }),
    month,
    expected: 14_00,
    step: ['Ressources du foyer sur douze mois', 11_730_99],
  },
  {
    name: 'AAH after its allowance',
    source: 'Instruction of 30 March 2021: 12 × (1 000 − 68) = 11 184 €',
    spec: alone('1985-03-05', { received: { aah: 1000_00 }, disabilityRate: 0.8 }),
    month,
    expected: 14_00,
    step: ['Ressources du foyer sur douze mois', 11_184_00],
  },
  {
    name: 'maintenance paid is taken off',
    source: 'CSS R861-4: 12 000 − 12 × 150 = 10 200 €',
    spec: alone('1990-03-05', { amounts: { netWage: 1000_00, maintenancePaid: 150_00 } }),
    month,
    expected: CSS_FREE,
    step: ['Ressources du foyer sur douze mois', 10_200_00],
  },
]

/** Ceilings of 1 April 2024 (10 166 €) and of 1 April 2025 (10 339 €) by foyer. Source: CSS L861-1, D861-1, worked by hand
 * (the table that caisses publish may be a euro lower for large families: it multiplies a ceiling that was not rounded yet). */
export const ceilingCases: readonly (readonly [name: string, month: string, spec: HouseholdSpec, euros: number])[] = [
  ['one person, 2024', '2024-06', { year: 2024, parents: [{ born: '1990-01-01' }] }, 10_166],
  ['one person, 2025', month, { year: 2025, parents: [{ born: '1990-01-01' }] }, 10_339],
  ['couple', month, { year: 2025, parents: [{ born: '1990-01-01' }, { born: '1990-01-01' }] }, 15_508],
  ['lone parent, one child', month, { year: 2025, parents: [{ born: '1990-01-01' }], children: [{ born: '2015-01-01' }] }, 15_508],
  [
    'lone parent, a child of 26 does not count',
    month,
    { year: 2025, parents: [{ born: '1970-01-01' }], children: [{ born: '1999-01-01' }] },
    10_339,
  ],
  [
    'lone parent, a child of 24 counts',
    month,
    { year: 2025, parents: [{ born: '1970-01-01' }], children: [{ born: '2000-06-02' }] },
    15_508,
  ],
  [
    'lone parent, a child of 25 does not (R861-2: « moins de 25 ans »)',
    month,
    { year: 2025, parents: [{ born: '1970-01-01' }], children: [{ born: '2000-06-01' }] },
    10_339,
  ],
  [
    'couple, one child, another in shared custody: 1 + 0,5 + 0,3 + 0,15',
    month,
    {
      year: 2025,
      parents: [{ born: '1990-01-01' }, { born: '1990-01-01' }],
      children: [{ born: '2012-01-01' }, { born: '2015-01-01', sharedCustody: 1 }],
    },
    20_161,
  ],
  ['overseas: one person', month, { year: 2025, parents: [{ born: '1990-01-01' }], territory: '971' }, 11_507],
  ['overseas: two persons', month, { year: 2025, parents: [{ born: '1990-01-01' }, { born: '1990-01-01' }], territory: '971' }, 17_261],
  [
    'couple, three children: 1 + 0,5 + 0,3 + 0,3 + 0,4',
    month,
    {
      year: 2025,
      parents: [{ born: '1990-01-01' }, { born: '1990-01-01' }],
      children: [{ born: '2012-01-01' }, { born: '2015-01-01' }, { born: '2018-01-01' }],
    },
    25_847,
  ],
]
