import { AMOUNT } from '../amounts.ts'
import { type PersonRight, personRight } from '../evaluation.ts'
import { NONE } from '../household.ts'
import type { Right } from '../right.ts'
import { microFigures, rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { grossResources, hasAsiPension, oldEnough, opensAsi, opensAspa, partnerOf, residesLongEnough } from './gross-resources.ts'
import { mayHaveAsi } from './may-have.ts'
import { asiFigures, aspaFigures, minimaFigures } from './minima-figures.ts'

const formula = personRight('asi', (ev, member, month, t) => {
  const h = ev.household
  if (
    (member.flows[AMOUNT.invalidityPension] === NONE && (member.flows[AMOUNT.netPension] === NONE || member.disabled === NONE)) ||
    !hasAsiPension(h, member, month)
  )
    return t ? t.refuse('Il faut une pension d’invalidité, ou une retraite anticipée avec un handicap', 'CSS L815-24') : 0
  if (oldEnough(h, member, month))
    return t
      ? t.refuse('À cet âge, c’est l’allocation de solidarité aux personnes âgées (ASPA) qui est à demander', 'CSS L815-24', [
          aspaFigures,
          month,
          'age',
          'earlyAge',
        ])
      : 0
  if (!residesLongEnough(h, member, month))
    return t
      ? t.refuse('Il faut dix ans de titre de séjour permettant de travailler', 'CSS L816-1', [aspaFigures, month, 'permitYears'])
      : 0
  const partner = partnerOf(h, member)
  const p = asiFigures.at(month)
  const withAspa = partner !== null && opensAspa(h, partner, month)
  const shareholders = withAspa || (partner !== null && opensAsi(h, partner, month)) ? 2 : 1
  const ceiling = (withAspa ? aspaFigures.at(month).couple : partner !== null ? p.coupleCeiling : p.ceiling) / 12
  const resources = grossResources(ev, member, month)
  if (t !== null) {
    if (withAspa) t.step('Plafond mensuel du couple dont l’autre a droit à l’ASPA', ceiling, 'CSS D815-19', [aspaFigures, month, 'couple'])
    else
      t.step(partner === null ? 'Plafond mensuel d’une personne seule' : 'Plafond mensuel d’un couple', ceiling, 'CSS L815-24-1, D815-19', [
        asiFigures,
        month,
        partner === null ? 'ceiling' : 'coupleCeiling',
      ])
    t.step('Ressources brutes mensuelles des trois derniers mois', resources, 'CSS R815-22 à R815-29', [
      aspaFigures,
      month,
      'singleAllowance',
      'coupleAllowance',
    ])
  }
  if (Math.round((ceiling - resources) / shareholders) <= 0)
    return t ? t.refuse('Les ressources atteignent le plafond', 'CSS L815-24-1', [asiFigures, month, 'ceiling', 'coupleCeiling']) : 0
  const due = (ceiling - resources) / shareholders
  t?.step(
    shareholders === 2 ? 'Allocation supplémentaire d’invalidité, moitié de la différence' : 'Allocation supplémentaire d’invalidité',
    due,
    'CSS L815-24-1',
  )
  return due
})

/**
 * Allocation supplémentaire d’invalidité of one person in a month, cents: what lacks to the ceiling, halved when the other of the couple
 * has it or the ASPA too. 0 where no pension is known. CSS L815-24 to L815-29.
 */
export const asi: PersonRight = (ev, member, month, t = null) => (t === null && !mayHaveAsi(member) ? 0 : formula(ev, member, month, t))

export const asiRight: Right = {
  id: 'asi',
  title: 'Allocation supplémentaire d’invalidité (ASI)',
  law: 'CSS L815-24 à L815-29, D815-19',
  per: 'month',
  counts: 'money',
  holder: 'person',
  amount: asi,
  figures: [asiFigures, aspaFigures, minimaFigures, rsaFigures, microFigures, shared],
  apply: { where: 'CPAM ou MSA pour une pension d’invalidité, CNAV pour une retraite anticipée.', cerfa: '11175', verified: false },
  limits: [
    'Les salaires sont comptés en brut : sans salaire brut connu, ils ne comptent pas.',
    'Le revenu des biens est celui du RSA et non 3 % de leur valeur.',
    'Le partage dans un couple dont l’un a l’ASI et l’autre l’ASPA est approché : la moitié de la différence à chacun.',
  ],
  verified: true,
}
