import { sql } from 'kysely'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { AgendaAppointment, AgendaEvent, AppointmentBody, AppointmentKind, AppointmentStatus, Canceller, EventKind } from './model.ts'

export { findFreeSlots, getSiteHours, listBusy, listColleagues, listDeparted, listRooms } from './slot-queries.server.ts'
export type { SlotSearch } from './slot-queries.server.ts'
export { listOffers } from './offers.server.ts'
export type { Offer } from './offers.server.ts'
export type { WatchedVisit } from './duty-queries.server.ts'
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

type Filter = {
  agentId?: string
  caseFileId?: string
  requestId?: string
  ids?: readonly string[]
  from?: Date
  to?: Date
  open?: boolean
  /** Those that `agentId` holds, with a household, and that begin at `from` or later; not those in which she accompanies. */
  held?: boolean
}

/**
 * Appointments, soonest first, with what the actor may read of them: hers and those in which she accompanies (`agentId`), those of a household or of
 * a first request. `open`: still planned. At most 1,000.
 */
export const listAgendaAppointments = async (tx: Tx, filter: Filter): Promise<AgendaAppointment[]> => {
  const where = [
    sql`a.organisation_id = ${tx.org}`,
    ...(filter.held ? [sql`a.case_file_id is not null`] : []),
    ...(filter.held && filter.agentId ? [sql`a.agent_id = ${filter.agentId}`] : []),
    ...(filter.held && filter.from ? [sql`a.starts_at >= ${filter.from}`] : []),
    ...(filter.agentId ? [sql`(a.agent_id = ${filter.agentId} or a.co_agent_ids @> array[${filter.agentId}::uuid])`] : []),
    ...(filter.caseFileId ? [sql`a.case_file_id = ${filter.caseFileId}`] : []),
    ...(filter.requestId ? [sql`a.request_id = ${filter.requestId}`] : []),
    ...(filter.ids ? [sql`a.id = any (${[...filter.ids]}::uuid[])`] : []),
    // none lasts a day: the index on the beginnings leaves out the years before
    ...(filter.from ? [sql`a.ends_at > ${filter.from}`, sql`a.starts_at > ${new Date(filter.from.getTime() - 86_400_000)}`] : []),
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

/**
 * Appointments that came to the actor by a replacement that runs, soonest first: those of households whose referent she stands in for. Each person is to be
 * told by her own safe channel.
 */
export const listToTell = async (tx: Tx): Promise<AgendaAppointment[]> => {
  const rows = await run(
    tx,
    sql<{ id: string }>`select a.id from appointment a join case_file f on f.organisation_id = a.organisation_id and f.id = a.case_file_id
    join replacement r on r.organisation_id = a.organisation_id and r.by_id = a.agent_id and r.absent_id = f.referent_id and r.ended_at is null
    join site s on s.organisation_id = a.organisation_id and s.id = a.site_id
    where a.organisation_id = ${tx.org} and a.agent_id = ${tx.actor.agentId} and a.status = 'planned' and a.starts_at > ${tx.now}
      and (a.starts_at at time zone s.time_zone)::date between r.from_on and r.until_on`,
  )
  return rows.length === 0 ? [] : listAgendaAppointments(tx, { ids: rows.map(({ id }) => id) })
}
