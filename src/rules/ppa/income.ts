import type { Evaluation } from '../evaluation.ts'
import { amountAt, NONE, yearOfKind, type Household, type Member } from '../household.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { ass } from '../minima/ass.ts'
import { mayHaveAah, mayHaveAsi } from '../minima/may-have.ts'
import { mva } from '../minima/mva.ts'
import { ROLE, ROLE_OF, RSA_ONLY } from '../rsa/income-kinds.ts'
import { leavePayOfWorkAt, otherLeavePayAt } from '../rsa/resources.ts'
import { yearlyProfitAt } from '../rsa/self-employed.ts'
import { shared } from '../shared-figures.ts'
import { microProfit } from '../tax/micro.ts'
import { yearOf, type Month } from '../time.ts'
import { ppaFigures } from './figures.ts'

/** Work income of one person in a month without the AAH, cents (CSS R844-1): wages, apprenticeship, leave, self-employed profit. */
export const ownWorkAt = (household: Household, member: Member, month: Month): number => {
  const kinds = member.kinds
  let sum = 0
  let leave = false
  let micro = false
  let yearly = false
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] as number
    const role = ROLE_OF[kind] as number
    if (role === ROLE.work) sum += amountAt(household, member, kind, month)
    else if (role === ROLE.parentalLeave || role === ROLE.sickLeave) leave = true
    else if (role === ROLE.micro) micro = true
    else if (role === ROLE.yearly) yearly = true
  }
  if (leave) sum += leavePayOfWorkAt(household, member, month)
  if (micro) sum += microProfit(household, member, month, month)
  if (yearly) sum += yearlyProfitAt(household, member, month)
  return sum
}

/** Work income of one person in a month, cents: with the AAH when the own work reaches 29 hours of SMIC (CSS L842-8, D843-4). */
export const workAt = (ev: Evaluation, member: Member, month: Month): number => {
  const own = ownWorkAt(ev.household, member, month)
  if (own <= 0 || own < ppaFigures.at(month).aahHours * shared.at(month).smicHour) return own
  return own + aah(ev, member, month)
}

/**
 * Other resources of one person in a month, cents (CSS R844-2, R844-5): benefits, pensions and maintenance of the month, income of property of the
 * last year but one, and the AAH where the own work is below 29 hours of SMIC.
 */
export const otherAt = (ev: Evaluation, member: Member, month: Month): number => {
  const { household } = ev
  const kinds = member.kinds
  let sum = ass(ev, member, month)
  const allowance = mayHaveAah(member) ? aah(ev, member, month) : 0
  if (mayHaveAah(member) || mayHaveAsi(member)) sum += asi(ev, member, month) + mva(ev, member, month)
  if (allowance > 0 && ownWorkAt(household, member, month) < ppaFigures.at(month).aahHours * shared.at(month).smicHour) sum += allowance
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] as number
    const role = ROLE_OF[kind] as number
    if (role === ROLE.replacement || role === ROLE.otherPpa || (role === ROLE.other && RSA_ONLY[kind] === 0))
      sum += amountAt(household, member, kind, month)
    else if (role === ROLE.property && member.flows[kind] !== NONE) sum += yearOfKind(household, member, kind, yearOf(month) - 2) / 12
    else if (role === ROLE.sickLeave && kind === firstSick(kinds)) sum += otherLeavePayAt(household, member, month)
  }
  return sum
}

/** The first kind of sick pay among those of a person: the three are counted together, once. */
const firstSick = (kinds: readonly number[]): number => {
  for (let at = 0; at < kinds.length; at += 1) if (ROLE_OF[kinds[at] as number] === ROLE.sickLeave) return kinds[at] as number
  return -1
}
