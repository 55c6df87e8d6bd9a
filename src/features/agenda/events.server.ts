import { sql } from 'kysely'
import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { relieve } from '#features/team/commands.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { booking } from './booking.server.ts'
import { monthsMade, overlaps } from './model.ts'
import type { EventKind, Span } from './model.ts'
import { closedBecause } from './opening.ts'
import { getSiteHours } from './queries.server.ts'
import { daysOf, readRule, spanOf } from './recurrence.ts'

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
  await booking(tx, wanted, () =>
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
      .execute(),
  ).catch((error: unknown) => {
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

export type NewSeries = {
  kind: Exclude<EventKind, 'absence'>
  siteId: string
  /** The actor alone, unless she manages the site. */
  agentIds?: readonly string[]
  rrule: string
  firstOn: IsoDate
  starts: string
  minutes: number
  place?: string
  roomId?: string | null
  untilOn?: IsoDate | null
  skipsClosed?: boolean
}

/**
 * What comes again, made up to thirteen months ahead; the night goes on. An occurrence over an hour that is taken is made all the same, and yields.
 * @returns its id, how many occurrences were made, and how many of them yield. @throws Refused beside `rrule`
 */
export const addSeries = async (tx: Write, given: NewSeries): Promise<{ id: string; made: number; yielding: number }> => {
  const rrule = readRule(given.rrule)
  if (rrule === null)
    throw new Refused({ rrule: 'Choisissez comment cela revient : chaque semaine, un mardi sur deux, le dernier jour du mois…' })
  const agentIds = [...new Set(given.agentIds ?? [tx.actor.agentId])]
  const site = await getSiteHours(tx, given.siteId)
  const until = addMonths(wallClock(tx.now, site.timeZone).date, monthsMade)
  const [id, skipsClosed] = [tx.newId(), given.skipsClosed ?? true]
  const base = { rrule, firstOn: given.firstOn, untilOn: given.untilOn ?? null, skipped: [], starts: given.starts, minutes: given.minutes }
  await tx.q
    .insertInto('agenda_series')
    .values({
      organisation_id: tx.org,
      id,
      site_id: given.siteId,
      kind: given.kind,
      agent_ids: agentIds,
      rrule,
      first_on: base.firstOn,
      starts: base.starts,
      minutes: base.minutes,
      place: given.place ?? '',
      room_id: given.roomId ?? null,
      skips_closed: skipsClosed,
      until_on: base.untilOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  const spans = daysOf(base, given.firstOn, until)
    .filter((day) => !skipsClosed || closedBecause(day, site) === null)
    .map((day) => spanOf(base, day, site.timeZone))
  const [first, last] = [spans[0], spans.at(-1)]
  const taken = first && last ? await takenWithin(tx, agentIds, given.roomId ?? null, { from: first.from, to: last.to }) : []
  const rows = spans.flatMap((span) =>
    agentIds.map((agentId) => {
      const yields = taken.some((one) => (one.who === agentId || one.who === given.roomId) && overlaps(one, span))
      return {
        organisation_id: tx.org,
        id: tx.newId(),
        agent_id: agentId,
        kind: given.kind,
        starts_at: span.from,
        ends_at: span.to,
        place: given.place ?? '',
        room_id: yields ? null : (given.roomId ?? null),
        series_id: id,
        yields,
        created_at: tx.now,
        created_by: tx.actor.agentId,
      }
    }),
  )
  for (let n = 0; n < rows.length; n += 200)
    await tx.q
      .insertInto('agenda_event')
      .values(rows.slice(n, n + 200))
      .execute()
  await tx.q.updateTable('agenda_series').set({ made_until: until }).where('organisation_id', '=', tx.org).where('id', '=', id).execute()
  return { id, made: rows.length, yielding: rows.filter((row) => row.yields).length }
}

const takenWithin = async (
  tx: Write,
  agentIds: readonly string[],
  roomId: string | null,
  span: Span,
): Promise<(Span & { who: string })[]> =>
  (
    await sql<Span & { who: string }>`select agent_id as who, starts_at as "from", ends_at as "to" from busy_agent
      where organisation_id = ${tx.org} and agent_id = any (${[...agentIds]}::uuid[]) and starts_at < ${span.to} and ends_at > ${span.from}
      union all select room_id, starts_at, ends_at from busy_room where organisation_id = ${tx.org} and room_id = ${roomId}::uuid and starts_at < ${span.to} and ends_at > ${span.from}`.execute(
      tx.q,
    )
  ).rows

/** Ends what comes again after a day, that day included: later occurrences are taken out. @throws NotFound */
export const endSeries = async (tx: Write, id: string, lastOn: IsoDate, timeZone: string): Promise<void> => {
  const rows = tx.q.updateTable('agenda_series').set({ until_on: lastOn }).where('organisation_id', '=', tx.org).where('id', '=', id)
  if ((await rows.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound('series')
  await tx.q
    .updateTable('agenda_event')
    .set({ cancelled_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', instantOf(lastOn, '23:59', timeZone))
    .execute()
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
 * A manager of the site gives the hours of an absent worker to a colleague: relief of the households first, with its written reason, then the planned
 * appointments that fit into her day, and the permanences. Protected households stay. @returns how many of each, and how many stay to be moved.
 * @throws Refused as the relief does; Denied for an agent of another site.
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
  if (given.appointments) await relieve(tx, { absentId: given.absentId, toId: given.byId, reason: given.reason, until })
  const from = instantOf(given.fromOn, '00:00', given.timeZone)
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
