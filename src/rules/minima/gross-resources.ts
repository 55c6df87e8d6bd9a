import { AMOUNT } from '../amounts.ts'
import type { Evaluation } from '../evaluation.ts'
import { amountAt, CITIZENSHIP, NONE, stateAt, sumOf, yearOfKind, yearsOld, type Household, type Member } from '../household.ts'
import { hasNoProperty, propertyIncomeAt } from '../rsa/property.ts'
import { microProfitAt } from '../rsa/self-employed.ts'
import { shared } from '../shared-figures.ts'
import { january, yearOf, type Month } from '../time.ts'
import { aah } from './aah.ts'
import { ass } from './ass.ts'
import { mayHaveAah } from './may-have.ts'
import { aspaFigures, minimaFigures } from './minima-figures.ts'

/** What opens the ASPA and the ASI, and the resources that both look at: gross amounts of the three months before, of both of a couple. */

const COUNTED = [
  AMOUNT.grossPension,
  AMOUNT.invalidityPension,
  AMOUNT.netUnemployment,
  AMOUNT.careerSecurityAllowance,
  AMOUNT.partialUnemployment,
  AMOUNT.volunteerPay,
  AMOUNT.trainingPay,
  AMOUNT.maintenanceReceived,
  AMOUNT.compensatoryAllowance,
  AMOUNT.returnToWorkBonus,
  AMOUNT.asbestosCompensation,
  AMOUNT.exceptionalGains,
  AMOUNT.sickPay,
  AMOUNT.maternityPay,
  AMOUNT.paternityPay,
  AMOUNT.adoptionPay,
  AMOUNT.workAccidentPay,
  AMOUNT.occupationalDiseasePay,
]

/**
 * Whether a foreigner’s residence is long enough: ten years of a permit that allows work; French, European and Swiss: always. CSS L816-1.
 * The reference asks nobody for years of permit and shuts out all who come from elsewhere; the law is followed.
 */
export const residesLongEnough = (household: Household, member: Member, month: Month): boolean =>
  member.citizenship === NONE ||
  stateAt(household, member.citizenship, month) !== CITIZENSHIP.other ||
  stateAt(household, member.permitYears, month) >= aspaFigures.at(month).permitYears

/** Whether a person is old enough for the ASPA: 65, or 62 when unfit for work or disabled at 50 %. CSS L815-1, R815-1. */
export const oldEnough = (household: Household, member: Member, month: Month): boolean => {
  const age = yearsOld(member, month)
  const p = aspaFigures.at(month)
  if (age < p.earlyAge) return false
  return (
    age >= p.age || stateAt(household, member.unfitForWork, month) === 1 || stateAt(household, member.disabilityRate, month) >= p.earlyRate
  )
}

/** Whether the ASPA may be due to a person, resources apart. CSS L815-1, L816-1. */
export const opensAspa = (household: Household, member: Member, month: Month): boolean =>
  member.parent && oldEnough(household, member, month) && residesLongEnough(household, member, month)

/** Whether a person has the pension that the ASI completes: of invalidity, or a retirement pension before the age of the ASPA with a disability. CSS L815-24. */
export const hasAsiPension = (household: Household, member: Member, month: Month): boolean =>
  amountAt(household, member, AMOUNT.invalidityPension, month) > 0 ||
  (amountAt(household, member, AMOUNT.netPension, month - 1) > 0 && stateAt(household, member.disabled, month) === 1)

/** Whether the ASI may be due to a person, resources apart. CSS L815-24, L816-1. */
export const opensAsi = (household: Household, member: Member, month: Month): boolean =>
  hasAsiPension(household, member, month) && !oldEnough(household, member, month) && residesLongEnough(household, member, month)

/** The other of the couple; null for who lives alone, and for a child of the family. */
export const partnerOf = (household: Household, member: Member): Member | null => {
  if (!member.parent || household.parents.length < 2) return null
  return household.parents[household.parents[0] === member ? 1 : 0] as Member
}

/** Gross resources of one person, cents a month: a third of the three months before, wages less the flat allowance. CSS R815-22 to R815-29. */
const grossOf = (ev: Evaluation, member: Member, month: Month, couple: boolean): number => {
  const h = ev.household
  const from = month - 3
  const to = month - 1
  let quarter = 0
  if (member.kinds.length > 0) {
    for (let at = 0; at < COUNTED.length; at += 1) quarter += Math.max(0, sumOf(h, member, COUNTED[at] as number, from, to))
    const wages = Math.max(0, sumOf(h, member, AMOUNT.grossWage, from, to))
    if (wages > 0) {
      const p = aspaFigures.at(month)
      const smic = shared.at(january(yearOf(month))).smicHour * minimaFigures.at(month).hours
      quarter += Math.max(0, wages - smic * (couple ? p.coupleAllowance : p.singleAllowance))
    }
    const year = yearOf(month) - 1
    quarter += (yearOfKind(h, member, AMOUNT.farmProfit, year) + yearOfKind(h, member, AMOUNT.otherSelfEmployedProfit, year)) / 4
    for (let at = from; at <= to; at += 1) quarter += microProfitAt(h, member, at)
    quarter -= sumOf(h, member, AMOUNT.maintenancePaid, from, to)
  }
  if (!hasNoProperty(member)) for (let at = from; at <= to; at += 1) quarter += propertyIncomeAt(h, member, at)
  // The AAH counts unless the person passes from it to the pension, the ASI or the ASPA: the amount is then what takes the AAH's place.
  if (
    mayHaveAah(member) &&
    amountAt(h, member, AMOUNT.invalidityPension, month) <= 0 &&
    !opensAspa(h, member, month) &&
    !opensAsi(h, member, month)
  )
    for (let at = from; at <= to; at += 1) quarter += aah(ev, member, at)
  return quarter / 3
}

/** Resources for the ASPA and the ASI, cents a month: the person’s own and those of the couple. CSS L815-9, R815-22 to R815-29. */
export const grossResources = (ev: Evaluation, member: Member, month: Month): number => {
  const partner = partnerOf(ev.household, member)
  const own = grossOf(ev, member, month, partner !== null) + ass(ev, member, month)
  return partner === null ? own : own + grossOf(ev, partner, month, true) + ass(ev, partner, month)
}
