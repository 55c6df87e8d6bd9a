import { stateAt, sumOf, yearsOld, type Household, type Member } from '../household.ts'
import { isOverseas } from '../overseas.ts'
import type { Month } from '../time.ts'
import { AMOUNT } from '../amounts.ts'
import { cssFigures } from './figures.ts'

/**
 * Whether a member belongs to the foyer of the CSS: the parents, and their born children under 25 (CSS R861-2). OpenFisca counts the year of 25 in: its
 * own requests are answered so.
 */
export const inFoyer = (household: Household, member: Member, month: Month): boolean => {
  if (member.parent) return true
  const age = yearsOld(member, month)
  const end = cssFigures.at(month).childAge
  return age >= 0 && (age < end || (age === end && household.asOpenFisca))
}

/** How many persons the foyer counts. CSS R861-2. */
export const foyerSize = (household: Household, month: Month): number => {
  let count = household.parents.length
  for (let at = 0; at < household.children.length; at += 1) if (inFoyer(household, household.children[at] as Member, month)) count += 1
  return count
}

/** How many older siblings of the foyer a child has; of two of one age, the first named is the elder. */
const elders = (household: Household, child: Member, month: Month): number => {
  const { children } = household
  let count = 0
  for (let at = 0; at < children.length; at += 1) {
    const other = children[at] as Member
    if (other === child || !inFoyer(household, other, month)) continue
    if (other.ageBase < child.ageBase || (other.ageBase === child.ageBase && other.index < child.index)) count += 1
  }
  return count
}

/**
 * Ceiling of yearly resources of the foyer without contribution, cents: the one of a single person, half of it more for the second, 30 % for the
 * third and the fourth, 40 % for each further one; a child in shared custody counts by half; 11.3 % more overseas; rounded to the euro.
 * CSS L861-1, D861-1, R861-3.
 */
export const cssCeiling = (household: Household, month: Month): number => {
  const p = cssFigures.at(month)
  const parents = household.parents.length
  let share = parents > 1 ? 1 + p.second : 1
  for (let at = 0; at < household.children.length; at += 1) {
    const child = household.children[at] as Member
    if (!inFoyer(household, child, month)) continue
    const rank = parents + elders(household, child, month) + 1
    const part = rank === 2 ? p.second : rank <= 4 ? p.thirdAndFourth : p.further
    share += stateAt(household, child.sharedCustody, month) > 0 ? part / 2 : part
  }
  if (isOverseas(household)) share *= 1 + p.overseas
  // To the cent first, so that a sum of shares is not moved by its last bit; a half euro goes down (the table of 2025 says 15 508 € for two).
  return Math.ceil(Math.round(p.ceiling * share) / 100 - 0.5) * 100
}

/**
 * Whether the family makes up a foyer of its own: it has a child, or a member of 25 or more, or nobody in it lives with parents, is on their
 * tax return or gets maintenance from them. CSS L861-1, R861-2: a younger person is otherwise covered with the parents.
 */
export const isOwnFoyer = (household: Household, month: Month): boolean => {
  const p = cssFigures.at(month)
  const { members } = household
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (yearsOld(member, month) >= p.childAge) return true
    if (!member.parent && inFoyer(household, member, month)) return true
  }
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] as Member
    if (stateAt(household, member.inCharge, month) > 0 || stateAt(household, member.livesWithParents, month) > 0) return false
    if (sumOf(household, member, AMOUNT.maintenanceReceived, month - 12, month - 1) > 0) return false
  }
  return true
}

/** Monthly contribution of the foyer, cents: a flat amount for each person by age. CSS L861-1, 2°; order of 24 June 2019. */
export const cssContribution = (household: Household, month: Month): number => {
  const p = cssFigures.at(month)
  let total = 0
  for (let at = 0; at < household.members.length; at += 1) {
    const member = household.members[at] as Member
    if (!inFoyer(household, member, month)) continue
    const age = yearsOld(member, month)
    total += age < p.age30 ? p.youngest : age < p.age50 ? p.from30 : age < p.age60 ? p.from50 : age < p.age70 ? p.from60 : p.from70
  }
  return total
}
