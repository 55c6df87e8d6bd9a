import type { Evaluation, PersonRight } from '../evaluation.ts'
import { autonomous, childFigures } from '../family/children.ts'
import { dated, figures } from '../figures.ts'
import { monthsOld, NONE, stateAt, type Member, type Timeline } from '../household.ts'
import type { Right } from '../right.ts'
import { householdScale, rsaFigures } from '../rsa/figures.ts'
import type { Month } from '../time.ts'
import { ownIncome } from './own-income.ts'

const D13 = 'CASF D214-13, décret 2023-1088 du 24/11/2023'
const D14 = 'CASF D214-14, décret 2023-1088 du 24/11/2023'
const rule = (value: number, source: string) => dated('rate', { reviewed: '2026-07-23' }, ['2023-11-28', value, source])

/** Figures of the aide universelle d'urgence. The thresholds follow, from each 1 April, the net SMIC of 1 January of the same year. */
export const auvvcFigures = figures('aide universelle d’urgence', {
  netSmic: dated(
    'cents/month',
    { reviewed: '2026-04-01', revalued: '04-01', verified: false },
    ['2023-11-28', 1353_07, 'SMIC net au 01/01/2023 (CASF D214-14)'],
    ['2024-04-01', 1398_69, 'SMIC net au 01/01/2024 (CASF D214-14)'],
    ['2025-04-01', 1426_30, 'SMIC net au 01/01/2025 (CASF D214-14)'],
    ['2026-04-01', 1443_11, 'SMIC net au 01/01/2026 (CASF D214-14)'],
  ),
  /** Shares of the net SMIC above which the amount is lowered, and by how much. */
  step1: rule(0.5, D14),
  step2: rule(1, D14),
  step3: rule(1.5, D14),
  less1: rule(0.2, D14),
  less2: rule(0.4, D14),
  less3: rule(0.6, D14),
  /** Shares of the net SMIC above which the aid is lent, by number of children. */
  loan0: rule(1.5, D13),
  loan1: rule(2.25, D13),
  loan2: rule(2.7, D13),
  loan3: rule(3.3, D13),
  /** Children count under this age. */
  childAge: dated('years', { reviewed: '2026-07-23', verified: false }, ['2023-11-28', 21, 'CASF D214-16']),
  /** Months for which the proof holds, and between two aids. */
  months: dated('months', { reviewed: '2026-07-23' }, ['2023-11-28', 12, 'CASF D214-11, D214-12']),
})

/** Whether a mark stands in one of the months from `from` to `to`, both included. */
const anyIn = (ev: Evaluation, line: Timeline, from: Month, to: Month): boolean => {
  if (line === NONE) return false
  for (let month = Math.max(from, ev.household.origin); month <= to; month += 1) if (stateAt(ev.household, line, month) > 0) return true
  return false
}

/** A child of an age on the first of the month who does not earn its living: the aid is given once, for the day on which it is asked. */
const isUnder = (ev: Evaluation, child: Member, month: Month, age: number): boolean =>
  !child.parent && monthsOld(child, month) >= 0 && monthsOld(child, month) < age * 12 && !autonomous(ev, child, month)

const childrenOf = (ev: Evaluation, member: Member, month: Month): number => {
  if (!member.parent) return 0
  const { children } = ev.household
  const { childAge } = auvvcFigures.at(month)
  let count = 0
  for (let at = 0; at < children.length; at += 1) if (isUnder(ev, children[at] as Member, month, childAge)) count += 1
  return count
}

/** Whether the aid is lent without interest rather than given, for own resources of a month (cents) and a number of children. CASF D214-13. */
export const auvvcIsLoan = (resources: number, children: number, month: Month): boolean => {
  const p = auvvcFigures.at(month)
  return resources > p.netSmic * (children === 0 ? p.loan0 : children === 1 ? p.loan1 : children === 2 ? p.loan2 : p.loan3)
}

