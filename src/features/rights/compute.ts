/** What is known of a household, computed once for a page: the rights, and what is still asked. Pure; the same on the server and in the worker. */
import { answer } from '#rules/answer.ts'
import type { Answered, Answers } from '#rules/answer.ts'
import { unknownsOf } from '#rules/situation/compile.ts'
import type { Unknown } from '#rules/situation/unknown.ts'
import { monthOf } from '#rules/time.ts'
import type { Month } from '#rules/time.ts'
import type { Given, RightKey, Supposed } from './model.ts'

export type Computed = {
  readonly given: Given
  readonly supposed: Supposed
  readonly month: Month
  readonly answers: Answers
  /** By path, those that are supposed included. */
  readonly unknowns: ReadonlyMap<string, Unknown>
}

/** `answers`: where they are there already. @throws BadInput for a situation or a month that cannot be. */
export const compute = (given: Given, supposed: Supposed = {}, answers?: Answers): Computed => {
  const month = monthOf(given.month)
  const unknowns = new Map(unknownsOf(given.situation, month).map((one) => [one.path, one]))
  return { given, supposed, month, unknowns, answers: answers ?? answer(given.situation, month, 1, supposed) }
}

/** « rsa », « aah:<person> ». */
export const keyOf = ({ right, member }: Pick<Answered, 'right' | 'member'>): RightKey =>
  member === null ? right.id : `${right.id}:${member.id}`

/** Inputs that may all be missing before anything is worth computing: with none of them known, every right hangs on every question. */
export const hardlyKnown = ({ situation }: Pick<Given, 'situation'>): boolean =>
  !situation.persons.some(({ role, birthDate }) => role === 'parent' && birthDate !== undefined)
