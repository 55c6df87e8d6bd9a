import { FAMILY_SLOTS, type Evaluation } from '../evaluation.ts'
import { af, afBase } from '../family/af.ts'
import { asf } from '../family/asf.ts'
import { cf, cfBeforeMajoration } from '../family/cf.ts'
import { childUnder } from '../family/children.ts'
import { opensPajeBase, pajeBase, prepare } from '../family/paje.ts'
import type { Member } from '../household.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import { householdScale } from './figures.ts'

/**
 * Family benefits that count as resources in a month, cents: allocations familiales without the supplement for age, complément familial
 * without its majoration, PAJE base amount and PreParE, and the allocation de soutien familial up to a flat amount (CASF R262-10-1, R262-11; CSS
 * R844-4). `asked`: a later month whose newborn already count in the household (`childrenInCharge`): so does their PAJE then.
 */
export const familyBenefits = (ev: Evaluation, month: Month, asked: Month = month): number => {
  const household = ev.household
  if (household.children.length === 0 && household.received.length === 0) return 0
  const allowance = af(ev, month)
  const early = pajeBase(ev, month)
  const paje = early === 0 && asked !== month ? newbornPaje(ev, month, asked) : early
  let sum = paje + prepare(ev, month)
  if (allowance > 0) sum += Math.min(afBase(ev, month), allowance)
  // The complément familial is not paid beside the PAJE (CSS L522-1).
  if (paje === early && cf(ev, month) > 0) sum += cfBeforeMajoration(ev, month)
  const support = asf(ev, month)
  if (support > 0) sum += Math.min(support, asfLimit(ev, month))
  return sum
}

/**
 * The allocation de base that is left out for a lone parent with the majoration, cents: that of a newborn, up to the end of the month in which it reaches
 * three months; 0 when another child opens it too (CASF R262-11 2°). OpenFisca counts it: its own requests are answered so.
 */
export const newbornBase = (ev: Evaluation, month: Month): number => {
  const { children, asOpenFisca } = ev.household
  if (asOpenFisca) return 0
  const months = householdScale.at(month).newbornMonths
  let newborn = false
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    if (!opensPajeBase(ev, child, month)) continue
    if (month - child.birthMonth > months) return 0
    newborn = true
  }
  return newborn ? pajeBase(ev, month) : 0
}

const PAJE = FAMILY_SLOTS.indexOf('pajeBase')

/** PAJE base amount of a child born after a month and by the asked one, at the rate of the month; 0 when there is none, or the payment is known. */
const newbornPaje = (ev: Evaluation, month: Month, asked: Month): number => {
  const { children, received, origin } = ev.household
  const paid = received[PAJE]?.[month - origin] ?? Number.NaN
  if (paid === paid) return 0
  for (let at = 0; at < children.length; at += 1) {
    const { ageBase } = children[at] as Member
    if (ageBase > month && ageBase <= asked) return (pajeBase(ev, asked) * shared.at(month).bmaf) / shared.at(asked).bmaf
  }
  return 0
}

const asfLimit = (ev: Evaluation, month: Month): number => {
  const members = ev.household.children
  const p = householdScale.at(month)
  let children = 0
  for (let at = 0; at < members.length; at += 1) if (childUnder(ev, members[at] as Member, month, p.asfAge)) children += 1
  return children * p.asfCounted * shared.at(month).bmaf
}
