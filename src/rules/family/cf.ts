import { familyRight, type Evaluation } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { yearsOld, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { caf } from './af.ts'
import { arsFigures } from './ars.ts'
import { childFigures, childUnder } from './children.ts'
import { cfOverseasFigures } from './overseas-figures.ts'
import { pajeBase, prepare } from './paje.ts'
import { aloneOrTwoEarners, resourceFigures, resourcesWithChildrenUnder } from './resources.ts'
import { lacksPermit, refusePermit } from './stay.ts'

/** Complément familial. CSS L522-1, L522-2, R522-1, R522-2, D522-1, D522-2. */
export const cfFigures = figures('complément familial', {
  minChildren: dated('count', { reviewed: '2025-11-21' }, ['1986-07-01', 3, 'CSS L522-1, R522-1']),
  fromAge: dated('years', { reviewed: '2025-11-21' }, ['1986-07-01', 3, 'CSS L522-1, R522-1']),
  endAge: dated('years', { reviewed: '2025-11-21' }, ['2000-02-01', 21, 'CSS R522-1, décret 2000-71 du 28/01/2000']),
  rate: dated('bmaf', { reviewed: '2025-11-21' }, ['1983-01-01', 0.4165, 'CSS D522-1']),
  raisedRate: dated('bmaf', { reviewed: '2025-11-21' }, ['2018-04-01', 0.6248, 'CSS D522-2']),
  /** Share of the ceiling under which the raised amount is due. */
  raisedCeiling: dated('rate', { reviewed: '2025-11-21' }, ['2014-04-01', 0.5, 'CSS L522-3, D522-2']),
  ceiling: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 22_123_00, 'Arrêté du 21/12/2022'],
    ['2024-01-01', 23_296_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 24_414_00, 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', 24_853_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  /** What each of the first two children, and each further one, adds to it. */
  firstChildren: dated('rate', { reviewed: '2025-11-21' }, ['1986-01-01', 0.25, 'CSS R522-2']),
  furtherChild: dated('rate', { reviewed: '2025-11-21' }, ['2010-01-01', 0.3, 'CSS R522-2']),
  /** What a lone parent or two earners add. */
  aloneOrTwoEarners: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 8_892_00, 'Arrêté du 21/12/2022'],
    ['2024-01-01', 9_363_00, 'Arrêté du 22/12/2023, art. 1'],
    ['2025-01-01', 9_812_00, 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', 9_989_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  /** Number of children to which the smaller addition applies. */
  firstCount: dated('count', { reviewed: '2025-11-21' }, ['1986-01-01', 2, 'CSS R522-2']),
})

/** Whether the children of a family overseas open the right: none under three, one under five. CSS L755-16, R755-1. */
const openOverseas = (ev: Evaluation, month: Month): boolean => {
  const p = cfOverseasFigures.at(month)
  const { children } = ev.household
  let count = 0
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    const age = yearsOld(child, month)
    if (age >= 0 && age < p.fromAge) return false
    if (age >= p.fromAge && childUnder(ev, child, month, p.endAge)) count += 1
  }
  return count >= p.minChildren
}

/** Whether the number and the ages of the children open the right where the family lives. CSS L522-1, L755-16. */
const opens = (ev: Evaluation, month: Month): boolean =>
  isOverseas(ev.household) ? openOverseas(ev, month) : openers(ev, month) >= cfFigures.at(month).minChildren

/** How many children have the age that opens the right (3 to 20 years). CSS R522-1. */
const openers = (ev: Evaluation, month: Month): number => {
  const p = cfFigures.at(month)
  const { children } = ev.household
  if (children.length < p.minChildren) return 0
  let count = 0
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    if (yearsOld(child, month) >= p.fromAge && childUnder(ev, child, month, p.endAge)) count += 1
  }
  return count
}

/** Ceiling of the year for the family of a month, cents. CSS R522-2; overseas the one of the allocation de rentrée scolaire, CSS L755-16. */
const ceilingOf = (ev: Evaluation, month: Month): number => {
  const p = cfFigures.at(month)
  const { children } = ev.household
  let count = 0
  for (let at = 0; at < children.length; at += 1) if (childUnder(ev, children[at] as Member, month, p.endAge)) count += 1
  if (isOverseas(ev.household)) {
    const { ceiling, ceilingChild } = arsFigures.at(month)
    return ceiling * (1 + ceilingChild * count)
  }
  const first = Math.min(count, p.firstCount)
  return (
    p.ceiling * (1 + p.firstChildren * first + p.furtherChild * (count - first)) + (aloneOrTwoEarners(ev, month) ? p.aloneOrTwoEarners : 0)
  )
}

