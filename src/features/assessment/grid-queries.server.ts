import type { Read, Write } from '#db/door.server.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'

type Tx = Read | Write

/** An organisation's own grid in one of its versions. */
export type GridVersion = {
  readonly id: string
  readonly seriesId: string
  readonly version: number
  readonly state: 'draft' | 'published' | 'retired'
  readonly author: string
  readonly writtenAt: Date
  readonly instrument: Instrument
}

/** All versions of the own grids, or of one of them, newest first. They hold nothing of a household: every agent of the organisation reads them. */
export const listGridVersions = async (tx: Tx, seriesId?: string): Promise<GridVersion[]> => {
  let query = tx.q
    .selectFrom('instrument as i')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'i.organisation_id').onRef('a.id', '=', 'i.created_by'))
    .selectAll('i')
    .select(['a.first_name', 'a.last_name'])
    .where('i.organisation_id', '=', tx.org)
  if (seriesId !== undefined) query = query.where('i.series_id', '=', seriesId)
  const rows = await query.orderBy('i.version', 'desc').orderBy('i.id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    seriesId: row.series_id,
    version: row.version,
    state: row.state as GridVersion['state'],
    author: [row.first_name, row.last_name].filter(Boolean).join(' '),
    writtenAt: row.updated_at,
    instrument: { ...(row.definition as unknown as Instrument), id: row.series_id, version: row.version },
  }))
}

/** The latest of each that is no draft, when it is published: what may be filled today. */
export const listGridsInForce = async (tx: Tx): Promise<Instrument[]> => {
  const versions = (await listGridVersions(tx)).filter(({ state }) => state !== 'draft')
  const latest = [...Map.groupBy(versions, ({ seriesId }) => seriesId).values()].flatMap(([first]) => first ?? [])
  return latest
    .filter(({ state }) => state === 'published')
    .map(({ instrument }) => instrument)
    .toSorted((a, b) => a.title.localeCompare(b.title, 'fr'))
}

const isSeries = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** An own grid in the version with which something was filled; null: no such version was ever published. */
export const findGrid = async (tx: Tx, seriesId: string, version: number): Promise<Instrument | null> => {
  if (!isSeries(seriesId)) return null
  const versions = await listGridVersions(tx, seriesId)
  return versions.find((one) => one.version === version && one.state !== 'draft')?.instrument ?? null
}
