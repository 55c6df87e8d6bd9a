import type { Answers } from '../answer.ts'
import type { Month } from '../time.ts'
import { parentsOf, childrenOf } from '../situation/input.ts'
import type { Person, Situation } from '../situation/situation.ts'
import { stateNow } from '../situation/timed.ts'
import { personFacts } from './facts-of-persons.ts'
import { resourcesOf, unitsOf } from './facts-of-resources.ts'
import type { Facts, Known } from './test-fact.ts'
import { noticesOf } from '../situation/compile-notices.ts'
import { yearOf } from '../time.ts'

/**
 * The facts of a household in a month, for the tests of the catalogue and of local aids. `answers` are its rights in that same month, null where
 * they were not computed: what rights say is then unknown. What is unknown stays absent, or makes its list incomplete; never 0, never « no ».
 * `familyQuotient` and `taxIncomePerShare` are never there: a situation holds neither the CAF’s statement nor the shares of a notice.
 */
export const factsOf = (situation: Situation, answers: Answers | null, month: Month): Facts => {
  const parents = parentsOf(situation)
  const children = childrenOf(situation)
  const housing = situation.housing ?? {}
  const resources = answers === null ? null : resourcesOf(situation, answers, month)
  const units = unitsOf(situation.persons, month)
  return present({
    ...personFacts(situation, month),
    persons: one(situation.persons.length),
    children: one(children.length),
    couple: parents.length === 0 ? undefined : parents.length > 1,
    loneParent: parents.length === 0 ? undefined : parents.length === 1 && children.length > 0,
    tenure: maybe(stateNow(housing.tenure, month)),
    rent: maybe(stateNow(housing.rent, month)),
    commune: maybe(stateNow(housing.commune, month)),
    marital: maybe(stateNow(situation.marital, month)),
    taxIncome: maybe(taxIncomeOf(situation, month)),
    monthlyResources: maybe(resources ?? undefined),
    resourcesPerPerson: maybe(resources === null ? undefined : Math.round(resources / situation.persons.length)),
    resourcesPerUnit: maybe(resources === null || units === null ? undefined : Math.round(resources / units)),
    receivesRsa: isOpen(answers, ['rsa']),
    receivesAspa: isOpen(answers, ['aspa']),
    receivesAah: isOpen(answers, ['aah']),
    receivesHousingAid: isOpen(answers, ['apl', 'alf', 'als']),
    violenceEvidence: violenceOf(parents, month),
  })
}

const one = <T extends number | string>(value: T): Known<T> => ({ known: [value], complete: true })
const maybe = <T extends number | string>(value: T | undefined): Known<T> | undefined => (value === undefined ? undefined : one(value))

/** The facts without those that are undefined. */
const present = (facts: { [K in keyof Facts]: Facts[K] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts

/**
 * Whether one of some rights is open to somebody: yes as soon as one is due, no once all are refused, else unknown. A computed right counts as
 * asked for; one that the situation says is not asked for is refused by its computation.
 */
const isOpen = (answers: Answers | null, ids: readonly string[]): boolean | undefined => {
  const outcomes = (answers?.rights ?? []).filter(({ right }) => ids.includes(right.id)).map(({ outcome }) => outcome.kind)
  if (outcomes.includes('due')) return true
  return outcomes.length > 0 && outcomes.every((kind) => kind === 'refused') ? false : undefined
}

/** Months for which an attestation of violence counts (AUVVC: less than a year). */
const YEAR = 12

/** Whether a writing of less than a year attests to violence; silence about a parent is unknown, never « no ». */
const violenceOf = (parents: readonly Person[], month: Month): boolean | undefined => {
  const attested = ({ violenceEvidence }: Person): boolean => {
    for (let back = 0; back < YEAR; back += 1) if (stateNow(violenceEvidence, month - back) === true) return true
    return false
  }
  if (parents.some(attested)) return true
  return parents.length > 0 && parents.every(({ violenceEvidence }) => violenceEvidence !== undefined) ? false : undefined
}

/** Revenu fiscal de référence of all notices of the household, of the last year that all of them know (N-1, else N-2), cents a year. */
const taxIncomeOf = (situation: Situation, month: Month): number | undefined => {
  const notices = noticesOf(situation, month)
  for (const year of [yearOf(month) - 1, yearOf(month) - 2]) {
    const incomes = notices.flatMap(({ rfr }) => rfr?.[String(year)] ?? [])
    if (notices.length > 0 && incomes.length === notices.length) return incomes.reduce((sum, cents) => sum + cents, 0)
  }
  return undefined
}
