import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'

/** Rooms, weekly hours and closures of a site: written by its managers and by administrators, read by all. */

export type PlaceSite = { id: string; name: string }
/** Sites whose rooms and hours the actor may change, by name. */
export const listSitesToArrange = async (tx: Read): Promise<PlaceSite[]> => {
  const { rows } = await sql<PlaceSite>`select id, name from site
    where organisation_id = ${tx.org} and ('administrator' = any ((select app.my_roles())::text[]) or id = any ((select app.my_managed_sites())::uuid[])) order by name, id`.execute(
    tx.q as never,
  )
  return rows
}

export type OpeningLine = { id: string; weekday: number; opens: string; closes: string; fromOn: IsoDate }
/** Weekly hours of a site that are in force or to come, in the order of the week. */
export const listOpenings = async (tx: Read, siteId: string, today: IsoDate): Promise<OpeningLine[]> =>
  (
    await sql<OpeningLine>`select id, weekday, opens, closes, from_on as "fromOn" from site_opening
      where organisation_id = ${tx.org} and site_id = ${siteId} and room_id is null and (until_on is null or until_on >= ${today}::date) order by weekday, opens, id`.execute(
      tx.q as never,
    )
  ).rows

/** Another organisation’s site, or one that the actor does not arrange, is not there. @throws NotFound */
const requireSite = async (tx: Write, siteId: string): Promise<void> => {
  const { rows } = await sql`select id from site where organisation_id = ${tx.org} and id = ${siteId}
    and ('administrator' = any ((select app.my_roles())::text[]) or id = any ((select app.my_managed_sites())::uuid[]))`.execute(
    tx.q as never,
  )
  found(rows[0], 'site')
}

/** @throws NotFound; Refused beside `roomName` when a room in service bears that name. */
export const addRoom = async (tx: Write, given: { siteId: string; name: string; capacity: number; accessible: boolean }): Promise<void> => {
  await requireSite(tx, given.siteId)
  const same = tx.q.selectFrom('room').select('id').where('organisation_id', '=', tx.org).where('site_id', '=', given.siteId)
  if (await same.where('ended_at', 'is', null).where('name', '=', given.name).executeTakeFirst())
    throw new Refused({ roomName: 'Une salle porte déjà ce nom sur ce site.' })
  await tx.q
    .insertInto('room')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      site_id: given.siteId,
      name: given.name,
      capacity: given.capacity,
      accessible: given.accessible,
      created_at: tx.now,
    })
    .execute()
}

/** Takes a room out of service; appointments that stand in it keep it. @throws NotFound */
export const endRoom = async (tx: Write, siteId: string, id: string): Promise<void> => {
  await requireSite(tx, siteId)
  const done = await tx.q
    .updateTable('room')
    .set({ ended_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('room')
}

/** @throws NotFound; Refused beside `closes` when it is not after `opens`, beside `opens` when those hours are already written. */
export const addOpening = async (
  tx: Write,
  given: { siteId: string; weekday: number; opens: string; closes: string; fromOn: IsoDate },
): Promise<void> => {
  await requireSite(tx, given.siteId)
  if (given.closes <= given.opens) throw new Refused({ closes: 'La fermeture est avant l’ouverture.' })
  const others = await listOpenings(tx as unknown as Read, given.siteId, given.fromOn)
  if (others.some((one) => one.weekday === given.weekday && one.opens < given.closes && given.opens < one.closes))
    throw new Refused({ opens: 'Ce jour-là, ces heures sont déjà ouvertes, en tout ou en partie.' })
  await tx.q
    .insertInto('site_opening')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      site_id: given.siteId,
      weekday: given.weekday,
      opens: given.opens,
      closes: given.closes,
      from_on: given.fromOn,
    })
    .execute()
}

/** Weekly hours stop after today; those that had not begun stop on their first day. @throws NotFound */
export const endOpening = async (tx: Write, siteId: string, id: string, today: IsoDate): Promise<void> => {
  await requireSite(tx, siteId)
  const { rows } = await sql`update site_opening set until_on = greatest(${addDays(today, -1)}::date, from_on)
    where organisation_id = ${tx.org} and id = ${id} and site_id = ${siteId} and until_on is null returning id`.execute(tx.q)
  if (rows.length === 0) throw new NotFound('opening')
}

/** @throws NotFound; Refused beside `closedUntil` when it is before the first day. */
export const addClosure = async (tx: Write, given: { siteId: string; fromOn: IsoDate; untilOn: IsoDate; name: string }): Promise<void> => {
  await requireSite(tx, given.siteId)
  if (given.untilOn < given.fromOn) throw new Refused({ closedUntil: 'Le dernier jour est avant le premier.' })
  await tx.q
    .insertInto('site_closure')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      site_id: given.siteId,
      from_on: given.fromOn,
      until_on: given.untilOn,
      name: given.name,
    })
    .execute()
}
