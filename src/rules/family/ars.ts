import { familyRight, type Evaluation } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { monthsOld, yearsOld, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { january, yearOf, type Month } from '../time.ts'
import { caf } from './af.ts'
import { autonomous, childFigures, childrenInCharge } from './children.ts'
import { familyResources, resourceFigures } from './resources.ts'
import { lacksPermit, refusePermit } from './stay.ts'

/** Allocation de rentrée scolaire. CSS L543-1, L543-2, R543-2 to R543-6, D543-1, D543-2. */
export const arsFigures = figures('allocation de rentrée scolaire', {
  primaryAge: dated('years', { reviewed: '2026-03-24' }, ['1974-08-14', 6, 'CSS R543-2']),
  middleAge: dated('years', { reviewed: '2025-02-20' }, ['2002-01-01', 11, 'CSS D543-1']),
  upperAge: dated('years', { reviewed: '2025-02-20' }, ['2002-01-01', 15, 'CSS D543-1']),
  /** Not 18 on 15 September: in December, at most so many months past that birthday. */
  endAge: dated('years', { reviewed: '2025-02-20' }, ['1990-09-05', 18, 'CSS R543-2']),
  endMonths: dated('months', { reviewed: '2025-02-20' }, ['1990-09-05', 2, 'CSS R543-2 (15 septembre)']),
  primary: dated('bmaf', { reviewed: '2025-02-20' }, ['2012-08-01', 0.8972, 'CSS D543-1, décret 2012-830 du 27/06/2012']),
  middle: dated('bmaf', { reviewed: '2025-02-20' }, ['2012-08-01', 0.9467, 'CSS D543-1, décret 2012-830 du 27/06/2012']),
  upper: dated('bmaf', { reviewed: '2025-02-20' }, ['2012-08-01', 0.9795, 'CSS D543-1, décret 2012-830 du 27/06/2012']),
  ceiling: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 19_827_00, 'Arrêté du 21/12/2022, art. 3'],
    ['2024-01-01', 20_878_00, 'Arrêté du 22/12/2023, art. 3'],
    ['2025-01-01', 21_880_00, 'Arrêté du 20/12/2024, art. 3'],
    ['2026-01-01', 22_274_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  ceilingChild: dated('rate', { reviewed: '2024-01-26' }, ['1986-07-01', 0.3, 'CSS R543-5']),
  least: dated('cents/year', { reviewed: '2025-02-20' }, ['2002-08-09', 15_00, 'CSS D543-2']),
})

/** Months of the year (0 = January) at which the family and the ages are looked at. */
const OCTOBER = 9
const DECEMBER = 11

/**
 * Age of a pupil for the school year: the one reached on 31 December, or the first school age for a child who reaches it in January. OpenFisca takes the
 * completed years of 1 December: its own requests are answered so. CSS R543-2, D543-1.
 */
const ageOf = (ev: Evaluation, child: Member, december: Month, primaryAge: number): number => {
  if (ev.household.asOpenFisca) return yearsOld(child, december)
  const year = yearOf(december)
  return child.birthMonth === january(year + 1 - primaryAge) ? primaryAge : year - yearOf(child.birthMonth)
}

/** Amounts of all pupils of a school year, before resources, cents. CSS L543-1, D543-1. */
const amountsOf = (ev: Evaluation, october: Month, december: Month): number => {
  const { children } = ev.household
  const p = arsFigures.at(october)
  const { bmaf } = shared.at(october)
  let total = 0
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    const age = ageOf(ev, child, december, p.primaryAge)
    if (age < p.primaryAge || monthsOld(child, december) > p.endAge * 12 + p.endMonths || autonomous(ev, child, december)) continue
    total += bmaf * (age < p.middleAge ? p.primary : age < p.upperAge ? p.middle : p.upper)
  }
  return total
}

/**
 * Allocation de rentrée scolaire of the year of the month: pupils of 6 to 18, resources of N−2 under a ceiling, or a smaller amount just above it.
 * Cents for the whole year, before CRDS; 0 under the least amount paid. CSS L543-1, L543-2, D543-1, D543-2.
 */
export const ars = familyRight('ars', (ev, month, t) => {
  if (ev.household.children.length === 0) return t ? t.refuse('Aucun enfant', 'CSS L543-1') : 0
  const first = january(yearOf(month))
  const october = first + OCTOBER
  const p = arsFigures.at(october)
  const full = amountsOf(ev, october, first + DECEMBER)
  if (full === 0)
    return t
      ? t.refuse('Aucun enfant d’âge scolaire : six ans avant le 1er février qui suit la rentrée, moins de dix-huit ans au 15 septembre', 'CSS L543-1, R543-2', [arsFigures, october, 'primaryAge', 'endAge']) // prettier-ignore
      : 0
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const resources = familyResources(ev, first)
  const ceiling = p.ceiling * (1 + p.ceilingChild * childrenInCharge(ev, october))
  const due = full - Math.max(0, resources - ceiling)
  if (t !== null) {
    t.step('Montant pour tous les enfants', full, 'CSS D543-1', [arsFigures, october, 'primary', 'middle', 'upper'])
    t.step('Base mensuelle des allocations familiales', shared.at(october).bmaf, 'CSS L551-1', [shared, october, 'bmaf'])
    t.step('Ressources de l’avant-dernière année', resources, 'CSS R532-1, R532-3', [resourceFigures, first, 'wageRate', 'pensionRate'])
    t.step('Plafond de ressources', ceiling, 'CSS R543-5', [arsFigures, october, 'ceiling', 'ceilingChild'])
  }
  if (due < p.least)
    return t ? t.refuse('Ressources au-dessus du plafond de l’allocation de rentrée scolaire', 'CSS L543-1, L543-2, D543-2', [arsFigures, october, 'least']) : 0 // prettier-ignore
  t?.step(due < full ? 'Allocation de rentrée scolaire, réduite au-dessus du plafond' : 'Allocation de rentrée scolaire', due, 'CSS L543-1')
  return due
})

/** The same after CRDS: what is paid. Cents for the whole year. Ordonnance 96-50, art. 14 and 19. */
export const arsNetOfCrds = (ev: Evaluation, month: Month): number =>
  ars(ev, month) * (1 - shared.at(january(yearOf(month)) + OCTOBER).crds)

export const arsRight: Right = {
  id: 'ars',
  title: 'Allocation de rentrée scolaire',
  law: 'CSS L543-1, L543-2, R543-2 à R543-6, D543-1, D543-2',
  per: 'year',
  counts: 'money',
  holder: 'family',
  amount: ars,
  figures: [arsFigures, childFigures, resourceFigures, shared],
  apply: { ...caf, verified: false },
  limits: [
    'Le montant est donné avant la CRDS (0,5 %).',
    'Un enfant entré en CP avant l’âge y a droit sur certificat de scolarité, sans être compté ici.',
    'Le jour de naissance des jeunes qui ont 18 ans en septembre n’est pas regardé : le droit se ferme à ceux qui les ont le 15 ou avant.',
    'La scolarité ou l’apprentissage de 16 à 18 ans doit être déclaré à la caisse.',
    'Les abattements et neutralisations de ressources ne sont pas appliqués aux revenus de l’avant-dernière année.',
  ],
  verified: true,
}
