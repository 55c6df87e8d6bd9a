import { AMOUNT } from '../amounts.ts'
import type { Evaluation } from '../evaluation.ts'
import { ACTIVITY, amountAt, stateAt, type Household, type Member } from '../household.ts'
import { quarterEnd } from '../rsa/quarter.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import { ppaFigures } from './figures.ts'
import { workAt } from './income.ts'

/** A student, a trainee or an apprentice in the month. Pay alone does not make one: who is said to be without any activity is not. */
const isLearner = (household: Household, member: Member, month: Month): boolean =>
  stateAt(household, member.student, month) === 1 ||
  (stateAt(household, member.activity, month) !== ACTIVITY.inactive &&
    (amountAt(household, member, AMOUNT.apprenticeWage, month) > 0 || amountAt(household, member, AMOUNT.internshipPay, month) > 0))

/**
 * Whether one of the parents is a worker (CSS L842-1, L842-2 2°): some work income in the quarter, or for those who learn, more than 55 % of the SMIC in each
 * of its months. OpenFisca looks at M-3 to M-1 even since the quarter is M-4 to M-2: its own requests are answered so.
 */
export const hasWorker = (ev: Evaluation, month: Month): boolean => {
  const { household } = ev
  const p = ppaFigures.at(month)
  const last = household.asOpenFisca ? month - 1 : quarterEnd(household, month)
  for (let at = 0; at < household.parents.length; at += 1) {
    const parent = household.parents[at] as Member
    const learner = isLearner(household, parent, month)
    const least = learner ? p.learnerShare * p.learnerHours * shared.at(month).smicHour : 0
    let passed = 0
    for (let past = last - 2; past <= last; past += 1) if (workAt(ev, parent, past) > least) passed += 1
    if (passed === 3 || (!learner && passed > 0)) return true
  }
  return false
}
