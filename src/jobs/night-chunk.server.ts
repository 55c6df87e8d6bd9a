import type { ClientBase } from 'pg'
import { addMonths, type IsoDate } from '#core/dates.ts'
import { uuidOf } from '#core/ids.ts'
import { KeyRing, type Vault } from '#db/vault.server.ts'
import { situationOf } from '#features/facts/ledger.ts'
import { materialOf } from '#features/facts/material.ts'
import type { Known } from '#features/facts/model.ts'
import { computeRights, type Computed } from '#features/night/compute.ts'
import type { News, NoticeBody, ResultBody } from '#features/night/model.ts'
import { endOfDecision, newsOf, toldUntil } from '#features/night/news.ts'
import type { StatusBody } from '#features/review/queries.server.ts'
import { monthOf } from '#rules/time.ts'
import { lawDigest } from './law-digest.ts'
import { readFiles, type NightFile } from './night-material.server.ts'

export type ResultRow = {
  id: string
  month: IsoDate
  compartment_ids: string[]
  digest: Buffer
  law_digest: Buffer
  next_change_on: IsoDate
  body: Buffer
}
export type ReviewRow = { id: string; compartment_id: string; subject_id: string | null; body: Buffer }

/** What a piece of the night did. `computed`: results; `busy`: case files that another worker had; `failed`: with the code of what failed. */
export type Done = { files: number; computed: number; written: number; touched: number; noticed: number; busy: number; failed: number }
export const nothingDone = (): Done => ({ files: 0, computed: 0, written: 0, touched: 0, noticed: 0, busy: 0, failed: 0 })

export type NightOptions = {
  vault: Vault
  today: IsoDate
  now: Date
  failed: (error: unknown) => void
  /** Between two case files: lets the pages be served, and throws when the work is to stop (the transaction is then given up). */
  breathe: () => Promise<void>
}

/**
 * A piece is kept after so long at the latest, with what it has: while it computes, its connection is idle in a transaction, and the server ends
 * such a one after thirty seconds.
 */
