import { AMOUNT } from '../amounts.ts'
import { type PersonRight, personRight } from '../evaluation.ts'
import { childFigures, childInCharge, childrenInCharge } from '../family/children.ts'
import { hasNoPermit } from '../family/stay.ts'
import { amountAt, NONE, stateAt, yearsOld } from '../household.ts'
import type { Right } from '../right.ts'
import { microFigures, rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { aahResources } from './aah-resources.ts'
import { asi } from './asi.ts'
import { mayHaveAah } from './may-have.ts'
import { aahFigures, minimaFigures } from './minima-figures.ts'

const formula = personRight('aah', (ev, member, month, t) => {
  const h = ev.household
  const rate = member.disabilityRate === NONE ? 0 : stateAt(h, member.disabilityRate, month)
  const p = aahFigures.at(month)
  if (rate < p.rateWithRestriction)
    return t
      ? t.refuse('Il faut un taux d’incapacité d’au moins 50 % reconnu par la MDPH', 'CSS L821-2, D821-1', [
          aahFigures,
          month,
          'rateWithRestriction',
        ])
      : 0
  const age = yearsOld(member, month)
  const full = rate >= p.rate
  if (!full && stateAt(h, member.rsdae, month) !== 1)
    return t
      ? t.refuse(
          'Entre 50 et 79 %, il faut aussi une restriction substantielle et durable d’accès à l’emploi reconnue par la MDPH',
          'CSS L821-2, D821-1',
          [aahFigures, month, 'rate'],
        )
      : 0
  if (!full && age >= p.endAge)
    return t
      ? t.refuse('Entre 50 et 79 %, le droit s’arrête à l’âge de la retraite pour inaptitude', 'CSS L821-2', [aahFigures, month, 'endAge'])
      : 0
  if (age < p.ageAlone || (age < p.age && childInCharge(ev, member, month)))
    return t
      ? t.refuse('Il faut 20 ans, ou 16 ans sans être à la charge de ses parents', 'CSS R821-1', [aahFigures, month, 'age', 'ageAlone'])
      : 0
  if (!h.asOpenFisca && member.parent && hasNoPermit(h, member, month))
    return t ? t.refuse('L’AAH demande un titre de séjour ; une demande d’asile en cours n’en est pas un', 'CSS L821-1') : 0
  t?.step('Taux d’incapacité', rate, 'CSS D821-1', [aahFigures, month, 'rate', 'rateWithRestriction'], 'rate')
  const children = childrenInCharge(ev, month)
  const ceiling = p.amount * (1 + p.child * children)
  t?.step('Enfants à charge', children, 'CSS D821-2, L512-3', null, 'count')
  t?.step('Plafond de ressources mensuel', ceiling, 'CSS L821-3, D821-2', [aahFigures, month, 'amount', 'child'])
  const resources = aahResources(ev, member, month, t)
  if (Math.round(ceiling - resources) <= 0)
    return t ? t.refuse('Les ressources dépassent le plafond', 'CSS L821-3, D821-2', [aahFigures, month, 'amount']) : 0
  const due = Math.min(p.amount, ceiling - resources)
  t?.step('Montant selon les ressources', due, 'CSS L821-3', [aahFigures, month, 'amount'])
  // OpenFisca counts a retirement pension among the resources alone: its own requests are answered so.
  const retirement = h.asOpenFisca ? 0 : amountAt(h, member, AMOUNT.netPension, month)
  const pension = amountAt(h, member, AMOUNT.invalidityPension, month) + retirement + asi(ev, member, month - 1)
  if (Math.round(p.amount - pension) <= 0)
    return t
      ? t.refuse('La pension d’invalidité ou de retraite, avec l’allocation supplémentaire, atteint le montant de l’AAH', 'CSS L821-1', [
          aahFigures,
          month,
          'amount',
        ])
      : 0
  if (pension > 0)
    t?.step('Pension d’invalidité ou de retraite et allocation supplémentaire, à déduire du montant plein', pension, 'CSS L821-1')
  const paid = Math.min(due, p.amount - pension)
  t?.step('Allocation aux adultes handicapés', paid, 'CSS L821-1, L821-3', [aahFigures, month, 'amount'])
  return paid
})

/**
 * Allocation aux adultes handicapés of one person in a month, cents. 0 where no rate of disability is known. Each person alone: the rule of
 * couples, kept since October 2023 only for those who already had more by it, is not computed. CSS L821-1 to L821-8, R821-1 to R821-4-5.
 */
export const aah: PersonRight = (ev, member, month, t = null) => (t === null && !mayHaveAah(member) ? 0 : formula(ev, member, month, t))

export const aahRight: Right = {
  id: 'aah',
  title: 'Allocation aux adultes handicapés (AAH)',
  law: 'CSS L821-1 à L821-8, R821-1 à R821-9, D821-1 à D821-11',
  per: 'month',
  counts: 'money',
  holder: 'person',
  amount: aah,
  figures: [aahFigures, minimaFigures, childFigures, rsaFigures, microFigures, shared],
  apply: {
    where: 'Demande à la MDPH : la CDAPH décide, la CAF ou la MSA verse. Sans réponse en quatre mois, la demande est rejetée.',
    cerfa: '15692',
    verified: true,
  },
  limits: [
    'L’ancienne règle des couples, gardée depuis octobre 2023 à ceux qui y avaient intérêt, n’est pas calculée : ces personnes peuvent recevoir davantage.',
    'Le travail en ESAT (L821-1, D821-5) et la réduction après 60 jours d’hôpital ou de prison ne sont pas calculés.',
    'Après l’âge de la retraite, les retraites sont à demander d’abord ; elles sont déduites une fois qu’elles sont versées. L’AAH et l’ASPA ne s’ajoutent pas.',
    'Le complément de ressources, fermé depuis décembre 2019, n’est pas calculé.',
  ],
  verified: true,
}
