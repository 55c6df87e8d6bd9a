import { AMOUNT } from '../amounts.ts'
import { familyRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { amountAt, NONE, stateAt, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { caf } from './af.ts'
import { childFigures, childUnder } from './children.ts'
import { lacksPermit, refusePermit } from './stay.ts'

/** Allocation de soutien familial. CSS L523-1 to L523-3, R523-1, R523-7, D523-3. */
export const asfFigures = figures('allocation de soutien familial', {
  oneParent: dated(
    'bmaf',
    { reviewed: '2025-02-20' },
    ['2018-04-01', 0.2813, 'CSS R523-7'],
    ['2022-11-01', 0.422, 'CSS R523-7, décret 2022-1370 du 27/10/2022'],
  ),
  /** Not paid up to this amount. */
  least: dated('cents/month', { reviewed: '2025-02-20' }, ['2018-07-01', 15_00, 'CSS D523-3']),
  endAge: dated('years', { reviewed: '2026-03-27' }, ['2000-02-01', 20, 'CSS L512-3, R512-2']),
})

/**
 * Allocation de soutien familial of a lone parent whose children have no help of the other parent, or too little: the full amount of each child less the
 * maintenance received in the month. Cents a month, before CRDS; 0 for a couple. Maintenance is taken from the sum of all children, as OpenFisca does (the
 * law compares child by child; which child it is paid for is not known). A child who lives with each parent by turns opens nothing; OpenFisca counts it: its own
 * requests are answered so. CSS L523-1 to L523-3, R523-7, D523-3.
 */
export const asf = familyRight('asf', (ev, month, t) => {
  const h = ev.household
  const p = asfFigures.at(month)
  if (h.parents.length > 1)
    return t ? t.refuse('L’allocation de soutien familial est versée à un parent qui vit seul, sans couple', 'CSS L523-2') : 0
  let count = 0
  let inTurns = 0
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    if (!childUnder(ev, child, month, p.endAge)) continue
    if (!h.asOpenFisca && stateAt(h, child.sharedCustody, month) > 0) inTurns += 1
    else count += 1
  }
  if (count === 0 && inTurns > 0)
    return t ? t.refuse('L’enfant vit en résidence alternée : chaque parent participe à son entretien', 'CSS L523-1') : 0
  if (count === 0)
    return t ? t.refuse('Aucun enfant à charge de moins de 20 ans', 'CSS L523-1, L512-3', [childFigures, month, 'endAge', 'wageShare']) : 0
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const full = count * shared.at(month).bmaf * p.oneParent
  let received = 0
  for (let at = 0; at < h.members.length; at += 1) {
    const member = h.members[at] as Member
    if (member.flows[AMOUNT.maintenanceReceived] !== NONE) received += amountAt(h, member, AMOUNT.maintenanceReceived, month)
  }
  if (t !== null) {
    t.step('Enfants concernés', count, 'CSS L523-1', null, 'count')
    t.step('Montant entier pour ces enfants', full, 'CSS R523-7', [asfFigures, month, 'oneParent'])
    if (received > 0) t.step('Pension alimentaire reçue ce mois', received, 'CSS L523-1, R523-7')
  }
  const due = full - received
  if (due <= p.least)
    return t
      ? t.refuse('La pension alimentaire atteint le montant de l’allocation, ou ce qui resterait est trop petit pour être versé', 'CSS L523-1, D523-3', [asfFigures, month, 'least']) // prettier-ignore
      : 0
  t?.step(received > 0 ? 'Allocation de soutien familial, complément' : 'Allocation de soutien familial', due, 'CSS L523-1, R523-7')
  return due
})

export const asfRight: Right = {
  id: 'asf',
  title: 'Allocation de soutien familial',
  law: 'CSS L523-1 à L523-3, R523-1, R523-7, D523-3',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: asf,
  figures: [asfFigures, childFigures, shared],
  apply: { ...caf, cerfa: '12038', verified: false },
  limits: [
    'Le montant est donné avant la CRDS (0,5 %).',
    'On suppose que l’autre parent ne verse rien, ou seulement la pension indiquée, depuis un mois au moins, et que le recouvrement est engagé (Aripa) quand il est demandé.',
    'Le taux des orphelins de père et de mère et des enfants recueillis (56,25 % de la base mensuelle) n’est pas calculé.',
    'Un enfant en résidence alternée n’ouvre pas droit ici ; si l’autre parent ne participe pas à son entretien, une demande reste possible.',
    'La pension reçue est comparée au total de tous les enfants, non enfant par enfant.',
  ],
  verified: true,
}
