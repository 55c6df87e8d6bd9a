import { familyRight, type Evaluation } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { NONE, stateAt, yearsOld, type Household, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { monthOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { autonomous, childFigures, childInCharge, monthsForEnd } from './children.ts'
import { afOverseasFigures } from './overseas-figures.ts'
import { familyResources, resourceFigures } from './resources.ts'
import { lacksPermit, refusePermit } from './stay.ts'

/** Allocations familiales: rates of the BMAF, ages, income bands. CSS L521-1 to L521-3, R521-1 to R521-3, D521-1, D521-2. */
export const afFigures = figures('allocations familiales', {
  minChildren: dated('count', { reviewed: '2025-02-27' }, ['1946-09-01', 2, 'CSS L521-1']),
  /** Rate for two children, and for each further one. */
  twoChildren: dated('bmaf', { reviewed: '2025-02-27' }, ['1982-02-01', 0.32, 'CSS D521-1, décret 2015-611 du 03/06/2015']),
  furtherChild: dated('bmaf', { reviewed: '2025-02-20' }, ['1986-01-01', 0.41, 'CSS D521-1']),
  /** Age supplement of one child. */
  ageRate: dated('bmaf', { reviewed: '2025-02-27' }, ['2008-05-01', 0.16, 'CSS D521-1, décret 2008-410 du 28/04/2008']),
  /** Its age, for children born before March 2012, and for the others. */
  ageBefore: dated('years', { reviewed: '2026-05-26' }, ['2008-05-01', 14, 'CSS R521-1, décret 2008-409 du 28/04/2008']),
  ageSince: dated(
    'years',
    { reviewed: '2026-05-26' },
    ['2008-05-01', 14, 'CSS R521-1, décret 2008-409 du 28/04/2008'],
    ['2026-03-01', 18, 'CSS R521-1, décret 2026-138 du 27/02/2026'],
  ),
  /** Flat allowance for a child of that age, in families of at least so many children. */
  flatRate: dated('bmaf', { reviewed: '2025-02-27' }, ['2003-07-01', 0.20234, 'CSS D521-2']),
  flatAge: dated('years', { reviewed: '2026-03-27' }, ['2003-07-01', 20, 'CSS L521-1, R512-2']),
  flatMinChildren: dated('count', { reviewed: '2025-02-20' }, ['2003-07-01', 3, 'CSS L521-1, R521-1']),
  sharedCustody: dated('rate', { reviewed: '2025-02-27' }, ['2007-05-01', 0.5, 'CSS R521-3']),
  /** What is paid in the second and in the third band of income. */
  half: dated('rate', { reviewed: '2025-02-27' }, ['2015-07-01', 0.5, 'CSS D521-1, décret 2015-611 du 03/06/2015']),
  quarter: dated('rate', { reviewed: '2025-02-27' }, ['2015-07-01', 0.25, 'CSS D521-1, décret 2015-611 du 03/06/2015']),
  /** Ceilings of the first and of the second band for two children, and what each further child adds. */
  ceiling1: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 71_194_00, 'Arrêté du 21/12/2022'],
    ['2024-01-01', 74_966_00, 'Instruction DSS/2B/2023/205 du 21/12/2023'],
    ['2025-01-01', 78_565_00, 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', 79_980_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  ceiling2: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 94_893_00, 'Arrêté du 21/12/2022'],
    ['2024-01-01', 99_922_00, 'Instruction DSS/2B/2023/205 du 21/12/2023'],
    ['2025-01-01', 104_719_00, 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', 106_604_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
  ceilingChild: dated(
    'cents/year',
    { reviewed: '2026-01-06', revalued: '01-01' },
    ['2023-01-01', 5_932_00, 'Arrêté du 21/12/2022'],
    ['2024-01-01', 6_246_00, 'Instruction DSS/2B/2023/205 du 21/12/2023'],
    ['2025-01-01', 6_546_00, 'Instruction DSS/2B/2024/181 du 20/12/2024'],
    ['2026-01-01', 6_664_00, 'Instruction DSS/2B/2025/177 du 18/12/2025'],
  ),
})

/** Children from whom the allocation is due where the household lives: two, one overseas. CSS L521-1, L755-12. */
const leastChildren = (household: Household, month: Month): number =>
  isOverseas(household) ? afOverseasFigures.at(month).minChildren : afFigures.at(month).minChildren

/** Children born from this month on are under the age supplement of 18 (décret 2026-138, art. 2: those who turn 14 from March 2026 on). */
const LATER_BORN = monthOf('2012-03')

/** What the family of a month is made of, for AF: filled by `look`, one object for all evaluations (nothing is kept between two calls). */
const seen = { inCharge: 0, shared: 0, eldest: -1, eldestAt: -1, atFlatAge: 0 }

const look = (ev: Evaluation, month: Month): void => {
  const h = ev.household
  const flatAge = afFigures.at(month).flatAge
  seen.inCharge = 0
  seen.shared = 0
  seen.eldest = -1
  seen.eldestAt = -1
  seen.atFlatAge = 0
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    const age = yearsOld(child, month)
    if (childInCharge(ev, child, month)) {
      seen.inCharge += 1
      if (child.sharedCustody !== NONE) seen.shared += stateAt(h, child.sharedCustody, month)
      if (age > seen.eldest) seen.eldest = age
      if (seen.eldestAt === -1 || child.ageBase < (h.children[seen.eldestAt] as Member).ageBase) seen.eldestAt = at
    } else if (Math.floor(monthsForEnd(ev, child, month) / 12) === flatAge && !autonomous(ev, child, month)) seen.atFlatAge += 1
  }
}

/**
 * Share of the full amount that the income band leaves: 1, a half, a quarter. CSS L521-1, D521-1. A single child overseas: always 1 (CSS L755-12);
 * OpenFisca asks for the bands there too: its own requests are answered so.
 */
const shareOf = (ev: Evaluation, children: number, month: Month): number =>
  children < afFigures.at(month).minChildren && !ev.household.asOpenFisca ? 1 : bandOf(familyResources(ev, month), children, month)

/** Share of the full amount for resources, by the bands of a number of children. CSS L521-1, D521-1. */
const bandOf = (resources: number, children: number, month: Month): number => {
  const p = afFigures.at(month)
  const more = Math.max(children - p.minChildren, 0) * p.ceilingChild
  return resources <= p.ceiling1 + more ? 1 : resources <= p.ceiling2 + more ? p.half : p.quarter
}

/** By how much resources pass the ceiling just below them, cents a month; 0 under the first ceiling. */
const excessOf = (resources: number, children: number, month: Month): number => {
  const p = afFigures.at(month)
  const more = Math.max(children - p.minChildren, 0) * p.ceilingChild
  if (resources > p.ceiling2 + more) return (resources - p.ceiling2 - more) / 12
  return resources > p.ceiling1 + more ? (resources - p.ceiling1 - more) / 12 : 0
}

const base = (ev: Evaluation, month: Month, t: Trace | null): number => {
  const { inCharge, shared: inSharedCustody } = seen
  const p = afFigures.at(month)
  if (inCharge < leastChildren(ev.household, month)) return 0
  const single = inCharge < p.minChildren
  const rate = single ? afOverseasFigures.at(month).oneChild : p.twoChildren + (inCharge - p.minChildren) * p.furtherChild
  const full = Math.round(shared.at(month).bmaf * rate)
  const custody = 1 - (inSharedCustody / inCharge) * p.sharedCustody
  const band = shareOf(ev, inCharge, month)
  if (t !== null) {
    t.step('Enfants à charge', inCharge, 'CSS L512-3, R512-2', [childFigures, month, 'schoolAge', 'endAge'], 'count')
    if (single) t.step('Allocation pour un seul enfant, outre-mer', full, 'CSS L755-12, D755-5', [afOverseasFigures, month, 'oneChild'])
    else t.step('Allocation de base selon le nombre d’enfants', full, 'CSS D521-1', [afFigures, month, 'twoChildren', 'furtherChild'])
    t.step('Base mensuelle des allocations familiales', shared.at(month).bmaf, 'CSS L551-1', [shared, month, 'bmaf'])
    if (inSharedCustody > 0)
      t.step('Partage pour garde alternée', custody, 'CSS L521-2, R521-3', [afFigures, month, 'sharedCustody'], 'rate')
    if (single && !ev.household.asOpenFisca) return full * custody
    t.step('Ressources de l’avant-dernière année', familyResources(ev, month), 'CSS R532-1, R532-3', [resourceFigures, month, 'wageRate', 'pensionRate']) // prettier-ignore
    t.step('Part versée selon les ressources', band, 'CSS L521-1, D521-1', [afFigures, month, 'ceiling1', 'ceiling2', 'ceilingChild', 'half', 'quarter'], 'rate') // prettier-ignore
  }
  return full * custody * band
}

/** Age supplement of a single child overseas, cents a month. CSS D755-5. */
const supplementOfOne = (month: Month): number => {
  const p = afOverseasFigures.at(month)
  const custody = seen.shared === 1 ? afFigures.at(month).sharedCustody : 1
  return shared.at(month).bmaf * custody * (seen.eldest < p.firstAge ? 0 : seen.eldest < p.secondAge ? p.firstRate : p.secondRate)
}

/**
 * Age supplements of all children, before the band of income, cents a month. None for the elder of two children. OpenFisca compares completed years, so
 * that two siblings of one age have none: its own requests are answered so. CSS L521-3, R521-1.
 */
const supplement = (ev: Evaluation, month: Month): number => {
  const h = ev.household
  const p = afFigures.at(month)
  if (seen.inCharge < p.minChildren) return supplementOfOne(month)
  if (seen.eldest < p.ageBefore) return 0
  const each = shared.at(month).bmaf * p.ageRate
  let total = 0
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    const age = yearsOld(child, month)
    if (age < (child.birthMonth < LATER_BORN ? p.ageBefore : p.ageSince)) continue
    const isElder = h.asOpenFisca ? age === seen.eldest : at === seen.eldestAt
    if ((seen.inCharge === p.minChildren && isElder) || !childInCharge(ev, child, month)) continue
    total += stateAt(h, child.sharedCustody, month) === 1 ? each * p.sharedCustody : each
  }
  return total
}

const NO_CHILD = 'Les allocations familiales sont versées à partir de deux enfants à charge'

const refuseChildren = (ev: Evaluation, month: Month, t: Trace | null): number => {
  if (t === null) return 0
  return isOverseas(ev.household)
    ? t.refuse('Il n’y a pas d’enfant à charge', 'CSS L755-12', [afOverseasFigures, month, 'minChildren'])
    : t.refuse(NO_CHILD, 'CSS L521-1', [afFigures, month, 'minChildren'])
}

/** Base of the allocations familiales after custody and income band, without age supplement: what RSA and PPA count. Cents a month. CSS L521-1, D521-1. */
export const afBase = familyRight('afBase', (ev, month, t) => {
  if (ev.household.children.length < leastChildren(ev.household, month)) return refuseChildren(ev, month, t)
  look(ev, month)
  const due = base(ev, month, t)
  if (due === 0) return refuseChildren(ev, month, t)
  t?.step('Allocation de base', due, 'CSS D521-1')
  return due
})

/** Age supplements after the income band: cents a month, 0 when no child has the age. CSS L521-3, R521-1, D521-1. */
export const afMajoration = (ev: Evaluation, month: Month): number => {
  const least = leastChildren(ev.household, month)
  if (ev.household.children.length < least) return 0
  look(ev, month)
  if (seen.inCharge < least) return 0
  const whole = supplement(ev, month)
  return whole === 0 ? 0 : whole * shareOf(ev, seen.inCharge, month)
}

/**
 * Allocations familiales: base, age supplements, flat allowance at 20, and what softens the passing of a ceiling. Cents a month, before CRDS; 0 without
 * two children in charge. CSS L521-1 to L521-3, D521-1, D521-2.
 */
export const af = familyRight('af', (ev, month, t) => {
  const p = afFigures.at(month)
  const least = leastChildren(ev.household, month)
  if (ev.household.children.length < least) return refuseChildren(ev, month, t)
  look(ev, month)
  const { inCharge, atFlatAge } = seen
  const all = inCharge + atFlatAge
  if (inCharge < least && (atFlatAge === 0 || all < p.flatMinChildren)) return refuseChildren(ev, month, t)
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const basic = base(ev, month, t)
  const single = basic > 0 && inCharge < p.minChildren
  const aged = basic === 0 ? 0 : supplement(ev, month) * shareOf(ev, inCharge, month)
  if (aged > 0) {
    if (single)
      t?.step('Majoration pour âge, outre-mer', aged, 'CSS D755-5', [afOverseasFigures, month, 'firstAge', 'firstRate', 'secondAge', 'secondRate']) // prettier-ignore
    else t?.step('Majorations pour âge', aged, 'CSS L521-3, R521-1', [afFigures, month, 'ageRate', 'ageBefore', 'ageSince'])
  }
  const resources = familyResources(ev, month)
  // OpenFisca softens no passing of a ceiling overseas: its own requests are answered so.
  const passed = single || (isOverseas(ev.household) && ev.household.asOpenFisca) ? 0 : excessOf(resources, inCharge, month)
  let due = basic + aged
  if (passed > 0 && due > passed) {
    t?.step('Complément dégressif, juste au-dessus d’un plafond', due - passed, 'CSS D521-1')
    due += due - passed
  }
  if (atFlatAge > 0 && all >= p.flatMinChildren) {
    const flat = Math.round(shared.at(month).bmaf * p.flatRate) * atFlatAge * bandOf(resources, all, month)
    t?.step('Allocation forfaitaire pour un enfant de 20 ans', flat, 'CSS L521-1, D521-2', [afFigures, month, 'flatRate', 'flatAge'])
    const passedByAll = excessOf(resources, all, month)
    due += flat + (passedByAll > 0 && flat > passedByAll ? flat - passedByAll : 0)
  }
  t?.step('Allocations familiales', due, single ? 'CSS L755-12' : 'CSS L521-1')
  return due
})

/** Who pays family benefits when nothing has to be asked for: shared by the rights that the CAF opens by itself. */
export const caf = { where: 'La CAF, ou la MSA pour les familles du régime agricole', online: 'https://www.caf.fr' } as const

export const afRight: Right = {
  id: 'af',
  title: 'Allocations familiales',
  law: 'CSS L521-1 à L521-3, R521-1 à R521-3, D521-1, D521-2',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: af,
  figures: [afFigures, afOverseasFigures, childFigures, resourceFigures, shared],
  apply: { ...caf, cerfa: '11423', verified: false },
  limits: [
    'Le montant est donné avant la CRDS (0,5 %).',
    'La résidence en France n’est pas examinée ; le séjour des parents ne l’est que pour une demande d’asile en cours ou un séjour sans titre.',
    'Les abattements et neutralisations de ressources (chômage, cessation d’activité, séparation, décès) ne sont pas appliqués aux revenus de l’avant-dernière année.',
    'Les frais réels et les revenus de placements ou de location ne sont pas pris en compte.',
    'Le partage des allocations demandé par un seul parent, ou leur versement à l’aide sociale à l’enfance, n’est pas calculé.',
  ],
  verified: true,
}
