import { familyRight, UNSUPPORTED, type Evaluation, type FamilyRight } from '../evaluation.ts'
import { lacksPermit } from '../family/stay.ts'
import { CITIZENSHIP, NONE, stateAt, TENURE, type Household } from '../household.ts'
import { isCovered } from '../overseas.ts'
import { shared } from '../shared-figures.ts'
import { monthOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { dependantsOf, isCoupleScale } from './dependants.ts'
import { buyerAid, buyerFloor, hostelAid, isCrous, loanCounts } from './instalment.ts'
import { loan } from './loan-figures.ts'
import { hasGrant, resourcesOf } from './resources.ts'
import { rlsShare } from './rls-figures.ts'
import { reductionFor } from './rls.ts'
import { followsOverseasLaw, rentShare, tenantAid } from './tenant.ts'
import { tenant } from './tenant-figures.ts'

/** From this month, a student from outside the EU, the EEA and Switzerland needs a grant on social criteria. */
const STUDENT_RULE = monthOf('2026-07')
/** A lease: social, private or furnished. */
const isTenant = (tenure: number): boolean =>
  tenure === TENURE.socialTenant || tenure === TENURE.tenant || tenure === TENURE.furnishedTenant

/** Whether the dwelling can open a right at all: rented, hostel, CROUS, or bought with an old loan. */
const opensRight = (household: Household, month: Month): boolean => {
  const tenure = stateAt(household, household.tenure, month)
  return (
    isTenant(tenure) ||
    tenure === TENURE.hostel ||
    isCrous(household, month) ||
    (tenure === TENURE.buyer && (loanCounts(household, month) || followsOverseasLaw(household)))
  )
}

const isForeignStudent = (household: Household, month: Month): boolean => {
  for (const parent of household.parents)
    if (
      parent.student === NONE ||
      stateAt(household, parent.student, month) === 0 ||
      stateAt(household, parent.citizenship, month) !== CITIZENSHIP.other ||
      hasGrant(household, parent, month)
    )
      return false
  return true
}

/** Why the dwelling opens no right, said in the trace; 0 in every case. */
const refuseDwelling = (tenure: number, t: Trace): 0 => {
  if (tenure === TENURE.owner)
    return t.refuse('Un propriétaire qui n’a plus de prêt à rembourser n’a pas droit à une aide au logement.', 'CCH L822-2')
  if (tenure === TENURE.buyer)
    return t.refuse(
      'Le prêt est trop récent : les prêts signés depuis 2018 (ou 2020 dans l’ancien, zone 3) n’ouvrent plus de droit.',
      'CCH L841-2',
    )
  if (tenure === TENURE.hosted) return t.refuse('Sans loyer à payer, il n’y a pas d’aide au logement.', 'CCH L822-2')
  if (tenure === TENURE.homeless) return t.refuse('Sans logement, il n’y a pas d’aide au logement.', 'CCH L822-2')
  return t.refuse('Le logement ouvre droit à l’aide s’il est loué, en foyer ou en cours d’achat avec un prêt ancien.', 'CCH L822-2')
}

/** Housing aid of the family whatever its name (APL, ALF, ALS), cents a month, after RLS and CRDS (CCH L821-1, D823-16). */
const aid = (ev: Evaluation, month: Month, dependants: number, t: Trace | null): number => {
  const household = ev.household
  const tenure = stateAt(household, household.tenure, month)
  const renting = isTenant(tenure)
  const buying = !renting && tenure === TENURE.buyer && (loanCounts(household, month) || followsOverseasLaw(household))
  const hostel = !renting && !buying && (tenure === TENURE.hostel || isCrous(household, month))
  if (!renting && !buying && !hostel) return t ? refuseDwelling(tenure, t) : 0
  if (!renting && followsOverseasLaw(household)) {
    t?.refuse('Outre-mer, l’aide d’un foyer ou d’un achat à crédit a ses propres règles : elle n’est pas calculée ici.', 'CCH L841-2')
    return UNSUPPORTED
  }
  if (stateAt(household, household.landlordRelative, month) === 1)
    return t ? t.refuse('Le logement appartient à un proche parent (ascendant ou descendant).', 'CCH L822-3') : 0
  if (lacksPermit(household, month))
    return t
      ? t.refuse(
          'L’aide au logement demande un titre de séjour ; une demande d’asile en cours n’en est pas un.',
          'CCH L822-2 ; CSS L512-2, D512-1',
        )
      : 0
  if (month >= STUDENT_RULE && isForeignStudent(household, month))
    return t
      ? t.refuse(
          'Depuis juillet 2026, un étudiant étranger hors Union européenne a droit à l’aide s’il a une bourse sur critères sociaux.',
          'Loi de finances pour 2026',
        )
      : 0
  const couple = isCoupleScale(household, month)
  t?.step('Personnes à charge', dependants, 'CCH R823-4', null, 'count')
  let resources = resourcesOf(ev, month, t)
  if (buying && resources < buyerFloor(household, month)) {
    resources = buyerFloor(household, month)
    t?.step('Ressources minimales d’un accédant, d’après sa mensualité', resources, 'CCH D842-12', [loan, month, 'incomeFloor'])
  }
  let due = renting
    ? tenantAid(household, month, couple, dependants, resources, t)
    : buying
      ? buyerAid(household, month, couple, dependants, resources, t)
      : hostelAid(household, month, couple, dependants, resources, t)
  const p = tenant.at(month)
  const conventioned = isConventioned(household, month)
  if (!conventioned && due < p.floor)
    return t
      ? t.refuse(
          'L’aide calculée est inférieure au montant à partir duquel elle est versée.',
          'CCH D823-16 ; arrêté du 27/09/2019, art. 12',
          [tenant, month, 'floor'],
        )
      : 0
  if (!buying && tenure !== TENURE.hostel) {
    const share = isDisabledHome(household, month) ? 1 : rentShare(household, month, couple, dependants)
    if (share < 1) {
      t?.step(
        'Part conservée : loyer très supérieur au plafond',
        share,
        'Arrêté du 27/09/2019, art. 10',
        [tenant, month, 'decline1', 'end1', 'decline', 'end'],
        'rate',
      )
      due *= share
    }
  }
  due = Math.max(0, Math.round(due) - p.cut)
  t?.step('Après la réduction forfaitaire', due, 'Arrêté du 27/09/2019, art. 11', [tenant, month, 'cut'])
  if (conventioned && due > 0) {
    const reduction = reductionFor(household, month, couple, dependants, resources, null)
    if (reduction > 0) {
      if (t) reductionFor(household, month, couple, dependants, resources, t)
      due = Math.max(0, due - reduction * rlsShare.at(month).share)
      t?.step('Après la part de la réduction de loyer (RLS)', due, 'CCH L832-3, D823-16', [rlsShare, month, 'share'])
    }
  }
  const net = Math.round(due * (1 - shared.at(month).crds))
  if (net <= 0) return t ? t.refuse('Au vu des ressources et du loyer, l’aide est de 0 €.', 'CCH D823-16') : 0
  t?.step('Aide au logement, après CRDS', net, 'Ordonnance 96-50 du 24/01/1996, art. 19', [shared, month, 'crds'])
  return net
}

/** The decline of high rents spares households with a disabled person (CCH D823-16). */
const isDisabledHome = (household: Household, month: Month): boolean => {
  for (const member of household.members) if (member.disabled !== NONE && stateAt(household, member.disabled, month) === 1) return true
  return false
}

/** Whether the dwelling is let under an agreement that opens the APL: social housing of the mainland. OpenFisca says so of overseas too. */
const isConventioned = (household: Household, month: Month): boolean =>
  stateAt(household, household.tenure, month) === TENURE.socialTenant && !followsOverseasLaw(household)

/** Aide personnalisée au logement, cents a month: the aid of a conventioned dwelling (CCH L831-1). */
export const apl: FamilyRight = familyRight('apl', (ev, month, t) => {
  if (!isCovered(ev.household.territory)) return UNSUPPORTED
  if (!isConventioned(ev.household, month)) {
    if (t === null) return 0
    return followsOverseasLaw(ev.household)
      ? t.refuse('Outre-mer, une location ouvre droit à l’ALF ou à l’ALS, non à l’APL.', 'CCH L831-1')
      : t.refuse('Le logement n’est pas conventionné : c’est l’ALF ou l’ALS qui peut être due.', 'CCH L831-1')
  }
  return aid(ev, month, dependantsOf(ev.household, month), t)
})

/** Allocation de logement familiale, cents a month: not conventioned, with a person in charge (CCH L841-1). */
export const alf: FamilyRight = familyRight('alf', (ev, month, t) => {
  if (!isCovered(ev.household.territory)) return UNSUPPORTED
  if (isConventioned(ev.household, month))
    return t ? t.refuse('Le logement est conventionné : c’est l’APL qui peut être due.', 'CCH L841-1') : 0
  if (t === null && !opensRight(ev.household, month)) return 0
  const dependants = dependantsOf(ev.household, month)
  if (dependants === 0) return t ? t.refuse('Aucune personne à charge : c’est l’ALS qui peut être due.', 'CCH L841-1') : 0
  return aid(ev, month, dependants, t)
})

const WITH_DEPENDANT = 'Avec une personne à charge, c’est l’ALF, ou l’APL dans un logement conventionné, qui peut être due.'

/** Allocation de logement sociale, cents a month: not conventioned, nobody in charge (CCH L842-1). */
export const als: FamilyRight = familyRight('als', (ev, month, t) => {
  if (!isCovered(ev.household.territory)) return UNSUPPORTED
  // Said first: it holds whatever the dwelling is, which may not be known.
  if (t !== null && dependantsOf(ev.household, month) > 0) return t.refuse(WITH_DEPENDANT, 'CCH L842-1')
  if (isConventioned(ev.household, month))
    return t ? t.refuse('Le logement est conventionné : c’est l’APL qui peut être due.', 'CCH L842-1') : 0
  if (t === null && !opensRight(ev.household, month)) return 0
  const dependants = dependantsOf(ev.household, month)
  if (dependants > 0) return 0
  return aid(ev, month, 0, t)
})

/** Aid to housing whatever its name, cents a month: the one of the three that is due. */
export const al: FamilyRight = familyRight('al', (ev, month, t) => {
  if (t === null) return apl(ev, month) + alf(ev, month) + als(ev, month)
  const household = ev.household
  if (isConventioned(household, month)) return apl(ev, month, t)
  return dependantsOf(household, month) > 0 ? alf(ev, month, t) : als(ev, month, t)
})

/** Réduction de loyer de solidarité, cents a month that the social landlord takes off the rent (CCH L442-2-1). */
export const rls: FamilyRight = (ev, month, t = null) => {
  const household = ev.household
  if (!isCovered(household.territory)) return UNSUPPORTED
  if (followsOverseasLaw(household))
    return t
      ? t.refuse('Outre-mer, un logement loué n’ouvre pas droit à l’APL : il n’y a donc pas de réduction de loyer.', 'CCH L442-2-1')
      : 0
  if (!isConventioned(household, month)) return reductionFor(household, month, false, 0, 0, t)
  return reductionFor(household, month, isCoupleScale(household, month), dependantsOf(household, month), resourcesOf(ev, month, t), t)
}
