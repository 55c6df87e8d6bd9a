import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import { instantOf } from '#web/clock.ts'
import type {
  AgendaAppointment,
  AgendaEvent,
  AppointmentBody,
  AppointmentKind,
  AppointmentStatus,
  BusyHour,
  Canceller,
  EventKind,
} from './model.ts'
import type { SiteHours } from './opening.ts'
import { freeSlots } from './slots.ts'
import type { Slot } from './slots.ts'

export {
  countContacts,
  getWatchedVisit,
  listContacts,
  listPermanences,
  listReplacements,
  listWatchedVisits,
} from './duty-queries.server.ts'

/** Of the doors, what reads. */
type Tx = Pick<Read, 'actor' | 'org' | 'now' | 'unlock' | 'holds' | 'openJson' | 'shown'> & { readonly q: Read['q'] | Write['q'] }
const run = <T>(tx: Tx, query: ReturnType<typeof sql<T>>): Promise<T[]> => query.execute(tx.q as never).then(({ rows }) => rows)

type Filter = { agentId?: string; caseFileId?: string; requestId?: string; ids?: readonly string[]; from?: Date; to?: Date; open?: boolean }

/**
 * Appointments, soonest first, with what the actor may read of them: hers and those in which she accompanies (`agentId`), those of a household or of
 * a first request. `open`: still planned. At most 1,000.
 */
export const listAgendaAppointments = async (tx: Tx, filter: Filter): Promise<AgendaAppointment[]> => {
  const where = [
    sql`a.organisation_id = ${tx.org}`,
    ...(filter.agentId ? [sql`(a.agent_id = ${filter.agentId} or a.co_agent_ids @> array[${filter.agentId}::uuid])`] : []),
    ...(filter.caseFileId ? [sql`a.case_file_id = ${filter.caseFileId}`] : []),
    ...(filter.requestId ? [sql`a.request_id = ${filter.requestId}`] : []),
    ...(filter.ids ? [sql`a.id = any (${[...filter.ids]}::uuid[])`] : []),
    ...(filter.from ? [sql`a.ends_at > ${filter.from}`] : []),
    ...(filter.to ? [sql`a.starts_at < ${filter.to}`] : []),
    ...(filter.open ? [sql`a.status = 'planned'`] : []),
  ]
  const rows = await run(
    tx,
    sql<{
      id: string
      case_file_id: string | null
      request_id: string | null
      compartment_id: string
      name: string | null
      agent_id: string
      agent: string
      co_agent_ids: string[]
      person_ids: string[] | null
      starts_at: Date
      ends_at: Date
      travel_before: number
      travel_after: number
      kind: AppointmentKind
      status: AppointmentStatus
      cancelled_by: Canceller | null
      moved_to: string | null
      place: string
      room_id: string | null
      series_id: string | null
      body: Buffer
      to_move: boolean
    }>`select a.*, f.name, g.first_name || ' ' || g.last_name as agent,
      a.status = 'planned' and exists (select from busy_agent b where b.organisation_id = a.organisation_id and b.agent_id = a.agent_id and b.kind = 'absence'
        and b.starts_at < a.ends_at and b.ends_at > a.starts_at) as to_move
    from appointment a
    join agent g on g.organisation_id = a.organisation_id and g.id = a.agent_id
    left join case_file f on f.organisation_id = a.organisation_id and f.id = a.case_file_id
    where ${sql.join(where, sql` and `)} order by a.starts_at, a.id limit 1000`,
  )
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  return rows.map((row) => {
    const body = tx.holds(row.compartment_id) ? tx.openJson<AppointmentBody>(row.compartment_id, row.id, row.body) : {}
    return {
      id: row.id,
      caseFileId: row.case_file_id,
      caseName: row.name,
      requestId: row.request_id,
      agentId: row.agent_id,
      agentName: row.agent,
      coAgentIds: row.co_agent_ids,
      personIds: row.person_ids,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      travelBefore: row.travel_before,
      travelAfter: row.travel_after,
      kind: row.kind,
      status: row.status,
      cancelledBy: row.cancelled_by,
      movedTo: row.moved_to,
      place: row.place,
      roomId: row.room_id,
      seriesId: row.series_id,
      with: body.with ?? '',
      essentials: body.essentials ?? [],
      note: body.note ?? '',
      access: body.access ?? '',
      reason: body.reason ?? '',
      toMove: row.to_move,
    }
  })
}

