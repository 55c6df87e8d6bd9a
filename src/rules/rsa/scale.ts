import { stateAt, TENURE, type Household } from '../household.ts'
import type { Month } from '../time.ts'
import { householdScale } from './figures.ts'

/** Scale of a household, in shares of the amount of one person (CASF R262-1, CSS D843-1): 1 · 1.5 · 1.8 · 2.1 (couple) or 2.2 (alone) · +0.4. */
export const familyShare = (parents: number, children: number, month: Month): number => {
  const p = householdScale.at(month)
  const persons = parents + children
  if (persons === 1) return 1
  if (persons === 2) return 1 + p.second
  if (persons === 3) return 1 + p.second + p.third
  return 1 + p.second + p.third + (parents === 1 ? p.further : p.third) + (persons - 4) * p.further
}

/** Scale of a lone parent with the majoration (CASF L262-9). */
export const majoredShare = (children: number, month: Month): number => {
  const p = householdScale.at(month)
  return p.loneParent + p.loneParentChild * children
}

/** Housing flat rate of a household, in shares of the amount of one person, at most that of three persons (CASF R262-9, CSS R844-3). */
export const housingShare = (persons: number, month: Month): number => {
  const p = householdScale.at(month)
  if (persons === 1) return p.housingOne
  if (persons === 2) return p.housingTwo * (1 + p.second)
  return p.housingThree * (1 + p.second + p.third)
}

/** Whether the household is lodged without cost: an owner who repays no loan, or lodged for free without sharing the costs (CASF R262-9). */
export const isLodgedFree = (household: Household, month: Month): boolean => {
  const tenure = stateAt(household, household.tenure, month)
  if (tenure === TENURE.owner || tenure === TENURE.buyer) return stateAt(household, household.rent, month) === 0
  return tenure === TENURE.hosted && stateAt(household, household.sharesCosts, month) === 0
}
