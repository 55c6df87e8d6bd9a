import { AMOUNT } from '../amounts.ts'
import { type PersonRight, personRight, UNSUPPORTED } from '../evaluation.ts'
import { al } from '../housing/al.ts'
import { NONE, stateAt, sumOf, TENURE } from '../household.ts'
import type { Right } from '../right.ts'
import { aah } from './aah.ts'
import { asi } from './asi.ts'
import { mayHaveAah } from './may-have.ts'
import { aahFigures, mvaFigures } from './minima-figures.ts'

/** Income of work of one's own: none of it may have come in the twelve months before. */
const WORK = [
  AMOUNT.taxableWage,
  AMOUNT.microTradeTurnover,
  AMOUNT.microServicesTurnover,
  AMOUNT.microProfessionTurnover,
  AMOUNT.farmProfit,
  AMOUNT.otherSelfEmployedProfit,
]

const formula = personRight('mva', (ev, member, month, t) => {
  const h = ev.household
  const rate = member.disabilityRate === NONE ? 0 : stateAt(h, member.disabilityRate, month)
  if (rate < aahFigures.at(month).rate)
    return t ? t.refuse('Il faut un taux d’incapacité d’au moins 80 %', 'CSS L821-1-2', [aahFigures, month, 'rate']) : 0
  const tenure = stateAt(h, h.tenure, month)
  if (!member.parent || tenure === TENURE.hostel || tenure === TENURE.homeless)
    return t ? t.refuse('Il faut un logement indépendant à soi', 'CSS L821-1-2, R821-5-2') : 0
  for (let at = 0; at < WORK.length; at += 1)
    if (sumOf(h, member, WORK[at] as number, month - 12, month - 1) > 0)
      return t ? t.refuse('Il faut n’avoir aucun revenu d’activité depuis un an', 'CSS L821-1-2') : 0
  if (!(aah(ev, member, month) > 0 || asi(ev, member, month) > 0))
    return t ? t.refuse('Il faut recevoir l’AAH ou l’allocation supplémentaire d’invalidité', 'CSS L821-1-2') : 0
  const housing = al(ev, month)
  if (housing === UNSUPPORTED) return UNSUPPORTED
  if (housing <= 0) return t ? t.refuse('Il faut recevoir une aide au logement', 'CSS L821-1-2') : 0
  t?.step('Aide au logement reçue', housing, 'CSS L821-1-2')
  const due = mvaFigures.at(month).amount
  t?.step('Majoration pour la vie autonome', due, 'CSS L821-1-2, D821-3', [mvaFigures, month, 'amount'])
  return due
})

/**
 * Majoration pour la vie autonome of one person in a month, cents: AAH or ASI paid, a rate of 80 %, a dwelling of one's own with housing aid,
 * and a year without work. It is also all that is left of the « complément d’AAH »: the complément de ressources takes nobody in since
 * December 2019. CSS L821-1-2, D821-3.
 */
export const mva: PersonRight = (ev, member, month, t = null) => (t === null && !mayHaveAah(member) ? 0 : formula(ev, member, month, t))

export const mvaRight: Right = {
  id: 'mva',
  title: 'Majoration pour la vie autonome (MVA)',
  law: 'CSS L821-1-2, R821-5-2, D821-3',
  per: 'month',
  counts: 'money',
  holder: 'person',
  amount: mva,
  figures: [mvaFigures, aahFigures],
  apply: { where: 'CAF ou MSA : sans demande, avec l’AAH ou l’allocation supplémentaire d’invalidité.', verified: true },
  limits: ['Le complément de ressources, fermé aux nouvelles demandes depuis décembre 2019, n’est pas calculé.'],
  verified: true,
}
