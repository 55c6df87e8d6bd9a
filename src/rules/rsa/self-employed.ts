import { AMOUNT } from '../amounts.ts'
import { NONE, yearOfKind, type Household, type Member } from '../household.ts'
import { microProfit } from '../tax/micro.ts'
import { yearOf, type Month } from '../time.ts'

/** Profit of the micro regime in a month, cents: the turnover less the allowance of the kind of trade (CASF R262-19, CGI 50-0 and 102 ter). */
export const microProfitAt = (household: Household, member: Member, month: Month): number => microProfit(household, member, month, month)

/**
 * Self-employed profit that is only known by the year (farm, real regime), cents a month: a twelfth of the last year that has one, among the
 * year of the month and the two before (CASF R262-18, R262-21).
 */
export const yearlyProfitAt = (household: Household, member: Member, month: Month): number =>
  lastKnown(household, member, AMOUNT.farmProfit, yearOf(month)) +
  lastKnown(household, member, AMOUNT.otherSelfEmployedProfit, yearOf(month))

const lastKnown = (household: Household, member: Member, kind: number, year: number): number => {
  if (member.flows[kind] === NONE) return 0
  for (let back = 0; back <= 2; back += 1) {
    const profit = yearOfKind(household, member, kind, year - back)
    if (profit > 0) return profit / 12
  }
  return 0
}
