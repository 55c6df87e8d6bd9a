import { AMOUNT } from '../amounts.ts'
import { monthsOld, NONE, stateAt, sumOf, yearsOld, type Household, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import { shared } from '../shared-figures.ts'
import { january, yearOf, type Month } from '../time.ts'
import { overseas } from './overseas-figures.ts'
import { resourceFigures } from './resource-figures.ts'

/** Months of pregnancy left in which an unborn child of the household counts as « expected ». */
const EXPECTED_FROM = -6

/**
 * Whether the scale of a couple applies: two parents, or a lone parent who expects a child (CCH R823-4; the law says from the month after the
 * fourth of pregnancy, the household only says « pregnant »).
 */
export const isCoupleScale = (household: Household, month: Month): boolean => {
  if (household.parents.length === 2) return true
  for (const parent of household.parents) if (parent.pregnant !== NONE && stateAt(household, parent.pregnant, month) === 1) return true
  let youngest = 0
  for (const child of household.children) {
    const age = monthsOld(child, month)
    if (age < youngest) youngest = age
  }
  return youngest < 0 && youngest > EXPECTED_FROM
}

/** Whether a young person earns too much to be in charge: average net wage of six months from 55 % of the SMIC for 169 hours (CSS R512-2). */
const isSelfReliant = (household: Household, child: Member, month: Month): boolean => {
  if (child.flows[AMOUNT.netWage] === NONE) return false
  const p = resourceFigures.at(month)
  return (
    sumOf(household, child, AMOUNT.netWage, month - 6, month - 1) / 6 >= p.childWageShare * p.childWageHours * shared.at(month).smicHour
  )
}

/** Taxable income of the year N-2 after the deduction of 10 %, cents: the test of an adult relative in charge. */
const incomeBeforeLast = (household: Household, child: Member, month: Month): number => {
  if (child.kinds.length === 0) return 0
  const p = resourceFigures.at(month)
  const from = january(yearOf(month) - 2)
  const to = from + 11
  const total =
    sumOf(household, child, AMOUNT.taxableWage, from, to) +
    sumOf(household, child, AMOUNT.taxableUnemployment, from, to) +
    sumOf(household, child, AMOUNT.taxablePension, from, to) +
    sumOf(household, child, AMOUNT.invalidityPension, from, to)
  return total * (1 - p.workFeesRate)
}

/** A child of 21 and more is in charge when disabled (80 %) or unfit for work, with little income (CCH R823-4, 3°). */
const isDisabledAdult = (household: Household, child: Member, month: Month): boolean => {
  const p = resourceFigures.at(month)
  const rate = child.disabilityRate === NONE ? 0 : stateAt(household, child.disabilityRate, month)
  if (rate < p.disabledRate && (child.unfitForWork === NONE || stateAt(household, child.unfitForWork, month) === 0)) return false
  const ceiling = p.aspaMultiple * resourceFigures.at(january(yearOf(month) - 2) + 11).aspaSingle
  return incomeBeforeLast(household, child, month) <= ceiling
}

/** Number of persons in charge for housing aid (CCH R823-4): children under 21 who do not earn their living, disabled adult children; six at most overseas. */
export const dependantsOf = (household: Household, month: Month): number => {
  let count = 0
  const limit = resourceFigures.at(month).childAge
  for (const child of household.children) {
    const age = yearsOld(child, month)
    if (age < 0) continue
    if (age < limit ? !isSelfReliant(household, child, month) : isDisabledAdult(household, child, month)) count += 1
  }
  return isOverseas(household) ? Math.min(count, overseas.at(month).dependants) : count
}
