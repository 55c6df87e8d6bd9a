import type { ClientBase } from 'pg'
import type { IsoDate } from '#core/dates.ts'
import { lawDigest } from './law-digest.ts'
import { nightChunk, nothingDone, type Done, type NightOptions } from './night-chunk.server.ts'

/** Case files looked for in one go; computed and kept in smaller transactions. */
const PAGE = 5_000
const CHUNK = 250
/** Marked case files are few and somebody waits for them. */
const MARKED = 100
const NOBODY = '00000000-0000-0000-0000-000000000000'

type Found = { organisation_id: string; case_file_id: string }

const add = (done: Done, more: Done): void => {
  for (const key of Object.keys(more) as (keyof Done)[]) done[key] += more[key]
}

const computeFound = async (client: ClientBase, found: readonly Found[], options: NightOptions, done: Done): Promise<void> => {
  const organisations = new Map<string, string[]>()
  for (const { organisation_id, case_file_id } of found)
    organisations.set(organisation_id, [...(organisations.get(organisation_id) ?? []), case_file_id])
  for (const [organisation, ids] of organisations)
    for (let left = ids; left.length > 0;) {
      const piece = await nightChunk(client, organisation, left.slice(0, CHUNK), options)
      add(done, piece.done)
      left = [...piece.rest, ...left.slice(CHUNK)]
    }
}

/**
 * One part of the night on a day: every open case file of that part that was marked, was not computed this month, was computed with other
 * figures, or has passed its day of change. Stopped at any point and begun again, it goes on where it was.
 */
export const runNight = async (
  client: ClientBase,
  { part = 0, parts = 1, ...options }: NightOptions & { part?: number; parts?: number },
): Promise<Done> => {
  const done = nothingDone()
  const month: IsoDate = `${options.today.slice(0, 7)}-01`
  let after: Found = { organisation_id: NOBODY, case_file_id: NOBODY }
  for (;;) {
    const page = await client.query<Found>('select * from app.night_files($1, $2, $3, $4, $5, $6, $7, $8)', [
      month,
      options.today,
      lawDigest(),
      part,
      parts,
      after.organisation_id,
      after.case_file_id,
      PAGE,
    ])
    await computeFound(client, page.rows, options, done)
    const last = page.rows.at(-1)
    if (last === undefined || page.rows.length < PAGE) return done
    after = last
  }
}

/** Marked case files, the longest waiting first: run soon after something of them was written. */
export const runMarked = async (client: ClientBase, options: NightOptions): Promise<Done> => {
  const done = nothingDone()
  const found = await client.query<Found>('select * from app.night_marked($1)', [MARKED])
  await computeFound(client, found.rows, options, done)
  return done
}
