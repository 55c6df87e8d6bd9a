import type { FactTest, NumberFact, WordFact, YesNoFact } from './fact-test.ts'

/**
 * What is known of a list of values, one for each person concerned (or one alone, of the whole household). `complete` false: somebody’s value
 * is missing. An empty complete list says that nobody is concerned (no child, so no child’s age).
 */
export interface Known<T extends number | string> {
  readonly known: readonly T[]
  readonly complete: boolean
}

/** Facts of one household in one month, as far as they are known; an absent one is unknown, never « no ». Made by `factsOf`. */
export type Facts = Partial<
  Readonly<Record<NumberFact, Known<number>>> & Readonly<Record<WordFact, Known<string>>> & Readonly<Record<YesNoFact, boolean>>
>

/** `unknown` while what is missing may still decide. */
export type Verdict = 'yes' | 'no' | 'unknown'

const compare: Readonly<Record<Extract<FactTest, { value: number }>['is'], (value: number, limit: number) => boolean>> = {
  atLeast: (value, limit) => value >= limit,
  atMost: (value, limit) => value <= limit,
  moreThan: (value, limit) => value > limit,
  lessThan: (value, limit) => value < limit,
}

/** Whether one of the values passes: « yes » as soon as a known one does, « no » only when all are known. */
const oneOf = <T extends number | string>(list: Known<T> | undefined, holds: (value: T) => boolean): Verdict =>
  list === undefined ? 'unknown' : list.known.some(holds) ? 'yes' : list.complete ? 'no' : 'unknown'

/** Whether a test holds for a household: of what is said of persons, at least one person passes. */
export const passes = (test: FactTest, facts: Facts): Verdict => {
  switch (test.is) {
    case 'true':
    case 'false': {
      const value = facts[test.fact]
      return value === undefined ? 'unknown' : value === (test.is === 'true') ? 'yes' : 'no'
    }
    case 'oneOf':
      return oneOf(facts[test.fact], (word) => test.value.includes(word))
    case 'noneOf':
      return oneOf(facts[test.fact], (word) => !test.value.includes(word))
    case 'between':
      return oneOf(facts[test.fact], (value) => value >= test.from && value <= test.to)
    default:
      return oneOf(facts[test.fact], (value) => compare[test.is](value, test.value))
  }
}
