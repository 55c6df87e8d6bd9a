import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { agentsById, caseNames } from '#features/case-file/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import type { DeadlineEvent, DeadlineEventBody } from './model.ts'

/** What became of a deadline, the oldest first. */
export const listDeadlineEvents = async (tx: Read, deadlineId: string): Promise<DeadlineEvent[]> => {
  const rows = await tx.q
    .selectFrom('deadline_event')
    .select(['id', 'compartment_id', 'body', 'happened_on', 'created_at', 'created_by'])
    .where('organisation_id', '=', tx.org)
    .where('deadline_id', '=', deadlineId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  const agents = await agentsById(
    tx,
    rows.map((row) => row.created_by),
  )
  return rows.map((row) => ({
    ...tx.openJson<DeadlineEventBody>(row.compartment_id, row.id, row.body),
    id: row.id,
    on: row.happened_on,
    author: agents.get(row.created_by)?.name ?? '',
    writtenAt: row.created_at,
  }))
}

/** Colleagues who may be handed a line: they hold one of these compartments in person today. The act itself asks for all that it hands. */
export const listColleagues = async (tx: Read, compartmentIds: readonly string[]): Promise<{ id: string; name: string }[]> => {
  if (compartmentIds.length === 0) return []
  const rows = await tx.q
    .selectFrom('compartment_access as x')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.agent_id'))
    .select(['a.id', 'a.first_name', 'a.last_name'])
    .distinct()
    .where('x.organisation_id', '=', tx.org)
    .where('x.compartment_id', '=', sql<string>`any (${[...compartmentIds]}::uuid[])`)
    .where('x.basis', '<>', 'exceptional')
    .where('x.from_at', '<=', tx.now)
    .where((eb) => eb.or([eb('x.until_at', 'is', null), eb('x.until_at', '>', tx.now)]))
    .where('a.ended_at', 'is', null)
    .where('a.id', '<>', tx.actor.agentId)
    .orderBy('a.last_name')
    .orderBy('a.first_name')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({ id: row.id, name: `${row.first_name} ${row.last_name}` }))
}

/** Open households of the actor of which nothing is to come and nothing was written for as long as the organisation says (S25). */
export const listQuiet = async (tx: Read, today: IsoDate, timeZone: string) => {
  const reminders = await sql<{ kind: string; case_file_id: string; last_at: Date | null; days: number }>`
    select r.kind, r.case_file_id, r.last_at, o.days_without_step as days
    from organisation o, app.day_reminders(${tx.now}, o.days_without_step, ${today}, ${mostQuiet}) r where o.id = ${tx.org}`.execute(tx.q)
  const quiet = reminders.rows.filter(({ kind }) => kind === 'quiet')
  const ids = quiet.map((row) => row.case_file_id)
  const [flags, names] = [await getContactFlags(tx, ids), await caseNames(tx, ids)]
  tx.shown(ids)
  return quiet.map((row) => ({
    caseFileId: row.case_file_id,
    caseName: names.get(row.case_file_id) ?? null,
    flags: flags.get(row.case_file_id) ?? null,
    last: wallClock(row.last_at ?? tx.now, timeZone).date,
    days: row.days,
  }))
}
const mostQuiet = 20

/** Colleagues to whom something of the actor’s own households is open in person: whom a line may be handed to. The act asks for the very part. */
export const listColleaguesOfMine = async (tx: Read): Promise<{ id: string; name: string }[]> => {
  const mine = await tx.q
    .selectFrom('compartment')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`)
    .where('kind', 'not in', ['identity', 'aparte'])
    .execute()
  return listColleagues(
    tx,
    mine.map(({ id }) => id),
  )
}
