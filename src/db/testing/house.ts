import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import type { Action, Actor, Role } from '#core/actor.ts'
import { openHouse } from '../door.server.ts'
import type { House, Read, Write } from '../door.server.ts'
import { pipelining } from '../lane.server.ts'
import { Vault } from '../vault.server.ts'

const template = 'aparte_template'
const anything: Action = { id: 'test.any', roles: ['worker'], audit: 'essai' }

export type TestAgent = Actor
export type TestCase = { id: string; identity: string; general: string; number: number }

/**
 * A database of its own, cloned from the migrated template, with builders that return values with their own ids. `admin` is the
 * cluster's superuser: for building what no door builds, and for looking behind the policies; never what is under test.
 */
export type TestHouse = {
  house: House
  admin: pg.Client
  database: string
  configOf(role: 'web' | 'jobs' | 'sealer' | 'backup' | 'admin'): pg.ClientConfig
  organisationId: string
  siteId: string
  teamId: string
  aSite(name?: string): Promise<string>
  aTeam(options?: { kind?: string; siteId?: string; name?: string }): Promise<string>
  anAgent(options?: {
    roles?: Role[]
    teamId?: string
    siteId?: string
    firstName?: string
    lastName?: string
    secrecyBasis?: 'profession' | 'mission' | 'function' | 'none'
    profession?: string
  }): Promise<TestAgent>
  aSession(agentId: string): Promise<Pick<Actor, 'sessionId' | 'tokenHash'>>
  aCaseFile(referent: TestAgent, options?: { name?: string; protected?: boolean; teamId?: string }): Promise<TestCase>
  asAgent<T>(agent: TestAgent, body: (tx: Read) => Promise<T>): Promise<T>
  asWriter<T>(agent: TestAgent, body: (tx: Write) => Promise<T>): Promise<T>
  setClock(now: Date): void
  close(): Promise<void>
}

const keyOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9 ]/g, '')
    .toLowerCase()

export const openTestHouse = async (): Promise<TestHouse> => {
  const configs = inject('postgres')
  const database = `t_${randomBytes(6).toString('hex')}`
  const maker = new pg.Client(configs.admin)
  await maker.connect()
  // cloning is refused while another clone reads the template: take turns
  await maker.query('select pg_advisory_lock(7421002)')
  await maker.query(`create database ${database} template ${template}`)
  await maker.query(`grant connect on database ${database} to aparte_web, aparte_jobs, aparte_sealer, aparte_backup`)
  await maker.end()
  const admin = new pg.Client({ ...configs.admin, database })
  await admin.connect()
  const pool = new pg.Pool({ ...configs.web, ...pipelining, database, max: 4 })
  // dropping the database at the end cuts idle connections
  pool.on('error', () => {})
  let now: Date | undefined
  const vault = new Vault(randomBytes(32), randomBytes)
  const house = openHouse({ pool, vault, clock: () => now ?? new Date(), random: randomBytes })
  const id = house.newId
  const organisationId = id()
  await admin.query(`insert into organisation (id, name, kind) values ($1, 'Département de Clairval', 'departement')`, [organisationId])
  const aSite = async (name = 'Maison des solidarités'): Promise<string> => {
    const site = id()
    await admin.query('insert into site (organisation_id, id, name) values ($1, $2, $3)', [organisationId, site, name])
    return site
  }
  const siteId = await aSite()
  const aTeam: TestHouse['aTeam'] = async (options = {}) => {
    const team = id()
    await admin.query('insert into team (organisation_id, id, site_id, name, kind) values ($1, $2, $3, $4, $5)', [
      organisationId,
      team,
      options.siteId ?? siteId,
      options.name ?? 'Secteur',
      options.kind ?? 'sector',
    ])
    return team
  }
  const teamId = await aTeam()
  const aSession: TestHouse['aSession'] = async (agentId) => {
    const sessionId = id()
    const tokenHash = createHash('sha256').update(randomBytes(32)).digest('hex')
    await admin.query(
      `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete)
       values ($1, $2, decode($3, 'hex'), $4, now(), now(), now() + interval '12 hours', true)`,
      [organisationId, sessionId, tokenHash, agentId],
    )
    return { sessionId, tokenHash }
  }
  let counter = 0
  const anAgent: TestHouse['anAgent'] = async (options = {}) => {
    counter += 1
    const agentId = id()
    const roles = options.roles ?? ['worker']
    const firstName = options.firstName ?? `Prénom${counter}`
    const lastName = options.lastName ?? `Nom${counter}`
    await admin.query(
      `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
       values ($1, $2, $3, $4, $5, $6, 'travail social', $7, $8)`,
      [
        organisationId,
        agentId,
        options.siteId ?? siteId,
        `agent-${counter}-${agentId.slice(-6)}`,
        firstName,
        lastName,
        options.profession ?? 'educateurSpecialise',
        options.secrecyBasis ?? 'mission',
      ],
    )
    for (const role of roles)
      await admin.query('insert into agent_role (organisation_id, agent_id, role) values ($1, $2, $3)', [organisationId, agentId, role])
    await admin.query(
      'insert into team_member (organisation_id, id, team_id, agent_id, from_date) values ($1, $2, $3, $4, current_date - 400)',
      [organisationId, id(), options.teamId ?? teamId, agentId],
    )
    return {
      agentId,
      organisationId,
      ...(await aSession(agentId)),
      siteId: options.siteId ?? siteId,
      firstName,
      lastName,
      jobTitle: 'travail social',
      roles,
      trainee: false,
      sharedComputer: false,
      singleKeys: true,
      plainFonts: false,
    }
  }
  const aCaseFile: TestHouse['aCaseFile'] = (referent, options = {}) =>
    house.writing(referent, anything, {}, async (tx) => {
      const [caseId, identity, general] = [id(), id(), id()]
      const [identityKey, generalKey] = [tx.newKey(identity), tx.newKey(general)]
      const name = options.name ?? 'Camille Essai'
      const opened = await sql<{
        number: number
      }>`select app.open_case(${caseId}, ${name}, ${keyOf(name)}, ${options.protected ?? false}, 'self', 'phone', true,
        ${options.teamId ?? teamId}, null, ${identity}, ${identityKey.keyId}, ${identityKey.wrapped}, ${general}, ${generalKey.keyId}, ${generalKey.wrapped}, ${tx.now}) as number`.execute(
        tx.q,
      )
      return { id: caseId, identity, general, number: opened.rows[0]?.number ?? 0 }
    })
  return {
    house,
    admin,
    database,
    configOf: (role) => ({ ...configs[role], database }),
    organisationId,
    siteId,
    teamId,
    aSite,
    aTeam,
    anAgent,
    aSession,
    aCaseFile,
    asAgent: (agent, body) => house.reading(agent, anything, {}, body),
    asWriter: (agent, body) => house.writing(agent, anything, {}, body),
    setClock: (value) => {
      now = value
    },
    close: async () => {
      await house.close()
      await admin.end()
      const cleaner = new pg.Client(configs.admin)
      await cleaner.connect()
      await cleaner.query(`drop database if exists ${database} with (force)`)
      await cleaner.end()
    },
  }
}