/** One appointment that the actor may read. @throws NotFound */
export const getAppointment = async (tx: Tx, id: string): Promise<AgendaAppointment> =>
  found((await listAgendaAppointments(tx, { ids: [id] }))[0], 'appointment')

/** Time without a household, soonest first: one's own, or that of an agent of a site that one manages; nothing of others. */
export const listEvents = async (tx: Tx, filter: { agentId: string; from: Date; to: Date }): Promise<AgendaEvent[]> => {
  const rows = await run(
    tx,
    sql<{
      id: string
      agent_id: string
      kind: EventKind
      starts_at: Date
      ends_at: Date
      place: string
      room_id: string | null
      series_id: string | null
      yields: boolean
    }>`select id, agent_id, kind, starts_at, ends_at, place, room_id, series_id, yields from agenda_event
    where organisation_id = ${tx.org} and agent_id = ${filter.agentId} and cancelled_at is null and ends_at > ${filter.from} and starts_at < ${filter.to} order by starts_at, id limit 1000`,
  )
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    kind: row.kind,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    roomId: row.room_id,
    seriesId: row.series_id,
    yields: row.yields,
  }))
}

/** A page of one's own agenda: appointments and events that touch `[from, to)`. Those called off or moved away are left out. Three statements. */
export const getAgenda = async (
  tx: Tx,
  span: { from: Date; to: Date },
): Promise<{ appointments: AgendaAppointment[]; events: AgendaEvent[] }> => {
  const agentId = tx.actor.agentId
  const appointments = await listAgendaAppointments(tx, { agentId, ...span })
  const events = await listEvents(tx, { agentId, ...span })
  return { appointments: appointments.filter(({ status }) => status !== 'cancelled' && status !== 'moved'), events }
}

/** One's planned appointments that an absence came over: to be moved or given to somebody. */
export const listToMove = async (tx: Tx): Promise<AgendaAppointment[]> =>
  (await listAgendaAppointments(tx, { agentId: tx.actor.agentId, from: tx.now, open: true })).filter(({ toMove }) => toMove)

/** Agents whose hours the actor sees, by name; herself first. */
export const listColleagues = async (tx: Tx): Promise<{ id: string; name: string; siteId: string }[]> =>
  run(
    tx,
    sql<{ id: string; name: string; siteId: string }>`select id, first_name || ' ' || last_name as name, site_id as "siteId" from agent
    where organisation_id = ${tx.org} and ended_at is null and id = any ((select app.my_colleagues())::uuid[])
    order by id <> ${tx.actor.agentId}, last_name, first_name, id`,
  )

/** Hours that are taken of colleagues whose hours the actor sees, soonest first: when, and what kind; never a household. */
export const listBusy = async (tx: Tx, filter: { agentIds: readonly string[]; from: Date; to: Date }): Promise<BusyHour[]> =>
  run(
    tx,
    sql<BusyHour>`select agent_id as "agentId", starts_at as "startsAt", ends_at as "endsAt", kind from busy_agent
    where organisation_id = ${tx.org} and agent_id = any (${[...filter.agentIds]}::uuid[]) and ends_at > ${filter.from} and starts_at < ${filter.to} order by starts_at, agent_id`,
  )

/** Rooms of a site in service, by name. */
export const listRooms = async (tx: Tx, siteId: string): Promise<{ id: string; name: string; capacity: number; accessible: boolean }[]> =>
  run(
    tx,
    sql<{ id: string; name: string; capacity: number; accessible: boolean }>`select id, name, capacity, accessible from room
    where organisation_id = ${tx.org} and site_id = ${siteId} and ended_at is null order by name, id`,
  )

type OpeningRow = { room_id: string | null; weekday: number; opens: string; closes: string; fromOn: IsoDate; untilOn: IsoDate | null }
const openingsOf = (tx: Tx, siteId: string): Promise<OpeningRow[]> =>
  run(
    tx,
    sql<OpeningRow>`select room_id, weekday, opens, closes, from_on as "fromOn", until_on as "untilOn" from site_opening
    where organisation_id = ${tx.org} and site_id = ${siteId} order by weekday, opens`,
  )

