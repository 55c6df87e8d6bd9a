import { sql } from 'kysely'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { caseNames } from '#features/case-file/queries.server.ts'
import { listTeams } from '#features/sector/queries.server.ts'
import { calledOrNameless } from './model.ts'
import type { AddressCase, BeenHere, Channel, Origin, RequestBody, RequestStatus, RequestTopic, UnmetReason, Urgency } from './model.ts'

type Tx = Read | Write
type Named = { id: string; name: string }

export type RequestItem = RequestBody & {
  id: string
  calledName: string
  topics: RequestTopic[]
  channel: Channel
  origin: Origin
  agreed: boolean | null
  urgency: Urgency
  dueAt: Date
  late: boolean
  receivedAt: Date
  receivedBy: string
  status: RequestStatus
  teamId: string
  team: string
  sector: { number: number; name: string } | null
  addressCase: AddressCase | null
  mayCall: boolean | null
  mayMessage: boolean | null
  beenHere: BeenHere | null
  proposedTo: Named | null
  takenBy: Named | null
  takenAt: Date | null
  closedAt: Date | null
  caseFileId: string | null
  unmetReason: UnmetReason | null
}

const named = (id: string | null, first: string | null, last: string | null): Named | null =>
  id === null ? null : { id, name: `${first ?? ''} ${last ?? ''}`.trim() }

const rowsOf = (tx: Tx) =>
  tx.q
    .selectFrom('request as r')
    .innerJoin('team as t', (join) => join.onRef('t.organisation_id', '=', 'r.organisation_id').onRef('t.id', '=', 'r.team_id'))
    .leftJoin('sector as s', (join) => join.onRef('s.organisation_id', '=', 'r.organisation_id').onRef('s.id', '=', 'r.sector_id'))
    .leftJoin('agent as by', (join) => join.onRef('by.organisation_id', '=', 'r.organisation_id').onRef('by.id', '=', 'r.received_by'))
    .leftJoin('agent as taker', (join) =>
      join.onRef('taker.organisation_id', '=', 'r.organisation_id').onRef('taker.id', '=', 'r.taken_by'),
    )
    .leftJoin('agent as asked', (join) =>
      join.onRef('asked.organisation_id', '=', 'r.organisation_id').onRef('asked.id', '=', 'r.proposed_to'),
    )
    .selectAll('r')
    .select([
      't.name as team_name',
      's.number as sector_number',
      's.name as sector_name',
      'by.first_name as by_first',
      'by.last_name as by_last',
      'taker.first_name as taker_first',
      'taker.last_name as taker_last',
      'asked.first_name as asked_first',
      'asked.last_name as asked_last',
    ])
    .where('r.organisation_id', '=', tx.org)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const itemOf = (tx: Tx, row: Row): RequestItem => ({
  ...tx.openJson<RequestBody>(row.compartment_id, row.id, row.body),
  id: row.id,
  calledName: calledOrNameless(row.called_name),
  topics: row.topics as RequestTopic[],
  channel: row.channel as Channel,
  origin: row.origin as Origin,
  agreed: row.agreed,
  urgency: row.urgency as Urgency,
  dueAt: row.due_at,
  late: (row.status === 'waiting' || row.status === 'proposed') && row.due_at.getTime() < tx.now.getTime(),
  receivedAt: row.received_at,
  receivedBy: `${row.by_first ?? ''} ${row.by_last ?? ''}`.trim(),
  status: row.status as RequestStatus,
  teamId: row.team_id,
  team: row.team_name,
  sector: row.sector_number === null ? null : { number: row.sector_number, name: row.sector_name ?? '' },
  addressCase: row.address_case as AddressCase | null,
  mayCall: row.may_call,
  mayMessage: row.may_message,
  beenHere: row.been_here as BeenHere | null,
  proposedTo: named(row.proposed_to, row.asked_first, row.asked_last),
  takenBy: named(row.taken_by, row.taker_first, row.taker_last),
  takenAt: row.taken_at,
  closedAt: row.closed_at,
  caseFileId: row.case_file_id,
  unmetReason: row.unmet_reason as UnmetReason | null,
})

