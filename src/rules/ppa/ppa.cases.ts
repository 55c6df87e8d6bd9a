import { ACTIVITY, CITIZENSHIP, TENURE } from '../household.ts'
import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'

/** A household, a month, the prime d'activité in cents before CRDS. */
export type Case = readonly [what: string, spec: HouseholdSpec, month: string, cents: number]

const alone = (one: Partial<PersonSpec> = {}, rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born: '1985-03-10', ...one }],
  rfr: { 2023: 0, 2024: 0 },
  ...rest,
})
const wage = (netWage: number | Readonly<Record<string, number>>): Partial<PersonSpec> => ({ amounts: { netWage } })

/**
 * August 2025: quarter April to June 2025, base 633,21 €, 59,85 % of the work, bonus from 59 (700,92 €) to 120 (1 425,60 €) hours of a SMIC of 11,88 €, at most
 * 184,27 €. At 1 200 €: 633,21 + 718,20 + 126,905 − 1 200 = 278,315, so 278,31 with the full bonus rounded to the cent (278,32 without).
 */
export const CASES: readonly Case[] = [
  ['1 200 € alone', alone(wage(1200_00)), '2025-08', 278_31],
  ['1 200 € alone, lodged for free', alone(wage(1200_00), { tenure: TENURE.hosted }), '2025-08', 202_33],
  ['one month of three: a third', alone(wage({ '2025-06': 1200_00 })), '2025-08', 92_77],
  ['M-1 alone is not in the quarter', alone(wage({ '2025-07': 1200_00 })), '2025-08', 0],
  // A third of 622,63 + 0,61 × 1 200 + 181,19 × 0,68869 − 1 200 = 279,41.
  ['before March 2025 it was', { ...alone(wage({ '2025-01': 1200_00 })), year: 2025 }, '2025-02', 93_14],
  // 633,21 + 299,25 − 633,21: all of the work share, below the scale.
  ['500 €: no bonus, all of 59,85 %', alone(wage(500_00)), '2025-08', 299_25],
  ['a pension beside a wage', alone({ amounts: { netWage: 1200_00, netPension: 100_00 } }), '2025-08', 178_31],
  // 949,815 + 0,5985 × 2 400 + 2 × 126,90 − 2 400 = 240,02.
  ['a couple, each 1 200 €: two bonuses', { ...alone(), parents: [{ born: '1985-03-10', ...wage(1200_00) }, { born: '1986-03-10', ...wage(1200_00) }] }, '2025-08', 240_02], // prettier-ignore
  ['15,00 € are paid', alone(wage(1998_70)), '2025-08', 15_00],
  ['a little less is not', alone(wage(1998_71)), '2025-08', 0],
  [
    'rents of the last year but one: a twelfth a month',
    alone({ amounts: { netWage: 1200_00, rentReceived: { 2023: 50_00 } } }),
    '2025-08',
    228_31,
  ],
]

/** Who may ask: CSS L842-1, L842-2. Students, trainees and apprentices: more than 0,55 × 169 × 11,88 = 1 104,25 € each month. */
export const CONDITIONS: readonly Case[] = [
  ['no work', alone(), '2025-08', 0],
  ['a student who earned 1 200 € in each month of the quarter, and stopped since', alone({ student: 1, activity: ACTIVITY.student, ...wage({ '2025-04': 1200_00, '2025-05': 1200_00, '2025-06': 1200_00 }) }), '2025-08', 278_31], // prettier-ignore
  ['a student just below', alone({ student: 1, activity: ACTIVITY.student, ...wage(1104_24) }), '2025-08', 0],
  ['an apprentice just below', alone({ activity: ACTIVITY.working, amounts: { apprenticeWage: 1104_24 } }), '2025-08', 0],
  ['five years of permits', alone({ citizenship: CITIZENSHIP.other, permitYears: 5, ...wage(1200_00) }), '2025-08', 278_31],
  ['less', alone({ citizenship: CITIZENSHIP.other, permitYears: 4, ...wage(1200_00) }), '2025-08', 0],
  ['18 in the whole quarter', alone({ born: '2007-04-01', ...wage(1200_00) }), '2025-08', 278_31],
  ['17', alone({ born: '2007-07-10', ...wage(1200_00) }), '2025-08', 0],
  ['far too much', alone(wage(4000_00)), '2025-08', 0],
]

/**
 * AAH of 1 000 € beside work (CSS L842-8): as work from 29 hours of SMIC, 344,52 €. Then 1 344,52: 633,21 + 804,70 + 163,65 − 1 344,52 = 257,04. A cent below,
 * 633,21 + 206,19 − 1 344,51: nothing.
 */
export const WITH_AAH = (cents: number): HouseholdSpec =>
  alone({ ...wage(cents), disabilityRate: 0.8, received: { aah: { '2025': 1000_00 }, mva: { '2025': 0 } } })
