import { sql } from 'kysely'
import type { Role } from '#core/actor.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Diploma, Profession, SecrecyBasis, TeamKind } from './model.ts'

type Tx = Read | Write

export type AgentLine = {
  id: string
  name: string
  jobTitle: string
  profession: Profession
  secrecyBasis: SecrecyBasis
  secrecyUntil: string | null
  trainee: boolean
  diplomaKind: Diploma | null
  siteName: string
  endedAt: Date | null
  roles: Role[]
  teams: string[]
}

/** Every agent of the organisation, open accounts first. A directory of colleagues: nothing of any household. */
export const listAgents = async (tx: Tx): Promise<AgentLine[]> => {
  const rows = await tx.q
    .selectFrom('agent')
    .innerJoin('site', (join) => join.onRef('site.organisation_id', '=', 'agent.organisation_id').onRef('site.id', '=', 'agent.site_id'))
    .select([
      'agent.id',
      'agent.first_name',
      'agent.last_name',
      'agent.job_title',
      'agent.profession',
      'agent.secrecy_basis',
      'agent.secrecy_until',
      'agent.trainee',
      'agent.diploma_kind',
      'agent.ended_at',
      'site.name as siteName',
      sql<
        Role[]
      >`array(select r.role from agent_role r where r.organisation_id = agent.organisation_id and r.agent_id = agent.id order by r.role)`.as(
        'roles',
      ),
      sql<string[]>`array(select t.name from team_member m join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
        where m.organisation_id = agent.organisation_id and m.agent_id = agent.id and m.from_date <= current_date
          and (m.until_date is null or m.until_date >= current_date) order by t.name)`.as('teams'),
    ])
    .where('agent.organisation_id', '=', tx.org)
    .orderBy(sql`agent.ended_at is not null`)
    .orderBy('agent.last_name')
    .orderBy('agent.first_name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: `${row.first_name} ${row.last_name}`,
    jobTitle: row.job_title,
    profession: row.profession as Profession,
    secrecyBasis: row.secrecy_basis as SecrecyBasis,
    secrecyUntil: row.secrecy_until,
    trainee: row.trainee,
    diplomaKind: row.diploma_kind as Diploma | null,
    siteName: row.siteName,
    endedAt: row.ended_at,
    roles: row.roles,
    teams: row.teams,
  }))
}

/** One agent with what the administrator may change. @throws NotFound */
export const getAgent = async (tx: Tx, id: string) => {
  const row = found(
    await tx.q.selectFrom('agent').selectAll().where('organisation_id', '=', tx.org).where('id', '=', id).executeTakeFirst(),
    'agent',
  )
  const roles = await tx.q
    .selectFrom('agent_role')
    .select('role')
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', id)
    .execute()
  const memberships = await tx.q
    .selectFrom('team_member')
    .innerJoin('team', (join) =>
      join.onRef('team.organisation_id', '=', 'team_member.organisation_id').onRef('team.id', '=', 'team_member.team_id'),
    )
    .select([
      'team_member.id',
      'team.id as teamId',
      'team.name',
      'team_member.from_date as fromDate',
      'team_member.until_date as untilDate',
    ])
    .where('team_member.organisation_id', '=', tx.org)
    .where('team_member.agent_id', '=', id)
    .orderBy('team_member.from_date', 'desc')
    .execute()
  return {
    id: row.id,
    name: `${row.first_name} ${row.last_name}`,
    endedAt: row.ended_at,
    form: {
      siteId: row.site_id,
      login: row.login,
      firstName: row.first_name,
      lastName: row.last_name,
      jobTitle: row.job_title,
      profession: row.profession as Profession,
      secrecyBasis: row.secrecy_basis as SecrecyBasis,
      secrecyProof: row.secrecy_proof ?? '',
      secrecyUntil: row.secrecy_until,
      trainee: row.trainee,
      tutorId: row.tutor_id,
      diplomaKind: row.diploma_kind as Diploma | null,
      diplomaOn: row.diploma_on,
      diplomaNumber: row.diploma_number ?? '',
    },
    roles: roles.map(({ role }) => role as Role),
    memberships,
  }
}

export type AccountState = {
  agentId: string
  hasPassphrase: boolean
  hasFactor: boolean
  lastSeenAt: Date | null
  linkUntil: Date | null
  /** Somebody was inside already, with a passphrase or without. */
  opened: boolean
}

/** State of the accounts, for administrators and managers; nobody else gets a line. */
export const listAccounts = async (tx: Tx): Promise<AccountState[]> => {
  const rows = await sql<AccountState>`
    select agent_id as "agentId", has_passphrase as "hasPassphrase", has_factor as "hasFactor", last_seen_at as "lastSeenAt", link_until as "linkUntil", opened
    from app.accounts()`.execute(tx.q)
  return rows.rows
}

/** Which accounts are linked with a provider of identities, or wait for somebody of it; for administrators, nobody else gets a line. */
export const listIdentities = async (
  tx: Tx,
): Promise<{ agentId: string; issuer: string; awaited: string | null; linkedAt: Date | null }[]> =>
  (
    await sql<{ agentId: string; issuer: string; awaited: string | null; linkedAt: Date | null }>`
      select agent_id as "agentId", issuer, awaited, linked_at as "linkedAt" from app.identities()`.execute(tx.q)
  ).rows

export const listSites = (tx: Tx) =>
  tx.q
    .selectFrom('site')
    .select(['id', 'name', 'address', 'phone', 'time_zone as timeZone'])
    .where('organisation_id', '=', tx.org)
    .orderBy('name')
    .execute()

/** Teams with their site and how many agents are in them today. */
export const listTeamsOfSites = async (tx: Tx) => {
  const rows = await tx.q
    .selectFrom('team')
    .innerJoin('site', (join) => join.onRef('site.organisation_id', '=', 'team.organisation_id').onRef('site.id', '=', 'team.site_id'))
    .select([
      'team.id',
      'team.name',
      'team.kind',
      'site.id as siteId',
      'site.name as siteName',
      sql<number>`(select count(*)::int from team_member m where m.organisation_id = team.organisation_id and m.team_id = team.id
        and m.from_date <= current_date and (m.until_date is null or m.until_date >= current_date))`.as('people'),
    ])
    .where('team.organisation_id', '=', tx.org)
    .orderBy('site.name')
    .orderBy('team.name')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as TeamKind }))
}

/** Open recoveries: all of them for administrators, their own for managers. */
export const listRecoveries = async (tx: Tx) => {
  const rows = await sql<{ id: string; agentId: string; askedBy: string; confirmedBy: string | null; expiresAt: Date }>`
    select id, agent_id as "agentId", asked_by as "askedBy", confirmed_by as "confirmedBy", expires_at as "expiresAt" from app.recoveries()`.execute(
    tx.q,
  )
  return rows.rows
}
