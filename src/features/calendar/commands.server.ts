import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { hashToken } from '#db/token.server.ts'
import type { Span } from '#features/agenda/model.ts'
import { FEED_DAYS } from './model.ts'
import type { FeedHour, FileRead, Imported } from './model.ts'

/** A private address that lives from now on, in the place of the one before; the database keeps the hash of its token alone. @throws Refused without a recent proof */
export const createFeed = async (tx: Write, token: string): Promise<string> => {
  const id = tx.newId()
  await inTurn(tx, 'calendar feed', tx.actor.agentId)
  const done = await sql<{ ok: boolean }>`select app.create_calendar_feed(${id}, ${hashToken(token)}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Prouvez d’abord que c’est bien vous : l’adresse s’ouvre ensuite sans mot de passe.' })
  return id
}

/** Ends the actor's private address at once and for good: its id. @throws NotFound when there is none */
export const revokeFeed = async (tx: Write): Promise<string> => {
  const done = await sql<{ id: string | null }>`select app.revoke_calendar_feed() as id`.execute(tx.q)
  return found(done.rows[0]?.id ?? null, 'calendar feed')
}

/**
 * The hours behind a token, soonest first: for who has no session. Null for a token that is nobody's, for one that was taken back and for an agent who
 * left, without a difference. Leaves the line of the log.
 */
export const readFeed = async (house: Pick<House, 'bare'>, token: string, now: Date): Promise<FeedHour[] | null> => {
  const at = (days: number): Date => new Date(now.getTime() + days * 86_400_000)
  const { rows } = await sql<{ kind: FeedHour['kind'] | 'feed'; starts_at: Date; ends_at: Date; uid: string }>`select * from
    app.read_calendar_feed(${hashToken(token)}, ${at(-FEED_DAYS.back)}, ${at(FEED_DAYS.ahead)})`.execute(house.bare)
  if (rows.length === 0) return null
  return rows.flatMap(({ kind, starts_at, ends_at, uid }) => (kind === 'feed' ? [] : [{ kind, startsAt: starts_at, endsAt: ends_at, uid }]))
}

/** What is kept of the UID of a foreign event: enough to know it again, not to read it (some calendars write an address in it). */
export const uidDigest = (key: string): Buffer => createHash('sha256').update(key, 'utf8').digest()

type Row = { id: string; imported_uid: Buffer; starts_at: Date; ends_at: Date }

/**
 * Writes hours of a file into the actor's own agenda, as time that is taken and says nothing else. An hour known by its UID is not written twice: it
 * stays, or follows the file when it was moved; one that the file calls off is taken out. Over an hour that is taken already it is shown, and holds nothing.
 */
export const importHours = async (tx: Write, file: FileRead): Promise<Imported> => {
  const me = tx.actor.agentId
  await inTurn(tx, 'calendar hours', me)
  const mine = tx.q
    .selectFrom('agenda_event')
    .select(['id', 'imported_uid', 'starts_at', 'ends_at'])
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', me)
    .where('imported_uid', 'is not', null)
    .where('cancelled_at', 'is', null)
  const known = new Map(((await mine.execute()) as Row[]).map((row) => [row.imported_uid.toString('hex'), row]))
  const hours = file.hours.map((hour) => ({ ...hour, digest: uidDigest(hour.key) }))
  const gone = file.calledOff.flatMap((key) => known.get(uidDigest(key).toString('hex')) ?? [])
  const moved: Row[] = []
  const toWrite = hours.filter(({ digest, from, to }) => {
    const row = known.get(digest.toString('hex'))
    if (!row) return true
    if (row.starts_at.getTime() === from.getTime() && row.ends_at.getTime() === to.getTime()) return false
    moved.push(row)
    return true
  })
  const ended = [...gone, ...moved].map(({ id }) => id)
  if (ended.length > 0)
    await tx.q
      .updateTable('agenda_event')
      .set({ cancelled_at: tx.now })
      .where('organisation_id', '=', tx.org)
      .where('id', 'in', ended)
      .execute()
  const taken = await takenOf(tx, toWrite)
  const rows = toWrite.map(({ from, to, digest }) => {
    const yields = taken.some((one) => one.from < to && from < one.to)
    if (!yields) taken.push({ from, to })
    return {
      organisation_id: tx.org,
      id: tx.newId(),
      agent_id: me,
      kind: 'other' as const,
      starts_at: from,
      ends_at: to,
      yields,
      imported_uid: digest,
      created_at: tx.now,
      created_by: me,
    }
  })
  for (let n = 0; n < rows.length; n += 200)
    await tx.q
      .insertInto('agenda_event')
      .values(rows.slice(n, n + 200))
      .execute()
  return {
    added: rows.length - moved.length,
    moved: moved.length,
    known: hours.length - rows.length,
    calledOff: gone.length,
    yielding: rows.filter(({ yields }) => yields).length,
  }
}

/** What already holds the actor's time while these hours last. */
const takenOf = async (tx: Write, hours: readonly Span[]): Promise<Span[]> => {
  if (hours.length === 0) return []
  const [first, last] = [Math.min(...hours.map(({ from }) => from.getTime())), Math.max(...hours.map(({ to }) => to.getTime()))]
  const { rows } = await sql<Span>`select starts_at as "from", ends_at as "to" from busy_agent where organisation_id = ${tx.org}
    and agent_id = ${tx.actor.agentId} and not yields and starts_at < ${new Date(last)} and ends_at > ${new Date(first)} order by starts_at`.execute(
    tx.q,
  )
  return rows
}
