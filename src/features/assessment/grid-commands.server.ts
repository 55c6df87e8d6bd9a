import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { faultsOf } from '#rules/instruments/faults.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { emptyGrid } from './grid-edit.ts'
import type { GridHead } from './grid-edit.ts'
import { listGridVersions } from './grid-queries.server.ts'

const insert = async (
  tx: Write,
  row: { seriesId: string; version: number; state: 'draft' | 'retired'; instrument: Instrument },
): Promise<void> => {
  await tx.q
    .insertInto('instrument')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      series_id: row.seriesId,
      version: row.version,
      state: row.state,
      definition: JSON.stringify(row.instrument),
      created_at: tx.now,
      created_by: tx.actor.agentId,
      updated_at: tx.now,
    })
    .execute()
}

/** Begins an own grid, as a draft that only managers change. @returns the id of its series. */
export const createGrid = async (tx: Write, head: GridHead): Promise<string> => {
  const seriesId = tx.newId()
  await insert(tx, { seriesId, version: 1, state: 'draft', instrument: emptyGrid(head) })
  return seriesId
}

/** The version that stands (its last), with its lock. @throws NotFound when no grid has this id. */
const last = async (tx: Write, seriesId: string) => {
  await inTurn(tx, 'grid', seriesId)
  return found((await listGridVersions(tx, seriesId))[0], 'grid')
}

const rewrite = async (tx: Write, id: string, change: { definition?: string; state?: 'published' | 'retired' }): Promise<void> => {
  const done = await tx.q
    .updateTable('instrument')
    .set({ ...change, updated_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new Refused({ '': 'Cette grille vient de changer. Rechargez la page.' })
}

/** Changes the draft of a grid; where the last version is published or retired, the change begins the next one. @throws Refused, NotFound. */
export const changeGrid = async (tx: Write, seriesId: string, change: (grid: Instrument) => Instrument): Promise<void> => {
  const standing = await last(tx, seriesId)
  const instrument = change(standing.instrument)
  if (standing.state === 'draft') return rewrite(tx, standing.id, { definition: JSON.stringify(instrument) })
  return insert(tx, { seriesId, version: standing.version + 1, state: 'draft', instrument })
}

/** Publishes the draft: from now on it is filled, and never changes. @throws Refused with all that keeps it from it; NotFound. */
export const publishGrid = async (tx: Write, seriesId: string): Promise<void> => {
  const standing = await last(tx, seriesId)
  if (standing.state !== 'draft') throw new Refused({ '': 'Cette version est déjà publiée : rien n’a changé.' })
  const faults = faultsOf(standing.instrument)
  if (faults.length > 0) throw new Refused({ '': faults.map(({ message }) => message).join(' ') })
  await rewrite(tx, standing.id, { state: 'published' })
}

/** Retires a grid: nobody begins it any more; what was filled of it is read as before. Its draft goes with it. @throws Refused, NotFound. */
export const retireGrid = async (tx: Write, seriesId: string): Promise<void> => {
  const standing = await last(tx, seriesId)
  if (standing.state === 'retired') throw new Refused({ '': 'Cette grille est déjà retirée.' })
  if (standing.state === 'draft') return rewrite(tx, standing.id, { state: 'retired' })
  return insert(tx, { seriesId, version: standing.version + 1, state: 'retired', instrument: standing.instrument })
}
