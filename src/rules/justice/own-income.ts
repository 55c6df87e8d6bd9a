import { AMOUNT } from '../amounts.ts'
import { NONE, sumOf, type Household, type Member } from '../household.ts'
import { microProfit } from '../tax/micro.ts'
import type { Month } from '../time.ts'

const A = AMOUNT
/** Kinds that a person receives in hand and that no other kind repeats. */
const NET = [
  A.netWage, A.netUnemployment, A.netPension, A.invalidityPension, A.sickPay, A.maternityPay, A.paternityPay, A.adoptionPay, A.occupationalDiseasePay,
  A.workAccidentPay, A.maintenanceReceived, A.compensatoryAllowance, A.farmProfit, A.otherSelfEmployedProfit, A.rentReceived, A.capitalIncome,
  A.partialUnemployment, A.volunteerPay, A.internshipPay, A.trainingPay, A.apprenticeWage, A.careerSecurityAllowance, A.wageLikeIncome,
] as const // prettier-ignore
/** The same for what the tax notice counts, beside wages, unemployment benefits and pensions. */
const TAXABLE = [
  A.invalidityPension, A.sickPay, A.maternityPay, A.paternityPay, A.adoptionPay, A.maintenanceReceived, A.compensatoryAllowance, A.farmProfit,
  A.otherSelfEmployedProfit, A.rentReceived, A.capitalIncome, A.partialUnemployment, A.careerSecurityAllowance, A.wageLikeIncome,
] as const // prettier-ignore

const sumOfKinds = (household: Household, member: Member, kinds: readonly number[], from: Month, to: Month): number => {
  let total = 0
  for (let at = 0; at < kinds.length; at += 1) total += sumOf(household, member, kinds[at] as number, from, to)
  return total
}

/** A taxable kind, or the net one where only that is known. */
const taxableOr = (household: Household, member: Member, taxable: number, net: number, from: Month, to: Month): number =>
  sumOf(household, member, member.flows[taxable] === NONE ? net : taxable, from, to)

/** Own net resources of a person from one month to another, both included, cents: pay, benefits that replace it, pensions, profits, rents. Social benefits are left out. */
export const ownIncome = (household: Household, member: Member, from: Month, to: Month): number =>
  member.kinds.length === 0 ? 0 : sumOfKinds(household, member, NET, from, to) + microProfit(household, member, from, to)

/** Own taxable income of a person from one month to another, both included, cents; the net amount where the taxable one is not known. */
export const taxableIncome = (household: Household, member: Member, from: Month, to: Month): number =>
  member.kinds.length === 0
    ? 0
    : taxableOr(household, member, A.taxableWage, A.netWage, from, to) +
      taxableOr(household, member, A.taxableUnemployment, A.netUnemployment, from, to) +
      taxableOr(household, member, A.taxablePension, A.netPension, from, to) +
      sumOfKinds(household, member, TAXABLE, from, to) +
      microProfit(household, member, from, to)
