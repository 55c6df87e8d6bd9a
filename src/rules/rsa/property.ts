import { AMOUNT } from '../amounts.ts'
import { amountAt, NONE, stateAt, type Household, type Member } from '../household.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import { rsaFigures } from './figures.ts'

/** Whether a person has nothing that property income could come from. */
export const hasNoProperty = (member: Member): boolean =>
  member.livretA === NONE &&
  member.untaxedSavings === NONE &&
  member.unletRentalValue === NONE &&
  member.unletLandRentalValue === NONE &&
  member.flows[AMOUNT.capitalIncome] === NONE &&
  member.flows[AMOUNT.rentReceived] === NONE

/**
 * Income of a person's property in a month, cents: the interest of the Livret A at its legal rate, other untaxed savings at the flat yield,
 * income of capital and rents received, and for what is not let a twelfth of a share of its yearly rental value (CASF R132-1, R262-6). OpenFisca counts
 * that share whole in each month: its own requests are answered so.
 */
export const propertyIncomeAt = (household: Household, member: Member, month: Month): number => {
  const p = rsaFigures.at(month)
  let income = amountAt(household, member, AMOUNT.capitalIncome, month) + amountAt(household, member, AMOUNT.rentReceived, month)
  if (member.livretA !== NONE) income += (stateAt(household, member.livretA, month) * shared.at(month).livretA) / 12
  if (member.untaxedSavings !== NONE) income += (stateAt(household, member.untaxedSavings, month) * p.savingsYield) / 12
  const months = household.asOpenFisca ? 1 : 12
  if (member.unletRentalValue !== NONE) income += (stateAt(household, member.unletRentalValue, month) * p.unletShare) / months
  if (member.unletLandRentalValue !== NONE) income += (stateAt(household, member.unletLandRentalValue, month) * p.unletLandShare) / months
  return income
}
