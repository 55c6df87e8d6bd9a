import type { Evaluation } from '../evaluation.ts'
import { af, afBase } from '../family/af.ts'
import { asf } from '../family/asf.ts'
import { cf, cfBeforeMajoration } from '../family/cf.ts'
import { childUnder } from '../family/children.ts'
import { pajeBase, prepare } from '../family/paje.ts'
import type { Member } from '../household.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import { householdScale } from './figures.ts'

/**
 * Family benefits that count as resources in a month, cents: allocations familiales without the supplement for age, complément familial
 * without its majoration, PAJE base amount and PreParE, and the allocation de soutien familial up to a flat amount (CASF R262-10-1, R262-11; CSS R844-4).
 */
export const familyBenefits = (ev: Evaluation, month: Month): number => {
  const household = ev.household
  if (household.children.length === 0 && household.received.length === 0) return 0
  const allowance = af(ev, month)
  let sum = pajeBase(ev, month) + prepare(ev, month)
  if (allowance > 0) sum += Math.min(afBase(ev, month), allowance)
  if (cf(ev, month) > 0) sum += cfBeforeMajoration(ev, month)
  const support = asf(ev, month)
  if (support > 0) sum += Math.min(support, asfLimit(ev, month))
  return sum
}

const asfLimit = (ev: Evaluation, month: Month): number => {
  const members = ev.household.children
  const p = householdScale.at(month)
  let children = 0
  for (let at = 0; at < members.length; at += 1) if (childUnder(ev, members[at] as Member, month, p.asfAge)) children += 1
  return children * p.asfCounted * shared.at(month).bmaf
}
