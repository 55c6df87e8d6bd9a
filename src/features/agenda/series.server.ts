import { sql } from 'kysely'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { monthsMade, overlaps } from './model.ts'
import type { EventKind, Span } from './model.ts'
import { closedBecause } from './opening.ts'
import { getSiteHours } from './queries.server.ts'
import { daysOf, readRule, spanOf } from './recurrence.ts'

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
 * @returns its id, how many occurrences were made, and how many of them yield. @throws Refused beside `rrule` or `untilOn`
 */
export const addSeries = async (tx: Write, given: NewSeries): Promise<{ id: string; made: number; yielding: number }> => {
  const rrule = readRule(given.rrule)
  if (rrule === null)
    throw new Refused({ rrule: 'Choisissez comment cela revient : chaque semaine, un mardi sur deux, le dernier jour du mois…' })
  if (given.untilOn && given.untilOn < given.firstOn) throw new Refused({ untilOn: 'Le dernier jour est avant le premier.' })
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

/** Takes out the occurrences that begin in a span: their hours are free again. */
const takeOut = (tx: Write, id: string, span: { from: Date; to?: Date }): Promise<unknown> =>
  tx.q
    .updateTable('agenda_event')
    .set({ cancelled_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>=', span.from)
    .$if(span.to !== undefined, (query) => query.where('starts_at', '<', span.to ?? span.from))
    .execute()

/** Ends what comes again after a day, that day included: later occurrences are taken out. @throws NotFound */
export const endSeries = async (tx: Write, id: string, lastOn: IsoDate, timeZone: string): Promise<void> => {
  // one that is ended before it began keeps its first day in writing, and no occurrence
  const rows = tx.q
    .updateTable('agenda_series')
    .set({ until_on: sql`greatest(${lastOn}::date, first_on)` })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
  if ((await rows.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound('series')
  await takeOut(tx, id, { from: instantOf(addDays(lastOn, 1), '00:00', timeZone) })
}

/** Leaves one day out of what comes again. @throws NotFound */
export const skipDay = async (tx: Write, id: string, day: IsoDate, timeZone: string): Promise<void> => {
  const rows = tx.q
    .updateTable('agenda_series')
    .set({ skipped: sql`case when ${day}::text = any (skipped) then skipped else array_append(skipped, ${day}::text) end` })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
  if ((await rows.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound('series')
  await takeOut(tx, id, { from: instantOf(day, '00:00', timeZone), to: instantOf(addDays(day, 1), '00:00', timeZone) })
}
