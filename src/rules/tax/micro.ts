import { AMOUNT } from '../amounts.ts'
import { NONE, sumOf, type Household, type Member } from '../household.ts'
import { microFigures } from '../rsa/figures.ts'
import type { Month } from '../time.ts'

const { microTradeTurnover: TRADE, microServicesTurnover: SERVICES, microProfessionTurnover: PROFESSION } = AMOUNT

/** Profit of a person's micro-enterprise from one month to another, both included: turnover less the flat deductions in force in the last month; cents. CGI art. 50-0, 102 ter. */
export const microProfit = (household: Household, member: Member, from: Month, to: Month): number => {
  const { flows } = member
  if (flows[TRADE] === NONE && flows[SERVICES] === NONE && flows[PROFESSION] === NONE) return 0
  const p = microFigures.at(to)
  return (
    sumOf(household, member, TRADE, from, to) * (1 - p.trade) +
    sumOf(household, member, SERVICES, from, to) * (1 - p.services) +
    sumOf(household, member, PROFESSION, from, to) * (1 - p.profession)
  )
}
