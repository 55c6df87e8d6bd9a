import { stateAt, yearsOld, type Household, type Member } from '../household.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { householdScale, rsaFigures } from './figures.ts'
import { hasResidence, isExpecting } from './persons.ts'

/**
 * Whether one of the parents opens the revenu de solidarité active without majoration (CASF L262-4, L262-7-1): 25, or a child born or expected, or a
 * young worker; not a student; and one of them with the residence asked for. A trace gets the reason of a refusal.
 */
export const opensRsa = (household: Household, children: number, month: Month, t: Trace | null): boolean => {
  const p = rsaFigures.at(month)
  const parents = household.parents
  let residence = false
  let personal = false
  let allStudents = true
  for (let at = 0; at < parents.length; at += 1) {
    const parent = parents[at] as Member
    if (hasResidence(household, parent, month)) residence = true
    if (stateAt(household, parent.student, month) === 1) continue
    allStudents = false
    if (personal) continue
    const age = yearsOld(parent, month)
    personal =
      age >= p.age ||
      children > 0 ||
      (age >= p.youngAge && stateAt(household, parent.youngWorker, month) === 1) ||
      isExpecting(household, month)
  }
  if (residence && personal) return true
  if (t === null) return false
  if (!residence)
    t.refuse(
      'Le droit au séjour demandé (5 ans de titre permettant de travailler, ou 3 mois de résidence pour un citoyen européen) n’est pas rempli',
      'CASF L262-4, L262-6',
      [householdScale, month, 'permitYears', 'residenceYearsEea'],
    )
  else if (allStudents) t.refuse('Les étudiants n’ont pas droit au RSA, sauf parent isolé', 'CASF L262-4 3°')
  else
    t.refuse(
      'Il faut avoir 25 ans, ou un enfant né ou attendu, ou avoir travaillé deux ans dans les trois dernières années',
      'CASF L262-4, L262-7-1',
      [rsaFigures, month, 'age', 'youngAge'],
    )
  return false
}
