import { AMOUNT } from '../amounts.ts'
import { type PersonRight, personRight, type Evaluation } from '../evaluation.ts'
import { hasNoPermit } from '../family/stay.ts'
import { ACTIVITY, amountAt, NONE, stateAt, sumOf, yearOfKind, yearsOld, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { microFigures } from '../rsa/figures.ts'
import { microProfitAt } from '../rsa/self-employed.ts'
import { yearOf, type Month } from '../time.ts'
import { aah } from './aah.ts'
import { partnerOf } from './gross-resources.ts'
import { mayHaveAah, mayHaveAss } from './may-have.ts'
import { assFigures } from './minima-figures.ts'

/** Incomes that are left out, or counted for 70 % when something replaces them, once they have stopped (code du travail R5423-5). */
const MAY_STOP = [AMOUNT.taxableWage, AMOUNT.trainingPay, AMOUNT.netPension, AMOUNT.maintenanceReceived, AMOUNT.internshipPay]
const SICK = [
  AMOUNT.sickPay,
  AMOUNT.maternityPay,
  AMOUNT.paternityPay,
  AMOUNT.adoptionPay,
  AMOUNT.workAccidentPay,
  AMOUNT.occupationalDiseasePay,
]
const REPLACING = [AMOUNT.netUnemployment, AMOUNT.netPension, ...SICK]

/** Sums of the twelve months before. */
const yearBefore = (household: Household, member: Member, kind: number, month: Month): number =>
  sumOf(household, member, kind, month - 12, month - 1)

/** The part of a stopped income that still counts: 70 % where unemployment, sick pay or a pension followed, else nothing. */
const stoppedShare = (household: Household, member: Member, month: Month): number => {
  for (let at = 0; at < REPLACING.length; at += 1)
    if (amountAt(household, member, REPLACING[at] as number, month - 1) > 0) return 1 - assFigures.at(month).replaced
  return 0
}

/** Resources of one person over the twelve months before, cents a year. `spouse`: unemployment benefit and sick pay count too. */
const resourcesOf = (ev: Evaluation, member: Member, month: Month, spouse: boolean): number => {
  const h = ev.household
  const share = stoppedShare(h, member, month)
  let sum = 0
  if (mayHaveAah(member)) {
    for (let at = month - 12; at < month; at += 1) sum += aah(ev, member, at)
    if (aah(ev, member, month - 1) === 0) sum *= share
  }
  if (member.kinds.length === 0) return sum
  for (let at = 0; at < MAY_STOP.length; at += 1) {
    const kind = MAY_STOP[at] as number
    const year = yearBefore(h, member, kind, month)
    sum += amountAt(h, member, kind, month - 1) === 0 ? year * share : year
  }
  sum += yearBefore(h, member, AMOUNT.invalidityPension, month)
  sum += yearBefore(h, member, AMOUNT.rentReceived, month)
  sum += yearBefore(h, member, AMOUNT.capitalIncome, month)
  sum -= yearBefore(h, member, AMOUNT.maintenancePaid, month)
  for (let at = month - 12; at < month; at += 1) sum += microProfitAt(h, member, at)
  sum +=
    yearOfKind(h, member, AMOUNT.farmProfit, yearOf(month) - 1) + yearOfKind(h, member, AMOUNT.otherSelfEmployedProfit, yearOf(month) - 1)
  if (spouse) {
    if (amountAt(h, member, AMOUNT.netUnemployment, month - 1) !== 0) sum += yearBefore(h, member, AMOUNT.netUnemployment, month)
    let sick = 0
    let last = 0
    for (let at = 0; at < SICK.length; at += 1) {
      sick += yearBefore(h, member, SICK[at] as number, month)
      last += amountAt(h, member, SICK[at] as number, month - 1)
    }
    sum += last === 0 ? sick * share : sick
  }
  return sum
}

/** Whether work of the last year still leaves the allowance whole: three months at most, counted anew after three months without work. R5425-2. */
const mayAddWork = (ev: Evaluation, member: Member, month: Month): boolean => {
  if (member.flows[AMOUNT.taxableWage] === NONE) return true
  const h = ev.household
  const most = assFigures.at(month).months
  let worked = 0
  let idle = 0
  for (let at = month - 12; at <= month; at += 1) {
    if (idle >= most) worked = 0
    const wage = amountAt(h, member, AMOUNT.taxableWage, at) > 0
    const seeking = stateAt(h, member.activity, at) === ACTIVITY.unemployed
    idle = !wage && seeking ? idle + 1 : 0
    if (wage && !seeking && stateAt(h, member.assCareer, at) === 1 && !(aah(ev, member, at) > 0)) worked += 1
  }
  return worked <= most
}

const formula = personRight('ass', (ev, member, month, t) => {
  const h = ev.household
  if (member.assCareer === NONE || stateAt(h, member.assCareer, month) !== 1)
    return t ? t.refuse('Il faut avoir travaillé cinq ans dans les dix ans avant la fin du contrat', 'Code du travail R5423-1') : 0
  const p = assFigures.at(month)
  if (yearsOld(member, month) >= p.endAge)
    return t
      ? t.refuse('À l’âge de la retraite à taux plein, l’allocation s’arrête', 'Code du travail L5421-4', [assFigures, month, 'endAge'])
      : 0
  if (!h.asOpenFisca && hasNoPermit(h, member, month))
    return t
      ? t.refuse('L’inscription à France Travail demande un titre de séjour qui permet de travailler', 'Code du travail R5221-48')
      : 0
  if (amountAt(h, member, AMOUNT.netUnemployment, month) > 0)
    return t ? t.refuse('Il faut ne plus avoir droit à l’allocation chômage d’assurance', 'Code du travail L5423-1') : 0
  if (stateAt(h, member.activity, month) !== ACTIVITY.unemployed && !mayAddWork(ev, member, month))
    return t
      ? t.refuse('Après trois mois de travail, l’allocation ne s’ajoute plus au salaire', 'Code du travail R5425-2', [
          assFigures,
          month,
          'months',
        ])
      : 0
  if (mayHaveAah(member) && aah(ev, member, month) > 0)
    return t ? t.refuse('L’allocation ne s’ajoute pas à l’allocation aux adultes handicapés', 'Code du travail L5423-7') : 0
  const partner = partnerOf(h, member)
  const ceiling = p.daily * (partner === null ? p.singleCeiling : p.coupleCeiling)
  const own = resourcesOf(ev, member, month, false)
  const other = partner === null ? 0 : resourcesOf(ev, partner, month, true)
  const resources = (own + other) / 12
  if (t !== null) {
    t.step('Plafond de ressources mensuel', ceiling, 'Code du travail R5423-1', [
      assFigures,
      month,
      'daily',
      partner === null ? 'singleCeiling' : 'coupleCeiling',
    ])
    t.step('Ressources des douze derniers mois de la personne', own, 'Code du travail R5423-2 à R5423-5', [assFigures, month, 'replaced'])
    if (partner !== null)
      t.step('Ressources des douze derniers mois de la personne qui vit avec elle', other, 'Code du travail R5423-2 à R5423-5')
    t.step('Ressources mensuelles', resources, 'Code du travail R5423-2')
  }
  if (resources >= ceiling)
    return t ? t.refuse('Les ressources dépassent le plafond', 'Code du travail R5423-1', [assFigures, month, 'daily']) : 0
  const due = Math.min(p.days * p.daily, ceiling - resources)
  if (due < p.daily)
    return t
      ? t.refuse('Le montant serait inférieur à celui d’une journée : il n’est pas versé', 'Code du travail R5423-13', [
          assFigures,
          month,
          'daily',
        ])
      : 0
  t?.step('Allocation de solidarité spécifique', due, 'Code du travail L5423-1, L5423-6', [assFigures, month, 'daily', 'days'])
  return due
})

/**
 * Allocation de solidarité spécifique of one person in a month, cents, for a month of 30 days. 0 where five years of work in the ten before
 * are not known. Code du travail L5423-1 to L5423-7, R5423-1 to R5423-14.
 */
export const ass: PersonRight = (ev, member, month, t = null) => (t === null && !mayHaveAss(member) ? 0 : formula(ev, member, month, t))

export const assRight: Right = {
  id: 'ass',
  title: 'Allocation de solidarité spécifique (ASS)',
  law: 'Code du travail L5423-1 à L5423-7, R5423-1 à R5423-14',
  per: 'month',
  counts: 'money',
  holder: 'person',
  amount: ass,
  figures: [assFigures, microFigures],
  apply: {
    where: 'France Travail, à la fin de l’allocation chômage ; à renouveler tous les six mois.',
    online: 'francetravail.fr',
    verified: true,
  },
  limits: [
    'Le mois compte toujours 30 jours ; France Travail paie les jours réels.',
    'La recherche d’emploi n’est pas vérifiée, ni le cumul au-delà de trois mois de travail.',
    'L’arrêt à l’âge légal pour qui a déjà une retraite à taux plein n’est pas calculé.',
  ],
  verified: true,
}
