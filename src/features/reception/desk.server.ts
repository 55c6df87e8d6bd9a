import { sql } from 'kysely'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { calledOrNameless } from './model.ts'
import type { RequestTopic } from './model.ts'

/** What reception reads of its day: who waits, who is expected, how a person may be reached. */
type Tx = Read | Write

export type Waiting = { id: string; calledName: string; topics: RequestTopic[]; receivedAt: Date; taken: boolean }

/** Who came to this site between two instants and was not yet received, as far as the actor may read: reception sees what it received itself. */
export const listWaitingRoom = async (tx: Tx, between: { from: Date; to: Date }): Promise<Waiting[]> => {
  const rows = await tx.q
    .selectFrom('request')
    .select(['id', 'called_name', 'topics', 'received_at', 'status'])
    .where('organisation_id', '=', tx.org)
    .where('site_id', '=', tx.actor.siteId)
    .where('channel', '=', 'onSiteWalkIn')
    .where('status', 'in', ['waiting', 'proposed', 'taken'])
    .where('received_at', '>=', between.from)
    .where('received_at', '<', between.to)
    .orderBy('received_at')
    .orderBy('id')
    .limit(100)
    .execute()
  tx.shown(rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id,
    calledName: calledOrNameless(row.called_name),
    topics: row.topics as RequestTopic[],
    receivedAt: row.received_at,
    taken: row.status === 'taken',
  }))
}

export type ReceptionAppointment = { id: string; startsAt: Date; place: string; personId: string | null; name: string | null }

/** Interviews planned between two instants at the sites where the actor keeps reception; without a name when the household is protected. */
export const listReceptionAppointments = async (tx: Tx, between: { from: Date; to: Date }): Promise<ReceptionAppointment[]> => {
  const planned = await sql<{
    id: string
    starts_at: Date
    place: string
    person_id: string | null
    civil_title: string | null
    first_name: string | null
    last_name: string | null
    usual_name: string | null
  }>`select * from app.reception_appointments(${between.from}, ${between.to})`.execute(tx.q as never)
  tx.shown(planned.rows.map((row) => row.id))
  return planned.rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    place: row.place,
    personId: row.person_id,
    name: row.person_id === null ? null : personName(row),
  }))
}

const personName = (row: {
  civil_title: string | null
  first_name: string | null
  last_name: string | null
  usual_name: string | null
}): string => {
  const title = row.civil_title === 'madame' ? 'Mme ' : row.civil_title === 'monsieur' ? 'M. ' : ''
  return `${title}${row.first_name ?? ''} ${row.usual_name || row.last_name || ''}`.trim()
}

export type ContactSheet = {
  name: string
  rule: {
    mayCall: boolean | null
    mayMessage: boolean | null
    mayWrite: boolean | null
    addressHidden: boolean
    how: string
    hours: string
    phone: string | null
    reviewedOn: string | null
  } | null
  appointments: { id: string; startsAt: Date; place: string }[]
}

/**
 * What reception may know of a person of its site: name, how to reach her without risk, hours of her next appointments. Never the referent,
 * never the thread. The number is given only when a call or a message is allowed: a ban is kept at the source.
 * @throws NotFound for a protected household as for a person who does not exist.
 */
export const getContactSheet = async (tx: Tx, personId: string): Promise<ContactSheet> => {
  const person = found(
    await tx.q
      .selectFrom('person')
      .select(['case_file_id', 'civil_title', 'first_name', 'last_name', 'usual_name'])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', personId)
      .executeTakeFirst(),
    'person',
  )
  tx.about({ caseFileId: person.case_file_id, subjectId: personId })
  const rule = await tx.q
    .selectFrom('contact_rule')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', person.case_file_id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (rule) await tx.unlock([rule.compartment_id])
  const body =
    rule && tx.holds(rule.compartment_id)
      ? tx.openJson<{ phone?: string; hours?: string; how?: string }>(rule.compartment_id, rule.id, rule.body)
      : {}
  const appointments = await tx.q
    .selectFrom('appointment')
    .select(['id', 'starts_at', 'place'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', person.case_file_id)
    .where('status', '=', 'planned')
    .where('starts_at', '>=', tx.now)
    .orderBy('starts_at')
    .limit(10)
    .execute()
  const reachable = rule?.may_call === true || rule?.may_message === true
  return {
    name: personName(person),
    rule: rule
      ? {
          mayCall: rule.may_call,
          mayMessage: rule.may_message,
          mayWrite: rule.may_write,
          addressHidden: rule.address_hidden,
          how: body.how ?? '',
          hours: body.hours ?? '',
          phone: reachable ? (body.phone ?? null) || null : null,
          reviewedOn: rule.reviewed_on,
        }
      : null,
    appointments: appointments.map((row) => ({ id: row.id, startsAt: row.starts_at, place: row.place })),
  }
}

/** A team of the actor’s site that she is in today: what is counted without a name is counted there. @throws NotFound when she is in none. */
export const ownTeam = async (tx: Tx): Promise<string> =>
  found(
    await tx.q
      .selectFrom('team_member as m')
      .innerJoin('team as t', (join) => join.onRef('t.organisation_id', '=', 'm.organisation_id').onRef('t.id', '=', 'm.team_id'))
      .select('t.id')
      .where('m.organisation_id', '=', tx.org)
      .where('m.agent_id', '=', tx.actor.agentId)
      .where('m.from_date', '<=', sql<string>`current_date`)
      .where((eb) => eb.or([eb('m.until_date', 'is', null), eb('m.until_date', '>=', sql<string>`current_date`)]))
      .orderBy(sql`t.kind = 'reception'`, 'desc')
      .orderBy('t.id')
      .executeTakeFirst(),
    'team',
  ).id
