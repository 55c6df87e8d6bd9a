import type { AmountKind } from '../amounts.ts'
import type { FamilySlot, PersonSlot } from '../evaluation.ts'
import type { Imported } from './imported.ts'
import type { AmountFact, DateText, MonthText, Timed } from './timed.ts'
import type {
  ActivityWord,
  AeehWord,
  CareWord,
  CitizenshipWord,
  LoanWorkWord,
  MaritalWord,
  PermitWord,
  PrepareWord,
  SchoolWord,
  TenureWord,
} from './words.ts'

/**
 * What a social worker knows of a household. Every property may be absent: absent = unknown, never « no ». An explicit `false`, `0`,
 * `'none'`, `'never'` is an answer. Money in whole cents, months `YYYY-MM`, dates `YYYY-MM-DD`.
 * Two kinds of inputs are not asked one by one, since nobody answers forty questions: `inputs.ts` says `absent: 'none'` (rare facts: silence
 * means that the person said nothing of it to « Autre chose ? ») or `absent: 'computed'` (paid amounts: computed when not known).
 */
export interface Situation {
  /** One or two parents first (the first claims), then the children in charge, a child awaited excepted (`pregnancy`). */
  readonly persons: readonly Person[]
  /** Of the couple, or of the lone parent. */
  readonly marital?: Timed<MaritalWord>
  /** Day since which the parent lives alone; `'always'` when never in a couple. */
  readonly aloneSince?: DateText | 'always'
  readonly housing?: Housing
  /** Absent: a notice for the married or pacsed couple, else one for each parent, of which nothing is known. */
  readonly taxNotices?: readonly TaxNotice[]
  /** Rights of the family already paid, by month. */
  readonly received?: Partial<Readonly<Record<FamilySlot, Received>>>
  /** Rights of the family that are not asked for, each from a month on: they count as 0 (what-ifs, non-recourse). */
  readonly notRequested?: Partial<Readonly<Record<FamilySlot, MonthText>>>
  /** Three figures of an overseas territory (`overseas.ts` says what is computed there). Absent: mainland (where the service works, not a question). */
  readonly territory?: string
  /** A household taken over from OpenFisca: what this form has no word for, and its conventions. Never written by hand. */
  readonly imported?: Imported
}

/** Cents paid in each month that is known. */
export type Received = Readonly<Record<MonthText, number>>

