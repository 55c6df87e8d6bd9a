import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { instantOf } from '#web/clock.ts'
import { booking } from './booking.server.ts'
import type { EventKind } from './model.ts'

export type NewEvent = { kind: EventKind; startsAt: Date; endsAt: Date; place?: string; roomId?: string | null; agentId?: string }

/**
 * Fills time of one's own, or of an agent of a site that one manages. An absence comes over what stands there, which is then listed to be moved.
 * @throws Refused beside `time` when the hour is taken; Denied for the agenda of somebody else.
 */
export const addEvent = async (tx: Write, given: NewEvent): Promise<string> => {
  const id = tx.newId()
  const agentId = given.agentId ?? tx.actor.agentId
  const whose = tx.q.selectFrom('agent').select('site_id').where('organisation_id', '=', tx.org).where('id', '=', agentId)
  const agent = await whose.executeTakeFirst()
  if (!agent) throw new NotFound('agent')
  if (given.endsAt <= given.startsAt) throw new Refused({ time: 'La fin est avant le début.' })
  const minutes = (given.endsAt.getTime() - given.startsAt.getTime()) / 60_000
  const { startsAt, roomId = null } = given
  const wanted = { siteId: agent.site_id, agentIds: [agentId], roomId, startsAt, minutes, travelBefore: 0, travelAfter: 0 }
  const write = () =>
    tx.q
      .insertInto('agenda_event')
      .values({
        organisation_id: tx.org,
        id,
        agent_id: agentId,
        kind: given.kind,
        starts_at: startsAt,
        ends_at: given.endsAt,
        place: given.place ?? '',
        room_id: roomId,
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute()
  // an absence comes over whatever stands
  await (given.kind === 'absence' ? write() : booking(tx, wanted, write)).catch((error: unknown) => {
    if ((error as { code?: string }).code === '42501') throw new Denied({ agentId: 'Vous n’écrivez que dans votre agenda.' })
    throw error
  })
  return id
}

/** Takes an event out; the hours that had yielded to an absence stand again where nothing else has come. @throws NotFound */
export const cancelEvent = async (tx: Write, id: string): Promise<void> => {
  const done = await tx.q
    .updateTable('agenda_event')
    .set({ cancelled_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('event')
}

/** An absence of whole days, both included, with no reason: of oneself, or of an agent of a site that one manages. @throws as addEvent */
export const declareAbsence = (
  tx: Write,
  given: { agentId?: string; fromOn: IsoDate; untilOn: IsoDate; timeZone: string },
): Promise<string> => {
  if (given.untilOn < given.fromOn) throw new Refused({ untilOn: 'Le dernier jour est avant le premier.' })
  const [startsAt, last] = [instantOf(given.fromOn, '00:00', given.timeZone), instantOf(given.untilOn, '23:59', given.timeZone)]
  return addEvent(tx, {
    kind: 'absence',
    startsAt,
    endsAt: new Date(last.getTime() + 60_000),
    ...(given.agentId ? { agentId: given.agentId } : {}),
  })
}

export type Replaced = { appointments: number; permanences: number; leftOver: number }

/**
 * A manager of the site gives the hours of an absent worker to a colleague: relief of the households that have one of these hours (and of no other), with its
 * written reason, then the planned appointments that fit into her day, and the permanences. Protected households stay. @returns how many of each, and how many stay to be moved.
 * @throws Refused for oneself, for the absent one, for days gone by; Denied for an agent of another site.
 */
export const replaceAgent = async (
  tx: Write,
  given: {
    absentId: string
    byId: string
    fromOn: IsoDate
    untilOn: IsoDate
    timeZone: string
    reason: string
    appointments: boolean
    permanences: boolean
  },
): Promise<Replaced> => {
  if (given.untilOn < given.fromOn) throw new Refused({ untilOn: 'Le dernier jour est avant le premier.' })
  const until = new Date(instantOf(given.untilOn, '23:59', given.timeZone).getTime() + 60_000)
  const agents = tx.q.selectFrom('agent').select('site_id').where('organisation_id', '=', tx.org).where('id', '=', given.absentId)
  const absent = await agents.executeTakeFirst()
  if (!absent) throw new NotFound('agent')
  if (given.byId === tx.actor.agentId) throw new Refused({ byId: 'Personne ne se donne un accès. Choisissez une autre personne.' })
  if (given.byId === given.absentId) throw new Refused({ byId: 'Choisissez une autre personne que celle qui est absente.' })
  if (until <= tx.now) throw new Refused({ untilOn: 'Ces jours sont déjà passés.' })
  const from = instantOf(given.fromOn, '00:00', given.timeZone)
  if (given.appointments)
    await sql`select app.relieve_hours(${given.absentId}, ${given.byId}, ${given.reason}, ${tx.now}, ${from}, ${until})`.execute(tx.q)
  const done = await sql<{
    appointments: number
    permanences: number
    left_over: number
  }>`select * from app.replace_agent(${given.absentId}, ${given.byId},
    ${from > tx.now ? from : tx.now}, ${until}, ${given.appointments}, ${given.permanences}, ${tx.now})`.execute(tx.q)
  const numbers = done.rows[0]
  if (!numbers) throw new Denied({ '': 'Vous ne partagez que les heures des agents de vos sites.' })
  await tx.q
    .insertInto('replacement')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      site_id: absent.site_id,
      absent_id: given.absentId,
      by_id: given.byId,
      from_on: given.fromOn,
      until_on: given.untilOn,
      appointments: given.appointments,
      permanences: given.permanences,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { appointments: numbers.appointments, permanences: numbers.permanences, leftOver: numbers.left_over }
}
