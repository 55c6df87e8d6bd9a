import { AMOUNTS, type AmountKind, AMOUNT } from './amounts.ts'
import { january, type Month } from './time.ts'

/**
 * The compiled household: what the formulas read. Every input has a value here; « unknown » is handled above
 * (`ranges/`), by running the formulas on the plausible answers. Made by `compile.ts` (a worker's `Situation`) or by
 * `openfisca/read.ts`; flat typed arrays over `SPAN` months, shared when constant, because it is read millions of times.
 */

/** Months covered: six calendar years, from January N-3 of the reference year to December N+2. */
export const SPAN = 72
/** Persons at most in one household: more is refused as bad input. */
export const MAX_PERSONS = 20

/** A value for each month of the span (a rate, a code, a balance in cents, 0/1). Read with `stateAt`. */
export type Timeline = Float64Array

/** Lines kept for sharing at most: a process that reads households for months must not grow. */
const SHARED_AT_MOST = 5000

const constants = new Map<number, Timeline>()
/** The timeline that holds one value at all months: shared, never written. */
export const always = (value: number): Timeline => {
  const found = constants.get(value)
  if (found !== undefined) return found
  const made = new Float64Array(SPAN).fill(value)
  if (constants.size < SHARED_AT_MOST) constants.set(value, made)
  return made
}

const lines = new Map<string, Timeline>()
/**
 * The one line that stands for all lines of the same values: never written afterwards. For codes and yes/no, of which there are few: households
 * then read the same memory, which is what bounds the speed in bulk.
 */
export const shareLine = (line: Timeline): Timeline => {
  let key = ''
  let previous = Number.POSITIVE_INFINITY
  for (let at = 0; at < SPAN; at += 1) {
    const value = line[at] as number
    if (Object.is(value, previous)) continue
    key += `${at}:${value};`
    previous = value
  }
  const found = lines.get(key)
  if (found !== undefined) return found
  if (lines.size < SHARED_AT_MOST) lines.set(key, line)
  return line
}
/** The flow of a person who has none: shared, never written. `flow === NONE` says that there is nothing to add up. */
export const NONE: Timeline = always(0)

export const ACTIVITY = { inactive: 0, working: 1, unemployed: 2, student: 3, retired: 4 } as const
export const SCHOOL = { none: 0, nursery: 1, primary: 2, college: 3, lycee: 4, higher: 5 } as const
/** Citizenship as the law of benefits tells it apart. */
export const CITIZENSHIP = { french: 0, eeaOrSwiss: 1, other: 2 } as const
export const MARITAL = { unsaid: 0, married: 1, single: 2, divorced: 3, widowed: 4, pacs: 5 } as const
export const TENURE = {
  unsaid: 0,
  buyer: 1, // owner who still repays a loan
  owner: 2,
  socialTenant: 3, // HLM or conventioned dwelling: APL
  tenant: 4, // private, unfurnished
  furnishedTenant: 5,
  hosted: 6, // lodged for free
  hostel: 7, // foyer, résidence sociale
  homeless: 8,
} as const
/** What a buyer's loan paid for. */
export const LOAN_WORK = { unsaid: 0, newBuilding: 1, oldWithWorks: 2, old: 3, works: 4, extension: 5 } as const

/** How a child is cared for, paid by the family: a childminder or a carer at home whom it employs, or a service (childminder; carer or micro-crèche). */
export const CARE = { none: 0, childminder: 1, home: 2, serviceChildminder: 3, service: 4 } as const

/** How a parent stopped or reduced work for a child (PreParE): fully, half-time or less, more than half up to 80 %, or the shorter raised form. */
export const PREPARE = { none: 0, full: 1, halfOrLess: 2, upTo80: 3, raised: 4 } as const

