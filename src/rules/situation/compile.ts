import { blankHousehold, blankMember, type Household, type Member } from '../household.ts'
import { firstFullMonth, monthOf, yearOf, type Month } from '../time.ts'
import { compileHousehold } from './compile-household.ts'
import { compileNotices, unitsOf } from './compile-notices.ts'
import { compilePerson } from './compile-person.ts'
import type { Draft } from './draft.ts'
import { applyImported } from './imported.ts'
import { childrenOf, parentsOf } from './input.ts'
import { INPUTS } from './inputs.ts'
import type { Situation } from './situation.ts'
import { firstAnswer, type Unknown } from './unknown.ts'

/** Answers by path of an unknown: the place of an answer, or a number within its range. */
export type Answers = Readonly<Record<string, number>>

/** A compiled household and what is still unknown of it. */
export interface Compiled {
  readonly household: Household
  /** In the order in which they are asked. */
  readonly unknowns: readonly Unknown[]
}

/**
 * Compiles a checked situation (`check.ts`) for an asked month. Each unknown holds its first answer, or the one that `answers` gives. Lines
 * of unknown inputs belong to the household, so that `unknown.set` may write into them.
 */
export const compileWithUnknowns = (situation: Situation, month: Month, answers: Answers = {}): Compiled => {
  const draft: Draft = { situation, month, household: blankHousehold(yearOf(month)), unknowns: [], yearNotAsked: new Set() }
  const { household, unknowns } = draft
  const { units, unitOf, notices } = unitsOf(draft)
  for (const person of [...parentsOf(situation), ...childrenOf(situation)]) compilePerson(draft, person, unitOf(person))
  addAwaited(draft)
  household.dwelling = household.members.filter(({ birthMonth }) => !(birthMonth > month))
  compileHousehold(draft)
  compileNotices(draft, units, notices)
  if (situation.imported !== undefined) {
    applyImported(household, situation.imported)
    return { household, unknowns: [] }
  }
  unknowns.sort((a, b) => INPUTS.indexOf(a.input) - INPUTS.indexOf(b.input))
  for (const unknown of unknowns) unknown.set(household, answers[unknown.path] ?? firstAnswer(unknown))
  return { household, unknowns }
}

/** The compiled household of a situation at a month; what is unknown and not in `answers` holds its first answer. */
export const compile = (situation: Situation, month: Month, answers: Answers = {}): Household =>
  compileWithUnknowns(situation, month, answers).household

/** What is unknown of a situation at a month, in the order in which it is asked: no unknown, one result; else a range. */
export const unknownsOf = (situation: Situation, month: Month): Unknown[] => [...compileWithUnknowns(situation, month).unknowns]

/** Children awaited stand among the children with a birth to come: no formula counts them before, and they are born when the month is. */
const addAwaited = ({ situation, household }: Draft): void => {
  for (const { id, pregnancy } of parentsOf(situation)) {
    if (pregnancy === undefined || pregnancy === 'none') continue
    const mother = household.members.find((member) => member.id === id) as Member
    for (let rank = 1; rank <= (pregnancy.children ?? 1); rank += 1) {
      const child = blankMember(`${id}.attendu${rank}`, household.members.length, false, mother.tax)
      child.ageBase = firstFullMonth(pregnancy.expected)
      child.birthMonth = monthOf(pregnancy.expected)
      household.members.push(child)
      household.children.push(child)
    }
  }
}
