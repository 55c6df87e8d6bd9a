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
 * income of capital and rents received, and for what is not let a share of its rental value (CASF R132-1, R262-6).
 *
 * OpenFisca counts that share of the yearly rental value whole in each month, and its cases depend on it: so do we, though the text of
 * R132-1 speaks of a yearly income.
 */
export const propertyIncomeAt = (household: Household, member: Member, month: Month): number => {
  const p = rsaFigures.at(month)
  let income = amountAt(household, member, AMOUNT.capitalIncome, month) + amountAt(household, member, AMOUNT.rentReceived, month)
  if (member.livretA !== NONE) income += (stateAt(household, member.livretA, month) * shared.at(month).livretA) / 12
  if (member.untaxedSavings !== NONE) income += (stateAt(household, member.untaxedSavings, month) * p.savingsYield) / 12
  if (member.unletRentalValue !== NONE) income += stateAt(household, member.unletRentalValue, month) * p.unletShare
  if (member.unletLandRentalValue !== NONE) income += stateAt(household, member.unletLandRentalValue, month) * p.unletLandShare
  return income
}
