import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { joinNames, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import type { Write } from '#db/door.server.ts'
import { wallClock } from '#web/clock.ts'
import { findFreeSlots } from './queries.server.ts'

/** Hours that are asked for: whose, where, how long. */
export type Wanted = {
  siteId: string
  agentIds: readonly string[]
  roomId: string | null
  startsAt: Date
  minutes: number
  travelBefore: number
  travelAfter: number
  /** The appointment or event that is being changed: its own hours do not stand in its way. */
  except?: string
}

const sentences = {
  agent: { field: 'time', words: 'Cette heure est déjà prise dans l’agenda.' },
  room: { field: 'roomId', words: 'Cette salle est déjà prise à cette heure.' },
} as const

/** What stands in the way, as far as the actor sees hours: an agenda, a room, or nothing. */
const standing = async (tx: Write, wanted: Wanted): Promise<keyof typeof sentences | null> => {
  const at = (minutes: number): Date => new Date(wanted.startsAt.getTime() + minutes * 60_000)
  const [from, to] = [at(-wanted.travelBefore), at(wanted.minutes + wanted.travelAfter)]
  const own = wanted.except ? sql`and b.source <> md5(${wanted.except})::uuid` : sql``
  const rows = await sql<{ what: keyof typeof sentences }>`
    select 'agent' as what from busy_agent b where b.organisation_id = ${tx.org} and b.agent_id = any (${[...wanted.agentIds]}::uuid[]) and not b.yields
      and tstzrange(b.starts_at, b.ends_at) && tstzrange(${from}, ${to}) ${own}
    union all select 'room' from busy_room b where b.organisation_id = ${tx.org} and b.room_id = ${wanted.roomId}
      and tstzrange(b.starts_at, b.ends_at) && tstzrange(${wanted.startsAt}, ${at(wanted.minutes)}) ${own}
    limit 1`.execute(tx.q)
  return rows.rows[0]?.what ?? null
}

/** Three free times after the one that is taken, within two weeks, in one sentence; empty when there is none. */
const alternatives = async (tx: Write, wanted: Wanted): Promise<string> => {
  const zones = await tx.q
    .selectFrom('site')
    .select('time_zone')
    .where('organisation_id', '=', tx.org)
    .where('id', '=', wanted.siteId)
    .execute()
  const timeZone = zones[0]?.time_zone ?? 'Europe/Paris'
  const day = wallClock(wanted.startsAt < tx.now ? tx.now : wanted.startsAt, timeZone).date
  const slots = await findFreeSlots(tx, {
    siteId: wanted.siteId,
    agentIds: wanted.agentIds,
    who: 'all',
    minutes: wanted.minutes,
    travelBefore: wanted.travelBefore,
    travelAfter: wanted.travelAfter,
    ...(wanted.roomId ? { room: { ids: [wanted.roomId] } } : {}),
    fromOn: day,
    toOn: addDays(day, 14),
    step: 30,
    most: 200,
  })
  // the nearest first: who asked for four in the afternoon is not sent to eight in the morning
  const near = slots
    .toSorted(
      (a, b) => Math.abs(a.startsAt.getTime() - wanted.startsAt.getTime()) - Math.abs(b.startsAt.getTime() - wanted.startsAt.getTime()),
    )
    .slice(0, 3)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const today = wallClock(tx.now, timeZone).date
  const words = near.map(({ startsAt }) => {
    const wall = wallClock(startsAt, timeZone)
    return `${writeNearDay(wall.date, today)} à ${writeTimeInSentence(wall.time)}`
  })
  return words.length === 0 ? '' : `Libre : ${joinNames(words)}.`
}

/**
 * Does what takes an hour; where one sees that the hour is taken, nothing is done and free times are told beside the field. Who books in the same instant, and a person
 * who has an appointment that the actor does not see the hours of, are refused by the database, in its own sentence (src/db/errors.server.ts). No savepoint: the rows
 * of an act keep the number of its transaction, by which the log finds them.
 * @throws Refused beside `time` or `roomId`.
 */
export const booking = async <T>(tx: Write, wanted: Wanted, work: () => Promise<T>): Promise<T> => {
  const taken = await standing(tx, wanted)
  if (!taken) return work()
  const { field, words } = sentences[taken]
  throw new Refused({ [field]: `${words} ${(await alternatives(tx, wanted)) || 'Choisissez une autre heure.'}` })
}

/** Refuses to write into the agenda of somebody whose hours the actor does not see. @throws Denied */
export const requireColleagues = async (tx: Write, agentIds: readonly string[]): Promise<void> => {
  const others = agentIds.filter((id) => id !== tx.actor.agentId)
  if (others.length === 0) return
  const rows = await sql<{ all: boolean }>`select ${[...others]}::uuid[] <@ (select app.my_colleagues())::uuid[] as all`.execute(tx.q)
  if (!rows.rows[0]?.all) throw new Denied({ agentId: 'Vous n’écrivez que dans votre agenda et dans ceux de vos équipes.' })
}