/** One person. Timelines are yes/no (0 or 1) unless said. */
export interface Member {
  id: string
  /** Place in `household.members`. */
  index: number
  parent: boolean
  /** First month in which the person has completed 0 months on the first day: age in months at M = M − ageBase. Negative: not born yet. */
  ageBase: Month
  /** Month of birth. */
  birthMonth: Month
  /** A flow for each kind of amount, cents a month. */
  flows: Timeline[]
  /** Kinds whose flow is not NONE. */
  kinds: number[]
  /** Code of ACTIVITY. */
  activity: Timeline
  student: Timeline
  /** Code of SCHOOL. */
  school: Timeline
  pregnant: Timeline
  disabled: Timeline
  /** MDPH rate, 0 to 1. */
  disabilityRate: Timeline
  /** Restriction substantielle et durable d'accès à l'emploi recognised. */
  rsdae: Timeline
  sharedCustody: Timeline
  /** Code of CARE; hours paid in the month; what they cost the family (net wages, allowances, meals), cents a month. */
  careMode: Timeline
  careHours: Timeline
  careCost: Timeline
  /** Code of PREPARE. */
  prepareRate: Timeline
  /** AEEH complement 0 to 6. */
  aeehLevel: Timeline
  /** GIR 1 to 6; 0 = not evaluated. */
  gir: Timeline
  /** Cost of the accepted APA plan at home, cents a month. */
  apaPlan: Timeline
  /** Dependence tariff of the person's GIR, and of GIR 5-6, in an establishment: cents a month. */
  dependenceTariff: Timeline
  dependenceTariffLow: Timeline
  /** Difficulty 0 to 4 in each of the 20 activities of the PCH, in the order of `PCH_ACTIVITIES`; null = not evaluated. */
  pchActivities: Uint8Array | null
  /** Met the PCH criteria before 60. */
  pchBeforeSixty: Timeline
  /** 1 in each month in which a protection order, a complaint or a report to the prosecutor attested to violence by the partner. */
  violenceEvidence: Timeline
  /** 1 in each month in which the aide universelle d'urgence was granted. */
  auvvcGranted: Timeline
  /** Code of CITIZENSHIP. */
  citizenship: Timeline
  /** Completed years of a residence permit that allows work. */
  permitYears: Timeline
  /** Completed months of stay in France without a residence permit (AME); 0 = the stay is regular. */
  irregularStayMonths: Timeline
  /** Code of MARITAL. */
  marital: Timeline
  unfitForWork: Timeline
  /** Capacity of work 0 to 1 as recognised (complément de ressources). */
  workCapacity: Timeline
  grantHolder: Timeline
  /** Level of the bourse sur critères sociaux; −1 none. */
  grantLevel: Timeline
  /** Five years of work in the ten before the end of the contract. */
  assCareer: Timeline
  /** Two years of work in the last three (RSA jeune actif). */
  youngWorker: Timeline
  livesWithParents: Timeline
  /** Said to be in the parents' charge for tax although grown up. */
  inCharge: Timeline
  /** First month wholly after the first day of unemployment; Infinity when never. */
  unemployedSince: number
  /** First month wholly after the first day of the sick leave; Infinity when unsaid. */
  sickSince: number
  /** Month of adoption; Infinity when not adopted. */
  adoptedIn: number
  /** Balances, cents. */
  livretA: Timeline
  untaxedSavings: Timeline
  taxedSavings: Timeline
  /** Unlet property: value (cents), and yearly rental value (cents a year). */
  unletValue: Timeline
  unletRentalValue: Timeline
  unletLandRentalValue: Timeline
  /** Value of let property, cents. */
  letValue: Timeline
  /** Self-employed with staff. */
  hasStaff: Timeline
  /** Paid amounts of person-held rights where they are known: slot → timeline with NaN where it is not. */
  received: (Timeline | null)[]
  tax: TaxUnit
}

/** A foyer fiscal: amounts of a whole year (cents), by year since the first of the span; NaN when not known. */
export interface TaxUnit {
  declarants: Member[]
  dependants: Member[]
  /** Revenu fiscal de référence of the incomes of each year. */
  rfr: Float64Array
  /** Index of the marginal bracket, 0 = not taxed. */
  bracket: Float64Array
  /** Maintenance deducted on the tax return in the year (positive). */
  maintenanceDeducted: Float64Array
}

export interface Household {
  /** First month of the span (a January). */
  origin: Month
  members: Member[]
  /** One or two; the first is the claimant. */
  parents: Member[]
  children: Member[]
  /** Persons of the dwelling (ménage), and its tax households. */
  dwelling: Member[]
  /** Code of TENURE. */
  tenure: Timeline
  /** Rent without charges, or instalment of a buyer: cents a month. */
  rent: Timeline
  rentCharges: Timeline
  /** APL zone 1 to 3. */
  zone: Timeline
  flatShare: Timeline
  room: Timeline
  crous: Timeline
  /** A hosted household that shares the costs. */
  sharesCosts: Timeline
  /** The landlord is a close relative. */
  landlordRelative: Timeline
  /** Month of the loan; Infinity when none. */
  loanMonth: number
  loanConventioned: Timeline
  /** Code of LOAN_WORK. */
  loanWork: Timeline
  /** Lone for less than 18 months. */
  recentlyAlone: Timeline
  asylumSeeker: Timeline
  asylumHoused: Timeline
  /** The département already applied the quarter M-4…M-2 before 2025-03 (experiment of 2024-10). */
  earlyQuarter: Timeline
  /** `mainland`, or the code of an overseas territory: `overseas.ts` says which rights are computed there. */
  territory: string
  /** Paid amounts of family-held rights where they are known: slot → timeline with NaN where it is not. */
  received: (Timeline | null)[]
  /** True when `received` also stands for the asked month itself (an OpenFisca request that sets a variable). */
  exact: boolean
  /** Follows OpenFisca's conventions where they part from the law (the list: `openfisca/departures.ts`): its own requests only. */
  asOpenFisca: boolean
}