const LONGEST_MS = 6_000

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`
const arrayText = (ids: readonly string[]): string => `{${ids.join(',')}}`

/** One result before it is kept. */
export type Result = { set: string[]; known: Known; computed: Computed; text: string }

/** The results of a case file on a day: one for each set of compartments that somebody holds and whose rows were read (decision 8). */
export const resultsOf = (file: NightFile, ring: KeyRing, today: IsoDate): Result[] => {
  const feeding = new Set<string>()
  for (const stay of file.stays) feeding.add(stay.compartment_id).add(stay.person_compartment_id)
  if (file.dwelling) feeding.add(file.dwelling.compartment_id)
  for (const fact of file.facts) feeding.add(fact.compartment_id)
  const sets = new Map<string, Set<string>>()
  for (const held of file.held) {
    const set = held.filter((id) => feeding.has(id) && file.compartments.has(id)).toSorted()
    if (set.length > 0) sets.set(set.join(), new Set(set))
  }
  const found = new Map<string, Result>()
  for (const set of sets.values()) {
    const stays = file.stays.filter((stay) => set.has(stay.compartment_id) && set.has(stay.person_compartment_id))
    // who may not know who lives there is told nothing of their rights
    if (stays.length === 0) continue
    const facts = file.facts
      .filter(({ compartment_id }) => set.has(compartment_id))
      .map((fact) => ({
        ...fact,
        value: fact.value ?? (fact.body ? (JSON.parse(ring.open(fact.compartment_id, fact.id, fact.body)) as { value?: object }).value : null) ?? {},
        compartment_kind: file.compartments.get(fact.compartment_id)?.kind ?? '',
      })) // prettier-ignore
    const dwelling = file.dwelling && set.has(file.dwelling.compartment_id) ? file.dwelling : null
    const known = situationOf(materialOf({ stays, dwelling, facts }), today)
    const read = [...new Set([...known.compartmentIds, ...stays.map((stay) => stay.person_compartment_id)])].toSorted()
    if (found.has(read.join())) continue
    const computed = computeRights(known.situation, monthOf(today), 'coarse')
    found.set(read.join(), { set: read, known, computed, text: JSON.stringify(computed.body) })
  }
  return [...found.values()]
}

/** The keyed digest of a result: equal for the same content of the same household and set, and telling nothing without the root key. */
export const digestOf = (print: (text: string) => Buffer, fileId: string, { set, text }: Pick<Result, 'set' | 'text'>): Buffer =>
  print(`${fileId}|${set.join()}|${text}`).subarray(0, 16)

/** A day on which the file is computed again though nothing is written: never later than the first of next month. */
const nextChange = (today: IsoDate, known: Known, file: NightFile): IsoDate =>
  [addMonths(firstOfMonth(today), 1), known.changesOn, file.accessChangesOn]
    .filter((day) => day !== null && day > today)
    .toSorted()[0] as IsoDate

/** Rows to be kept, column by column, as `app.night_store` takes them. */
type Rows = {
  files: string[]
  marks: (string | null)[]
  results: { id: string; of: string; set: string; digest: Buffer; next: IsoDate; body: Buffer | null }[]
  over: { of: string; set: string }[]
  notices: { id: string; of: string; set: string; kind: string; digest: Buffer; on: IsoDate; body: Buffer }[]
}

const addNews = (rows: Rows, ring: KeyRing, print: (text: string) => Buffer, fileId: string, set: readonly string[], news: readonly News[]): void => {
  for (const { kind, on, about, ...body } of news) {
    const digest = print(`notice|${fileId}|${set.join()}|${about}`).subarray(0, 16)
    const id = uuidOf(digest)
    if (rows.notices.some((one) => one.id === id)) continue
    rows.notices.push({ id, of: fileId, set: arrayText(set), kind, digest, on, body: ring.sealThrough(set, id, JSON.stringify(body satisfies NoticeBody)) })
  }
} // prettier-ignore

/** What is told of a result. With something unknown, only what the full search says too. */
const newsIn = ({ known, computed }: Result, before: ResultBody, today: IsoDate, fromCents: number): News[] => {
  const of = ({ body, whyIn }: Computed): News[] => newsOf({ before, after: body, today, fromCents, whyIn })
  const quick = of(computed)
  if (quick.length === 0 || computed.body.unknown.length === 0) return quick
  return of(computeRights(known.situation, monthOf(today), 'full'))
}

/** Computes one case file and adds what is to be kept of it. @returns how many results were computed */
const addFile = (rows: Rows, file: NightFile, ring: KeyRing, print: (text: string) => Buffer, today: IsoDate): number => {
  for (const [id, { keys }] of file.compartments) ring.addLater(id, keys)
  const month = firstOfMonth(today)
  const results = resultsOf(file, ring, today)
  const mine: Rows = { files: [], marks: [], results: [], over: [], notices: [] }
  for (const result of results) {
    const { set, known, text } = result
    const digest = digestOf(print, file.id, result)
    const before = file.results.find(({ compartment_ids }) => compartment_ids.join() === set.join())
    const id = before?.month === month ? before.id : uuidOf(print(`result|${file.id}|${set.join()}|${month}`))
    const same = before?.month === month && before.digest.equals(digest)
    const row = { id, of: file.id, set: arrayText(set), digest, next: nextChange(today, known, file) }
    mine.results.push({ ...row, body: same ? null : ring.sealThrough(set, id, text) })
    if (same) continue
    mine.over.push({ of: file.id, set: row.set })
    // the first result of a set is where the holders begin: nothing is news yet
    if (before === undefined) continue
    const then = JSON.parse(ring.openThrough(set, before.id, before.body)) as ResultBody
    addNews(mine, ring, print, file.id, set, newsIn(result, then, today, file.noticeFromCents))
  }
  for (const compartmentId of file.compartments.keys())
    if (!results.some(({ set }) => set.length === 1 && set[0] === compartmentId)) mine.over.push({ of: file.id, set: arrayText([compartmentId]) })
  for (const status of file.reviews) {
    if (!file.compartments.has(status.compartment_id)) continue
    const { slug, until, amountCents } = JSON.parse(ring.open(status.compartment_id, status.id, status.body)) as StatusBody
    if (until === null || until < today || until > toldUntil(today)) continue
    addNews(mine, ring, print, file.id, [status.compartment_id], [endOfDecision({ id: status.id, right: slug, member: status.subject_id, on: until, cents: amountCents })])
  }
  rows.results.push(...mine.results)
  rows.over.push(...mine.over)
  rows.notices.push(...mine.notices)
  return results.length
} // prettier-ignore

/** The results of this month as they stand, to be computed again by the next night that runs: what was written meanwhile is not lost. */
const againNextTime = (file: NightFile, today: IsoDate): Rows['results'] =>
  file.results
    .filter(({ month }) => month === firstOfMonth(today))
    .map(({ id, compartment_ids, digest }) => ({ id, of: file.id, set: arrayText(compartment_ids), digest, next: today, body: null }))

const store = async (client: ClientBase, organisation: string, { now, today }: NightOptions, rows: Rows): Promise<{ written: number; touched: number; noticed: number }> => {
  const { results, over, notices } = rows
  const kept = await client.query<{ written: number; touched: number; noticed: number }>(
    `select * from app.night_store($1, $2, $3, $4, $5, $6::uuid[], $7::timestamptz[], $8::uuid[], $9::uuid[], $10::text[], $11::bytea[], $12::date[], $13::bytea[],
       $14::uuid[], $15::text[], $16::uuid[], $17::uuid[], $18::text[], $19::text[], $20::bytea[], $21::date[], $22::bytea[])`,
    [
      organisation, now, today, firstOfMonth(today), lawDigest(), rows.files, rows.marks,
      results.map((row) => row.id), results.map((row) => row.of), results.map((row) => row.set), results.map((row) => row.digest), results.map((row) => row.next), results.map((row) => row.body),
      over.map((row) => row.of), over.map((row) => row.set),
      notices.map((row) => row.id), notices.map((row) => row.of), notices.map((row) => row.set), notices.map((row) => row.kind), notices.map((row) => row.digest), notices.map((row) => row.on), notices.map((row) => row.body),
    ],
  ) // prettier-ignore
  return kept.rows[0] as { written: number; touched: number; noticed: number }
} // prettier-ignore

/**
 * Computes some case files of one organisation and keeps what changed, in one transaction: after a kill at any point, all of them or none are
 * done, and doing them again changes nothing. `rest`: those that it had no time for.
 */
export const nightChunk = async (
  client: ClientBase,
  organisation: string,
  ids: readonly string[],
  options: NightOptions,
): Promise<{ done: Done; rest: string[] }> => {
  const { vault, today, failed, breathe } = options
  const done = nothingDone()
  const print = vault.fingerprints('night')
  const ring = new KeyRing(vault)
  const rows: Rows = { files: [], marks: [], results: [], over: [], notices: [] }
  await client.query('begin')
  try {
    const files = await readFiles(client, organisation, ids, firstOfMonth(today), { from: today, until: toldUntil(today) })
    done.busy = ids.length - files.length
    const begun = performance.now()
    const rest: string[] = []
    for (const file of files) {
      if (performance.now() - begun > LONGEST_MS) {
        rest.push(file.id)
        continue
      }
      await breathe()
      // its mark stays, for the day on which it is reopened
      if (file.closed) continue
      rows.files.push(file.id)
      rows.marks.push(file.markedAt)
      try {
        done.computed += addFile(rows, file, ring, print, today)
      } catch (error) {
        // one file that cannot be computed keeps its last result and does not stop the others; its mark goes, lest it be tried without end
        rows.results.push(...againNextTime(file, today))
        done.failed += 1
        failed(error)
      }
    }
    done.files = rows.files.length
    if (rows.files.length > 0) Object.assign(done, await store(client, organisation, options, rows))
    await client.query('commit')
    return { done, rest }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
