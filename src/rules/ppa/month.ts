import { UNSUPPORTED, type Evaluation } from '../evaluation.ts'
import { al } from '../housing/al.ts'
import { yearsOld, type Household, type Member } from '../household.ts'
import { aspa } from '../minima/aspa.ts'
import { familyBenefits } from '../rsa/family-benefits.ts'
import { householdScale } from '../rsa/figures.ts'
import { childrenInCharge, hasResidence, isMajored } from '../rsa/persons.ts'
import { familyShare, housingShare, isLodgedFree, majoredShare } from '../rsa/scale.ts'
import { shared } from '../shared-figures.ts'
import { monthInWords, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { ppaFigures } from './figures.ts'
import { otherAt, workAt } from './income.ts'

/** Whether one member is of age, and one member has the residence asked for (none is asked for with the majoration): CSS L842-2, L842-7. */
export const isAdmitted = (household: Household, majored: boolean, month: Month): boolean => {
  const { age } = ppaFigures.at(month)
  const members = household.members
  let grown = false
  let residence = majored
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (!grown && yearsOld(member, month) >= age) grown = true
    if (!residence && hasResidence(household, member, month)) residence = true
  }
  return grown && residence
}

/** Bonus of one worker, cents: nothing up to 59 hours of SMIC, then in a straight line up to the full bonus (CSS D843-2). */
export const bonusOf = (work: number, month: Month): number => {
  const p = ppaFigures.at(month)
  const { smicHour } = shared.at(month)
  const from = p.bonusFrom * smicHour
  if (work <= from) return 0
  const full = Math.round(p.bonusShare * p.base)
  const to = p.bonusFull * smicHour
  return work >= to ? full : (full * (work - from)) / (to - from)
}

/**
 * Prime d'activité that one month of the quarter of an asked month would give, cents: scale + part of work income + bonuses − the higher of all resources (with the
 * housing flat rate) and the scale (CSS L842-3). 0 as soon as nothing more can be left: what is dear to compute comes last.
 */
export const ppaOfMonth = (ev: Evaluation, month: Month, asked: Month, t: Trace | null): number => {
  const { household } = ev
  const members = household.members
  const p = ppaFigures.at(month)
  let work = 0
  let bonus = 0
  for (let at = 0; at < members.length; at += 1) {
    const own = workAt(ev, members[at] as Member, month)
    if (own <= 0) continue
    work += own
    bonus += bonusOf(own, month)
  }
  if (work <= 0) {
    t?.step(`${monthInWords(month)} : pas de revenu du travail`, 0, 'CSS L842-1')
    return 0
  }
  const parents = household.parents.length
  const children = childrenInCharge(ev, month, asked)
  const majored = isMajored(household, children, month)
  const full = p.base * (majored ? majoredShare(children, month) : familyShare(parents, children, month))
  const before = full + p.slope * work + bonus
  let due = before - Math.max(work, full)
  if (due > 0 && !isAdmitted(household, majored, month)) due = 0
  let resources = work
  let housing = 0
  if (due > 0 || t !== null) {
    resources += familyBenefits(ev, month, asked) + aspa(ev, month)
    for (let at = 0; at < members.length; at += 1) {
      resources += otherAt(ev, members[at] as Member, month)
    }
    if (resources === UNSUPPORTED) return due > 0 ? UNSUPPORTED : 0
    if (due > 0) due = before - Math.max(resources, full)
    if (due > 0 || t !== null) {
      const flatRate = p.base * housingShare(parents + children, month)
      const free = isLodgedFree(household, month)
      // Housing aid is dear to compute: it is only asked for where the flat rate could bring the resources above the scale.
      const aid = free || (t === null && resources + flatRate <= full) ? 0 : al(ev, month)
      // What cannot be computed matters only where it could change the amount.
      if (aid === UNSUPPORTED && due > 0 && resources + flatRate > full) return UNSUPPORTED
      housing = free ? flatRate : Math.min(aid, flatRate)
      if (due > 0) due = before - Math.max(resources + housing, full)
    }
  }
  if (t !== null) {
    const name = monthInWords(month)
    t.step(`${name} : montant forfaitaire${majored ? ' majoré' : ''}`, full, 'CSS L842-3, D843-1', [ppaFigures, month, 'base'])
    t.step(`${name} : part des revenus du travail`, p.slope * work, 'CSS D843-3', [ppaFigures, month, 'slope'])
    t.step(`${name} : bonifications individuelles`, bonus, 'CSS D843-2', [ppaFigures, month, 'bonusFrom', 'bonusFull', 'bonusShare'])
    t.step(`${name} : ressources du foyer`, resources, 'CSS R844-1 à R844-5')
    t.step(`${name} : forfait logement`, housing, 'CSS R844-3', [householdScale, month, 'housingOne', 'housingTwo', 'housingThree'])
    t.step(`${name} : prime du mois`, Math.max(due, 0), 'CSS L842-3')
  }
  return due > 0 ? due : 0
}
