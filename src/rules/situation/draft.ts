import type { Household, Member, Timeline } from '../household.ts'
import type { Month } from '../time.ts'
import type { Subject } from './input.ts'
import { inputOf } from './inputs.ts'
import type { Person, Situation, TaxNotice } from './situation.ts'
import { fillNearest, holesOf, shared, unknownOf, writeHoles, type Unknown, type Write } from './unknown.ts'

/** A household being compiled, with the unknown inputs met on the way. */
export interface Draft {
  readonly situation: Situation
  readonly month: Month
  readonly household: Household
  readonly unknowns: Unknown[]
  /** Persons whose incomes of the last year but one are unknown and are not asked one by one: the tax notice is. */
  readonly yearNotAsked: Set<string>
}

export const subjectOf = (draft: Draft, person: Person | null = null, notice: TaxNotice | null = null): Subject => ({
  situation: draft.situation,
  month: draft.month,
  person,
  notice,
})

/** The path of an input for a person or a notice, in a year. */
export const pathOf = (path: string, id: string, year: number): string => path.replace('<id>', id).replace('<year>', String(year))

/** Notes an unknown when the input is asked here; answers whether it was. */
export const note = (draft: Draft, id: string, subject: Subject, path: string, write: Write): boolean => {
  const input = inputOf(id)
  if (input.absent !== 'unknown' || !input.applies(subject)) return false
  draft.unknowns.push(unknownOf(input, path, subject, write))
  return true
}

/**
 * Settles a line of a person or of the household: its unknown months become an unknown when the input is asked and one of them is read;
 * else they follow the nearest known month, or are none. `line` answers the line of a household of the same shape, to write into.
 */
export const settle = (
  draft: Draft,
  id: string,
  subject: Subject,
  line: Timeline,
  none: number,
  lineOf: (household: Household) => Timeline,
  alsoWrite: AlsoWrite | null = null,
): Timeline => {
  const input = inputOf(id)
  const now = draft.month - draft.household.origin
  const holes = holesOf(line, now - input.back, now)
  const path = pathOf(input.path, subject.person?.id ?? '', 0)
  const write: Write = (household, value) => {
    writeHoles(lineOf(household), holes as Int32Array, value)
    alsoWrite?.(household, holes as Int32Array, value)
  }
  if (holes !== null && note(draft, id, subject, path, write)) return line
  return shared(fillNearest(line, none))
}

/** Settles a line that stands in a field of the member. */
export const settleMember = (
  draft: Draft,
  member: Member,
  id: string,
  field: MemberLine,
  subject: Subject,
  line: Timeline,
  none = 0,
  alsoWrite: AlsoWrite | null = null,
): void => {
  const { index } = member
  member[field] = settle(draft, id, subject, line, none, (household) => (household.members[index] as Member)[field], alsoWrite)
}

/** Settles a line that stands in a field of the household. */
export const settleHousehold = (draft: Draft, id: string, field: HouseholdLine, line: Timeline, none = 0): void => {
  draft.household[field] = settle(draft, id, subjectOf(draft), line, none, (household) => household[field])
}

/** What an answer writes besides, into the same months. */
export type AlsoWrite = (household: Household, holes: Int32Array, value: number) => void

export type MemberLine = { [K in keyof Member]: Member[K] extends Timeline ? K : never }[keyof Member]
export type HouseholdLine = { [K in keyof Household]: Household[K] extends Timeline ? K : never }[keyof Household]
