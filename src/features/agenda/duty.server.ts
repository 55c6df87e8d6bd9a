import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import { addSeries } from './series.server.ts'
import type { NewSeries } from './series.server.ts'
import type { ContactOutcome } from './model.ts'

/** A permanence of a team at a place, with its workers on duty: by a manager of the site. @returns its id, and what `addSeries` says. */
export const openPermanence = async (
  tx: Write,
  given: Omit<NewSeries, 'kind'> & { name: string; teamId: string },
): Promise<{ id: string; seriesId: string; made: number; yielding: number }> => {
  const { name, teamId, ...series } = given
  const { id: seriesId, ...counts } = await addSeries(tx, { ...series, kind: 'permanence' })
  const id = tx.newId()
  await tx.q
    .insertInto('permanence')
    .values({
      organisation_id: tx.org,
      id,
      site_id: given.siteId,
      team_id: teamId,
      series_id: seriesId,
      name,
      place: given.place ?? '',
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { id, seriesId, ...counts }
}

/** Somebody comes in: called how she likes, or nothing; nothing more is needed. @throws NotFound */
export const registerContact = async (
  tx: Write,
  given: { permanenceId: string; on: IsoDate; calledName?: string; topic?: RequestTopic | null; urgency?: Urgency; arrivedAt?: Date },
): Promise<string> => {
  const permanences = tx.q
    .selectFrom('permanence')
    .select(['site_id', 'team_id'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', given.permanenceId)
  const permanence = found(await permanences.executeTakeFirst(), 'permanence')
  const id = tx.newId()
  await tx.q
    .insertInto('permanence_contact')
    .values({
      organisation_id: tx.org,
      id,
      permanence_id: given.permanenceId,
      site_id: permanence.site_id,
      team_id: permanence.team_id,
      on_date: given.on,
      called_name: given.calledName?.trim() ?? '',
      topic: given.topic ?? null,
      urgency: given.urgency ?? 'week',
      arrived_at: given.arrivedAt ?? tx.now,
      registered_by: tx.actor.agentId,
    })
    .execute()
  return id
}

const take = async (tx: Write, which: ReturnType<typeof sql>): Promise<string | null> => {
  const rows = await sql<{
    id: string
  }>`update permanence_contact set status = 'taken', taken_by = ${tx.actor.agentId}, taken_at = ${tx.now}
    where organisation_id = ${tx.org} and status = 'waiting' and id = (${which}) returning id`.execute(tx.q)
  return rows.rows[0]?.id ?? null
}

/** Takes who waits and presses most, then who waits longest: exactly one of two who press at once. Null: nobody waits. */
export const takeNext = (tx: Write, permanenceId: string, on: IsoDate): Promise<string | null> =>
  take(
    tx,
    sql`select c.id from permanence_contact c where c.organisation_id = ${tx.org} and c.permanence_id = ${permanenceId} and c.on_date = ${on} and c.status = 'waiting'
      order by array_position(array['immediate', 'today', 'week', 'next'], c.urgency), c.arrived_at, c.id limit 1 for update skip locked`,
  )

/** Takes one who waits. @throws Refused when a colleague was faster, or she has left. */
export const takeContact = async (tx: Write, id: string): Promise<void> => {
  if ((await take(tx, sql`select ${id}::uuid`)) === null)
    throw new Refused({ '': 'Quelqu’un d’autre l’a déjà reçue, ou elle est repartie.' })
}

/**
 * What became of a passage. Without having been taken, only « repartie » and what reception itself did. `requestId`: the first request that it became,
 * which the actor must read. @throws NotFound; Refused when it was already said.
 */
export const closeContact = async (tx: Write, id: string, outcome: ContactOutcome, requestId: string | null = null): Promise<void> => {
  if (requestId !== null) {
    const requests = tx.q.selectFrom('request').select('id').where('organisation_id', '=', tx.org).where('id', '=', requestId)
    found(await requests.executeTakeFirst(), 'request')
  }
  const over = new Refused({ '': 'Ce passage est déjà terminé.' })
  const rows = tx.q.selectFrom('permanence_contact').select('status').where('organisation_id', '=', tx.org).where('id', '=', id)
  const { status } = found(await rows.executeTakeFirst(), 'contact')
  if (status === 'ended') throw over
  const done = await tx.q
    .updateTable('permanence_contact')
    .set({ status: 'ended', ended_at: tx.now, outcome, request_id: requestId })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('status', '<>', 'ended')
    .executeTakeFirst()
  // a colleague ended it in between: what this act made beside it (a request) goes back with it
  if (done.numUpdatedRows === 0n) throw over
}

/**
 * A visit of one's own is watched over by a colleague: when one is expected back, and where one goes, sealed for the two of them.
 * @throws Refused beside `watcherId` when she cannot be asked; beside `expectedAt` when that moment is past.
 */
export const watchVisit = async (
  tx: Write,
  given: { appointmentId: string; watcherId: string; where: string; expectedAt: Date },
): Promise<string> => {
  if (given.expectedAt <= tx.now) throw new Refused({ expectedAt: 'Cette heure est déjà passée.' })
  const [id, compartmentId] = [tx.newId(), tx.newId()]
  const { keyId, wrapped } = tx.newKey(compartmentId)
  const body = tx.sealJson(compartmentId, id, { where: given.where })
  const done = await sql<{
    ok: boolean
  }>`select app.watch_visit(${id}, ${given.appointmentId}, ${given.watcherId}, ${given.expectedAt}, ${compartmentId}, ${keyId}, ${wrapped},
    ${body}, ${tx.now}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ watcherId: 'Choisissez une ou un collègue de vos équipes.' })
  return id
}

/** Arrived (`in`), back (`out`), expected later, or the alert was answered by the colleague. @throws NotFound */
export const sayVisit = async (
  tx: Write,
  id: string,
  said: { in: true } | { out: true } | { expectedAt: Date } | { answered: true },
): Promise<void> => {
  const set =
    'in' in said
      ? { checked_in_at: tx.now }
      : 'out' in said
        ? { checked_out_at: tx.now }
        : 'answered' in said
          ? { answered_at: tx.now }
          : { expected_at: said.expectedAt }
  const done = await tx.q.updateTable('visit_safety').set(set).where('organisation_id', '=', tx.org).where('id', '=', id).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('visit')
}
