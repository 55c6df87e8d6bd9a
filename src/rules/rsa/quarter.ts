import { stateAt, type Household } from '../household.ts'
import type { Month } from '../time.ts'
import { householdScale } from './figures.ts'

/**
 * Last month of the quarter whose resources decide the right of a month: M-2 since March 2025 (M-4 to M-2), M-1 before (M-3 to M-1);
 * the départements of the experiment began in October 2024. CASF R262-7, CSS R843-1.
 */
export const quarterEnd = (household: Household, month: Month): Month => {
  const p = householdScale.at(month)
  return month - (stateAt(household, household.earlyQuarter, month) === 1 ? p.quarterLagEarly : p.quarterLag)
}
