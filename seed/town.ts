import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Actor, Role } from '#core/actor.ts'
import { streetKey } from '#features/sector/address.ts'
import { clairvalCode, streetsOf } from './sectors.ts'
import type { AgentKey } from './world.ts'

/** Clairval: the organisation, its sites, teams and sectors, and the people who work there. All invented. */

export type TownAgent = AgentKey | 'yann' | 'claire'

type Person = {
  key: TownAgent
  firstName: string
  lastName: string
  jobTitle: string
  profession: string
  basis: 'profession' | 'mission' | 'function' | 'none'
  proof: string
  roles: Role[]
  teams: TeamKey[]
  site: SiteKey
  diploma?: [kind: string, on: string]
  tutor?: AgentKey
}
type SiteKey = 'tanneries' | 'port'
type TeamKey = 'tanneries' | 'port' | 'protection' | 'reception' | 'receptionPort'

const sites: Record<SiteKey, { name: string; address: string; phone: string }> = {
  tanneries: { name: 'Maison des solidarités de Clairval', address: '2 place des Tilleuls, Clairval', phone: '01 99 00 42 10' },
  port: { name: 'Antenne du Port', address: '31 quai des Bateliers, Clairval', phone: '01 99 00 42 30' },
}
const teams: Record<TeamKey, { site: SiteKey; name: string; kind: string }> = {
  tanneries: { site: 'tanneries', name: 'Équipe des Tanneries', kind: 'sector' },
  port: { site: 'port', name: 'Équipe du Port', kind: 'sector' },
  protection: { site: 'tanneries', name: 'Protection de l’enfance', kind: 'specialised' },
  reception: { site: 'tanneries', name: 'Accueil de Clairval', kind: 'reception' },
  receptionPort: { site: 'port', name: 'Accueil du Port', kind: 'reception' },
}
const sectors: [number: number, name: string, team: TeamKey][] = [
  [1, 'Les Quais', 'port'],
  [2, 'Le Port', 'port'],
  [3, 'La Gare', 'tanneries'],
  [4, 'Les Tanneries', 'tanneries'],
  [5, 'Les Vergers', 'tanneries'],
  [6, 'La Butte', 'port'],
]
export const people: readonly Person[] = [
  {
    key: 'solene',
    firstName: 'Solène',
    lastName: 'Kerbrat',
    jobTitle: 'assistante de service social',
    profession: 'assistantServiceSocial',
    basis: 'profession',
    proof: 'CASF L411-3',
    roles: ['worker'],
    teams: ['tanneries'],
    site: 'tanneries',
    diploma: ['DEASS', '2012-07-04'],
  },
  {
    key: 'ines',
    firstName: 'Inès',
    lastName: 'Caradec',
    jobTitle: 'assistante de service social',
    profession: 'assistantServiceSocial',
    basis: 'profession',
    proof: 'CASF L411-3',
    roles: ['worker'],
    teams: ['tanneries'],
    site: 'tanneries',
    diploma: ['DEASS', '2019-07-02'],
  },
  {
    key: 'bruno',
    firstName: 'Bruno',
    lastName: 'Thévenet',
    jobTitle: 'conseiller en économie sociale familiale',
    profession: 'cesf',
    basis: 'mission',
    proof: 'Mission d’aide sociale à l’enfance et de suivi budgétaire, note de service du 3 janvier 2022',
    roles: ['worker'],
    teams: ['tanneries'],
    site: 'tanneries',
    diploma: ['DECESF', '2009-06-30'],
  },
  {
    key: 'helene',
    firstName: 'Hélène',
    lastName: 'Prigent',
    jobTitle: 'cheffe de service',
    profession: 'assistantServiceSocial',
    basis: 'profession',
    proof: 'CASF L411-3',
    roles: ['manager'],
    teams: ['tanneries', 'protection', 'port'],
    site: 'tanneries',
    diploma: ['DEASS', '2001-07-05'],
  },
  {
    key: 'jocelyne',
    firstName: 'Jocelyne',
    lastName: 'Tual',
    jobTitle: 'secrétaire d’accueil',
    profession: 'secretariat',
    basis: 'mission',
    proof: 'CASF L133-5, engagement signé le 12 septembre 2018',
    roles: ['reception'],
    teams: ['reception'],
    site: 'tanneries',
  },
  {
    key: 'awa',
    firstName: 'Awa',
    lastName: 'Sarr',
    jobTitle: 'éducatrice spécialisée',
    profession: 'educateurSpecialise',
    basis: 'mission',
    proof: 'CASF L221-6',
    roles: ['worker'],
    teams: ['protection'],
    site: 'tanneries',
    diploma: ['DEES', '2014-06-27'],
  },
  {
    key: 'theo',
    firstName: 'Théo',
    lastName: 'Lucas',
    jobTitle: 'assistant de service social stagiaire',
    profession: 'assistantServiceSocial',
    basis: 'profession',
    proof: 'CASF L411-3 : étudiants',
    roles: ['worker'],
    teams: ['tanneries'],
    site: 'tanneries',
    tutor: 'solene',
  },
  {
    key: 'marc',
    firstName: 'Marc',
    lastName: 'Delaunay',
    jobTitle: 'assistant de service social',
    profession: 'assistantServiceSocial',
    basis: 'profession',
    proof: 'CASF L411-3',
    roles: ['worker'],
    teams: ['port'],
    site: 'port',
    diploma: ['DEASS', '2016-07-01'],
  },
  {
    key: 'yann',
    firstName: 'Yann',
    lastName: 'Le Goff',
    jobTitle: 'administrateur de l’application',
    profession: 'informatique',
    basis: 'none',
    proof: 'Engagement de confidentialité du 2 mai 2023',
    roles: ['administrator'],
    teams: [],
    site: 'tanneries',
  },
  {
    key: 'claire',
    firstName: 'Claire',
    lastName: 'Meunier',
    jobTitle: 'déléguée à la protection des données',
    profession: 'juriste',
    basis: 'function',
    proof: 'Désignation du 15 mars 2021',
    roles: ['dpo'],
    teams: [],
    site: 'tanneries',
  },
]

