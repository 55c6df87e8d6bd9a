import { ACTIVITY, CITIZENSHIP, TENURE } from '../household.ts'
import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'

/** A household, a month, the RSA in cents, what it shows. */
export type Case = readonly [what: string, spec: HouseholdSpec, month: string, cents: number]

const YEAR = 2026
/** Invented persons: 40 years old, 10 years old, 2 years old. */
const ADULT: PersonSpec = { born: '1986-03-10' }
const CHILD: PersonSpec = { born: '2016-02-10' }
const BABY: PersonSpec = { born: '2024-09-10' }
const alone = (one: Partial<PersonSpec> = {}, rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: YEAR,
  parents: [{ ...ADULT, ...one }],
  rfr: { 2024: 0 },
  ...rest,
})
const couple = (children: PersonSpec[], rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: YEAR,
  parents: [ADULT, { born: '1988-06-20' }],
  children,
  rfr: { 2024: 0 },
  ...rest,
})
const withNewcomer = (one: Partial<PersonSpec> = {}, claimant: PersonSpec = ADULT): HouseholdSpec =>
  couple([], { parents: [claimant, { born: '1988-06-20', citizenship: CITIZENSHIP.other, permitYears: 1, ...one }] })
const wage = (at: number | Readonly<Record<string, number>>): Partial<PersonSpec> => ({ amounts: { netWage: at } })
const UNTIL_APRIL = (cents: number): Readonly<Record<string, number>> => ({
  '2026-01': cents,
  '2026-02': cents,
  '2026-03': cents,
  '2026-04': cents,
})

/**
 * Base 651,69 € since 1 April 2026 (Décret 2026-220). Family benefits in May 2026, BMAF 478,16 €: AF of two children 153,01 €, PAJE base 199,15 €, ASF counted for
 * 22.5 % of the BMAF: 107,59 € a child (CASF R262-10-1).
 */
export const SCALE: readonly Case[] = [
  ['one person', alone(), '2026-05', 651_69],
  ['the same before April 2026', alone(), '2026-03', 646_52],
  ['a couple: 1,5', couple([]), '2026-05', 977_54],
  ['a couple with a child: 1,8', couple([CHILD]), '2026-05', 1173_04],
  ['a couple with two children: 2,1, less the AF', couple([CHILD, { born: '2017-02-10' }]), '2026-05', 1215_54],
  ['a lone parent of one child: 1,5, less the ASF counted', alone({}, { children: [CHILD] }), '2026-05', 869_95],
  ['a lone parent of a baby: 1,28412 + 0,42804, less PAJE and ASF', alone({}, { children: [BABY] }), '2026-05', 809_06],
  [
    'a lone parent of a newborn: the PAJE of its first three months is left out',
    alone({}, { children: [{ born: '2026-02-10' }] }),
    '2026-05',
    1008_21,
  ],
  ['the month after that of the three months', alone({}, { children: [{ born: '2026-01-10' }] }), '2026-05', 809_06],
  ['not where an older child opens the PAJE too', alone({}, { children: [BABY, { born: '2026-02-10' }] }), '2026-05', 827_41],
  ['nor for a couple', couple([{ born: '2026-02-10' }]), '2026-05', 973_89],
  ['alone for a short time with a child: the same majoration', alone({}, { children: [CHILD], recentlyAlone: 1 }), '2026-05', 1008_21],
  ['alone and pregnant', alone({ pregnant: 1 }), '2026-05', 836_85],
  [
    'a newborn of a mother who seeks asylum: the majoration asks for a permit',
    alone({ citizenship: CITIZENSHIP.other }, { children: [BABY], asylumSeeker: 1 }),
    '2026-05',
    0,
  ],
  [
    'a baby of a mother without permit',
    alone({ citizenship: CITIZENSHIP.other, irregularStayMonths: 8 }, { children: [BABY] }),
    '2026-05',
    0,
  ],
  [
    'a baby of a mother with a permit of a year: no length is asked',
    alone({ citizenship: CITIZENSHIP.other, permitYears: 1 }, { children: [BABY] }),
    '2026-05',
    809_06,
  ],
  ['alone, pregnant, 19: no age is asked with the majoration', alone({ born: '2007-01-10', pregnant: 1 }), '2026-05', 836_85],
  ['a couple of 24, pregnant: a child expected counts as one (L262-4 1°)', {
    year: YEAR, rfr: { 2024: 0 }, parents: [{ born: '2002-01-10', pregnant: 1 }, { born: '2002-01-10' }] }, '2026-05', 977_54], // prettier-ignore
]

/** Housing flat rate: 12 % of 651,69 = 78,20; 16 % × 1,5 = 156,41; 16,5 % × 1,8 = 193,55 (CASF R262-9). */
export const HOUSING: readonly Case[] = [
  ['an owner', alone({}, { tenure: TENURE.owner }), '2026-05', 573_49],
  ['a buyer who repays', alone({}, { tenure: TENURE.buyer, rent: 400_00 }), '2026-05', 651_69],
  ['a buyer who repays nothing', alone({}, { tenure: TENURE.buyer }), '2026-05', 573_49],
  ['lodged for free', alone({}, { tenure: TENURE.hosted }), '2026-05', 573_49],
  ['lodged, sharing the costs', alone({}, { tenure: TENURE.hosted, sharesCosts: 1 }), '2026-05', 651_69],
  ['a couple lodged for free', couple([], { tenure: TENURE.hosted }), '2026-05', 821_13],
  ['a couple with a child lodged for free', couple([CHILD], { tenure: TENURE.hosted }), '2026-05', 979_49],
]

