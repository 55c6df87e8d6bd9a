import { familyRight } from '../evaluation.ts'
import type { Member } from '../household.ts'
import type { Right } from '../right.ts'
import { microFigures, rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { grossResources, oldEnough, opensAsi, opensAspa, partnerOf } from './gross-resources.ts'
import { aspaFigures, minimaFigures } from './minima-figures.ts'

/**
 * Allocation de solidarité aux personnes âgées of a family in a month, cents: one amount, be it for one or for both of a couple: the full
 * amount, less what exceeds the ceiling together with it. CSS L815-1 to L815-9, R815-1 to R815-29.
 */
export const aspa = familyRight('aspa', (ev, month, t) => {
  const h = ev.household
  let holders = 0
  let old = false
  for (let at = 0; at < h.parents.length; at += 1) {
    const parent = h.parents[at] as Member
    if (!oldEnough(h, parent, month)) continue
    old = true
    if (opensAspa(h, parent, month)) holders += 1
  }
  if (!old)
    return t
      ? t.refuse('Il faut 65 ans, ou 62 ans en cas d’inaptitude au travail ou d’incapacité d’au moins 50 %', 'CSS L815-1, R815-1', [
          aspaFigures,
          month,
          'age',
          'earlyAge',
          'earlyRate',
        ])
      : 0
  if (holders === 0)
    return t
      ? t.refuse('Il faut dix ans de titre de séjour permettant de travailler', 'CSS L816-1', [aspaFigures, month, 'permitYears'])
      : 0
  const claimant = h.parents[0] as Member
  const partner = partnerOf(h, claimant)
  const p = aspaFigures.at(month)
  const ceiling = (partner === null ? p.single : p.couple) / 12
  const resources = grossResources(ev, claimant, month)
  if (t !== null) {
    t.step('Personnes qui ouvrent droit', holders, 'CSS L815-1, R815-1', [aspaFigures, month, 'age', 'earlyAge'], 'count')
    t.step(partner === null ? 'Plafond mensuel d’une personne seule' : 'Plafond mensuel d’un couple', ceiling, 'CSS L815-9, D815-2', [
      aspaFigures,
      month,
      partner === null ? 'single' : 'couple',
    ])
    t.step('Ressources brutes mensuelles des trois derniers mois', resources, 'CSS R815-22 à R815-29', [
      aspaFigures,
      month,
      'singleAllowance',
      'coupleAllowance',
    ])
  }
  if (Math.round(ceiling - resources) <= 0)
    return t ? t.refuse('Les ressources atteignent le plafond', 'CSS L815-9', [aspaFigures, month, 'single', 'couple']) : 0
  let due = Math.min((holders === 2 ? p.couple : p.single) / 12, ceiling - resources)
  // With an ASI beside it, each of the couple has half of what lacks.
  if (holders === 1 && partner !== null && (opensAsi(h, claimant, month) || opensAsi(h, partner, month))) {
    due = (ceiling - resources) / 2
    t?.step('Moitié de la différence, l’autre moitié revenant à l’allocation supplémentaire d’invalidité', due, 'CSS L815-9, D815-19')
  }
  t?.step('Allocation de solidarité aux personnes âgées', due, 'CSS L815-1, L815-9', [
    aspaFigures,
    month,
    holders === 2 ? 'couple' : 'single',
  ])
  return due
})

export const aspaRight: Right = {
  id: 'aspa',
  title: 'Allocation de solidarité aux personnes âgées (ASPA)',
  law: 'CSS L815-1 à L815-23, R815-1 à R815-58',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: aspa,
  figures: [aspaFigures, minimaFigures, rsaFigures, microFigures, shared],
  apply: {
    where:
      'La caisse qui verse la retraite (CNAV, Carsat, MSA) ; sans retraite, le SASPA. Récupérable sur la succession au-delà d’un seuil.',
    cerfa: '13710',
    verified: true,
  },
  limits: [
    'Les retraites et les salaires sont comptés en brut : sans montant brut connu, ils ne comptent pas.',
    'Le revenu des biens est celui du RSA et non 3 % de leur valeur (R815-25).',
    'La moyenne sur douze mois, quand elle est plus favorable que celle des trois mois, n’est pas calculée (L815-9).',
    'Le partage dans un couple dont l’un a l’ASI et l’autre l’ASPA est approché : la moitié de la différence à chacun.',
    'L’AAH et l’ASPA ne s’ajoutent pas : le montant est celui qui prendrait la place de l’AAH.',
    'La résidence en France plus de neuf mois par an n’est pas vérifiée.',
  ],
  verified: true,
}
