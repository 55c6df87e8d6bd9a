import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Actor, Role } from '#core/actor.ts'
import { uuidOf } from '#core/ids.ts'
import type { Town, TownAgent } from '../../seed/town.ts'

/** Who looks, in the worlds: the people of Clairval, some more of other places, and another organisation. All invented. */

/** The same text gives the same id and the same token in every world. */
export const idOf = (text: string): string => uuidOf(createHash('sha256').update(`worlds ${text}`).digest())
export const tokenOf = (text: string): string => createHash('sha256').update(`token ${text}`).digest('base64url')
const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()

/** The key of the calculation of Clairval, and of nobody else. */
export const CALCULATION_KEY = `aparte_${tokenOf('calculation')}`

export type Watcher = {
  login: string
  /** What makes her worth asking, in the report. */
  who: string
}

type More = {
  login: string
  firstName: string
  lastName: string
  roles: Role[]
  org: 'clairval' | 'montfleury'
  site: string
  team?: string
}
const more: readonly More[] = [
  {
    login: 'odile',
    firstName: 'Odile',
    lastName: 'Bizien',
    roles: ['worker'],
    org: 'clairval',
    site: 'Antenne du Port',
    team: 'Équipe du Port',
  },
  {
    login: 'gwen',
    firstName: 'Gwen',
    lastName: 'Salaün',
    roles: ['reception'],
    org: 'clairval',
    site: 'Antenne du Port',
    team: 'Accueil du Port',
  },
  {
    login: 'rose',
    firstName: 'Rose',
    lastName: 'Anselme',
    roles: ['worker'],
    org: 'clairval',
    site: 'Antenne des Vergers',
    team: 'Équipe des Vergers',
  },
  {
    login: 'paul',
    firstName: 'Paul',
    lastName: 'Guéguen',
    roles: ['manager'],
    org: 'clairval',
    site: 'Antenne des Vergers',
    team: 'Équipe des Vergers',
  },
  {
    login: 'karim',
    firstName: 'Karim',
    lastName: 'Benali',
    roles: ['worker'],
    org: 'montfleury',
    site: 'CCAS de Montfleury',
    team: 'Équipe sociale',
  },
  {
    login: 'lena',
    firstName: 'Léna',
    lastName: 'Morvan',
    roles: ['reception'],
    org: 'montfleury',
    site: 'CCAS de Montfleury',
    team: 'Accueil de Montfleury',
  },
  { login: 'serge', firstName: 'Serge', lastName: 'Quéré', roles: ['administrator'], org: 'montfleury', site: 'CCAS de Montfleury' },
]

