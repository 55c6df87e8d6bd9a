import { sql } from 'kysely'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { receiveRequest } from '#features/reception/commands.server.ts'
import { dueAt, midnightAfter } from '#features/reception/model.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import { closeContact } from '#features/agenda/commands.server.ts'

export type PermanenceHere = { id: string; name: string; place: string; siteId: string; teamId: string }

/**
 * A permanence where the actor receives people, or of whose site she keeps the reception. When it is held is public; who came is theirs.
 * @throws NotFound for any other, as for one that does not exist.
 */
export const getPermanence = async (tx: Read | Write, id: string): Promise<PermanenceHere> => {
  const { rows } = await sql<PermanenceHere>`select p.id, p.name, p.place, p.site_id as "siteId", p.team_id as "teamId" from permanence p
    where p.organisation_id = ${tx.org} and p.id = ${id} and p.ended_at is null
      and (p.team_id = any ((select app.my_working_teams())::uuid[]) or p.site_id = any ((select app.my_reception_sites())::uuid[]))`.execute(
    tx.q as never,
  )
  return found(rows[0], 'permanence')
}

/** The permanences that the actor may open, by name, whatever day they are held. */
export const listOwnPermanences = async (tx: Read): Promise<PermanenceHere[]> => {
  const { rows } = await sql<PermanenceHere>`select p.id, p.name, p.place, p.site_id as "siteId", p.team_id as "teamId" from permanence p
    where p.organisation_id = ${tx.org} and p.ended_at is null
      and (p.team_id = any ((select app.my_working_teams())::uuid[]) or p.site_id = any ((select app.my_reception_sites())::uuid[])) order by p.name, p.id`.execute(
    tx.q as never,
  )
  return rows
}

/** A passage of a permanence. @throws NotFound */
export const getPassage = async (tx: Write, permanenceId: string, id: string) => {
  const rows = tx.q
    .selectFrom('permanence_contact')
    .select(['called_name', 'topic', 'urgency', 'team_id'])
    .where('organisation_id', '=', tx.org)
    .where('permanence_id', '=', permanenceId)
    .where('id', '=', id)
  const row = found(await rows.executeTakeFirst(), 'contact')
  return { calledName: row.called_name, topic: row.topic as RequestTopic | null, urgency: row.urgency as Urgency, teamId: row.team_id }
}

/**
 * Makes a first request of a passage, for the team of the permanence, with what is known of it and nothing else; the passage ends. Nothing is known yet of whether
 * one may call: nobody calls. @returns the id of the request. @throws NotFound; Refused when it has ended already.
 */
export const requestOfPassage = async (tx: Write, given: { permanenceId: string; id: string; timeZone: string }): Promise<string> => {
  const passage = await getPassage(tx, given.permanenceId, given.id)
  const { id } = await receiveRequest(tx, {
    calledName: passage.calledName,
    words: '',
    topics: passage.topic ? [passage.topic] : [],
    channel: 'onSiteWalkIn',
    origin: 'self',
    agreed: null,
    urgency: passage.urgency,
    dueAt: dueAt(passage.urgency, tx.now, given.timeZone),
    addressLine: '',
    addressCase: 'notGiven',
    communeCode: null,
    teamId: passage.teamId,
    sectorId: null,
    phone: '',
    preferredTime: '',
    mayCall: null,
    mayMessage: null,
    beenHere: null,
    until: midnightAfter(tx.now, given.timeZone),
  })
  await closeContact(tx, given.id, 'request', id)
  return id
}