/** The quarter, what has stopped, property, self-employment. */
export const RESOURCES: readonly Case[] = [
  ['a wage all along', alone(wage(300_00)), '2026-05', 351_69],
  ['a wage of M-4 counts for a third', alone(wage({ '2026-01': 300_00 })), '2026-05', 551_69],
  ['a wage of M-5 does not', alone(wage({ '2025-12': 300_00 })), '2026-05', 651_69],
  ['a wage of M-1, still paid, does not', alone(wage({ '2026-04': 300_00, '2026-05': 300_00 })), '2026-05', 651_69],
  ['before March 2025, M-1 counts', { ...alone(wage({ '2025-01': 300_00, '2025-02': 300_00 })), year: 2025 }, '2025-02', 535_71],
  ['in February 2025, M-4 does not', { ...alone(wage({ '2024-10': 300_00 })), year: 2025 }, '2025-02', 635_71],
  ['but it did in the experiment', { ...alone(wage({ '2024-10': 300_00 }), { earlyQuarter: 1 }), year: 2025 }, '2025-02', 535_71],
  ['a wage that stopped is dropped', alone(wage(UNTIL_APRIL(900_00))), '2026-05', 651_69],
  [
    'unless something replaces it',
    alone({ amounts: { netWage: UNTIL_APRIL(300_00), netUnemployment: { '2026-05': 10_00 } } }),
    '2026-05',
    351_69,
  ],
  [
    'maintenance that stopped: up to one base is dropped',
    alone({ amounts: { maintenanceReceived: UNTIL_APRIL(700_00) } }),
    '2026-05',
    603_38,
  ],
  ['a student grant is not counted', alone({ amounts: { studentGrant: 500_00 } }), '2026-05', 651_69],
  ['Livret A: 1,7 % in January, 1,5 % then', alone({ livretA: 10_000_00 }), '2026-05', 638_63],
  ['an unlet house: a twelfth of 50 % of the yearly rental value', alone({ unletRentalValue: 2_400_00 }), '2026-05', 551_69],
  ['unlet land: a twelfth of 80 %', alone({ unletLandRentalValue: 600_00 }), '2026-05', 611_69],
  ['other savings: 3 % a year', alone({ untaxedSavings: 10_000_00 }), '2026-05', 626_69],
  ['services in the micro regime: half of the turnover', alone({ amounts: { microServicesTurnover: 1000_00 } }), '2026-05', 151_69],
  ['a profession in the micro regime: 66 %', alone({ amounts: { microProfessionTurnover: 500_00 } }), '2026-05', 321_69],
  ['farm profit: a twelfth of the last known year', alone({ amounts: { farmProfit: { '2025-01': 2400_00 } } }), '2026-05', 451_69],
  ['a child with less than 40 % of the base counts', couple([{ born: '2009-01-10', ...wage(260_67) }]), '2026-05', 912_37],
  ['a child with more does not, nor its wage', couple([{ born: '2009-01-10', ...wage(260_68) }]), '2026-05', 977_54],
  ['a young person of 25 is no child', couple([{ born: '2001-05-01' }]), '2026-05', 977_54],
]

/** Who may ask (CASF L262-4 to L262-7-1), and the floor of 6 € (R262-39). */
export const CONDITIONS: readonly Case[] = [
  ['25 on the first day', alone({ born: '2001-05-01' }), '2026-05', 651_69],
  ['25 the day after', alone({ born: '2001-05-02' }), '2026-05', 0],
  ['24 with a child', alone({ born: '2002-01-10' }, { children: [CHILD] }), '2026-05', 869_95],
  ['20, two years of work', alone({ born: '2006-01-10', youngWorker: 1 }), '2026-05', 651_69],
  ['17, two years of work', alone({ born: '2009-01-10', youngWorker: 1 }), '2026-05', 0],
  ['a student', alone({ student: 1, activity: ACTIVITY.student }), '2026-05', 0],
  ['five years of permits', alone({ citizenship: CITIZENSHIP.other, permitYears: 5 }), '2026-05', 651_69],
  ['a little less', alone({ citizenship: CITIZENSHIP.other, permitYears: 4.99 }), '2026-05', 0],
  ['three months of a European', alone({ citizenship: CITIZENSHIP.eeaOrSwiss, permitYears: 0.25 }), '2026-05', 651_69],
  ['a little less', alone({ citizenship: CITIZENSHIP.eeaOrSwiss, permitYears: 0.24 }), '2026-05', 0],
  ['a partner without the residence does not count in the scale (L262-5)', withNewcomer(), '2026-05', 651_69],
  ['but what the partner earns does', withNewcomer({ amounts: { netWage: 300_00 } }), '2026-05', 351_69],
  [
    'a partner of the EU counts',
    couple([], { parents: [ADULT, { born: '1988-06-20', citizenship: CITIZENSHIP.eeaOrSwiss, permitYears: 1 }] }),
    '2026-05',
    977_54,
  ],
  ['the age of one and the residence of the other open nothing', withNewcomer({}, { born: '2003-01-10' }), '2026-05', 0],
  ['6,01 €', alone(wage(645_68)), '2026-05', 6_01],
  ['6,00 €', alone(wage(645_69)), '2026-05', 6_00],
  ['5,99 €', alone(wage(645_70)), '2026-05', 0],
  ['too small once lodged for free', alone(wage(570_00), { tenure: TENURE.hosted }), '2026-05', 0],
  ['far too much', alone(wage(2000_00)), '2026-05', 0],
]
