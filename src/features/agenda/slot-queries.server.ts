import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import { instantOf } from '#web/clock.ts'
import type { BusyHour } from './model.ts'
import type { SiteHours } from './opening.ts'
import { freeSlots } from './slots.ts'
import type { Slot } from './slots.ts'

/** Of the doors, what reads. */
type Tx = Pick<Read, 'actor' | 'org' | 'now'> & { readonly q: Read['q'] | Write['q'] }
const run = <T>(tx: Tx, query: ReturnType<typeof sql<T>>): Promise<T[]> => query.execute(tx.q as never).then(({ rows }) => rows)

/** Agents whose hours the actor sees, by name; herself first. */
export const listColleagues = async (tx: Tx): Promise<{ id: string; name: string; siteId: string }[]> =>
  run(
    tx,
    sql<{ id: string; name: string; siteId: string }>`select id, first_name || ' ' || last_name as name, site_id as "siteId" from agent
    where organisation_id = ${tx.org} and ended_at is null and id = any ((select app.my_colleagues())::uuid[])
    order by id <> ${tx.actor.agentId}, last_name, first_name, id`,
  )

/** Agents of the sites that the actor manages who left with hours still planned, by name: these are to be handed on. */
export const listDeparted = async (tx: Tx): Promise<{ id: string; name: string }[]> =>
  run(
    tx,
    sql<{ id: string; name: string }>`select id, first_name || ' ' || last_name || ' (compte fermé)' as name from agent
    where organisation_id = ${tx.org} and id = any ((select app.my_departed_agents())::uuid[]) order by last_name, first_name, id`,
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