/** When a site receives people: zone, territory of its holidays, weekly hours, closures. @throws NotFound */
export const getSiteHours = async (tx: Tx, siteId: string): Promise<SiteHours> => {
  const [site] = await run(
    tx,
    sql<{
      timeZone: string
      territory: Territory
    }>`select time_zone as "timeZone", territory from site where organisation_id = ${tx.org} and id = ${siteId}`,
  )
  const openings = (await openingsOf(tx, siteId)).filter((one) => one.room_id === null)
  const closures = await run(
    tx,
    sql<{ fromOn: IsoDate; untilOn: IsoDate; name: string }>`select from_on as "fromOn", until_on as "untilOn", name from site_closure
    where organisation_id = ${tx.org} and site_id = ${siteId} order by from_on, id`,
  )
  return { ...found(site, 'site'), openings, closures }
}

export type SlotSearch = {
  siteId: string
  agentIds: readonly string[]
  minutes: number
  fromOn: IsoDate
  toOn: IsoDate
  travelBefore?: number
  travelAfter?: number
  who?: 'one' | 'all'
  /** A room of the site is wanted: any that holds so many people, or one of these. */
  room?: { capacity: number } | { ids: readonly string[] }
  step?: number
  most?: number
}

/**
 * Free slots of workers whose hours the actor sees, soonest first, from now on. Seven statements whatever the number of workers and weeks.
 * A worker whose hours she does not see is left out, not taken for free.
 */
export const findFreeSlots = async (tx: Tx, asked: SlotSearch): Promise<Slot[]> => {
  const site = await getSiteHours(tx, asked.siteId)
  const seen = new Set((await listColleagues(tx)).map(({ id }) => id))
  const agentIds = asked.agentIds.filter((id) => seen.has(id))
  if (asked.who === 'all' && agentIds.length < asked.agentIds.length) return []
  const around = {
    from: new Date(instantOf(asked.fromOn, '00:00', site.timeZone).getTime() - 86_400_000),
    to: instantOf(addDays(asked.toOn, 2), '00:00', site.timeZone),
  }
  const busy = Map.groupBy(await listBusy(tx, { agentIds, ...around }), (one) => one.agentId)
  const spans = (rows: readonly { startsAt: Date; endsAt: Date }[] = []) => rows.map((row) => ({ from: row.startsAt, to: row.endsAt }))
  const { room } = asked
  const rooms = room
    ? (await listRooms(tx, asked.siteId)).filter((one) => ('ids' in room ? room.ids.includes(one.id) : one.capacity >= room.capacity))
    : []
  if (room && rooms.length === 0) return []
  const roomHours = room ? (await openingsOf(tx, asked.siteId)).filter((one) => one.room_id !== null) : []
  const roomBusy = room
    ? Map.groupBy(
        await run(
          tx,
          sql<{
            roomId: string
            startsAt: Date
            endsAt: Date
          }>`select room_id as "roomId", starts_at as "startsAt", ends_at as "endsAt" from busy_room
          where organisation_id = ${tx.org} and room_id = any (${rooms.map(({ id }) => id)}::uuid[]) and ends_at > ${around.from} and starts_at < ${around.to} order by starts_at`,
        ),
        (one) => one.roomId,
      )
    : new Map<string, { startsAt: Date; endsAt: Date }[]>()
  return freeSlots({
    site,
    fromOn: asked.fromOn,
    toOn: asked.toOn,
    notBefore: tx.now,
    minutes: asked.minutes,
    travelBefore: asked.travelBefore ?? 0,
    travelAfter: asked.travelAfter ?? 0,
    who: asked.who ?? 'one',
    workers: agentIds.map((id) => ({ id, busy: spans(busy.get(id)) })),
    rooms: rooms.map(({ id }) => ({ id, busy: spans(roomBusy.get(id)), openings: roomHours.filter((one) => one.room_id === id) })),
    step: asked.step ?? 15,
    most: asked.most ?? 40,
  })
}
