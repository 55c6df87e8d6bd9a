import { firstFullMonth, type Month } from '../time.ts'
import type { Person, Situation, TaxNotice } from './situation.ts'
import { stateNow } from './timed.ts'

/** One answer that can be given: what the person reads, and the number that is written into the compiled household. */
export interface Answer {
  readonly label: string
  readonly value: number
}
/**
 * The answers that are likely, given what is known: a short list, or a range with the step worth trying. `usual`: where a search starts, when
 * the lowest is odd.
 */
export type Plausible =
  | { readonly answers: readonly Answer[] }
  | { readonly low: number; readonly high: number; readonly step: number; readonly usual?: number }

/** What an input is about: the whole household, one person, or one tax notice. */
export interface Subject {
  readonly situation: Situation
  readonly month: Month
  readonly person: Person | null
  readonly notice: TaxNotice | null
}

/** One input of a situation, with all that a form or a page about it needs. */
export interface Input {
  /** Name of the input, and of its place in `path`. */
  readonly id: string
  readonly of: 'household' | 'person' | 'notice'
  /** Place in the situation; `<id>` stands for a person, `<year>` for a year. */
  readonly path: string
  readonly unit: 'code' | 'yes-no' | 'date' | 'cents' | 'cents/month' | 'cents/year' | 'rate' | 'count' | 'years'
  /** `month`: may differ from month to month; `year`: by year; `once`: one value for always. */
  readonly period: 'month' | 'year' | 'once'
  /** What silence means: unknown; none (a rare fact, see `situation.ts`); or a payment that is computed. */
  readonly absent: 'unknown' | 'none' | 'computed'
  readonly meaning: string
  /** The question as the worker asks it, in French. */
  readonly question: string
  /** Where the answer is found, in French. */
  readonly where: string
  /** Months back from the asked one that are read. */
  readonly back: number
  /** Whether it is worth asking here. */
  readonly applies: (subject: Subject) => boolean
  readonly plausible: (subject: Subject) => Plausible
}

/** An input with what most share: unknown when absent, by month, read thirteen months back, asked of everybody. */
export const input = (said: Said & Pick<Input, 'of' | 'path'>): Input => ({
  period: 'month',
  absent: 'unknown',
  back: 13,
  applies: () => true,
  ...said,
})
type Said = Pick<Input, 'id' | 'unit' | 'meaning' | 'question' | 'where' | 'plausible'> & Partial<Input>

/** An input of a person, whose place bears its name. */
export const ofPerson = (said: Omit<Said, 'of' | 'path'>): Input => input({ ...said, of: 'person', path: `persons.<id>.${said.id}` })

/** Completed years of a person on the first day of a month; null when the birth date is unknown. */
export const ageOf = (person: Person, month: Month): number | null =>
  person.birthDate === undefined ? null : Math.floor((month - firstFullMonth(person.birthDate)) / 12)

/** Whether a person may be of an age between two, both included. */
export const mayBe = ({ person, month }: Subject, low: number, high: number): boolean => {
  const age = person === null ? null : ageOf(person, month)
  return age === null || (age >= low && age <= high)
}

export const isParent = ({ person }: Subject): boolean => person?.role === 'parent'

export const parentsOf = ({ persons }: Situation): readonly Person[] => persons.filter(({ role }) => role === 'parent')
export const childrenOf = ({ persons }: Situation): readonly Person[] => persons.filter(({ role }) => role === 'child')

/** Whether a fact may have one of some values in a month: yes too when it is unknown. */
export const mayHave = <T extends string | number | boolean>(
  fact: Parameters<typeof stateNow<T>>[0],
  month: Month,
  ...values: readonly T[]
): boolean => {
  const now = stateNow(fact, month)
  return now === undefined || values.includes(now)
}

/** A yes/no question. The wording of the answers is the same everywhere. */
export const YES_NO: Plausible = {
  answers: [
    { label: 'non', value: 0 },
    { label: 'oui', value: 1 },
  ],
}

/** The answers of a table of words, in its order. */
export const wordAnswers = <W extends string>(
  labels: Readonly<Record<W, string>>,
  codes: Readonly<Record<W, number>>,
  only: readonly W[] = Object.keys(labels) as W[],
): Plausible => ({ answers: only.map((word) => ({ label: labels[word], value: codes[word] })) })
