import { AMOUNT } from '../amounts.ts'
import { personRight, UNSUPPORTED, type Evaluation } from '../evaluation.ts'
import { hasNoPermit } from '../family/stay.ts'
import { ACTIVITY, amountAt, SCHOOL, stateAt, sumOf, taxYear, yearsOld, type Household, type Member } from '../household.ts'
import { ppa } from '../ppa/ppa.ts'
import type { Right } from '../right.ts'
import { microFigures } from '../rsa/figures.ts'
import { rsa } from '../rsa/rsa.ts'
import { microProfitAt } from '../rsa/self-employed.ts'
import { shared } from '../shared-figures.ts'
import { yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { cejFigures, minimaFigures } from './minima-figures.ts'

const WHOLE = [AMOUNT.trainingPay, AMOUNT.netUnemployment]
const PART = [
  AMOUNT.netWage,
  AMOUNT.partialUnemployment,
  AMOUNT.apprenticeWage,
  AMOUNT.sickPay,
  AMOUNT.maternityPay,
  AMOUNT.paternityPay,
  AMOUNT.adoptionPay,
  AMOUNT.workAccidentPay,
  AMOUNT.occupationalDiseasePay,
]

/** A month’s average of the three before. */
const average = (household: Household, member: Member, kinds: readonly number[], month: Month): number => {
  let sum = 0
  for (let at = 0; at < kinds.length; at += 1) sum += sumOf(household, member, kinds[at] as number, month - 3, month - 1)
  return sum / 3
}

/** Income of self-employment in a month’s average of the three before. */
const selfEmployed = (household: Household, member: Member, month: Month): number => {
  let sum =
    sumOf(household, member, AMOUNT.farmProfit, month - 3, month - 1) +
    sumOf(household, member, AMOUNT.otherSelfEmployedProfit, month - 3, month - 1)
  for (let at = month - 3; at < month; at += 1) sum += microProfitAt(household, member, at)
  return sum / 3
}

/** The allowance by the law, or, `asReference`, with the three simplifications that `cejOfOpenFisca` names. */
const allowance = (ev: Evaluation, member: Member, month: Month, t: Trace | null, asReference: boolean): number => {
  const h = ev.household
  const age = yearsOld(member, month)
  const p = cejFigures.at(month)
  if (age < p.age || age > (stateAt(h, member.disabled, month) === 1 ? p.lastAgeDisabled : p.lastAge))
    return t
      ? t.refuse('Il faut avoir de 16 à 25 ans, ou jusqu’à 29 ans avec un handicap reconnu', 'Code du travail L5131-6', [
          cejFigures,
          month,
          'age',
          'lastAge',
          'lastAgeDisabled',
        ])
      : 0
  if (stateAt(h, member.activity, month) === ACTIVITY.student || (!asReference && stateAt(h, member.school, month) !== SCHOOL.none))
    return t ? t.refuse('Le contrat n’est pas ouvert pendant les études', 'Code du travail L5131-6') : 0
  if (!asReference && amountAt(h, member, AMOUNT.apprenticeWage, month) > 0)
    return t ? t.refuse('Le contrat n’est pas ouvert pendant un apprentissage, qui est une formation', 'Code du travail L5131-6') : 0
  if (!asReference && hasNoPermit(h, member, month))
    return t ? t.refuse('Le contrat demande un titre de séjour qui permet de travailler', 'Code du travail L5131-6, L5221-5') : 0
  if (amountAt(h, member, AMOUNT.volunteerPay, month) > 0)
    return t ? t.refuse('L’allocation ne s’ajoute pas à l’indemnité d’un volontariat', 'Code du travail R5131-24 III') : 0
  const band = taxYear(h, member.tax.bracket, yearOf(month) - 2) || 0
  if (band > p.lastBand)
    return t
      ? t.refuse('Le foyer fiscal est imposé au-delà de la première tranche : pas d’allocation', 'Code du travail D5131-19', [
          cejFigures,
          month,
          'lastBand',
        ])
      : 0
  const flat = age < p.majority ? p.minor : band === 0 ? p.full : p.firstBand
  const idle = member.kinds.length === 0
  const whole = idle ? 0 : average(h, member, WHOLE, month)
  const part = idle ? 0 : average(h, member, PART, month) + (asReference ? 0 : selfEmployed(h, member, month))
  const smic = shared.at(month).smicHour * minimaFigures.at(month).hours
  const taken = (Math.max(0, part - p.leftOut) * flat) / (p.endShare * smic - p.leftOut)
  const due = Math.max(0, flat - whole) - taken
  if (t !== null) {
    t.step('Tranche d’impôt du foyer, avant-dernière année', band, 'Code du travail D5131-19', null, 'count')
    t.step('Montant le plus élevé', flat, 'Code du travail D5131-19', [
      cejFigures,
      month,
      age < p.majority ? 'minor' : band === 0 ? 'full' : 'firstBand',
    ])
    t.step('Chômage et formation, moyenne de trois mois, déduits en entier', whole, 'Code du travail R5131-20, R5131-21')
    t.step('Revenus du travail, moyenne de trois mois', part, 'Code du travail R5131-20, R5131-22')
    t.step('Part déduite des revenus du travail', taken, 'Code du travail D5131-23', [cejFigures, month, 'leftOut', 'endShare'])
  }
  if (Math.round(due) <= 0)
    return t
      ? t.refuse('Les revenus de la personne dépassent l’allocation', 'Code du travail D5131-23', [cejFigures, month, 'endShare'])
      : 0
  // Children in charge of a household on RSA or prime d'activité have the allowance; the dearest question comes last.
  if (member.parent || asReference) {
    for (let at = month - 3; at < month; at += 1) if (rsa(ev, at) === UNSUPPORTED) return UNSUPPORTED
    for (let at = month - 3; at < month; at += 1)
      if (rsa(ev, at) > 0) return t ? t.refuse('L’allocation ne s’ajoute pas au RSA', 'Code du travail R5131-24 I') : 0
    for (let at = month - 3; at < month; at += 1) if (ppa(ev, at) === UNSUPPORTED) return UNSUPPORTED
    for (let at = month - 3; at < month; at += 1)
      if (ppa(ev, at) > 0) return t ? t.refuse('L’allocation ne s’ajoute pas à la prime d’activité', 'Code du travail R5131-24 II') : 0
  }
  t?.step('Allocation du contrat d’engagement jeune', due, 'Code du travail L5131-6, D5131-19 à D5131-23')
  return due
}

/**
 * Allowance of the contrat d’engagement jeune of one person in a month, cents, if the mission locale or France Travail signs the contract.
 * A tax band that is not known counts as « not taxed ». Code du travail L5131-6, R5131-15 to R5131-26, D5131-19 to D5131-23.
 */
export const cej = personRight('cej', (ev, member, month, t) => allowance(ev, member, month, t, false))

/**
 * The same as OpenFisca answers it, for requests of its web API alone: pupils of a college or lycée have it, income of self-employment is not
 * taken off (R5131-22 1°), and RSA or prime d’activité of the family shuts out its dependent children too (against R5131-24). Cents a month.
 */
export const cejOfOpenFisca = (ev: Evaluation, member: Member, month: Month, t: Trace | null = null): number =>
  allowance(ev, member, month, t, true)

export const cejRight: Right = {
  id: 'cej',
  title: 'Contrat d’engagement jeune (CEJ)',
  law: 'Code du travail L5131-6, R5131-15 à R5131-26, D5131-19 à D5131-23',
  per: 'month',
  counts: 'money',
  holder: 'person',
  // a household taken over from OpenFisca keeps its conventions
  amount: (ev, member, month, t = null) => (ev.household.asOpenFisca ? cejOfOpenFisca(ev, member, month, t) : cej(ev, member, month, t)),
  figures: [cejFigures, minimaFigures, microFigures, shared],
  apply: {
    where: 'Mission locale ou France Travail, qui signe le contrat : douze mois, dix-huit au plus.',
    online: '1jeune1solution.gouv.fr',
    verified: true,
  },
  limits: [
    'Montant si le contrat est signé : l’engagement de 15 à 20 heures par semaine et la situation d’emploi ne sont pas vérifiés.',
    'Le droit à la prime d’activité né d’un travail d’avant le contrat, qui s’ajoute à l’allocation, n’est pas distingué.',
    'Les montants d’avril 2026 sont une estimation à confirmer.',
  ],
  verified: false,
}
