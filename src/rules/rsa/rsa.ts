import { FAMILY_SLOTS, familyRight, UNSUPPORTED, type Evaluation } from '../evaluation.ts'
import { al } from '../housing/al.ts'
import type { Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { opensRsa } from './conditions.ts'
import { familyBenefits, newbornBase } from './family-benefits.ts'
import { householdScale, microFigures, rsaFigures } from './figures.ts'
import { minimumBenefits } from './minimum-benefits.ts'
import { adultsCounted, isMajored, resourcesInCharge } from './persons.ts'
import { otherResources, workResources } from './resources.ts'
import { familyShare, housingShare, isLodgedFree, majoredShare } from './scale.ts'

const TOO_MUCH = 'Les ressources du foyer atteignent le montant auquel il aurait droit'

/** Writes down the resources of each person who counts. */
const sayResources = (ev: Evaluation, month: Month, t: Trace): void => {
  const { household } = ev
  for (const member of household.members) {
    if (!member.parent && Number.isNaN(resourcesInCharge(ev, member, month, month))) continue
    const work = workResources(household, member, month)
    const other = otherResources(household, member, month)
    if (work !== 0) t.step(`Revenus du travail de ${member.id}, en moyenne sur le trimestre`, work, 'CASF R262-6, R262-13')
    if (other !== 0) t.step(`Autres ressources de ${member.id}, en moyenne sur le trimestre`, other, 'CASF R262-6, R132-1')
  }
}

/** The formula. `whether`: only whether it is due is asked, so that housing aid, dear to compute, is left out where it cannot matter. */
const compute = (ev: Evaluation, month: Month, t: Trace | null, whether: boolean): number => {
  const { household } = ev
  const p = rsaFigures.at(month)
  const parents = household.parents.length
  let children = 0
  let resources = 0
  for (let at = 0; at < household.children.length; at += 1) {
    const counted = resourcesInCharge(ev, household.children[at] as Member, month, month)
    if (counted !== counted) continue
    children += 1
    resources += counted
  }
  const majored = isMajored(household, children, month)
  const open = opensRsa(household, children, month, majored ? null : t)
  if (!open && !majored) return 0
  const adults = adultsCounted(household, month)
  const persons = adults + children
  let full = 0
  if (open) full = p.base * familyShare(adults, children, month)
  if (majored) full = Math.max(full, p.base * majoredShare(children, month))
  if (adults < parents)
    t?.step(
      'Adultes pris en compte : un seul a le droit au séjour demandé, les ressources des deux comptent',
      adults,
      'CASF L262-5',
      null,
      'count',
    )
  t?.step('Enfants pris en compte', children, 'CASF R262-3', [householdScale, month, 'childAge'], 'count')
  t?.step(majored ? 'Montant forfaitaire majoré (parent isolé)' : 'Montant forfaitaire du foyer', full, majored ? 'CASF L262-9' : 'CASF R262-1', [
    rsaFigures, month, 'base',
  ]) // prettier-ignore

  for (let at = 0; at < parents; at += 1) {
    const parent = household.parents[at] as Member
    resources += workResources(household, parent, month) + otherResources(household, parent, month)
  }
  if (t !== null) sayResources(ev, month, t)
  const due = full - resources
  if (due < p.floor) return t === null ? 0 : t.refuse(TOO_MUCH, 'CASF L262-2, R262-39', [rsaFigures, month, 'floor'])
  const leftOut = majored ? newbornBase(ev, month) : 0
  const benefits = familyBenefits(ev, month) - leftOut
  if (leftOut > 0)
    t?.step('Allocation de base laissée de côté, jusqu’aux trois mois de l’enfant', leftOut, 'CASF R262-11 2°', [
      householdScale,
      month,
      'newbornMonths',
    ])
  t?.step('Prestations familiales prises en compte', benefits, 'CASF R262-10-1, R262-11', [householdScale, month, 'asfCounted'])
  const minima = due - benefits < p.floor ? 0 : minimumBenefits(ev, month)
  t?.step('Autres minima sociaux', minima, 'CASF R262-6')
  if (benefits + minima === UNSUPPORTED) return UNSUPPORTED
  let left = due - benefits - minima
  if (left < p.floor) return t === null ? 0 : t.refuse(TOO_MUCH, 'CASF L262-2, R262-39', [rsaFigures, month, 'floor'])
  const flatRate = p.base * housingShare(persons, month)
  if (whether && left - flatRate >= p.floor) return left - flatRate
  const free = isLodgedFree(household, month)
  const aid = free ? 0 : al(ev, month)
  if (aid === UNSUPPORTED) {
    t?.refuse('L’aide au logement, qui compte dans le RSA, n’est pas calculée ici pour ce logement.', 'CASF R262-9, R262-10')
    return UNSUPPORTED
  }
  const housing = free ? flatRate : Math.min(aid, flatRate)
  t?.step('Forfait logement', housing, 'CASF R262-9, R262-10', [householdScale, month, 'housingOne', 'housingTwo', 'housingThree'])
  left -= housing
  if (left < p.floor)
    return t === null
      ? 0
      : t.refuse(left <= 0 ? TOO_MUCH : 'Le montant calculé est trop faible pour être versé', 'CASF R262-39', [rsaFigures, month, 'floor'])
  t?.step('RSA', left, 'CASF L262-2')
  return left
}

/**
 * Revenu de solidarité active of a month, cents, not rounded: the amount of the household's scale less its resources of the quarter and the
 * housing flat rate. 0 when not due, or when less than the floor. CASF L262-2 and following, R262-1 and following.
 */
export const rsa = familyRight('rsa', (ev, month, t) => compute(ev, month, t, false))

const SLOT = FAMILY_SLOTS.indexOf('rsa')

/** Whether the revenu de solidarité active is paid in a month: the same as `rsa(ev, month) > 0`, and cheaper. */
export const hasRsa = (ev: Evaluation, month: Month): boolean =>
  (ev.household.received[SLOT] ? rsa(ev, month) : compute(ev, month, null, true)) > 0

export const rsaRight: Right = {
  id: 'rsa',
  title: 'Revenu de solidarité active',
  law: 'CASF L262-1 à L262-58, R262-1 à R262-121',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: rsa,
  figures: [rsaFigures, householdScale, microFigures, shared],
  apply: {
    where: 'CAF ou MSA (pour le président du conseil départemental ; l’État dans quelques départements)',
    online: 'https://www.caf.fr',
    cerfa: '15481',
    verified: false,
  },
  limits: [
    'Première demande depuis mars 2025 : la plus basse de deux moyennes n’est pas cherchée, une seule est faite.',
    'La durée de douze mois de la majoration pour parent isolé n’est comptée que par « seul depuis moins de dix-huit mois ».',
    'Les indépendants au régime réel : un douzième du dernier bénéfice annuel connu, sans l’évaluation du département.',
    'Un conjoint en congé parental, sabbatique, sans solde ou en disponibilité est compté dans le foyer (L262-5 l’en écarte), comme un enfant étranger sans le document demandé.',
    'Un enfant en résidence alternée est compté en entier ; le Conseil d’État (21 juillet 2017) le partage par moitié entre les deux parents.',
    'Les sanctions, le contrat d’engagement, les hospitalisations et l’incarcération ne sont pas pris en compte.',
  ],
  verified: true,
}
