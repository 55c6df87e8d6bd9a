import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import type { Read, Write } from '#db/door.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { RIGHTS } from '#rules/rights.ts'
import { noticeSentence, whySentence } from './model.ts'
import type { NoticeBody, NoticeKind, ResultBody } from './model.ts'

type Tx = Read | Write

/** A notice of the night, ready to be read. `right`: its title; `who`: the person, when the right is one person’s and she is named here. */
export type NightNotice = {
  id: string
  caseFileId: string
  kind: NoticeKind
  right: string
  who: string | null
  /** « s’arrêterait le 1er juin 2026 (aujourd’hui 646,52 €) » */
  sentence: string
  why: string
  on: IsoDate
  /** Computed, hence an estimate; an end that a decision bears is none. */
  estimate: boolean
}

const titles = new Map(RIGHTS.map(({ id, title, counts }) => [id, { title, counts }]))
const titleOf = (right: string): { title: string; counts: 'money' | 'access' } =>
  titles.get(right) ?? { title: findEntry(right)?.name ?? 'Une aide', counts: 'money' }

const openNotices = (tx: Tx) =>
  tx.q
    .selectFrom('right_notice as n')
    .innerJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'n.organisation_id').onRef('f.id', '=', 'n.case_file_id'))
    .select(['n.id', 'n.case_file_id', 'n.compartment_ids', 'n.kind', 'n.body', 'n.on_date'])
    .where('n.organisation_id', '=', tx.org)
    .where('n.dismissed_at', 'is', null)
    .where('f.closed_at', 'is', null)
    .orderBy('n.on_date')
    .orderBy('n.id')
type Row = Awaited<ReturnType<ReturnType<typeof openNotices>['execute']>>[number]

/**
 * The result of each household that its reader reads: of the largest set of compartments that was computed last and that she holds whole.
 * A colleague who holds less has results of her own, which she reads too: they know less, and would say the same thing twice or otherwise.
 */
const latestResults = (tx: Tx, caseFileIds: readonly string[]) =>
  tx.q
    .selectFrom('right_result')
    .select(['id', 'case_file_id', 'compartment_ids'])
    .distinctOn('case_file_id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', sql<string>`any (${[...caseFileIds]}::uuid[])`)
    .orderBy('case_file_id')
    .orderBy('month', 'desc')
    .orderBy(sql`cardinality(compartment_ids)`, 'desc')
    .orderBy('compartment_ids')

const setsOf = async (tx: Tx, caseFileIds: readonly string[]): Promise<Map<string, string>> =>
  new Map((await latestResults(tx, caseFileIds).execute()).map((row) => [row.case_file_id, row.compartment_ids.join()]))

/** What the night last computed of each of these households, as far as the actor holds all that was read for it; a destroyed key: absent. */
export const listLatestResults = async (tx: Tx, caseFileIds: readonly string[]): Promise<Map<string, ResultBody>> => {
  const rows = await latestResults(tx, caseFileIds).select('body').execute()
  await tx.unlock(rows.flatMap((row) => row.compartment_ids))
  return new Map(
    rows
      .filter((row) => row.compartment_ids.every((id) => tx.holds(id)))
      .map((row) => [row.case_file_id, tx.openThrough<ResultBody>(row.compartment_ids, row.id, row.body)]),
  )
}

const personNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('person')
    .select(['id', 'first_name', 'usual_name', 'last_name'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.first_name || row.usual_name || row.last_name]))
}

const isPerson = (id: string | null): id is string => id !== null && isUuid(id)

const readable = async (tx: Tx, rows: readonly Row[]): Promise<NightNotice[]> => {
  if (rows.length === 0) return []
  const sets = await setsOf(tx, [...new Set(rows.map((row) => row.case_file_id))])
  await tx.unlock(rows.flatMap((row) => row.compartment_ids))
  const opened = rows.flatMap((row) => {
    // a destroyed key: nothing to read any more
    if (!row.compartment_ids.every((id) => tx.holds(id))) return []
    const body = tx.openThrough<NoticeBody>(row.compartment_ids, row.id, row.body)
    return body.source === 'review' || sets.get(row.case_file_id) === row.compartment_ids.join() ? [{ row, body }] : []
  })
  const persons = opened.flatMap(({ body }) => [body.member, 'member' in body.why ? body.why.member : null]).filter(isPerson)
  const names = await personNames(tx, persons)
  return opened.map(({ row, body }): NightNotice => {
    const { title, counts } = titleOf(body.right)
    const kind = row.kind as NoticeKind
    return {
      id: row.id,
      caseFileId: row.case_file_id,
      kind,
      right: title,
      who: body.member === null ? null : (names.get(body.member) ?? null),
      sentence: noticeSentence({ ...body, kind, on: row.on_date }, counts),
      why: whySentence(body.why, (id) => names.get(id) ?? null),
      on: row.on_date,
      estimate: body.source === 'computed',
    }
  })
}

/** Of a household: what the night has to tell to this reader and nobody has put aside, the nearest day first. */
export const listNotices = async (tx: Tx, caseFileId: string): Promise<NightNotice[]> =>
  readable(tx, await openNotices(tx).where('n.case_file_id', '=', caseFileId).execute())

/** Of all households of which the actor is the referent. */
export const listMyNotices = async (tx: Tx): Promise<NightNotice[]> =>
  readable(
    tx,
    await openNotices(tx)
      .where('n.case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`)
      .execute(),
  )

/** One notice, put aside or not yet; null when it is not there for this reader. */
export const findNotice = async (tx: Tx, id: string): Promise<NightNotice | null> =>
  (await readable(tx, await openNotices(tx).where('n.id', '=', id).execute()))[0] ?? null

/** From which difference a change is told, cents a month. */
export const getThreshold = async (tx: Tx): Promise<number> =>
  (await tx.q.selectFrom('organisation').select('notice_from_cents').where('id', '=', tx.org).executeTakeFirstOrThrow()).notice_from_cents
