import { firstFullMonth, monthOf, type Month } from '../time.ts'
import { ageOf, childrenOf, parentsOf } from '../situation/input.ts'
import { inputOf } from '../situation/inputs.ts'
import type { Person, Situation } from '../situation/situation.ts'
import { stateNow } from '../situation/timed.ts'
import type { Facts, Known } from './test-fact.ts'

const MAJORITY = 18
/** Age from which autonomy is measured by a GIR. */
const GIR_AGE = 60

/** A list of what each person concerned answers; `undefined` of one makes it incomplete. */
const listOf = <T extends number | string>(
  persons: readonly Person[],
  valueOf: (person: Person) => T | undefined,
  complete = true,
): Known<T> => {
  const known = persons.flatMap((person) => valueOf(person) ?? [])
  return { known, complete: complete && known.length === persons.length }
}

/**
 * What is said of persons. Adults are the parents and the children in charge who are 18 or more; a child in charge of unknown age may be one, so
 * it leaves the lists of adults incomplete.
 */
export const personFacts = (situation: Situation, month: Month): Facts => {
  const parents = parentsOf(situation)
  const children = childrenOf(situation)
  const age = (person: Person): number | undefined => ageOf(person, month) ?? undefined
  const adults = [...parents, ...children.filter((child) => (age(child) ?? 0) >= MAJORITY)]
  // A household of which no adult is known yet has one all the same.
  const allAges = parents.length > 0 && children.every((child) => age(child) !== undefined)
  const foreigners = adults.filter(
    ({ citizenship, permit }) => permit?.kind !== undefined || citizenship === undefined || citizenship === 'other',
  )
  const older = adults.filter((adult) => (age(adult) ?? GIR_AGE) >= GIR_AGE)
  const rated = [...adults, ...children.filter((child) => (age(child) ?? 0) < MAJORITY)]
  const pregnant = pregnantOf(situation, month)
  const worker = workerOf(adults, allAges, month)
  return {
    adultAge: listOf(adults, age, allAges),
    childAge: listOf(children, age),
    activity: listOf(adults, ({ activity }) => stateNow(activity, month), allAges),
    school: listOf(children, ({ school }) => stateNow(school, month)),
    citizenship: listOf(adults, ({ citizenship }) => citizenship, allAges),
    permit: listOf(foreigners, ({ permit }) => permit?.kind, allAges),
    // A GIR of 0 says « not evaluated », which is unknown.
    gir: listOf(older, ({ gir }) => stateNow(gir, month) || undefined, allAges),
    disabilityRate: listOf(rated, (person) => rateOf(person, month)),
    adultDisabilityRate: listOf(adults, (person) => rateOf(person, month), allAges),
    ...(pregnant === undefined ? {} : { pregnant }),
    ...(worker === undefined ? {} : { disabledWorker: worker }),
  }
}

/** Rate of a person in per cent; of a child without AEEH, 0. */
const rateOf = (person: Person, month: Month): number | undefined => {
  const rate = stateNow(person.disabilityRate, month)
  if (rate !== undefined) return Math.round(rate * 100)
  return person.role === 'child' && stateNow(person.aeeh, month) === 'none' ? 0 : undefined
}

/** Whether a child is awaited in the month. Of whom one does not ask (age), silence is « no ». */
const pregnantOf = (situation: Situation, month: Month): boolean | undefined => {
  const parents = parentsOf(situation)
  let unknown = parents.length === 0
  for (const person of parents) {
    const { pregnancy } = person
    if (pregnancy === undefined) unknown ||= inputOf('pregnancy').applies({ situation, month, person, notice: null })
    else if (pregnancy !== 'none' && month >= monthOf(pregnancy.expected) - 8 && month < firstFullMonth(pregnancy.expected)) return true
  }
  return unknown ? undefined : false
}

const workerOf = (adults: readonly Person[], complete: boolean, month: Month): boolean | undefined => {
  const said = adults.map(({ disabledWorker }) => stateNow(disabledWorker, month))
  if (said.includes(true)) return true
  return complete && said.length > 0 && said.every((yes) => yes === false) ? false : undefined
}
