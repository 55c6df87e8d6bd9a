import { UNSUPPORTED, type PersonRight } from '../evaluation.ts'
import { CITIZENSHIP, stateAt, yearsOld, type Household, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import type { Right } from '../right.ts'
import { rsaFigures } from '../rsa/figures.ts'
import type { Month } from '../time.ts'
import { cssCeiling } from './css-household.ts'
import { cssResources } from './css-resources.ts'
import { cssFigures } from './figures.ts'

/** Whether an adult of the household has completed the months of stay without permit that are asked for. */
const anAdultIsIrregular = (household: Household, month: Month): boolean => {
  const p = cssFigures.at(month)
  for (let at = 0; at < household.parents.length; at += 1)
    if (stateAt(household, (household.parents[at] as Member).irregularStayMonths, month) >= p.ameMonths) return true
  return false
}

/** Whether all adults of the household stay without a permit: a minor child in their charge is then covered with them, itself without any permit to ask for. */
const adultsAreIrregular = (household: Household, month: Month): boolean => {
  for (let at = 0; at < household.parents.length; at += 1)
    if (stateAt(household, (household.parents[at] as Member).irregularStayMonths, month) === 0) return false
  return true
}

/**
 * Aide médicale de l'État of one person in a month: 1 open, 0 not. For who has lived in France for three completed months without a residence permit,
 * with resources of the foyer up to the ceiling of the CSS without contribution (same twelve months, same count). A minor without permit is covered
 * without the three months, and with a parent who is. CASF L251-1, L251-2; décret 2005-859 and 2005-860.
 */
export const ame: PersonRight = (ev, member, month, t = null) => {
  const { household } = ev
  const p = cssFigures.at(month)
  const months = stateAt(household, member.irregularStayMonths, month)
  const minor = yearsOld(member, month) < p.ameAdult
  const withParents =
    minor &&
    !member.parent &&
    stateAt(household, member.citizenship, month) === CITIZENSHIP.other &&
    yearsOld(member, month) >= 0 &&
    adultsAreIrregular(household, month)
  if (months === 0 && !withParents)
    return t === null ? 0 : t.refuse('Aucun séjour sans titre n’est indiqué : la personne relève de l’assurance maladie', 'CASF L251-1')
  if (months === 0) t?.step('Enfant mineur à la charge de parents sans titre de séjour', 1, 'CASF L251-1', null, 'yes-no')
  else t?.step('Mois de séjour irrégulier', months, 'CASF L251-1', [cssFigures, month, 'ameMonths'], 'months')
  if (months < p.ameMonths && !minor && !(!member.parent && anAdultIsIrregular(household, month)))
    return t === null
      ? 0
      : t.refuse('Le séjour irrégulier ne dure pas encore depuis trois mois : soins urgents seulement', 'CASF L251-1, L254-1', [
          cssFigures,
          month,
          'ameMonths',
        ])
  const ceiling = cssCeiling(household, month)
  t?.step('Plafond annuel de ressources', ceiling, 'CASF L251-1 ; CSS L861-1, 1°', [
    cssFigures,
    month,
    'ceiling',
    'second',
    'thirdAndFourth',
    'further',
    ...(isOverseas(household) ? ['overseas'] : []),
  ])
  const resources = cssResources(ev, month, t, ceiling)
  if (resources === UNSUPPORTED) return UNSUPPORTED
  if (resources > ceiling)
    return t === null
      ? 0
      : t.refuse('Ressources supérieures au plafond de l’aide médicale de l’État', 'CASF L251-1', [cssFigures, month, 'ceiling'])
  t?.step('Aide médicale de l’État ouverte', 1, 'CASF L251-1', null, 'yes-no')
  return 1
}

/** The aide médicale de l'État as a right. */
export const ameRight: Right = {
  id: 'ame',
  title: 'Aide médicale de l’État (AME)',
  law: 'CASF L251-1 à L254-2',
  per: 'month',
  counts: 'access',
  meaning: '1 = ouverte',
  figures: [cssFigures, rsaFigures],
  apply: { where: 'CPAM (dépôt sur place, ou par un hôpital, une PASS ou un service social)', cerfa: '11573', verified: false },
  limits: [
    'Le délai de neuf mois pour certains soins non urgents des adultes n’est pas indiqué.',
    'La résidence stable et la preuve des trois mois sont à vérifier.',
    'Les mineurs isolés y ont droit sans condition de ressources : non calculé.',
  ],
  verified: false,
  holder: 'person',
  amount: ame,
}