const opened = async (tx: Tx, rows: readonly Row[]): Promise<RequestItem[]> => {
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  return rows.filter((row) => tx.holds(row.compartment_id)).map((row) => itemOf(tx, row))
}

/** Of a team of the actor, or proposed to her; the request is `r`. What « Demandes » lists and « Ma journée » counts. */
export const inMyTeams = (
  tx: Tx,
) => sql<boolean>`(r.team_id in (select team_id from team_member where organisation_id = ${tx.org} and agent_id = ${tx.actor.agentId}
  and from_date <= current_date and (until_date is null or until_date >= current_date)) or r.proposed_to = ${tx.actor.agentId})`

/**
 * What waits for the actor: requests of her teams, and those proposed to her. The gravest first, then the earliest due.
 */
export const listQueue = async (tx: Tx): Promise<RequestItem[]> =>
  opened(
    tx,
    await rowsOf(tx)
      .where('r.status', 'in', ['waiting', 'proposed'])
      .where(inMyTeams(tx))
      .orderBy(sql`array_position(array['immediate', 'today', 'week', 'next'], r.urgency)`)
      .orderBy('r.due_at')
      .orderBy('r.id')
      .limit(200)
      .execute(),
  )

/**
 * Taken and not yet in a case file: since `since` by somebody of her teams, and all that she took herself, however long ago. The others see
 * by whom. Latest first.
 */
export const listTaken = async (tx: Tx, since: Date): Promise<RequestItem[]> =>
  opened(
    tx,
    await rowsOf(tx)
      .where('r.status', '=', 'taken')
      .where((eb) => eb.or([inMyTeams(tx), eb('r.taken_by', '=', tx.actor.agentId)]))
      .where((eb) => eb.or([eb('r.taken_at', '>=', since), eb('r.taken_by', '=', tx.actor.agentId)]))
      .orderBy('r.taken_at', 'desc')
      .orderBy('r.id')
      .limit(50)
      .execute(),
  )

/** One request, with its words. @throws NotFound when it is not there, or not for the actor. */
export const getRequest = async (tx: Tx, id: string): Promise<RequestItem> => {
  const [item] = await opened(tx, await rowsOf(tx).where('r.id', '=', id).execute())
  return found(item, 'request')
}

export type MatchItem = {
  id: string
  requestId: string
  caseFileId: string
  household: string
  calledName: string
  receivedAt: Date
  site: string
  answered: 'same' | 'other' | null
}

const matches = async (tx: Tx): Promise<MatchItem[]> => {
  const told = await sql<{
    id: string
    request_id: string
    case_file_id: string
    called_name: string
    received_at: Date
    site_name: string
    answer: 'same' | 'other' | null
  }>`select * from app.my_matches()`.execute(tx.q as never)
  if (told.rows.length === 0) return []
  const names = await caseNames(
    tx,
    told.rows.map((row) => row.case_file_id),
  )
  return told.rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    caseFileId: row.case_file_id,
    household: names.get(row.case_file_id) ?? '',
    calledName: calledOrNameless(row.called_name),
    receivedAt: row.received_at,
    site: row.site_name,
    answered: row.answer,
  }))
}

/** « Une demande reçue à l’accueil ressemble à … »: told to the referent alone, and not yet answered. Latest first. */
export const listMatches = async (tx: Tx): Promise<MatchItem[]> => {
  const open = (await matches(tx)).filter((match) => match.answered === null)
  tx.shown(open.map((match) => match.id))
  return open
}

/** One likeness, answered or not. @throws NotFound for anybody but the referent. */
export const getMatch = async (tx: Tx, id: string): Promise<MatchItem> => {
  const match = found(
    (await matches(tx)).find((one) => one.id === id),
    'match',
  )
  tx.about({ caseFileId: match.caseFileId })
  return match
}

