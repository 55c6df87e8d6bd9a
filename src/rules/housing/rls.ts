import type { Figures } from '../figures.ts'
import { stateAt, TENURE, type Household } from '../household.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { rlsAmount1, rlsAmount2, rlsAmount3, rlsCeiling1, rlsCeiling2, rlsCeiling3 } from './rls-figures.ts'
import { ofLongSize, ofSize, rowOf } from './scale.ts'

/**
 * Réduction de loyer de solidarité, cents a month, of a tenant of social housing whose monthly resources stay under the ceiling of the zone
 * (CCH L442-2-1; arrêté du 27/02/2018). 0 when it does not apply. `resources` are those of housing aid, a year.
 */
export const reductionFor = (
  household: Household,
  month: Month,
  couple: boolean,
  dependants: number,
  resources: number,
  t: Trace | null,
): number => {
  if (stateAt(household, household.tenure, month) !== TENURE.socialTenant)
    return t ? t.refuse('Cette réduction ne concerne que les locataires d’un logement social (HLM).', 'CCH L442-2-1') : 0
  const zone = stateAt(household, household.zone, month)
  const ceilings = zone === 1 ? rlsCeiling1 : zone === 3 ? rlsCeiling3 : rlsCeiling2
  const amounts = zone === 1 ? rlsAmount1 : zone === 3 ? rlsAmount3 : rlsAmount2
  const ceiling = ofLongSize(ceilings.at(month), couple, dependants)
  if (t) {
    t.step('Ressources par mois', resources / 12, 'CCH L442-2-1')
    t.step('Plafond de ressources de la RLS', ceiling, 'Arrêté du 27/02/2018, art. 1', [
      ceilings as Figures,
      month,
      rowOf(couple, dependants, 6),
    ])
  }
  if (resources / 12 >= ceiling)
    return t ? t.refuse('Les ressources atteignent le plafond de la réduction de loyer.', 'CCH L442-2-1 ; arrêté du 27/02/2018') : 0
  const amount = ofSize(amounts.at(month), couple, dependants)
  t?.step('Réduction de loyer de solidarité', amount, 'Arrêté du 27/02/2018, art. 2', [
    amounts as Figures,
    month,
    rowOf(couple, dependants, 1),
  ])
  return amount
}
