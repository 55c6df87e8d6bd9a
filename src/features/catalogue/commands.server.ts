import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { CatalogueEntry } from '#rules/catalogue/entry.ts'
import { statementsOf } from './model.ts'
import type { LocalAid } from './model.ts'
import { digestOf, getLocalAid } from './queries.server.ts'

const withdraw = (tx: Write, slug: string, place: string) =>
  tx.q
    .updateTable('catalogue_check')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('right_slug', '=', slug)
    .where('statement', '=', place)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()

/**
 * Says a statement of the catalogue checked, in place of what was said of it before. It holds as long as its words do.
 * @throws NotFound when the entry has no such statement. @returns the id of the tick.
 */
export const tickStatement = async (
  tx: Write,
  entry: CatalogueEntry,
  input: { place: string; source: string; checkedOn: IsoDate },
): Promise<string> => {
  const statement = found(
    statementsOf(entry).find(({ place }) => place === input.place),
    'statement',
  )
  // two managers who tick one statement wait for each other: one tick stands
  await inTurn(tx, 'catalogue tick', `${entry.slug} ${input.place}`)
  await withdraw(tx, entry.slug, input.place)
  const id = tx.newId()
  await tx.q
    .insertInto('catalogue_check')
    .values({
      organisation_id: tx.org,
      id,
      right_slug: entry.slug,
      statement: input.place,
      words_digest: digestOf(statement.words),
      source: input.source,
      checked_on: input.checkedOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** The statement is to be checked again; that it was ticked is kept. @throws NotFound when nothing was. @returns the id of the tick. */
export const withdrawTick = async (tx: Write, entry: CatalogueEntry, place: string): Promise<string> => {
  const [row] = await withdraw(tx, entry.slug, place)
  return found(row, 'tick').id
}

export type LocalAidInput = Omit<LocalAid, 'id'>

const write = async (tx: Write, seriesId: string | null, input: LocalAidInput): Promise<string> => {
  const id = tx.newId()
  await tx.q
    .insertInto('local_aid')
    .values({
      organisation_id: tx.org,
      id,
      series_id: seriesId ?? id,
      name: input.name,
      provider: input.provider,
      domain: input.domain,
      nature: input.nature,
      what: input.what,
      conditions: JSON.stringify(input.conditions),
      gives: JSON.stringify(input.gives),
      documents: [...input.documents, ...input.otherDocuments],
      apply: input.apply,
      basis: input.basis,
      valid_from: input.validFrom,
      valid_until: input.validUntil,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return seriesId ?? id
}

/** A local aid. @returns the id of its series. */
export const addLocalAid = (tx: Write, input: LocalAidInput): Promise<string> => write(tx, null, input)

const supersede = async (tx: Write, id: string, versionId: string): Promise<void> => {
  const rows = await tx.q
    .updateTable('local_aid')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', id)
    .where('id', '=', versionId)
    .where('superseded_at', 'is', null)
    .returning('id')
    .execute()
  if (rows.length === 0)
    throw new Refused({
      '': 'Cette aide vient d’être modifiée par quelqu’un d’autre. Ouvrez-la dans un autre onglet, comparez, puis recommencez.',
    })
}

/**
 * The aid written anew, the former version kept. `versionId`: the version that was on screen.
 * @throws NotFound when there is no such aid, Refused when it was changed since. @returns the id of its series.
 */
export const changeLocalAid = async (tx: Write, id: string, versionId: string, input: LocalAidInput): Promise<string> => {
  await getLocalAid(tx, id)
  await supersede(tx, id, versionId)
  return write(tx, id, input)
}

/** The aid is given no more after a day, which is a new version. @throws Refused when that is before its first day. */
export const endLocalAid = async (tx: Write, id: string, versionId: string, validUntil: IsoDate): Promise<string> => {
  const { aid } = await getLocalAid(tx, id)
  if (validUntil < aid.validFrom) throw new Refused({ validUntil: 'Cette date est avant le premier jour de l’aide.' })
  await supersede(tx, id, versionId)
  return write(tx, id, { ...aid, validUntil })
}
