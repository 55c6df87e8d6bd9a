import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { answersOf, getKnown } from '#features/facts/queries.server.ts'
import type { KeptRight } from '#features/night/model.ts'
import { listLatestResults } from '#features/night/queries.server.ts'
import type { Answered } from '#rules/answer.ts'
import { BadInput } from '#rules/bad-input.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf } from '#rules/time.ts'
import type { Month } from '#rules/time.ts'
import type { ConcernedHousehold } from './model.ts'

/** Households compared on one page: each is computed twice, over everything that is still unknown of it. */
export const HOUSEHOLDS_A_PAGE = 10

/** A household as the night last computed it: ids of the rights that are open whatever is still to ask, and of those that may be. */
export type Concerned = { caseFileId: string; name: string; sure: string[]; maybe: string[] }

const idsOf = (rights: readonly KeptRight[], how: KeptRight['open']): string[] => [
  ...new Set(rights.filter(({ open }) => open === how).map(({ right }) => right)),
]

/** What the night last computed for the open households of which the actor is the referent. */
export type OwnRights = { households: Concerned[]; computed: number; followed: number }

/**
 * Rights that may be open in each of the actor's own households, by name. From results that she may see alone: what was read in a compartment
 * that she does not hold is in no count (decision 8). `computed`: how many of those she follows the night has computed.
 */
export const listOwnRights = async (tx: Read): Promise<OwnRights> => {
  const mine = await tx.q
    .selectFrom('case_file')
    .select(['id', 'name'])
    .where('organisation_id', '=', tx.org)
    .where('closed_at', 'is', null)
    .where('id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`)
    .orderBy('name')
    .execute()
  if (mine.length === 0) return { households: [], computed: 0, followed: 0 }
  const results = await listLatestResults(
    tx,
    mine.map(({ id }) => id),
  )
  return {
    households: mine.flatMap(({ id, name }) => {
      const rights = results.get(id)?.rights
      return rights ? [{ caseFileId: id, name, sure: idsOf(rights, 'sure'), maybe: idsOf(rights, 'maybe') }] : []
    }),
    computed: results.size,
    followed: mine.length,
  }
}

/** Those in whom one of these rights is open, and those in whom one may be, according to what is still to ask. */
export const concernedBy = ({ households }: OwnRights, rights: readonly string[]): { sure: Concerned[]; maybe: Concerned[] } => {
  const reads = (ids: readonly string[]): boolean => ids.some((id) => rights.includes(id))
  return {
    sure: households.filter((one) => reads(one.sure)),
    maybe: households.filter((one) => !reads(one.sure) && reads(one.maybe)),
  }
}

const amountOf = (answered: Answered | undefined): number => (answered?.outcome.kind === 'due' ? answered.outcome.amount : 0)

/**
 * The rights of a household in the month before and in the month, of those who were born by then: a child of this summer is nobody in March. Null
 * when what is known makes no household of that time.
 */
const bothMonths = async (
  situation: Situation,
  month: Month,
): Promise<[before: readonly Answered[], after: readonly Answered[]] | null> => {
  const persons = situation.persons.filter(({ birthDate }) => birthDate === undefined || monthOf(birthDate.slice(0, 7)) < month)
  try {
    const both = [month - 1, month].map((at) => answersOf({ ...situation, persons }, at))
    const [before, after] = await Promise.all(both)
    return before && after ? [before.rights, after.rights] : null
  } catch (error) {
    if (error instanceof BadInput) return null
    throw error
  }
}

/** A household as it is known today, read to be compared once the transaction is over. */
export type ReadHousehold = Concerned & { known: Awaited<ReturnType<typeof getKnown>> }

export const readHousehold = async (tx: Read, one: Concerned, today: IsoDate): Promise<ReadHousehold> => ({
  ...one,
  known: await getKnown(tx, one.caseFileId, today),
})

/**
 * What a household gets in the month before a day of change and in the month of it, for rights that read the figures; everything else as it is
 * known today. Only sure amounts that move are told; `open`: how many others hang on what is still to ask. A search that nobody made yet takes
 * some hundred milliseconds for each month: for this no transaction stays open, and no other page waits (`answersOf`).
 */
export const compareHousehold = async (one: ReadHousehold, day: IsoDate, rights: readonly string[]): Promise<ConcernedHousehold> => {
  const { known } = one
  const month = monthOf(day.slice(0, 7))
  const wanted = new Set(rights)
  const both = await bothMonths(known.situation, month)
  // what cannot be computed for that time hangs on what is still to ask, all of it
  if (both === null) return { caseFileId: one.caseFileId, name: one.name, open: wanted.size, rights: [] }
  const [before, after] = both
  const open = after.filter(({ right, outcome }) => wanted.has(right.id) && right.counts === 'money' && outcome.kind === 'unknown').length
  return {
    caseFileId: one.caseFileId,
    name: one.name,
    open,
    rights: after.flatMap((now) => {
      if (!wanted.has(now.right.id) || now.right.counts !== 'money' || now.outcome.kind === 'unknown') return []
      const then = before.find(({ right, member }) => right === now.right && member?.id === now.member?.id)
      if (then?.outcome.kind === 'unknown') return []
      const [from, to] = [amountOf(then), amountOf(now)]
      if (from === to) return []
      const person = now.member === null ? null : (known.nameOf[now.member.id] ?? null)
      return [{ id: now.right.id, title: now.right.title, person, per: now.right.per, before: from, after: to }]
    }),
  }
}
