import type { Evaluation } from '../evaluation.ts'
import { autonomous } from '../family/children.ts'
import { lacksPermit } from '../family/stay.ts'
import { CITIZENSHIP, stateAt, yearsOld, type Household, type Member } from '../household.ts'
import type { Month } from '../time.ts'
import { householdScale, rsaFigures } from './figures.ts'
import { hasNoProperty } from './property.ts'
import { otherResources, workResources } from './resources.ts'

/** A child of the household in the month, by age and wage alone: what it owns or receives is looked at afterwards. */
const mayCount = (ev: Evaluation, child: Member, month: Month, bornBy: Month): boolean =>
  child.ageBase <= bornBy && yearsOld(child, month) < householdScale.at(month).childAge && !autonomous(ev, child, month)

/** Whether the household expects a child: a parent is pregnant, or a child is entered before its birth. */
export const isExpecting = (household: Household, month: Month): boolean => {
  for (let at = 0; at < household.parents.length; at += 1)
    if (stateAt(household, (household.parents[at] as Member).pregnant, month) === 1) return true
  for (let at = 0; at < household.children.length; at += 1) {
    const before = (household.children[at] as Member).ageBase - month
    if (before > 0 && before < 6) return true
  }
  return false
}

/**
 * Resources of a child who counts in the household, cents a month; NaN for one who does not. Counts who is under 25, born by a month, not earning
 * its own living, and with less than the share that it adds to the scale (CASF R262-3): for the only child of a lone parent, that of the majoration.
 */
export const resourcesInCharge = (ev: Evaluation, child: Member, month: Month, bornBy: Month): number => {
  const { household } = ev
  if (!mayCount(ev, child, month, bornBy)) return Number.NaN
  if (child.kinds.length === 0 && hasNoProperty(child)) return 0
  const resources = workResources(household, child, month) + otherResources(household, child, month)
  if (resources === 0) return 0
  const p = householdScale.at(month)
  const limit = givesMajoration(ev, month, bornBy) ? p.loneParent - 1 + p.loneParentChild : p.further
  return resources < limit * rsaFigures.at(month).base ? resources : Number.NaN
}

/** A lone parent, lone for a short time, not pregnant, of a single child: the majoration hangs on that child. */
const givesMajoration = (ev: Evaluation, month: Month, bornBy: Month): boolean => {
  const { household } = ev
  if (household.parents.length > 1 || stateAt(household, household.recentlyAlone, month) === 0 || isExpecting(household, month))
    return false
  let children = 0
  for (let at = 0; at < household.children.length; at += 1) if (mayCount(ev, household.children[at] as Member, month, bornBy)) children += 1
  return children <= 1
}

/**
 * Number of children who count in the household in a month. `bornBy`: a child counts once born in that month, the month itself unless said. The
 * prime d'activité gives its asked month: OpenFisca counts a newborn in the whole quarter and its cases depend on it, while CSS R843-1 counts it from
 * the month of its birth only.
 */
export const childrenInCharge = (ev: Evaluation, month: Month, bornBy: Month = month): number => {
  const { children } = ev.household
  let count = 0
  for (let at = 0; at < children.length; at += 1) {
    const resources = resourcesInCharge(ev, children[at] as Member, month, bornBy)
    if (resources === resources) count += 1
  }
  return count
}

/**
 * Whether the majoration of lone parents applies in a month (CASF L262-9, R262-2; CSS L842-7): alone, and pregnant, or with a child under three,
 * or with a child and alone for less than eighteen months. No length of residence is asked for, but the permit of family benefits (CASF L262-4 2° b).
 */
export const isMajored = (household: Household, children: number, month: Month): boolean => {
  if (household.parents.length > 1 || lacksPermit(household, month)) return false
  if (isExpecting(household, month)) return stateAt(household, (household.parents[0] as Member).inCharge, month) === 0
  if (children === 0 || stateAt(household, (household.parents[0] as Member).inCharge, month) === 1) return false
  if (stateAt(household, household.recentlyAlone, month) === 1) return true
  const limit = householdScale.at(month).youngestAge
  for (let at = 0; at < household.children.length; at += 1) {
    const child = household.children[at] as Member
    const age = yearsOld(child, month)
    if (age >= 0 && age < limit) return true
  }
  return false
}

/**
 * Adults who count in the scale: a partner without the residence that is asked for does not, though what the partner receives counts (CASF L262-5, L262-3).
 * OpenFisca counts both: its own requests are answered so.
 */
export const adultsCounted = (household: Household, month: Month): number => {
  const { parents } = household
  if (parents.length < 2 || household.asOpenFisca) return parents.length
  let count = 0
  for (let at = 0; at < parents.length; at += 1) if (hasResidence(household, parents[at] as Member, month)) count += 1
  return Math.max(count, 1)
}

/** Whether a person's nationality or residence permits open the right (CASF L262-4 2°, L262-6; CSS L842-2). */
export const hasResidence = (household: Household, member: Member, month: Month): boolean => {
  const citizenship = stateAt(household, member.citizenship, month)
  if (citizenship === CITIZENSHIP.french) return true
  const p = householdScale.at(month)
  const years = stateAt(household, member.permitYears, month)
  return years >= (citizenship === CITIZENSHIP.eeaOrSwiss ? p.residenceYearsEea : p.permitYears)
}