/** Amount of the aid, cents, for own resources of a month (cents) and a number of children: the RSA of the household, less 20, 40 or 60 %. CASF D214-14, R262-1. */
export const auvvcAmount = (resources: number, children: number, month: Month): number => {
  const p = auvvcFigures.at(month)
  const scale = householdScale.at(month)
  const full =
    rsaFigures.at(month).base *
    (1 + (children > 0 ? scale.second : 0) + (children > 1 ? scale.third : 0) + Math.max(children - 2, 0) * scale.further)
  const less =
    resources > p.step3 * p.netSmic ? p.less3 : resources > p.step2 * p.netSmic ? p.less2 : resources > p.step1 * p.netSmic ? p.less1 : 0
  return full * (1 - less)
}

/**
 * Aide universelle d'urgence of a person who suffers violence from the partner, cents, paid once: 0 without proof of less than a year, or when it was granted in the
 * twelve months before. Given, or lent without interest above a ceiling (the last step says which). CASF L214-8 to L214-10, D214-11 to D214-16.
 */
export const auvvc: PersonRight = (ev, member, month, t = null) => {
  if (member.violenceEvidence === NONE && t === null) return 0
  const p = auvvcFigures.at(month)
  if (!anyIn(ev, member.violenceEvidence, month - p.months + 1, month))
    return t
      ? t.refuse(
          'Il faut une ordonnance de protection, une plainte ou un signalement au procureur de moins d’un an.',
          'CASF L214-9, D214-11',
          [auvvcFigures, month, 'months'],
        )
      : 0
  if (anyIn(ev, member.auvvcGranted, month - p.months + 1, month - 1))
    return t ? t.refuse('L’aide a déjà été accordée dans les douze derniers mois.', 'CASF D214-12', [auvvcFigures, month, 'months']) : 0
  const resources = ownIncome(ev.household, member, month - 1, month - 1)
  const children = childrenOf(ev, member, month)
  const amount = auvvcAmount(resources, children, month)
  if (t === null) return amount
  t.step('Ressources de la personne, le mois précédent', resources, 'CASF D214-15')
  t.step('Enfants à charge de moins de 21 ans', children, 'CASF D214-16', [auvvcFigures, month, 'childAge'], 'count')
  t.step('Montant forfaitaire du RSA pour la personne et ses enfants', auvvcAmount(0, children, month), 'CASF D214-14, R262-1', [
    rsaFigures,
    month,
    'base',
  ])
  t.step('SMIC net de référence', p.netSmic, 'CASF D214-14', [
    auvvcFigures,
    month,
    'netSmic',
    'step1',
    'step2',
    'step3',
    'less1',
    'less2',
    'less3',
  ])
  t.step(
    auvvcIsLoan(resources, children, month) ? 'Aide prêtée sans intérêt, versée une fois' : 'Aide donnée, versée une fois',
    amount,
    'CASF D214-13, D214-14',
    [auvvcFigures, month, 'loan0', 'loan1', 'loan2', 'loan3'],
  )
  return amount
}

export const auvvcRight: Right = {
  id: 'auvvc',
  title: 'Aide universelle d’urgence pour les victimes de violences conjugales',
  law: 'CASF L214-8 à L214-10, D214-11 à D214-16 (loi 2023-140 du 28/02/2023, décret 2023-1088 du 24/11/2023)',
  per: 'once',
  counts: 'money',
  meaning: 'Versée une fois, en 3 à 5 jours ouvrés ; la dernière étape dit si elle est donnée ou prêtée.',
  holder: 'person',
  amount: auvvc,
  figures: [auvvcFigures, rsaFigures, householdScale, childFigures],
  apply: { where: 'CAF ou MSA', online: 'https://www.caf.fr', verified: false },
  limits: [
    'Les ressources retenues (CASF D214-15) n’ont pas pu être vérifiées : sont comptés les revenus propres du mois précédent, sans les prestations.',
    'Les enfants à charge (CASF D214-16) n’ont pas pu être vérifiés : sont comptés ceux de moins de 21 ans qui ne gagnent pas 55 % du SMIC.',
    'Le séjour régulier en France n’est pas vérifié.',
    'L’aide ouvre pendant six mois les droits accessoires du RSA et l’accompagnement ; ils ne sont pas calculés.',
  ],
  verified: false,
}
