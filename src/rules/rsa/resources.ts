import { AMOUNT } from '../amounts.ts'
import { amountAt, sumOf, type Household, type Member } from '../household.ts'
import { microProfit } from '../tax/micro.ts'
import type { Month } from '../time.ts'
import { rsaFigures } from './figures.ts'
import { ROLE, ROLE_OF } from './income-kinds.ts'
import { hasNoProperty, propertyIncomeAt } from './property.ts'
import { quarterEnd } from './quarter.ts'
import { yearlyProfitAt } from './self-employed.ts'
import { parentalPayAt, sickPayAt, sickPayIsWork } from './sick-leave.ts'

/** Something that comes in place of a wage in the month: unemployment benefit, daily allowance, pension. Then nothing is dropped. */
const hasSubstitute = (household: Household, member: Member, month: Month): boolean =>
  amountAt(household, member, AMOUNT.netUnemployment, month) +
    amountAt(household, member, AMOUNT.netPension, month) +
    parentalPayAt(household, member, month) +
    sickPayAt(household, member, month) >
  0

/** Stopped: nothing in the month, something in the month before (the month's own income says that it stopped). */
const stopped = (household: Household, member: Member, kind: number, month: Month): boolean =>
  amountAt(household, member, kind, month) === 0 && amountAt(household, member, kind, month - 1) > 0

/** Daily allowances that are work in a month. */
export const leavePayOfWorkAt = (household: Household, member: Member, month: Month): number => {
  const sick = sickPayAt(household, member, month)
  return parentalPayAt(household, member, month) + (sick > 0 && sickPayIsWork(household, member, month) ? sick : 0)
}

/** Daily allowances that are not work in a month. */
export const otherLeavePayAt = (household: Household, member: Member, month: Month): number => {
  const sick = sickPayAt(household, member, month)
  return sick > 0 && !sickPayIsWork(household, member, month) ? sick : 0
}

/**
 * Work income of one person over the quarter, cents a month: a third of the sum, without the kinds of income that have stopped and that
 * nothing replaces (CASF R262-13), plus yearly profits. 0: none, or all of it stopped.
 */
export const workResources = (household: Household, member: Member, month: Month): number => {
  const kinds = member.kinds
  const to = quarterEnd(household, month)
  let sum = 0
  let yearly = 0
  let leave = false
  let micro = false
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] as number
    const role = ROLE_OF[kind] as number
    if (role === ROLE.work || role === ROLE.workRsa) {
      const paid = sumOf(household, member, kind, to - 2, to)
      if (paid !== 0 && !(stopped(household, member, kind, month) && !hasSubstitute(household, member, month))) sum += paid
    } else if (role === ROLE.parentalLeave || role === ROLE.sickLeave) leave = true
    else if (role === ROLE.micro) micro = true
    else if (role === ROLE.yearly) yearly = 1
  }
  if (micro) {
    const profit = microProfit(household, member, to - 2, to)
    const ended = microProfit(household, member, month, month) === 0 && microProfit(household, member, month - 1, month - 1) > 0
    if (!(ended && !hasSubstitute(household, member, month))) sum += profit
  }
  if (leave) {
    let pay = 0
    for (let at = to - 2; at <= to; at += 1) pay += leavePayOfWorkAt(household, member, at)
    const ended = leavePayOfWorkAt(household, member, month) === 0 && leavePayOfWorkAt(household, member, month - 1) > 0
    if (!(ended && !hasSubstitute(household, member, month))) sum += pay
  }
  return sum / 3 + (yearly === 0 ? 0 : yearlyProfitAt(household, member, month))
}

/** What is left of a resource that stopped: up to one amount of the scale a month is dropped (CASF R262-14). */
const leftOf = (sum: number, ended: boolean, base: number): number => (ended ? Math.max(0, sum - 3 * base) : Math.max(0, sum))

/** Other resources of one person over the quarter, cents a month: benefits in place of wages, pensions, maintenance, property. */
export const otherResources = (household: Household, member: Member, month: Month): number => {
  const kinds = member.kinds
  const noProperty = hasNoProperty(member)
  if (kinds.length === 0 && noProperty) return 0
  const to = quarterEnd(household, month)
  const base = rsaFigures.at(month).base
  let sum = 0
  let leave = false
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] as number
    const role = ROLE_OF[kind] as number
    if (role === ROLE.replacement) {
      const paid = sumOf(household, member, kind, to - 2, to)
      if (paid !== 0 && !(stopped(household, member, kind, month) && !hasSubstitute(household, member, month))) sum += paid
    } else if (role === ROLE.other) {
      const paid = sumOf(household, member, kind, to - 2, to)
      if (paid !== 0) sum += leftOf(paid, stopped(household, member, kind, month), base)
    } else if (role === ROLE.sickLeave) leave = true
  }
  if (leave) {
    let pay = 0
    for (let at = to - 2; at <= to; at += 1) pay += otherLeavePayAt(household, member, at)
    if (pay > 0)
      sum += leftOf(pay, otherLeavePayAt(household, member, month) === 0 && otherLeavePayAt(household, member, month - 1) > 0, base)
  }
  if (!noProperty) {
    let income = 0
    for (let at = to - 2; at <= to; at += 1) income += propertyIncomeAt(household, member, at)
    if (income > 0)
      sum += leftOf(income, propertyIncomeAt(household, member, month) === 0 && propertyIncomeAt(household, member, month - 1) > 0, base)
  }
  return sum / 3
}
