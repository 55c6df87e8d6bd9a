import { familyRight, type Evaluation, type FamilyRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { monthsOld, yearsOld, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { caf } from './af.ts'
import { autonomous, childFigures, childrenInCharge, monthsForEnd } from './children.ts'
import { aloneOrTwoEarners, familyResources, resourceFigures } from './resources.ts'
import { cmg } from './cmg.ts'
import { lacksPermit, refusePermit } from './stay.ts'
import { prepare, prepareRight } from './prepare.ts'

export { prepare, prepareRight }

/** Prestation d'accueil du jeune enfant: grants and allocation de base. CSS L531-1 to L531-3, R531-1, D531-1 to D531-3. */
export const pajeFigures = figures('Paje', {
  /** Allocation de base: age up to which a child opens it, or years since the adoption. */
  endAge: dated('years', { reviewed: '2025-02-20' }, ['2004-01-01', 3, 'CSS L531-3, D531-1']),
  full: dated('bmaf', { reviewed: '2025-02-20' }, ['2018-04-01', 0.4165, 'CSS D531-3, décret 2018-312 du 26/04/2018']),
  partial: dated('bmaf', { reviewed: '2025-02-20' }, ['2018-04-01', 0.20825, 'CSS D531-3, décret 2018-312 du 26/04/2018']),
  birth: dated('bmaf', { reviewed: '2025-08-20' }, ['2004-01-01', 2.2975, 'CSS D531-2']),
  adoption: dated('bmaf', { reviewed: '2025-08-20' }, ['2005-08-01', 4.595, 'CSS D531-2']),
  /** Months before the birth month in which the birth grant is paid. */
  birthLead: dated('months', { reviewed: '2026-07-23' }, ['2021-04-01', 2, 'CSS D531-2, décret 2021-429 du 12/04/2021']),
  /** Ceilings without a child: full amount, then partial amount and grants. */
  fullCeiling: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 22_123_00, 'Arrêté du 21/12/2022, art. 1'],
    ['2024-01-01', 23_296_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 24_414_00, 'Arrêté du 20/12/2024, art. 1'],
    ['2026-01-01', 24_853_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  fullAlone: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 8_892_00, 'Arrêté du 21/12/2022, art. 1'],
    ['2024-01-01', 9_363_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 9_812_00, 'Arrêté du 20/12/2024, art. 1'],
    ['2026-01-01', 9_989_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  partialCeiling: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 26_432_00, 'Arrêté du 21/12/2022, art. 1'],
    ['2024-01-01', 27_833_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 29_169_00, 'Arrêté du 20/12/2024, art. 1'],
    ['2026-01-01', 29_694_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  partialAlone: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 10_625_00, 'Arrêté du 21/12/2022, art. 1'],
    ['2024-01-01', 11_188_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 11_725_00, 'Arrêté du 20/12/2024, art. 1'],
    ['2026-01-01', 11_936_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  /** What each of the first two children, and each further one, adds to a ceiling. */
  firstChildren: dated('rate', { reviewed: '2026-01-16' }, ['2018-04-01', 0.25, 'CSS R531-1, R522-2']),
  furtherChild: dated('rate', { reviewed: '2026-01-16' }, ['2018-04-01', 0.3, 'CSS R531-1, R522-2']),
  firstCount: dated('count', { reviewed: '2026-01-16' }, ['2018-04-01', 2, 'CSS R531-1, R522-2']),
})

const CEILING_TEXT = 'CSS R531-1, R522-2'

const ceilingOf = (base: number, more: number, children: number, month: Month): number => {
  const p = pajeFigures.at(month)
  const first = Math.min(children, p.firstCount)
  return base * (1 + first * p.firstChildren + (children - first) * p.furtherChild) + more
}

/** Whether a child opens the allocation de base: born, under three, or adopted for less than three years and under 20. CSS L531-3, D531-1. */
export const opensPajeBase = (ev: Evaluation, child: Member, month: Month): boolean => {
  const { endAge } = pajeFigures.at(month)
  if (monthsOld(child, month) < 0) return false
  const months = monthsForEnd(ev, child, month)
  if (months < endAge * 12) return !autonomous(ev, child, month)
  return (
    month >= child.adoptedIn &&
    month < child.adoptedIn + endAge * 12 &&
    months < childFigures.at(month).endAge * 12 &&
    !autonomous(ev, child, month)
  )
}

/**
 * Allocation de base of the Paje: one for the family with a child under three, full or partial by the resources of N−2. Cents a month, before CRDS. CSS
 * L531-3, R531-1, D531-1, D531-3.
 */
export const pajeBase = familyRight('pajeBase', (ev, month, t) => {
  const { children } = ev.household
  const p = pajeFigures.at(month)
  let open = false
  for (let at = 0; at < children.length && !open; at += 1) open = opensPajeBase(ev, children[at] as Member, month)
  if (!open) return t ? t.refuse('Aucun enfant de moins de trois ans', 'CSS L531-3, D531-1', [pajeFigures, month, 'endAge']) : 0
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const resources = familyResources(ev, month)
  const count = childrenInCharge(ev, month)
  const raised = aloneOrTwoEarners(ev, month)
  const full = ceilingOf(p.fullCeiling, raised ? p.fullAlone : 0, count, month)
  const partial = ceilingOf(p.partialCeiling, raised ? p.partialAlone : 0, count, month)
  if (t !== null) {
    t.step('Ressources de l’avant-dernière année', resources, 'CSS R532-1, R532-3', [resourceFigures, month, 'wageRate', 'pensionRate'])
    t.step('Plafond du taux plein', full, CEILING_TEXT, [pajeFigures, month, 'fullCeiling', 'firstChildren', 'furtherChild', 'fullAlone'])
    t.step('Plafond du taux partiel', partial, CEILING_TEXT, [pajeFigures, month, 'partialCeiling', 'firstChildren', 'furtherChild', 'partialAlone']) // prettier-ignore
  }
  if (resources > partial) return t ? t.refuse('Ressources au-dessus du plafond de l’allocation de base', 'CSS L531-3, R531-1') : 0
  const due = shared.at(month).bmaf * (resources <= full ? p.full : p.partial)
  t?.step(resources <= full ? 'Allocation de base à taux plein' : 'Allocation de base à taux partiel', due, 'CSS L531-3, D531-3', [
    pajeFigures,
    month,
    resources <= full ? 'full' : 'partial',
  ])
  return due
})

/** A grant for so many children, under the ceiling of the family with them. CSS L531-2, R531-1, D531-2. */
const grant = (ev: Evaluation, month: Month, arriving: number, counted: number, each: number, label: string, t: Trace | null): number => {
  const p = pajeFigures.at(month)
  const resources = familyResources(ev, month)
  const ceiling = ceilingOf(p.partialCeiling, aloneOrTwoEarners(ev, month) ? p.partialAlone : 0, counted, month)
  if (t !== null) {
    t.step('Ressources de l’avant-dernière année', resources, 'CSS R532-1, R532-3', [resourceFigures, month, 'wageRate', 'pensionRate'])
    t.step('Plafond de ressources', ceiling, CEILING_TEXT, [pajeFigures, month, 'partialCeiling', 'firstChildren', 'furtherChild', 'partialAlone']) // prettier-ignore
  }
  if (resources > ceiling) return t ? t.refuse('Ressources au-dessus du plafond de la prime', 'CSS L531-2, R531-1') : 0
  t?.step(label, arriving * each, 'CSS L531-2, D531-2')
  return arriving * each
}

/**
 * Prime à la naissance: paid once, two months before the month of the expected birth (the seventh of the pregnancy), for each child expected. Cents, before
 * CRDS; 0 in every other month. The child to be born must be among the children of the family, with the expected month. CSS L531-2, D531-2.
 */
export const pajeNaissance: FamilyRight = (ev, month, t = null) => {
  const { children } = ev.household
  const p = pajeFigures.at(month)
  let expected = 0
  for (let at = 0; at < children.length; at += 1) if ((children[at] as Member).birthMonth - month === p.birthLead) expected += 1
  if (expected === 0)
    return t ? t.refuse('Aucune naissance attendue dans deux mois : la prime est versée au septième mois de grossesse', 'CSS L531-2, D531-2', [pajeFigures, month, 'birthLead']) : 0 // prettier-ignore
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const each = Math.round(shared.at(month).bmaf * p.birth)
  t?.step('Prime pour un enfant', each, 'CSS D531-2', [pajeFigures, month, 'birth'])
  return grant(ev, month, expected, childrenInCharge(ev, month) + expected, each, 'Prime à la naissance', t)
}

/** Months, the first included, in which the adoption grant may still be paid after the arrival. */
const ADOPTION_WINDOW = 3

/**
 * Prime à l'adoption: paid once for each adopted child under 20, in the month of the arrival or, at most, in the two after. Cents, before CRDS. CSS L531-2,
 * D531-2.
 */
export const pajeAdoption: FamilyRight = (ev, month, t = null) => {
  const { children } = ev.household
  const p = pajeFigures.at(month)
  let adopted = 0
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    const since = month - child.adoptedIn
    if (since >= 0 && since < ADOPTION_WINDOW && yearsOld(child, month) < childFigures.at(month).endAge) adopted += 1
  }
  if (adopted === 0) return t ? t.refuse('Aucun enfant adopté arrivé ces derniers mois', 'CSS L531-2, D531-2') : 0
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const each = Math.round(shared.at(month).bmaf * p.adoption)
  t?.step('Prime pour un enfant', each, 'CSS D531-2', [pajeFigures, month, 'adoption'])
  return grant(ev, month, adopted, childrenInCharge(ev, month), each, 'Prime à l’adoption', t)
}

/** All of the Paje in a month: base, grants, PreParE, CMG. Cents; a sum for OpenFisca's requests, not a right of its own. */
export const paje = (ev: Evaluation, month: Month): number =>
  pajeBase(ev, month) + pajeNaissance(ev, month) + pajeAdoption(ev, month) + prepare(ev, month) + cmg(ev, month)

const LIMITS = [
  'Le montant est donné avant la CRDS (0,5 %).',
  'Les abattements et neutralisations de ressources (chômage, cessation d’activité, séparation, décès) ne sont pas appliqués aux revenus de l’avant-dernière année.',
  'Les allocations de chômage comptent comme un revenu professionnel pour reconnaître deux revenus d’activité.',
] as const
const common = {
  counts: 'money',
  holder: 'family',
  figures: [pajeFigures, childFigures, resourceFigures, shared],
  verified: true,
} as const

export const pajeBaseRight: Right = {
  ...common,
  id: 'pajeBase',
  title: 'Allocation de base de la Paje',
  law: 'CSS L531-3, R531-1, D531-1, D531-3',
  per: 'month',
  amount: pajeBase,
  apply: { ...caf, verified: false },
  limits: [
    ...LIMITS,
    'Une seule allocation est versée, même pour plusieurs enfants : les naissances multiples, qui en ouvrent plusieurs, ne sont pas comptées.',
  ],
}
export const pajeNaissanceRight: Right = {
  ...common,
  id: 'pajeNaissance',
  title: 'Prime à la naissance',
  law: 'CSS L531-2, R531-1, D531-2',
  per: 'once',
  amount: pajeNaissance,
  apply: { ...caf, verified: false },
  limits: [...LIMITS, 'La grossesse doit avoir été déclarée dans les quatorze premières semaines.'],
}
export const pajeAdoptionRight: Right = {
  ...common,
  id: 'pajeAdoption',
  title: 'Prime à l’adoption',
  law: 'CSS L531-2, R531-1, D531-2',
  per: 'once',
  amount: pajeAdoption,
  apply: { ...caf, verified: false },
  limits: [
    ...LIMITS,
    'La prime est versée une fois : elle est donnée pour le mois de l’arrivée et les deux suivants, où elle peut encore être payée.',
  ],
}
