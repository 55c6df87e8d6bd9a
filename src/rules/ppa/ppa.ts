import { familyRight, type FamilyRight } from '../evaluation.ts'
import type { Right } from '../right.ts'
import { householdScale, microFigures } from '../rsa/figures.ts'
import { childrenInCharge, isMajored } from '../rsa/persons.ts'
import { quarterEnd } from '../rsa/quarter.ts'
import { shared } from '../shared-figures.ts'
import { hasWorker } from './conditions.ts'
import { ppaFigures } from './figures.ts'
import { isAdmitted, ppaOfMonth } from './month.ts'

/**
 * Prime d'activité of a month before CRDS, cents, not rounded: the average of what each month of the quarter gives with that month's
 * household and figures. 0 when not due, or when less than the floor. CSS L841-1 and following, R843-1.
 */
export const ppa = familyRight('ppa', (ev, month, t) => {
  const { household } = ev
  const p = ppaFigures.at(month)
  const to = quarterEnd(household, month)
  if (t === null) {
    let sum = 0
    for (let past = to - 2; past <= to; past += 1) sum += ppaOfMonth(ev, past, month, null)
    const average = sum / 3
    return average >= p.floor && admits(ev, month) ? average : 0
  }
  if (!admits(ev, month))
    return t.refuse(
      'Il n’y a pas, sur le trimestre, le revenu du travail demandé (pour un étudiant, un stagiaire ou un apprenti : plus de 55 % du SMIC chaque mois)',
      'CSS L842-1, L842-2',
      [ppaFigures, month, 'learnerShare', 'learnerHours'],
    )
  let sum = 0
  for (let past = to - 2; past <= to; past += 1) sum += ppaOfMonth(ev, past, month, t)
  const average = sum / 3
  if (average <= 0 && !isAdmitted(household, isMajored(household, childrenInCharge(ev, to, month), to), to))
    return t.refuse(
      'Il faut, dans le foyer, une personne de 18 ans et le droit au séjour demandé (5 ans de titre permettant de travailler, ou 3 mois de résidence pour un citoyen européen)',
      'CSS L842-2',
      [ppaFigures, month, 'age'],
    )
  if (average <= 0) return t.refuse('Les ressources du foyer dépassent ce que la prime complète', 'CSS L842-3')
  if (average < p.floor) return t.refuse('Le montant calculé est trop faible pour être versé', 'CSS D846-2', [ppaFigures, month, 'floor'])
  t.step('Prime d’activité : moyenne des trois mois', average, 'CSS R843-1')
  return average
})

const admits = (ev: Parameters<FamilyRight>[0], month: number): boolean =>
  hasWorker(ev, month) || isMajored(ev.household, childrenInCharge(ev, month), month)

/** Prime d'activité as paid, cents: less the CRDS. */
export const ppaNet: FamilyRight = (ev, month, t = null) => {
  const gross = ppa(ev, month, t)
  const net = gross * (1 - shared.at(month).crds)
  if (gross > 0) t?.step('Prime d’activité versée, CRDS retirée', net, 'CSS L845-4 ; ordonnance 96-50, art. 14', [shared, month, 'crds'])
  return net
}

export const ppaRight: Right = {
  id: 'ppa',
  title: 'Prime d’activité',
  law: 'CSS L841-1 à L847-1, R842-1 à R847-1',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: ppa,
  figures: [ppaFigures, householdScale, microFigures, shared],
  apply: { where: 'CAF ou MSA (pour l’État)', online: 'https://www.caf.fr', verified: false },
  limits: [
    'Montant avant la CRDS (0,5 %).',
    'Première demande depuis mars 2025 : la plus basse de deux moyennes n’est pas cherchée, une seule est faite.',
    'Bonification après la hausse du SMIC de juin 2026 : le SMIC de chaque mois est pris, ce qui reste à confirmer.',
    'Chaque mois du trimestre est compté avec le barème de ce mois (R843-1) : d’avril à juillet, la CAF peut avoir déjà appliqué à tout le trimestre celui d’avril.',
    'Un conjoint qui n’a pas le titre de séjour demandé est compté dans le foyer.',
    'Un enfant né dans le trimestre compte dans ses trois mois, avec son allocation de base (le texte ne le compte qu’à partir du mois de sa naissance).',
  ],
  verified: true,
}