/** Whether the actor may read this request already, by her team or because it was proposed to her. */
export const mayReadRequest = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.q.selectFrom('request').select('id').where('organisation_id', '=', tx.org).where('id', '=', id).executeTakeFirst()) !==
  undefined

/** Colleagues to whom a request may be proposed: who work with people, are bound by secrecy, and are not the actor. */
export const listColleagues = (tx: Tx) =>
  tx.q
    .selectFrom('agent')
    .innerJoin('agent_role', (join) =>
      join.onRef('agent_role.organisation_id', '=', 'agent.organisation_id').onRef('agent_role.agent_id', '=', 'agent.id'),
    )
    .select(['agent.id', 'agent.first_name as firstName', 'agent.last_name as lastName', 'agent.job_title as jobTitle'])
    .where('agent.organisation_id', '=', tx.org)
    .where('agent_role.role', '=', 'worker')
    .where('agent.ended_at', 'is', null)
    .where('agent.secrecy_basis', '<>', 'none')
    .where('agent.id', '<>', tx.actor.agentId)
    .orderBy('agent.last_name')
    .orderBy('agent.first_name')
    .execute()

/** Open case files of which the actor is the referent, by name: what a request may be attached to. */
export const listMyHouseholds = (tx: Tx) =>
  tx.q
    .selectFrom('case_file')
    .select(['id', 'name'])
    .where('organisation_id', '=', tx.org)
    .where('referent_id', '=', tx.actor.agentId)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute()

export type SiteQueue = { teamId: string; team: string; urgency: Urgency; waiting: number; late: number }

/** For who manages a site: how many wait in each team, and how many are late. Never a name, never a word. */
export const listSiteQueue = async (tx: Tx): Promise<SiteQueue[]> => {
  const counted = await sql<{ team_id: string; team_name: string; urgency: Urgency; waiting: number; late: number }>`
    select * from app.site_queue(${tx.now})`.execute(tx.q as never)
  return counted.rows.map((row) => ({
    teamId: row.team_id,
    team: row.team_name,
    urgency: row.urgency,
    waiting: row.waiting,
    late: row.late,
  }))
}

/** Who may read a request now, by name and by what title; the actor is « Vous ». */
export const listReaders = async (tx: Tx, id: string): Promise<string[]> => {
  const rows = await tx.q
    .selectFrom('request as r')
    .innerJoin('compartment_access as a', (join) =>
      join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.compartment_id', '=', 'r.compartment_id'),
    )
    .leftJoin('agent as g', (join) => join.onRef('g.organisation_id', '=', 'a.organisation_id').onRef('g.id', '=', 'a.agent_id'))
    .select(['a.agent_id', 'a.team_id', 'a.basis', 'g.first_name', 'g.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .where('r.id', '=', id)
    .where((eb) => eb.or([eb('a.until_at', 'is', null), eb('a.until_at', '>', sql<Date>`now()`)]))
    .execute()
  const teamIds = rows.flatMap((row) => (row.team_id ? [row.team_id] : []))
  const teams = teamIds.length > 0 ? await listTeams(tx, teamIds) : []
  const mine = `${tx.actor.firstName} ${tx.actor.lastName}`
  const people = new Map<string, string>()
  for (const team of teams) for (const person of team.people) people.set(person, team.name)
  for (const row of rows)
    if (row.agent_id) {
      const name = `${row.first_name} ${row.last_name}`
      if (row.basis === 'reception') {
        if (!people.has(name)) people.set(name, 'accueil, jusqu’à ce soir')
      } else if (!people.has(name)) people.set(name, row.basis === 'proposed' ? 'à qui elle est proposée' : 'qui l’a prise')
    }
  return [...people]
    .map(([name, title]) => (name === mine ? 'Vous' : `${name} (${title})`))
    .toSorted((a, b) => Number(b === 'Vous') - Number(a === 'Vous'))
}
