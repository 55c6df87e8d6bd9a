import { AMOUNT } from '../amounts.ts'
import { amountAt, type Household, type Member } from '../household.ts'
import type { Month } from '../time.ts'

/** Daily allowances of maternity, paternity and adoption in a month, cents: always work income (CASF R262-12, CSS R844-1). */
export const parentalPayAt = (household: Household, member: Member, month: Month): number =>
  amountAt(household, member, AMOUNT.maternityPay, month) +
  amountAt(household, member, AMOUNT.paternityPay, month) +
  amountAt(household, member, AMOUNT.adoptionPay, month)

/** Daily allowances of sickness, work accident and occupational disease in a month, cents. */
export const sickPayAt = (household: Household, member: Member, month: Month): number =>
  amountAt(household, member, AMOUNT.sickPay, month) +
  amountAt(household, member, AMOUNT.workAccidentPay, month) +
  amountAt(household, member, AMOUNT.occupationalDiseasePay, month)

/**
 * Whether the sick pay of a month is work income: in the first three months of the leave, or beside a wage (CASF R262-12). Where the day
 * of the leave is not said, it is new when nothing was paid three months before.
 */
export const sickPayIsWork = (household: Household, member: Member, month: Month): boolean => {
  if (amountAt(household, member, AMOUNT.netWage, month) > 0) return true
  if (member.sickSince !== Number.POSITIVE_INFINITY) return member.sickSince > month - 3
  return sickPayAt(household, member, month - 3) === 0
}