/** Adds the other places and people to the base, and a session for everybody that lives for the time of the proof. */
export const addPeople = async (admin: pg.Client): Promise<void> => {
  const clairval = (await admin.query<{ id: string }>('select id from organisation')).rows[0]?.id ?? ''
  const montfleury = idOf('montfleury')
  await admin.query(`insert into organisation (id, name, kind) values ($1, 'CCAS de Montfleury (fictif)', 'ccas')`, [montfleury])
  const site = async (org: string, name: string): Promise<void> => {
    await admin.query('insert into site (organisation_id, id, name) values ($1, $2, $3)', [org, idOf(name), name])
  }
  await site(clairval, 'Antenne des Vergers')
  await site(montfleury, 'CCAS de Montfleury')
  for (const [org, at, name, kind] of [
    [clairval, 'Antenne des Vergers', 'Équipe des Vergers', 'sector'],
    [montfleury, 'CCAS de Montfleury', 'Équipe sociale', 'sector'],
    [montfleury, 'CCAS de Montfleury', 'Accueil de Montfleury', 'reception'],
  ] as const)
    await admin.query('insert into team (organisation_id, id, site_id, name, kind) values ($1, $2, $3, $4, $5)', [
      org,
      idOf(name),
      idOf(at),
      name,
      kind,
    ])
  for (const one of more) {
    const org = one.org === 'clairval' ? clairval : montfleury
    await admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
       select $1, $2, s.id, $3, $4, $5, 'agente', 'educateurSpecialise', 'mission' from site s where s.organisation_id = $1 and s.name = $6`,
      [org, idOf(one.login), one.login, one.firstName, one.lastName, one.site],
    )
    for (const role of one.roles)
      await admin.query('insert into agent_role (organisation_id, agent_id, role) values ($1, $2, $3)', [org, idOf(one.login), role])
    if (one.team)
      await admin.query(
        `insert into team_member (organisation_id, id, team_id, agent_id, from_date)
         select $1, $2, t.id, $3, current_date - 200 from team t where t.organisation_id = $1 and t.name = $4`,
        [org, idOf(`${one.login} in`), idOf(one.login), one.team],
      )
  }
  await admin.query(
    `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, stepped_up_at, device)
     select a.organisation_id, gen_random_uuid(), sha256(convert_to(t.token, 'UTF8')), a.id, now(), now() + interval '11 hours', now() + interval '12 hours', true,
       now() + interval '11 hours', 'preuve'
     from agent a join unnest($1::text[], $2::text[]) t(login, token) on t.login = a.login`,
    ((logins) => [logins, logins.map(tokenOf)])(
      (await admin.query<{ login: string }>('select login from agent')).rows.map(({ login }) => login),
    ),
  )
  await admin.query(
    `insert into calculation_key (organisation_id, id, name, token_hash, created_at, created_by)
     select organisation_id, $1, 'Preuve', $2, now(), id from agent where login = 'yann'`,
    [idOf('calculation'), hashOf(CALCULATION_KEY)],
  )
}

/** The town as the seed knew it, read back from a world, with the sessions of the proof. */
export const townOf = async (admin: pg.Client): Promise<Town> => {
  const org = (await admin.query<{ id: string }>(`select organisation_id as id from agent where login = 'solene'`)).rows[0]?.id ?? ''
  const named = async (table: 'site' | 'team'): Promise<Map<string, string>> =>
    new Map(
      (await admin.query<{ id: string; name: string }>(`select id, name from ${table} where organisation_id = $1`, [org])).rows.map(
        (row) => [row.name, row.id],
      ),
    )
  const [siteOf, teamOf] = [await named('site'), await named('team')]
  const get = (names: Map<string, string>, name: string): string => names.get(name) ?? ''
  const sectors = await admin.query<{ number: number; id: string; team_id: string }>(
    'select number, id, team_id from sector where organisation_id = $1',
    [org],
  )
  const agents = await admin.query<{
    login: string
    id: string
    site_id: string
    first_name: string
    last_name: string
    job_title: string
    trainee: boolean
    roles: Role[]
    session_id: string
  }>(
    `select a.login, a.id, a.site_id, a.first_name, a.last_name, a.job_title, a.trainee, s.id as session_id,
       (select array_agg(r.role) from agent_role r where r.organisation_id = a.organisation_id and r.agent_id = a.id) as roles
     from agent a join session s on s.organisation_id = a.organisation_id and s.agent_id = a.id and s.device = 'preuve' where a.organisation_id = $1`,
    [org],
  )
  return {
    organisationId: org,
    sites: { tanneries: get(siteOf, 'Maison des solidarités de Clairval'), port: get(siteOf, 'Antenne du Port') },
    teams: {
      tanneries: get(teamOf, 'Équipe des Tanneries'),
      port: get(teamOf, 'Équipe du Port'),
      protection: get(teamOf, 'Protection de l’enfance'),
      reception: get(teamOf, 'Accueil de Clairval'),
      receptionPort: get(teamOf, 'Accueil du Port'),
    },
    sectors: Object.fromEntries(sectors.rows.map((row) => [row.number, { id: row.id, teamId: row.team_id }])),
    agents: Object.fromEntries(
      agents.rows.map((row): [string, Actor] => [
        row.login,
        {
          agentId: row.id,
          organisationId: org,
          sessionId: row.session_id,
          tokenHash: hashOf(tokenOf(row.login)).toString('hex'),
          siteId: row.site_id,
          firstName: row.first_name,
          lastName: row.last_name,
          jobTitle: row.job_title,
          roles: row.roles,
          trainee: row.trainee,
          sharedComputer: false,
          singleKeys: true,
          plainFonts: false,
        },
      ]),
    ) as Record<TownAgent, Actor>,
  }
}
