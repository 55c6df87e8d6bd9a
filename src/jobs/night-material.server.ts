import type { ClientBase } from 'pg'
import type { IsoDate } from '#core/dates.ts'
import { wrappedKeys } from '#db/vault.server.ts'
import type { KeyColumns, WrappedKeys } from '#db/vault.server.ts'
import { rightsKeys } from '#features/facts/fact-names.ts'
import type { MaterialRows } from '#features/facts/material.ts'
import type { ResultRow, ReviewRow } from './night-chunk.server.ts'

/** A case file as the night reads it. `held`: the distinct sets of compartments that somebody holds. */
export type NightFile = {
  id: string
  markedAt: string | null
  noticeFromCents: number
  closed: boolean
  held: string[][]
  /** The next day on which an access begins or ends. */
  accessChangesOn: IsoDate | null
  compartments: Map<string, { kind: string; keys: WrappedKeys }>
  stays: (MaterialRows['stays'][number] & { person_compartment_id: string })[]
  dwelling: MaterialRows['dwelling']
  /** Values of restricted compartments are still sealed in `body`. */
  facts: FactRow[]
  results: ResultRow[]
  reviews: ReviewRow[]
}
type FactRow = Omit<MaterialRows['facts'][number], 'value' | 'compartment_kind'> & {
  value: MaterialRows['facts'][number]['value'] | null
  body: Buffer | null
}

/** Takes these case files for the transaction and reads all that their rights hang on; those that another worker has are left out. */
export const readFiles = async (
  client: ClientBase,
  organisation: string,
  ids: readonly string[],
  month: IsoDate,
  review: { from: IsoDate; until: IsoDate },
): Promise<NightFile[]> => {
  const rows = async <T extends object>(text: string, values: unknown[]): Promise<T[]> => (await client.query<T>(text, values)).rows
  const taken = await rows<{ case_file_id: string; closed: boolean; marked_at: string | null; notice_from_cents: number }>(
    'select case_file_id, closed, marked_at::text, notice_from_cents from app.night_take($1, $2)',
    [organisation, ids],
  )
  const files = new Map(
    taken.map((row): [string, NightFile] => [
      row.case_file_id,
      { id: row.case_file_id, markedAt: row.marked_at, noticeFromCents: row.notice_from_cents, closed: row.closed, held: [], accessChangesOn: null, compartments: new Map(), stays: [], dwelling: null, facts: [], results: [], reviews: [] },
    ]),
  ) // prettier-ignore
  const open = taken.filter(({ closed }) => !closed).map((row) => row.case_file_id)
  if (open.length === 0) return [...files.values()]
  const of = (row: { case_file_id: string }): NightFile => files.get(row.case_file_id) as NightFile
  const about = [organisation, open]
  for (const row of await rows<{ case_file_id: string; id: string; kind: string } & KeyColumns>(
    'select * from app.night_compartments($1, $2)',
    about,
  )) {
    const keys = wrappedKeys(row)
    if (keys) of(row).compartments.set(row.id, { kind: row.kind, keys })
  }
  for (const row of await rows<{ case_file_id: string; held: string[] | null; changes_on: IsoDate | null }>(
    'select case_file_id, held, changes_on::text from app.night_holders($1, $2)',
    about,
  )) {
    const file = of(row)
    if (row.held) file.held.push(row.held)
    if (row.changes_on && (file.accessChangesOn === null || row.changes_on < file.accessChangesOn)) file.accessChangesOn = row.changes_on
  }
  for (const row of await rows<NightFile['stays'][number] & { case_file_id: string }>(
    `select case_file_id, person_id, role, custody, sex, birth_date::text, died_on::text, unborn, expected_on::text, from_date::text, until_date::text,
       compartment_id, person_compartment_id from app.night_persons($1, $2)`,
    about,
  ))
    of(row).stays.push(row)
  for (const row of await rows<NonNullable<MaterialRows['dwelling']> & { case_file_id: string }>(
    'select case_file_id, id, tenure, commune_code, from_date::text, compartment_id from app.night_dwellings($1, $2)',
    about,
  ))
    of(row).dwelling = row
  // the long one: rows as arrays, half the work of reading them
  const facts = await client.query<unknown[]>({
    text: 'select case_file_id, id, key, subject_id, value, body, valid_from::text, observed_on::text, source, agent_id, compartment_id from app.night_facts($1, $2, $3)',
    values: [organisation, open, rightsKeys],
    rowMode: 'array',
  })
  for (const row of facts.rows) {
    const [case_file_id, id, key, subject_id, value, body, valid_from, observedOn, source, author, compartment_id] = row as [string, string, string, string | null, FactRow['value'], Buffer | null, IsoDate | null, IsoDate, string, string, string] // prettier-ignore
    of({ case_file_id }).facts.push({ id, key, subject_id, value, body, valid_from, observedOn, source, author, compartment_id })
  }
  for (const row of await rows<ResultRow & { case_file_id: string }>(
    'select case_file_id, id, month::text, compartment_ids, digest, law_digest, next_change_on::text, body from app.night_results($1, $2, $3)',
    [...about, month],
  ))
    of(row).results.push(row)
  for (const row of await rows<ReviewRow & { case_file_id: string }>('select * from app.night_reviews($1, $2, $3, $4)', [
    ...about,
    review.from,
    review.until,
  ]))
    of(row).reviews.push(row)
  return [...files.values()]
}
