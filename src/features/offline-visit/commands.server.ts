import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { hashToken } from '#db/token.server.ts'
import { kindOfPath } from '#features/facts/model.ts'
import { HOURS, MOST_HOUSEHOLDS } from './model.ts'
import type { Observation } from './model.ts'
import { getMyCopy } from './queries.server.ts'
import type { WaitingBody } from './queries.server.ts'

const refusals: Readonly<Record<string, string>> = {
  shared: 'Cet ordinateur est partagé : aucune copie n’y est gardée. Prenez votre tablette ou votre poste.',
  many: `${MOST_HOUSEHOLDS} foyers sont déjà sur vos appareils : c’est le plus. Envoyez une visite finie, ou retirez une copie, puis recommencez.`,
  no: 'Une copie se prend d’un foyer ouvert, dont le fil vous est ouvert aussi pour écrire.',
}

/**
 * Writes down that a copy of a household goes onto a device for a day; `device` null: as the session knows it. @returns its id and when it ends.
 * @throws Refused on a shared computer, and beyond twenty households; Denied for a household in whose thread the actor does not write.
 */
export const takeCopy = async (
  tx: Write,
  given: { caseFileId: string; token: string; device: string | null },
): Promise<{ id: string; expiresAt: Date }> => {
  const id = tx.newId()
  const expiresAt = new Date(tx.now.getTime() + HOURS * 3_600_000)
  const { rows } = await sql<{
    said: string
  }>`select app.take_visit_pack(${id}, ${given.caseFileId}, ${hashToken(given.token)}, ${given.device},
    ${tx.now}, ${expiresAt}, ${MOST_HOUSEHOLDS}) as said`.execute(tx.q)
  const said = rows[0]?.said ?? 'no'
  // somebody who may not take it leaves the trace of the attempt
  if (said === 'no') throw new Denied({ '': refusals['no'] ?? '' })
  if (said !== 'taken') throw new Refused({ '': refusals[said] ?? '' })
  tx.about({ caseFileId: given.caseFileId, subjectId: id })
  return { id, expiresAt }
}

/** The part of the household that a gesture belongs to: never the sender’s to say. */
export const kindOf = ({ place, told }: Pick<Observation, 'place' | 'told'>): WritableKind => {
  const kind = told?.kind ?? place.split(':')[0]
  if (kind === 'aggir') return 'health'
  if (kind === 'money' || kind === 'debt') return 'budget'
  if (kind !== 'fact') return 'general'
  return kindOfPath(told?.kind === 'fact' ? told.path : place.slice('fact:'.length))?.kind.compartment ?? 'general'
}

/**
 * Keeps gestures of a visit, each once: one that is here already is left as it is. Nothing is filed yet. @returns ids of all that are here now.
 * @throws NotFound for another’s copy, or a household that is no longer open to the actor; Gone when the copy was ended; Denied for a part of it that is shut.
 */
export const keepGestures = async (
  tx: Write,
  copyId: string,
  gestures: readonly Observation[],
): Promise<{ caseFileId: string; ids: string[] }> => {
  const { caseFileId } = await getMyCopy(tx, copyId)
  tx.about({ caseFileId, subjectId: copyId })
  const places = new Map<WritableKind, string>()
  for (const one of gestures) {
    const kind = kindOf(one)
    const compartmentId = places.get(kind) ?? (await compartmentOf(tx, caseFileId, kind))
    places.set(kind, compartmentId)
    const body: WaitingBody = { place: one.place, told: one.told, at: one.at, why: '' }
    const isPicture = one.told?.kind === 'sketch' || one.told?.kind === 'photo'
    const written = await tx.q
      .insertInto('visit_observation')
      .values({
        organisation_id: tx.org,
        id: one.id,
        pack_id: copyId,
        case_file_id: caseFileId,
        compartment_id: compartmentId,
        state: isPicture ? 'kept' : 'waiting',
        body: tx.sealJson(compartmentId, one.id, body),
        // a clock that is ahead tells nothing of the future
        observed_at: new Date(Math.min(one.at, tx.now.getTime())),
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) await requireOwn(tx, copyId, one.id)
  }
  return { caseFileId, ids: gestures.map(({ id }) => id) }
}

/** An id that stands elsewhere answers like one that stands nowhere. */
const requireOwn = async (tx: Write, copyId: string, id: string): Promise<void> => {
  const row = await tx.q
    .selectFrom('visit_observation')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('pack_id', '=', copyId)
    .executeTakeFirst()
  found(row, 'gesture')
}

/** All of one's own copy came back: the device may delete it. @throws NotFound */
export const returnCopy = async (tx: Write, copyId: string): Promise<void> => {
  const { rows } = await sql<{ ok: boolean }>`select app.return_visit_pack(${copyId}) as ok`.execute(tx.q)
  if (!rows[0]?.ok) throw new NotFound('copy')
}

/** Ends a copy from elsewhere: one’s own, or any for an administrator. At its next contact the device deletes it. @throws NotFound when there is none to end. */
export const endCopy = async (tx: Write, copyId: string): Promise<void> => {
  const { rows } = await sql<{ ok: boolean }>`select app.end_visit_pack(${copyId}) as ok`.execute(tx.q)
  if (!rows[0]?.ok) throw new NotFound('copy')
  tx.about({ subjectId: copyId })
}

/** Without a session: a device says that it deleted its copy, with so many answers that it had not sent. */
export const wipedCopy = async (house: Pick<House, 'bare'>, token: string, unsent: number): Promise<void> => {
  await sql`select app.visit_pack_wiped(${hashToken(token)}, ${unsent})`.execute(house.bare)
}

/** Puts away something that came back and is not to be kept: its words are gone. @throws NotFound */
export const dropWaiting = async (tx: Write, caseFileId: string, id: string): Promise<void> => {
  const done = await tx.q
    .updateTable('visit_observation')
    .set({ state: 'filed', body: null })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', id)
    .where('state', '<>', 'filed')
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new NotFound('gesture')
  tx.about({ subjectId: id })
}
