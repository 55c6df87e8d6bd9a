import { familyRight, UNSUPPORTED } from '../evaluation.ts'
import { stateAt, type Household, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import type { Right } from '../right.ts'
import { rsa } from '../rsa/rsa.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { cssCeiling, cssContribution, isOwnFoyer } from './css-household.ts'
import { cssResources } from './css-resources.ts'
import { cssFigures } from './figures.ts'
import type { Month } from '../time.ts'

/** What `css` answers when the right is not open, and when it is open without contribution. */
export const CSS_CLOSED = -1
export const CSS_FREE = 0

/** Whether no parent has a permit: the aide médicale de l'État then takes the place of the CSS. CSS L160-1, L861-1; CASF L251-1. */
const isIrregular = (household: Household, month: Month): boolean => {
  for (let at = 0; at < household.parents.length; at += 1)
    if (stateAt(household, (household.parents[at] as Member).irregularStayMonths, month) === 0) return false
  return true
}

/**
 * Complémentaire santé solidaire of the family in a month: −1 not open (`CSS_CLOSED`), 0 open without contribution (`CSS_FREE`), otherwise open with
 * this contribution in cents a month. CSS L861-1 to L861-10. The RSA of the month opens it without contribution whatever the twelve months.
 */
export const css = familyRight('css', (ev, month, t) => {
  const { household } = ev
  if (!isOwnFoyer(household, month)) {
    if (t === null) return CSS_CLOSED
    t.refuse('Avant 25 ans, la personne est couverte avec le foyer de ses parents', 'CSS L861-1, R861-2', [cssFigures, month, 'childAge'])
    t.step('Complémentaire santé solidaire non ouverte', CSS_CLOSED, 'CSS L861-1', null, 'count')
    return CSS_CLOSED
  }
  if (isIrregular(household, month)) {
    if (t === null) return CSS_CLOSED
    t.refuse('Sans titre de séjour, c’est l’aide médicale de l’État qui peut être demandée', 'CSS L160-1, L861-1 ; CASF L251-1')
    t.step('Complémentaire santé solidaire non ouverte', CSS_CLOSED, 'CSS L861-1', null, 'count')
    return CSS_CLOSED
  }
  const paid = rsa(ev, month)
  if (paid === UNSUPPORTED) {
    t?.refuse('Le RSA, qui ouvre la complémentaire, ne peut pas être calculé ici.', 'CSS L861-2')
    return UNSUPPORTED
  }
  if (paid > 0) {
    t?.step('RSA du mois', paid, 'CSS L861-2')
    t?.step('Complémentaire santé solidaire sans participation', CSS_FREE, 'CSS L861-2')
    return CSS_FREE
  }
  const ceiling = cssCeiling(household, month)
  const p = cssFigures.at(month)
  const most = ceiling * (1 + p.above)
  t?.step('Plafond annuel sans participation', ceiling, 'CSS L861-1, 1° ; D861-1', [
    cssFigures,
    month,
    'ceiling',
    'second',
    'thirdAndFourth',
    'further',
    ...(isOverseas(household) ? ['overseas'] : []),
  ])
  t?.step('Plafond annuel avec participation', most, 'CSS L861-1, 2°', [cssFigures, month, 'above'])
  const resources = cssResources(ev, month, t, most)
  if (resources === UNSUPPORTED) return UNSUPPORTED
  if (resources <= ceiling) {
    t?.step('Complémentaire santé solidaire sans participation', CSS_FREE, 'CSS L861-1, 1°')
    return CSS_FREE
  }
  if (resources > most) {
    if (t === null) return CSS_CLOSED
    t.refuse('Ressources supérieures au plafond de la complémentaire santé solidaire', 'CSS L861-1', [
      cssFigures,
      month,
      'ceiling',
      'above',
    ])
    t.step('Complémentaire santé solidaire non ouverte', CSS_CLOSED, 'CSS L861-1', null, 'count')
    return CSS_CLOSED
  }
  const contribution = cssContribution(household, month)
  t?.step('Participation mensuelle du foyer, selon l’âge de chacun', contribution, 'CSS L861-1, 2° ; arrêté du 24/06/2019', [
    cssFigures,
    month,
    'youngest',
    'from30',
    'from50',
    'from60',
    'from70',
  ])
  return contribution
})

/** The complémentaire santé solidaire as a right. */
export const cssRight: Right = {
  id: 'css',
  title: 'Complémentaire santé solidaire (CSS)',
  law: 'CSS L861-1 à L861-10, R861-1 à R861-18',
  per: 'month',
  counts: 'access',
  meaning: '0 = ouverte sans participation ; un montant = participation mensuelle du foyer ; −1 = non ouverte',
  closed: CSS_CLOSED,
  figures: [cssFigures, rsaFigures],
  apply: { where: 'CPAM ou MSA', online: 'https://www.ameli.fr', cerfa: '12504', verified: true },
  limits: [
    'Le plafond applicable depuis avril 2026 résulte de la revalorisation légale (1,008) : arrêté à vérifier.',
    'Alsace-Moselle : la participation y est moindre et n’est pas calculée.',
    'Après la fin d’un titre de séjour, les droits ouverts durent encore quelques mois : non calculé.',
    'Les abattements sur AAH, ASPA et ASI sont ceux de l’instruction de 2021.',
    'Les aides exceptionnelles, capitaux reçus et avantages en nature ne sont pas demandés.',
  ],
  verified: true,
  holder: 'family',
  amount: css,
}
