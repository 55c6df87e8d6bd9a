import { CITIZENSHIP, NONE, stateAt, type Household, type Member } from '../household.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'

/** Whether a parent seeks asylum or stays without a permit in the month. Who is of the EU, or has had a permit for a year or more, does not. */
export const hasNoPermit = (household: Household, parent: Member, month: Month): boolean =>
  (parent.irregularStayMonths !== NONE || household.asylumSeeker !== NONE) &&
  (stateAt(household, parent.irregularStayMonths, month) > 0 || stateAt(household, household.asylumSeeker, month) === 1) &&
  stateAt(household, parent.citizenship, month) === CITIZENSHIP.other &&
  stateAt(household, parent.permitYears, month) === 0

/**
 * Whether no parent has the permit that family benefits and housing aid ask of who claims them: one of the two is enough. CSS L512-2, D512-1; CCH L822-2.
 * OpenFisca asks for none: its own requests are answered so.
 */
export const lacksPermit = (household: Household, month: Month): boolean => {
  if (household.asOpenFisca) return false
  for (let at = 0; at < household.parents.length; at += 1) if (!hasNoPermit(household, household.parents[at] as Member, month)) return false
  return true
}

/** Says why a family benefit is not open without a permit. */
export const refusePermit = (t: Trace | null): 0 =>
  t === null
    ? 0
    : t.refuse(
        'Les prestations familiales demandent un titre de séjour d’un des parents ; une demande d’asile en cours n’en est pas un',
        'CSS L512-2, D512-1',
      )
