import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import type { KeptRight, ResultBody } from '#features/night/model.ts'
import { answer } from '#rules/answer.ts'
import type { Answered } from '#rules/answer.ts'
import { findRight } from '#rules/rights.ts'
import { monthOf } from '#rules/time.ts'
import type { ConcernedHousehold, Money } from './model.ts'

/** Households compared on one page: each is computed twice, over everything that is still unknown of it. */
export const HOUSEHOLDS_A_PAGE = 10

/** A household whose rights, as the night last computed them, read figures that change; `rights`: their ids. */
export type Concerned = { caseFileId: string; name: string; rights: string[] }

const isOpen = ({ open }: KeptRight): boolean => open !== 'unsupported'

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
  const rows = await tx.q
    .selectFrom('right_result')
    .distinctOn('case_file_id')
    .select(['id', 'case_file_id', 'compartment_ids', 'body'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', sql<string>`any (${mine.map(({ id }) => id)}::uuid[])`)
    .orderBy('case_file_id')
    .orderBy('month', 'desc')
    .orderBy(sql`cardinality(compartment_ids)`, 'desc')
    .execute()
  await tx.unlock(rows.flatMap((row) => row.compartment_ids))
  const read = new Map(
    rows.map((row) => [
      row.case_file_id,
      [
        ...new Set(
          tx
            .openThrough<ResultBody>(row.compartment_ids, row.id, row.body)
            .rights.filter(isOpen)
            .map(({ right }) => right),
        ),
      ],
    ]),
  )
  return {
    households: mine.flatMap(({ id, name }) => (read.has(id) ? [{ caseFileId: id, name, rights: read.get(id) ?? [] }] : [])),
    computed: rows.length,
    followed: mine.length,
  }
}

/** Those that read one of these rights. */
export const concernedBy = ({ households }: OwnRights, rights: readonly string[]): Concerned[] =>
  households.filter((one) => one.rights.some((right) => rights.includes(right)))

const moneyOf = (answered: Answered | undefined): Money => {
  if (!answered || answered.right.counts !== 'money') return null
  const { outcome } = answered
  if (outcome.kind === 'due') return { low: outcome.amount, high: outcome.amount }
  return outcome.kind === 'unknown' ? { low: outcome.low, high: outcome.high } : null
}
const same = (a: Money, b: Money): boolean => a?.low === b?.low && a?.high === b?.high

/**
 * What a household gets in the month before a day of change and in the month of it, for rights that read the figures; everything else as it is
 * known today. Only amounts that move are told.
 */
export const compareHousehold = async (
  tx: Read,
  one: Concerned,
  day: IsoDate,
  today: IsoDate,
  rights: readonly string[],
): Promise<ConcernedHousehold> => {
  const known = await getKnown(tx, one.caseFileId, today)
  const month = monthOf(day.slice(0, 7))
  const [before, after] = [answer(known.situation, month - 1).rights, answer(known.situation, month).rights]
  const wanted = new Set(rights)
  return {
    caseFileId: one.caseFileId,
    name: one.name,
    rights: after.flatMap((now) => {
      if (!wanted.has(now.right.id) || now.right.counts !== 'money') return []
      const then = before.find(({ right, member }) => right === now.right && member?.id === now.member?.id)
      const [from, to] = [moneyOf(then), moneyOf(now)]
      if (same(from, to)) return []
      const person = now.member === null ? null : (known.nameOf[now.member.id] ?? null)
      return [
        { id: now.right.id, title: findRight(now.right.id)?.title ?? now.right.id, person, per: now.right.per, before: from, after: to },
      ]
    }),
  }
}
