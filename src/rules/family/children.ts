import type { Evaluation } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { AMOUNT } from '../amounts.ts'
import { monthsOld, NONE, sumOf, type Member } from '../household.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'

/** Ages and earnings that make a child « à charge » for family benefits. */
export const childFigures = figures('enfant à charge', {
  /** Age up to which school is compulsory and the child's own wages do not count. */
  schoolAge: dated('years', { reviewed: '2025-11-21' }, ['2001-01-01', 16, 'CSS L512-3 1°, R512-2 ; code de l’éducation L131-1']),
  /** Age at which a child is no longer in charge. */
  endAge: dated('years', { reviewed: '2025-11-21' }, ['2001-01-01', 20, 'CSS R512-2']),
  /** Share of the SMIC that a child over school age may not reach. */
  wageShare: dated('rate', { reviewed: '2025-11-21' }, ['1985-12-22', 0.55, 'CSS R512-2, décret 85-1353 du 17/12/1985']),
  /** Hours of SMIC in a month for that ceiling. */
  wageHours: dated('hours', { reviewed: '2025-11-21' }, ['1985-12-22', 169, 'CSS R512-2']),
})

const WAGE = AMOUNT.netWage

/**
 * Whether a person earns too much to be in a family's charge: net wages of the six months before (M−6…M−1) reach, on average, 55 % of the SMIC for
 * 169 hours. CSS L512-3, R512-2. Nobody without wages is autonomous.
 */
export const autonomous = (ev: Evaluation, member: Member, month: Month): boolean => {
  if (member.flows[WAGE] === NONE) return false
  const p = childFigures.at(month)
  return sumOf(ev.household, member, WAGE, month - 6, month - 1) >= 6 * p.wageShare * p.wageHours * shared.at(month).smicHour
}

/**
 * Age in completed months that ends a right: one who reaches the age in the course of a month has reached it for the whole month, since a condition that
 * ceases closes the right from the first of that month (CSS R552-3). What opens a right is looked at on the first of the month instead (R552-2).
 * OpenFisca looks at the first of the month in both cases: its own requests are answered so.
 */
export const monthsForEnd = (ev: Evaluation, member: Member, month: Month): number =>
  ev.household.asOpenFisca ? monthsOld(member, month) : month - member.birthMonth

/**
 * Whether a member is a child « à charge » for family benefits on the first day of a month: born, under 16, or under 20 and not autonomous.
 * CSS L512-3, R512-2. A parent never is.
 */
export const childInCharge = (ev: Evaluation, member: Member, month: Month): boolean => {
  const months = monthsOld(member, month)
  if (months < 0 || member.parent) return false
  const p = childFigures.at(month)
  return months < p.schoolAge * 12 || (monthsForEnd(ev, member, month) < p.endAge * 12 && !autonomous(ev, member, month))
}

/**
 * Whether a child is in charge up to another age than 20 (21 for the complément familial and housing aid), born and, at any age, not autonomous.
 * CSS L512-3, R522-1.
 */
export const childUnder = (ev: Evaluation, member: Member, month: Month, age: number): boolean => {
  const months = monthsOld(member, month)
  return !member.parent && months >= 0 && monthsForEnd(ev, member, month) < age * 12 && !autonomous(ev, member, month)
}

/** How many children are in the family's charge for family benefits in a month. CSS L512-3, R512-2. */
export const childrenInCharge = (ev: Evaluation, month: Month): number => {
  const { children } = ev.household
  let count = 0
  for (let at = 0; at < children.length; at += 1) if (childInCharge(ev, children[at] as Member, month)) count += 1
  return count
}