export type Town = {
  organisationId: string
  sites: Record<SiteKey, string>
  teams: Record<TeamKey, string>
  sectors: Record<number, { id: string; teamId: string }>
  /** Each agent with a live session for the time of the seeding; ended afterwards. */
  agents: Record<TownAgent, Actor>
}

/** Writes the organisation and its people with the administrator's connection: no door makes a first organisation of a demonstration. */
export const foundTown = async (admin: pg.Client, newId: () => string): Promise<Town> => {
  const organisationId = newId()
  await admin.query('insert into organisation (id, name, kind) values ($1, $2, $3)', [
    organisationId,
    'Département de Clairval (fictif)',
    'departement',
  ])
  const ids = <K extends string>(keys: readonly K[]): Record<K, string> =>
    Object.fromEntries(keys.map((key) => [key, newId()])) as Record<K, string>
  const siteIds = ids(Object.keys(sites) as SiteKey[])
  for (const [key, site] of Object.entries(sites) as [SiteKey, (typeof sites)[SiteKey]][])
    await admin.query('insert into site (organisation_id, id, name, address, phone) values ($1, $2, $3, $4, $5)', [
      organisationId,
      siteIds[key],
      site.name,
      site.address,
      site.phone,
    ])
  const teamIds = ids(Object.keys(teams) as TeamKey[])
  for (const [key, team] of Object.entries(teams) as [TeamKey, (typeof teams)[TeamKey]][])
    await admin.query('insert into team (organisation_id, id, site_id, name, kind) values ($1, $2, $3, $4, $5)', [
      organisationId,
      teamIds[key],
      siteIds[team.site],
      team.name,
      team.kind,
    ])
  const sectorIds: Town['sectors'] = {}
  for (const [number, name, team] of sectors) {
    const id = newId()
    sectorIds[number] = { id, teamId: teamIds[team] }
    await admin.query('insert into sector (organisation_id, id, team_id, number, name) values ($1, $2, $3, $4, $5)', [
      organisationId,
      id,
      teamIds[team],
      number,
      name,
    ])
    for (const piece of streetsOf(number))
      await admin.query(
        `insert into sector_area (organisation_id, id, sector_id, commune_code, street_key, street_name, number_from, number_to) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [organisationId, newId(), id, clairvalCode, streetKey(piece.street), piece.street, piece.from ?? null, piece.to ?? null],
      )
  }
  const agentIds = ids(people.map((person) => person.key))
  const agents = {} as Town['agents']
  for (const person of people) {
    const agentId = agentIds[person.key]
    await admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis, secrecy_proof, trainee, tutor_id,
         diploma_kind, diploma_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now() - interval '200 days')`,
      [
        organisationId,
        agentId,
        siteIds[person.site],
        person.key,
        person.firstName,
        person.lastName,
        person.jobTitle,
        person.profession,
        person.basis,
        person.proof,
        person.tutor !== undefined,
        person.tutor ? agentIds[person.tutor] : null,
        person.diploma?.[0] ?? null,
        person.diploma?.[1] ?? null,
      ],
    )
    for (const role of person.roles)
      await admin.query('insert into agent_role (organisation_id, agent_id, role) values ($1, $2, $3)', [organisationId, agentId, role])
    for (const team of person.teams)
      await admin.query(
        'insert into team_member (organisation_id, id, team_id, agent_id, from_date) values ($1, $2, $3, $4, current_date - 200)',
        [organisationId, newId(), teamIds[team], agentId],
      )
    const tokenHash = createHash('sha256').update(randomBytes(32)).digest('hex')
    const sessionId = newId()
    await admin.query(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, device)
       values ($1, $2, decode($3, 'hex'), $4, now(), now() + interval '1 hour', now() + interval '2 hours', true, 'ville de démonstration')`,
      [organisationId, sessionId, tokenHash, agentId],
    )
    agents[person.key] = {
      agentId,
      organisationId,
      sessionId,
      tokenHash,
      siteId: siteIds[person.site],
      firstName: person.firstName,
      lastName: person.lastName,
      jobTitle: person.jobTitle,
      roles: person.roles,
      trainee: person.tutor !== undefined,
      sharedComputer: false,
      singleKeys: true,
      plainFonts: false,
    }
  }
  return { organisationId, sites: siteIds, teams: teamIds, sectors: sectorIds, agents }
}

/** The agent's sessions of the seeding are ended: nobody is logged in when the town opens. */
export const leaveTown = (admin: pg.Client): Promise<unknown> =>
  admin.query("update session set ended_at = now(), ended_why = 'seed' where device = 'ville de démonstration'")