/** Plain amount at the level of resources: full, or what is left just above the ceiling. Cents a month. CSS D522-1. */
const plainOf = (resources: number, ceiling: number, month: Month): number => {
  const full = shared.at(month).bmaf * cfFigures.at(month).rate
  return resources <= ceiling ? full : Math.min(full, Math.max(0, ceiling + 12 * full - resources) / 12)
}

const refuseChildren = (ev: Evaluation, t: Trace | null, month: Month): number =>
  t
    ? isOverseas(ev.household)
      ? t.refuse('Outre-mer, le complément familial demande un enfant de trois ou quatre ans, et aucun de moins de trois ans', 'CSS L755-16, R755-1', [cfOverseasFigures, month, 'minChildren', 'fromAge', 'endAge']) // prettier-ignore
      : t.refuse('Le complément familial demande au moins trois enfants de plus de trois ans', 'CSS L522-1, R522-1', [cfFigures, month, 'minChildren', 'fromAge', 'endAge']) // prettier-ignore
    : 0

/**
 * Complément familial: from three children of 3 to 20 years on, under a ceiling of resources of N−2; raised under half of it; not with the allocation de
 * base nor PreParE. Cents a month, before CRDS. CSS L522-1 to L522-3, L532-1, L532-2.
 */
export const cf = familyRight('cf', (ev, month, t) => {
  const p = cfFigures.at(month)
  if (!opens(ev, month)) return refuseChildren(ev, t, month)
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  if (pajeBase(ev, month) > 0)
    return t ? t.refuse('Le complément familial ne se cumule pas avec l’allocation de base de la Paje', 'CSS L532-1') : 0
  if (prepare(ev, month) > 0) return t ? t.refuse('Le complément familial ne se cumule pas avec la PreParE', 'CSS L532-2') : 0
  const resources = resourcesWithChildrenUnder(ev, month, p.endAge)
  const ceiling = ceilingOf(ev, month)
  if (t !== null) {
    t.step('Ressources de l’avant-dernière année', resources, 'CSS R532-1, R532-3', [resourceFigures, month, 'wageRate', 'pensionRate'])
    if (isOverseas(ev.household))
      t.step('Plafond de ressources, celui de l’allocation de rentrée scolaire', ceiling, 'CSS L755-16', [arsFigures, month, 'ceiling', 'ceilingChild']) // prettier-ignore
    else t.step('Plafond de ressources', ceiling, 'CSS R522-2', [cfFigures, month, 'ceiling', 'firstChildren', 'furtherChild', 'aloneOrTwoEarners']) // prettier-ignore
  }
  const raised = resources <= ceiling * p.raisedCeiling
  const due = Math.round(raised ? shared.at(month).bmaf * p.raisedRate : plainOf(resources, ceiling, month))
  if (due === 0) return t ? t.refuse('Ressources au-dessus du plafond du complément familial', 'CSS L522-1, R522-2') : 0
  t?.step(raised ? 'Complément familial majoré' : 'Complément familial', due, raised ? 'CSS L522-3, D522-2' : 'CSS L522-1, D522-1', [
    cfFigures,
    month,
    raised ? 'raisedRate' : 'rate',
  ])
  return due
})

/** The complément familial that RSA and PPA count: at the plain rate, where it is due. Cents a month, not rounded. CASF R262-11, CSS D522-1. */
export const cfBeforeMajoration = familyRight('cfBeforeMajoration', (ev, month, t) => {
  const p = cfFigures.at(month)
  if (!opens(ev, month)) return refuseChildren(ev, t, month)
  if (cf(ev, month) === 0) return t ? t.refuse('Pas de complément familial ce mois-là', 'CSS L522-1') : 0
  const due = plainOf(resourcesWithChildrenUnder(ev, month, p.endAge), ceilingOf(ev, month), month)
  t?.step('Complément familial sans majoration', due, 'CSS D522-1', [cfFigures, month, 'rate'])
  return due
})

export const cfRight: Right = {
  id: 'cf',
  title: 'Complément familial',
  law: 'CSS L522-1 à L522-3, R522-1, R522-2, D522-1, D522-2',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: cf,
  figures: [cfFigures, cfOverseasFigures, arsFigures, childFigures, resourceFigures, shared],
  apply: { ...caf, verified: false },
  limits: [
    'Le montant est donné avant la CRDS (0,5 %).',
    'Les abattements et neutralisations de ressources (chômage, cessation d’activité, séparation, décès) ne sont pas appliqués aux revenus de l’avant-dernière année.',
    'Les allocations de chômage comptent comme un revenu professionnel pour reconnaître deux revenus d’activité.',
  ],
  verified: true,
}
