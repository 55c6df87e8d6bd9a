import { stateAt, yearsOld, type Household, type Member } from '../household.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { householdScale, rsaFigures } from './figures.ts'
import { hasResidence, isExpecting } from './persons.ts'

/**
 * Whether one of the parents opens the revenu de solidarité active without majoration (CASF L262-4, L262-7-1): 25, or a child born or expected, or a
 * young worker; not a student; with the residence asked for. OpenFisca lets one of the couple have the age and the other the residence: its own requests
 * are answered so. A trace gets the reason of a refusal.
 */
export const opensRsa = (household: Household, children: number, month: Month, t: Trace | null): boolean => {
  const p = rsaFigures.at(month)
  const parents = household.parents
  let residence = false
  let personal = false
  let both = false
  let allStudents = true
  for (let at = 0; at < parents.length; at += 1) {
    const parent = parents[at] as Member
    const resident = hasResidence(household, parent, month)
    if (resident) residence = true
    if (stateAt(household, parent.student, month) === 1) continue
    allStudents = false
    const age = yearsOld(parent, month)
    if (
      age >= p.age ||
      children > 0 ||
      (age >= p.youngAge && stateAt(household, parent.youngWorker, month) === 1) ||
      isExpecting(household, month)
    ) {
      personal = true
      if (resident) both = true
    }
  }
  if (both || (residence && personal && household.asOpenFisca)) return true
  if (t === null) return false
  if (!residence)
    t.refuse(
      'Le droit au séjour demandé (5 ans de titre permettant de travailler, ou 3 mois de résidence pour un citoyen européen) n’est pas rempli',
      'CASF L262-4, L262-6',
      [householdScale, month, 'permitYears', 'residenceYearsEea'],
    )
  else if (personal)
    t.refuse(
      'Une même personne du couple doit avoir le droit au séjour demandé et 25 ans ou un enfant, sans être étudiante',
      'CASF L262-4',
      [rsaFigures, month, 'age'],
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
