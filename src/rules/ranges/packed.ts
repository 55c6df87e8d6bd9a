import type { Household, Member } from '../household.ts'
import { RIGHTS } from '../rights.ts'
import type { RankedQuestion, Ranges, RightRange } from './ranges.ts'
import type { Unknown } from './unknown.ts'

/** A question of a packed range: the input's id, how much it narrows, how many rights hang on it. */
type PackedQuestion = readonly [id: string, narrows: number, rights: number]

/** Ranges as plain values, to be kept or carried to another thread: rights, members and inputs by their ids. */
export interface PackedRanges {
  readonly rights: readonly (Omit<RightRange, 'right' | 'member' | 'questions'> & {
    readonly right: string
    readonly member: number | null
    readonly questions: readonly PackedQuestion[]
  })[]
  readonly total: Ranges['total']
  readonly questions: readonly PackedQuestion[]
  readonly evaluations: number
}

const packQuestion = ({ unknown, narrows, rights }: RankedQuestion): PackedQuestion => [unknown.id, narrows, rights]

export const packRanges = ({ rights, total, questions, evaluations }: Ranges): PackedRanges => ({
  rights: rights.map(({ right, member, questions: ranked, ...range }) => ({
    ...range,
    right: right.id,
    member: member?.index ?? null,
    questions: ranked.map(packQuestion),
  })),
  total,
  questions: questions.map(packQuestion),
  evaluations,
})

/**
 * The ranges again, of the household and the unknown inputs that they were searched for.
 * @throws Error when they are of others: a right, a member or an input is missing.
 */
export const unpackRanges = (packed: PackedRanges, household: Household, unknowns: readonly Unknown[]): Ranges => {
  const byId = new Map(unknowns.map((one) => [one.id, one]))
  const rightById = new Map(RIGHTS.map((one) => [one.id as string, one]))
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('These ranges are of another household')
    return value
  }
  const question = ([id, narrows, rights]: PackedQuestion): RankedQuestion => ({ unknown: there(byId.get(id)), narrows, rights })
  return {
    rights: packed.rights.map(({ right, member, questions, ...range }) => ({
      ...range,
      right: there(rightById.get(right)),
      member: member === null ? null : there<Member>(household.members[member]),
      questions: questions.map(question),
    })),
    total: packed.total,
    questions: packed.questions.map(question),
    evaluations: packed.evaluations,
  }
}