export interface Person {
  readonly id: string
  readonly role: 'parent' | 'child'
  readonly birthDate?: DateText
  readonly citizenship?: CitizenshipWord
  readonly permit?: Permit
  readonly activity?: Timed<ActivityWord>
  readonly school?: Timed<SchoolWord>
  readonly pregnancy?: 'none' | Pregnancy
  /** MDPH rate, 0 to 1; 0 = none recognised. */
  readonly disabilityRate?: Timed<number>
  /** Restriction substantielle et durable pour l'accès à l'emploi. */
  readonly rsdae?: Timed<boolean>
  /** RQTH. */
  readonly disabledWorker?: Timed<boolean>
  readonly aeeh?: Timed<AeehWord>
  readonly sharedCustody?: Timed<boolean>
  /** GIR 1 to 6; 0 = not evaluated. */
  readonly gir?: Timed<number>
  /** Cents a month. */
  readonly apaPlan?: Timed<number>
  readonly dependenceTariff?: Timed<number>
  readonly dependenceTariffLow?: Timed<number>
  /** How a child is cared for, paid hours of the month, and what they cost (cents a month). */
  readonly careMode?: Timed<CareWord>
  readonly careHours?: Timed<number>
  readonly careCost?: Timed<number>
  /** How a parent stopped or reduced work for a child. */
  readonly prepareRate?: Timed<PrepareWord>
  /** Difficulty 0 to 4 in each of the 20 activities of the PCH, in their order; absent = not evaluated. */
  readonly pchActivities?: readonly number[]
  readonly pchBeforeSixty?: Timed<boolean>
  /** Months in which a protection order, a complaint or a report attested to violence by the partner. */
  readonly violenceEvidence?: Timed<boolean>
  readonly auvvcGranted?: Timed<boolean>
  /** Day since which the person stays in France without a residence permit. */
  readonly irregularStaySince?: DateText | 'never'
  readonly unfitForWork?: Timed<boolean>
  /** Recognised capacity of work, 0 to 1. */
  readonly workCapacity?: Timed<number>
  /** Bourse du secondaire or du supérieur. */
  readonly grantHolder?: Timed<boolean>
  /** Échelon of the bourse sur critères sociaux, 0 to 8 (0 bis is 0); −1 = none. */
  readonly grantLevel?: Timed<number>
  readonly assCareer?: Timed<boolean>
  readonly youngWorker?: Timed<boolean>
  readonly livesWithParents?: Timed<boolean>
  readonly inCharge?: Timed<boolean>
  readonly unemployedSince?: DateText | 'never'
  readonly sickSince?: DateText | 'never'
  readonly adoptedOn?: DateText | 'never'
  readonly savings?: 'none' | Savings
  readonly property?: 'none' | Property
  readonly hasStaff?: Timed<boolean>
  readonly amounts?: Partial<Readonly<Record<AmountKind, AmountFact>>>
  /** `'none'`: the person said that there is nothing else than `amounts`: main kinds that are absent are none too. */
  readonly otherAmounts?: 'none'
  /** Rights of the person already paid, by month. */
  readonly received?: Partial<Readonly<Record<PersonSlot, Received>>>
  readonly notRequested?: Partial<Readonly<Record<PersonSlot, MonthText>>>
}

/** `since`: first day of a permit that allows work, whatever it is called today. Not asked of `protected`, `asylumSeeker`, `none`. */
export interface Permit {
  readonly kind?: PermitWord
  readonly since?: DateText
}

export interface Pregnancy {
  /** Day on which the birth is expected. */
  readonly expected: DateText
  /** Children awaited; absent = one. */
  readonly children?: number
}

/** Balances in cents. */
export interface Savings {
  readonly livretA?: Timed<number>
  readonly untaxed?: Timed<number>
  readonly taxed?: Timed<number>
}

/** Property other than the home. Values in cents, rental values in cents a year. */
export interface Property {
  readonly unletValue?: Timed<number>
  readonly unletRentalValue?: Timed<number>
  readonly unletLandRentalValue?: Timed<number>
  readonly letValue?: Timed<number>
}

export interface Housing {
  readonly tenure?: Timed<TenureWord>
  /** Rent without charges, or instalment of a buyer: cents a month. */
  readonly rent?: Timed<number>
  readonly rentCharges?: Timed<number>
  /** INSEE code of the commune (not its postcode): gives the zone where `zone` does not. Absent: the zone is asked. */
  readonly commune?: Timed<string>
  /** APL zone of the commune, 1 to 3. */
  readonly zone?: Timed<number>
  readonly flatShare?: Timed<boolean>
  readonly room?: Timed<boolean>
  readonly crous?: Timed<boolean>
  readonly sharesCosts?: Timed<boolean>
  readonly landlordRelative?: Timed<boolean>
  readonly loanMonth?: MonthText
  readonly loanConventioned?: boolean
  readonly loanWork?: LoanWorkWord
  /** Asylum seekers: housed by the OFII. */
  readonly asylumHoused?: Timed<boolean>
}

export interface TaxNotice {
  readonly declarants: readonly string[]
  /** Revenu fiscal de référence of the incomes of each year, cents. */
  readonly rfr?: Readonly<Record<string, number>>
  /** Marginal bracket: 0 not taxed, 1 = 11 %, 2 = 30 %, 3 = 41 %, 4 = 45 %. */
  readonly bracket?: Readonly<Record<string, number>>
  /** Maintenance deducted in the year, cents. */
  readonly maintenanceDeducted?: Readonly<Record<string, number>>
}
