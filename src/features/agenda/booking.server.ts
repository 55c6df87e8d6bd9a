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
}

const sentences = {
  exclude$busy_agent_once: { field: 'time', words: 'Cette heure est déjà prise dans l’agenda.' },
  exclude$busy_room_once: { field: 'roomId', words: 'Cette salle est déjà prise à cette heure.' },
  exclude$busy_person_once: { field: 'time', words: 'Cette personne a déjà un rendez-vous à cette heure.' },
} as const

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
 * Does what takes an hour; when the hour is taken, nothing of it stays and the person is told beside the field, with free times.
 * @throws Refused beside `time` or `roomId`.
 */
export const booking = async <T>(tx: Write, wanted: Wanted, work: () => Promise<T>): Promise<T> => {
  await sql`savepoint booking`.execute(tx.q)
  try {
    const done = await work()
    await sql`release savepoint booking`.execute(tx.q)
    return done
  } catch (error) {
    const taken = sentences[(error as { constraint?: keyof typeof sentences }).constraint ?? ('' as keyof typeof sentences)]
    if (!taken) throw error
    await sql`rollback to savepoint booking`.execute(tx.q)
    const free = await alternatives(tx, wanted)
    throw new Refused({ [taken.field]: `${taken.words} ${free || 'Choisissez une autre heure.'}` })
  }
}

/** Refuses to write into the agenda of somebody whose hours the actor does not see. @throws Denied */
export const requireColleagues = async (tx: Write, agentIds: readonly string[]): Promise<void> => {
  const others = agentIds.filter((id) => id !== tx.actor.agentId)
  if (others.length === 0) return
  const rows = await sql<{ all: boolean }>`select ${[...others]}::uuid[] <@ (select app.my_colleagues())::uuid[] as all`.execute(tx.q)
  if (!rows.rows[0]?.all) throw new Denied({ agentId: 'Vous n’écrivez que dans votre agenda et dans ceux de vos équipes.' })
}
