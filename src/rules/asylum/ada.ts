import { AMOUNTS, type AmountKind } from '../amounts.ts'
import type { Evaluation, FamilyRight } from '../evaluation.ts'
import { childrenInCharge } from '../family/children.ts'
import { dated, figures } from '../figures.ts'
import { stateAt, sumOf, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { familyShare } from '../rsa/scale.ts'
import { microProfit } from '../tax/micro.ts'
import { monthOf, yearOf, type Month } from '../time.ts'

/** Figures of the allocation pour demandeur d'asile: cents a day. */
export const adaFigures = figures('ADA', {
  first: dated('cents/day', { reviewed: '2022-01-10' }, ['2015-11-01', 6_80, 'Décret 2015-1329 du 21/10/2015 (CESEDA, annexe 8)']),
  further: dated('cents/day', { reviewed: '2022-01-10' }, ['2015-11-01', 3_40, 'Décret 2015-1329 du 21/10/2015 (CESEDA, annexe 8)']),
  unhoused: dated('cents/day', { reviewed: '2022-01-10' }, ['2018-06-02', 7_40, 'Décret 2018-426 du 31/05/2018 (CESEDA, annexe 8)']),
  /** Persons of one family that are paid for at most. */
  mostPersons: dated('count', { reviewed: '2022-01-10' }, ['2015-11-01', 10, 'Décret 2015-1329 du 21/10/2015 (CESEDA, annexe 8)']),
})

const LONG = [0, 2, 4, 6, 7, 9, 11] as const
const FEBRUARY = monthOf('2024-02') % 12

/** Days of a month. */
const daysOf = (month: Month): number => {
  const place = month % 12
  if (place === FEBRUARY) {
    const year = yearOf(month)
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  }
  for (let at = 0; at < LONG.length; at += 1) if (LONG[at] === place) return 31
  return 30
}

/** Incomes of the two adults that are declared to the tax office. CESEDA D553-4. */
const DECLARED_KINDS: readonly AmountKind[] = [
  'netWage', 'netUnemployment', 'partialUnemployment', 'netPension', 'invalidityPension', 'sickPay', 'maternityPay', 'paternityPay', 'adoptionPay',
  'maintenanceReceived', 'compensatoryAllowance', 'farmProfit', 'otherSelfEmployedProfit', 'rentReceived', 'capitalIncome',
] // prettier-ignore
const DECLARED = Uint8Array.from(AMOUNTS, (kind) => (DECLARED_KINDS.includes(kind) ? 1 : 0))

/** A twelfth of what the adults received in the twelve months before, cents. CESEDA D553-4. */
const monthlyIncome = (ev: Evaluation, month: Month): number => {
  const { household } = ev
  let total = 0
  for (let at = 0; at < household.parents.length; at += 1) {
    const member = household.parents[at] as Member
    for (let kind = 0; kind < member.kinds.length; kind += 1) {
      const index = member.kinds[kind] as number
      if (DECLARED[index] === 1) total += sumOf(household, member, index, month - 12, month - 1)
    }
    if (member.kinds.length > 0) total += microProfit(household, member, month - 12, month - 1)
  }
  return total / 12
}

/**
 * Allocation pour demandeur d'asile of the family, cents for a month: an amount a day for the first person, one for each further person (children in
 * charge as for family benefits), and one where no housing was offered, for each day of the month. Resources must stay under the RSA of as many
 * persons. CESEDA L553-1, D553-1 to D553-17.
 */
export const ada: FamilyRight = (ev, month, t = null) => {
  const { household } = ev
  if (stateAt(household, household.asylumSeeker, month) === 0)
    return t === null ? 0 : t.refuse('Aucune demande d’asile en cours n’est indiquée', 'CESEDA L553-1')
  const p = adaFigures.at(month)
  const children = childrenInCharge(ev, month)
  const income = monthlyIncome(ev, month)
  const most = rsaFigures.at(month).base * familyShare(household.parents.length, children, month)
  t?.step('Ressources mensuelles des adultes, sur douze mois', income, 'CESEDA D553-4')
  t?.step('RSA pour le même foyer', most, 'CESEDA D553-3', [rsaFigures, month, 'base'])
  if (income >= most)
    return t === null
      ? 0
      : t.refuse('Les ressources des adultes atteignent le montant du RSA', 'CESEDA L553-1, D553-3', [rsaFigures, month, 'base'])
  const persons = Math.min(household.parents.length + children, p.mostPersons)
  t?.step('Personnes de la famille', persons, 'CESEDA D553-8', [adaFigures, month, 'mostPersons'], 'count')
  const housed = stateAt(household, household.asylumHoused, month) > 0
  const daily = p.first + (persons - 1) * p.further + (housed ? 0 : p.unhoused)
  if (t !== null) {
    t.step('Montant par jour pour la famille', p.first + (persons - 1) * p.further, 'CESEDA D553-8, annexe 8', [
      adaFigures,
      month,
      'first',
      'further',
    ])
    if (!housed)
      t.step('Supplément par jour sans place d’hébergement', p.unhoused, 'CESEDA D553-9, annexe 8', [adaFigures, month, 'unhoused'])
    t.step('Jours du mois', daysOf(month), 'CESEDA D553-10', null, 'days')
    t.step('Allocation pour demandeur d’asile', daily * daysOf(month), 'CESEDA L553-1')
  }
  return daily * daysOf(month)
}

/** The allocation pour demandeur d'asile as a right. */
export const adaRight: Right = {
  id: 'ada',
  title: 'Allocation pour demandeur d’asile (ADA)',
  law: 'CESEDA L553-1 à L553-3, D553-1 à D553-17, annexe 8',
  per: 'month',
  counts: 'money',
  figures: [adaFigures, rsaFigures],
  apply: { where: 'Ofii, au guichet unique de la préfecture', verified: false },
  limits: [
    'Condition de ressources : comparée au RSA d’un foyer de même taille ; la façon de compter des services de l’Ofii est à vérifier.',
    'Il faut être majeur et avoir accepté l’offre de prise en charge de l’Ofii ; les suspensions et retraits ne sont pas connus.',
    'Le supplément n’est versé qu’aux adultes à qui aucune place n’a été proposée.',
  ],
  verified: false,
  holder: 'family',
  amount: ada,
}