/** Value of a timeline at a month; the edges of the span stand for what lies beyond. */
export const stateAt = (household: Household, line: Timeline, month: Month): number => {
  const at = month - household.origin
  return line[at < 0 ? 0 : at >= SPAN ? SPAN - 1 : at] as number
}

/** Amount of a kind in a month, cents; 0 outside the span. */
export const amountAt = (household: Household, member: Member, kind: number, month: Month): number => {
  const at = month - household.origin
  return at < 0 || at >= SPAN ? 0 : ((member.flows[kind] as Timeline)[at] as number)
}

/** Sum of a kind from one month to another, both included, cents. */
export const sumOf = (household: Household, member: Member, kind: number, from: Month, to: Month): number => {
  const flow = member.flows[kind] as Timeline
  if (flow === NONE) return 0
  let total = 0
  const first = Math.max(from - household.origin, 0)
  const last = Math.min(to - household.origin, SPAN - 1)
  for (let at = first; at <= last; at += 1) total += flow[at] as number
  return total
}

/** Sum of a kind over a calendar year, cents. */
export const yearOfKind = (household: Household, member: Member, kind: number, year: number): number =>
  sumOf(household, member, kind, january(year), january(year) + 11)

/** Completed months of age on the first day of a month; negative before birth. */
export const monthsOld = (member: Member, month: Month): number => month - member.ageBase

/** Completed years of age on the first day of a month; negative before birth. */
export const yearsOld = (member: Member, month: Month): number => Math.floor((month - member.ageBase) / 12)

/** A tax household of which nothing is known: years of the span. */
export const blankTaxUnit = (): TaxUnit => ({
  declarants: [],
  dependants: [],
  rfr: new Float64Array(SPAN / 12).fill(Number.NaN),
  bracket: new Float64Array(SPAN / 12).fill(Number.NaN),
  maintenanceDeducted: new Float64Array(SPAN / 12),
})

/** Yearly figure of a tax household; NaN when not known or outside the span. */
export const taxYear = (household: Household, line: Float64Array, year: number): number => line[year - household.origin / 12] ?? Number.NaN

/** A person about whom every answer is « no » or « none » (not « unknown »). */
export const blankMember = (id: string, index: number, parent: boolean, tax: TaxUnit): Member => ({
  id,
  index,
  parent,
  ageBase: january(1970),
  birthMonth: january(1970),
  flows: AMOUNTS.map(() => NONE),
  kinds: [],
  activity: NONE,
  student: NONE,
  school: NONE,
  pregnant: NONE,
  disabled: NONE,
  disabilityRate: NONE,
  rsdae: NONE,
  sharedCustody: NONE,
  careMode: NONE,
  careHours: NONE,
  careCost: NONE,
  prepareRate: NONE,
  aeehLevel: NONE,
  gir: NONE,
  apaPlan: NONE,
  dependenceTariff: NONE,
  dependenceTariffLow: NONE,
  pchActivities: null,
  pchBeforeSixty: NONE,
  violenceEvidence: NONE,
  auvvcGranted: NONE,
  citizenship: NONE,
  permitYears: NONE,
  irregularStayMonths: NONE,
  marital: NONE,
  unfitForWork: NONE,
  workCapacity: NONE,
  grantHolder: NONE,
  grantLevel: always(-1),
  assCareer: NONE,
  youngWorker: NONE,
  livesWithParents: NONE,
  inCharge: NONE,
  unemployedSince: Number.POSITIVE_INFINITY,
  sickSince: Number.POSITIVE_INFINITY,
  adoptedIn: Number.POSITIVE_INFINITY,
  livretA: NONE,
  untaxedSavings: NONE,
  taxedSavings: NONE,
  unletValue: NONE,
  unletRentalValue: NONE,
  unletLandRentalValue: NONE,
  letValue: NONE,
  hasStaff: NONE,
  received: [],
  tax,
})

/** A household without anybody yet, over the span that suits a reference year. */
export const blankHousehold = (year: number): Household => ({
  origin: january(year - 3),
  members: [],
  parents: [],
  children: [],
  dwelling: [],
  tenure: NONE,
  rent: NONE,
  rentCharges: NONE,
  zone: always(2),
  flatShare: NONE,
  room: NONE,
  crous: NONE,
  sharesCosts: NONE,
  landlordRelative: NONE,
  loanMonth: Number.POSITIVE_INFINITY,
  loanConventioned: NONE,
  loanWork: NONE,
  recentlyAlone: NONE,
  asylumSeeker: NONE,
  asylumHoused: NONE,
  earlyQuarter: NONE,
  territory: 'mainland',
  received: [],
  exact: false,
  asOpenFisca: false,
})

/** Sets the flow of a kind. */
export const setFlow = (member: Member, kind: AmountKind, flow: Timeline): void => {
  const index = AMOUNT[kind]
  member.flows[index] = flow
  member.kinds = member.flows.flatMap((found, at) => (found === NONE ? [] : [at]))
}
