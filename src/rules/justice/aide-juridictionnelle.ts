import type { Evaluation, PersonRight } from '../evaluation.ts'
import { NONE, stateAt, taxYear, yearsOld, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { ajFigures } from './aj-figures.ts'
import { taxableIncome } from './own-income.ts'

const DECREE = 'Décret 2020-1717 du 28/12/2020'

/** What further persons of a tax household of `size` add to a ceiling, as shares of it. Décret 2020-1717, art. 6: 0.18 for the second and third, 0.1137 for each next. */
export const ajCorrection = (size: number, month: Month): number => {
  const p = ajFigures.at(month)
  const further = Math.max(size - 1, 0)
  return Math.min(further, 2) * p.firstTwo + Math.max(further - 2, 0) * p.next
}

/**
 * Share of the costs that the State pays, in percent (100, 55, 25 or 0), for a yearly income and savings of a tax household of `size` persons; cents.
 * Loi 91-647 art. 4, décret 2020-1717 art. 3 to 6. Both ceilings of wealth exclude when passed.
 */
export const ajShare = (income: number, movable: number, property: number, size: number, month: Month): number => {
  const p = ajFigures.at(month)
  const more = ajCorrection(size, month)
  const added = p.total * more
  if (movable > p.total + added || property > p.property * p.at25 * (1 + more)) return 0
  return income <= p.total + added ? 100 : income <= p.at55 + added ? 55 : income <= p.at25 + added ? 25 : 0
}

/** Persons of the tax household, the person at least. */
const sizeOf = (member: Member): number => Math.max(member.tax.declarants.length + member.tax.dependants.length, 1)

const movableOf = (ev: Evaluation, one: Member, month: Month): number =>
  stateAt(ev.household, one.livretA, month) +
  stateAt(ev.household, one.untaxedSavings, month) +
  stateAt(ev.household, one.taxedSavings, month)

const propertyOf = (ev: Evaluation, one: Member, month: Month): number =>
  stateAt(ev.household, one.unletValue, month) + stateAt(ev.household, one.letValue, month)

const hasNoWealth = ({ livretA, untaxedSavings, taxedSavings, unletValue, letValue }: Member): boolean =>
  livretA === NONE && untaxedSavings === NONE && taxedSavings === NONE && unletValue === NONE && letValue === NONE

/** Whether nobody of the tax household owns anything that counts: then nothing has to be added up. */
const isWithoutWealth = (member: Member): boolean => {
  const { declarants, dependants } = member.tax
  for (let at = 0; at < declarants.length; at += 1) if (!hasNoWealth(declarants[at] as Member)) return false
  for (let at = 0; at < dependants.length; at += 1) if (!hasNoWealth(dependants[at] as Member)) return false
  return hasNoWealth(member)
}

/** Adds something up over the persons of the member's tax household, or takes the member alone when it is empty. */
const overUnit = (ev: Evaluation, member: Member, month: Month, of: (ev: Evaluation, one: Member, month: Month) => number): number => {
  const { declarants, dependants } = member.tax
  if (declarants.length + dependants.length === 0) return of(ev, member, month)
  let total = 0
  for (let at = 0; at < declarants.length; at += 1) total += of(ev, declarants[at] as Member, month)
  for (let at = 0; at < dependants.length; at += 1) total += of(ev, dependants[at] as Member, month)
  return total
}

const halfYear = (ev: Evaluation, one: Member, month: Month): number =>
  taxableIncome(ev.household, one, month - ajFigures.at(month).halfYear, month - 1)

/** Income that is compared with the ceilings, cents a year: the last notice's, or without one twice the taxable income of six months less a tenth. Décret 2020-1717, art. 3 and 4. */
const incomeOf = (ev: Evaluation, member: Member, month: Month, t: Trace | null): number => {
  const p = ajFigures.at(month)
  const year = yearOf(month)
  for (let back = (month % 12) + 1 >= p.noticeMonth ? 1 : 2; back <= 2; back += 1) {
    const rfr = taxYear(ev.household, member.tax.rfr, year - back)
    if (rfr !== rfr) continue
    t?.step(`Revenu fiscal de référence ${year - back}`, rfr, `${DECREE}, art. 3`)
    return rfr
  }
  const income = p.twice * (1 - p.lessTenth) * overUnit(ev, member, month, halfYear)
  t?.step('Deux fois les revenus imposables des six derniers mois, moins 10 % (sans avis d’imposition)', income, `${DECREE}, art. 4`, [
    ajFigures,
    month,
    'halfYear',
    'twice',
    'lessTenth',
  ])
  return income
}

/**
 * Aide juridictionnelle of a person: share of the costs of the procedure that the State pays, in percent: 100, 55, 25, or 0 = none. Loi 91-647 du 10/07/1991 art. 4,
 * décret 2020-1717 art. 3 to 6. A minor is admitted without condition of resources (art. 9-1 of the law).
 */
export const aideJuridictionnelle: PersonRight = (ev, member, month, t = null) => {
  const p = ajFigures.at(month)
  if (yearsOld(member, month) < 0) return t ? t.refuse('L’enfant n’est pas encore né', 'Loi 91-647 du 10/07/1991, art. 2') : 0
  if (yearsOld(member, month) < p.adult) {
    t?.step('Aide totale : un mineur l’obtient sans condition de ressources (%)', 100, 'Loi 91-647 du 10/07/1991, art. 9-1', null, 'count')
    return 100
  }
  const size = sizeOf(member)
  const income = incomeOf(ev, member, month, t)
  const without = isWithoutWealth(member)
  const movable = without ? 0 : overUnit(ev, member, month, movableOf)
  const property = without ? 0 : overUnit(ev, member, month, propertyOf)
  const share = ajShare(income, movable, property, size, month)
  if (t === null) return share
  const more = ajCorrection(size, month)
  const added = p.total * more
  t.step('Personnes du foyer fiscal', size, `${DECREE}, art. 6`, [ajFigures, month, 'firstTwo', 'next'], 'count')
  t.step('Plafond du patrimoine mobilier', p.total + added, `${DECREE}, art. 5 et 6`, [ajFigures, month, 'total'])
  if (movable > p.total + added)
    return t.refuse('L’épargne et les biens mobiliers dépassent le plafond.', `${DECREE}, art. 5`, [ajFigures, month, 'total'])
  t.step('Plafond du patrimoine immobilier, hors résidence principale', p.property * p.at25 * (1 + more), `${DECREE}, art. 5 et 6`, [
    ajFigures,
    month,
    'at25',
    'property',
  ])
  if (share === 0 && property > p.property * p.at25 * (1 + more))
    return t.refuse('Les biens immobiliers, hors résidence principale, dépassent le plafond.', `${DECREE}, art. 5`, [
      ajFigures,
      month,
      'at25',
      'property',
    ])
  t.step('Plafond de l’aide totale', p.total + added, `${DECREE}, art. 3 et 6`, [ajFigures, month, 'total'])
  t.step('Plafond de l’aide à 55 %', p.at55 + added, `${DECREE}, art. 3 et 6`, [ajFigures, month, 'at55'])
  t.step('Plafond de l’aide à 25 %', p.at25 + added, `${DECREE}, art. 3 et 6`, [ajFigures, month, 'at25'])
  if (share === 0) return t.refuse('Les revenus dépassent le plafond de l’aide partielle.', `${DECREE}, art. 3`, [ajFigures, month, 'at25'])
  t.step('Part des frais prise en charge (%)', share, 'Loi 91-647 du 10/07/1991, art. 2 et 4', null, 'count')
  return share
}

export const aideJuridictionnelleRight: Right = {
  id: 'aideJuridictionnelle',
  title: 'Aide juridictionnelle',
  law: 'Loi 91-647 du 10/07/1991, art. 2 à 4 ; décret 2020-1717 du 28/12/2020, art. 3 à 6',
  per: 'once',
  counts: 'access',
  meaning: 'Part des frais de procédure que paie l’État, en pour cent : 100, 55, 25, ou 0 (aucune aide).',
  holder: 'person',
  amount: aideJuridictionnelle,
  figures: [ajFigures],
  apply: {
    where: 'Bureau d’aide juridictionnelle du tribunal judiciaire',
    online: 'https://www.justice.fr',
    cerfa: '16146',
    verified: true,
  },
  limits: [
    'Les plafonds de 2026 ne sont pas connus ici : ceux de 2025 sont appliqués, à confirmer.',
    'Sans condition de ressources : les victimes des crimes les plus graves et leurs ayants droit (loi 91-647, art. 9-2), non vérifié ici.',
    'Depuis 2021, percevoir le RSA ou l’ASPA ne dispense plus de justifier des ressources.',
    'Quand le procès oppose des personnes du même foyer fiscal, le bureau regarde les seules ressources du demandeur : à calculer à part.',
    'Le patrimoine de toutes les personnes du foyer fiscal est additionné ; une assurance de protection juridique passe avant l’aide.',
    'La condition de séjour habituel et régulier des étrangers, et ses exceptions, ne sont pas vérifiées.',
  ],
  verified: false,
}
