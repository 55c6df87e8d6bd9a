import '#app/production.ts'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { ServerBuild } from 'react-router'
import type { Actor, Role } from '#core/actor.ts'
import type { Served, ServeOptions } from '#app/server.server.ts'
import { newSealKey } from '#db/audit/seal-key.server.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { openHouse } from '#db/door.server.ts'
import type { House } from '#db/door.server.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { Vault } from '#db/vault.server.ts'

/** An agent and the token of her session, which a browser would send in its cookie. */
export type Somebody = Actor & { readonly token: string }

/**
 * The built application over a PostgreSQL of its own, in this process: thousands of requests without a process between. `admin` is the
 * superuser, to make what no door makes and to look behind the policies; `house` acts through the doors, as the application’s own commands do.
 */
export type OwnHouse = {
  readonly origin: string
  readonly build: ServerBuild
  readonly house: House
  readonly admin: pg.Client
  readonly jobs: pg.ClientConfig
  readonly vault: Vault
  readonly put: (table: string, row: Record<string, unknown>) => Promise<void>
  readonly anAgent: (options: NewAgent) => Promise<Somebody>
  readonly aSession: (who: { organisationId: string; agentId: string }) => Promise<Pick<Somebody, 'sessionId' | 'tokenHash' | 'token'>>
  readonly close: () => Promise<void>
}
export type NewAgent = {
  organisationId: string
  siteId: string
  teamId: string
  roles: readonly Role[]
  basis?: 'profession' | 'mission' | 'function' | 'none'
  profession?: string
  tutorId?: string
}

type Built = ServerBuild & { entry: { module: { serve: (options: ServeOptions) => Promise<Served> } } }

/** Starts it. @throws Error when nothing was built: `npm run build` first (`npm run prove` does it). */
export const openOwnHouse = async (): Promise<OwnHouse> => {
  const folder = await mkdtemp(join(tmpdir(), 'aparte-secrecy-'))
  const cluster = await startCluster({ dataFolder: folder, log: () => {}, throwaway: true })
  const admin = new pg.Client({ ...cluster.adminConfig, database: 'aparte' })
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true }), cluster.stop]
  const close = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    await prepareDatabase({
      admin: cluster.adminConfig,
      database: 'aparte',
      sqlFolder: resolve('db'),
      mode: 'real',
      passwordOf: (role) => cluster.configFor(role).password,
    })
    await admin.connect()
    undo.push(() => admin.end())
    const config = (role: string): pg.ClientConfig => ({ ...cluster.configFor(role, 'aparte') })
    const rootKey = randomBytes(32)
    const pool = new pg.Pool({ ...config('aparte_web'), max: 2 })
    pool.on('error', () => {})
    const vault = new Vault(rootKey, randomBytes)
    const house = openHouse({ pool, vault, clock: () => new Date(), random: randomBytes })
    undo.push(house.close)
    const build = (await import(pathToFileURL(resolve('build', 'server', 'index.js')).href)) as Built
    const put: OwnHouse['put'] = async (table, row) => {
      const columns = Object.keys(row)
      await admin.query(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(row),
      )
    }
    // somebody is there before it opens: otherwise it would offer the page of the first administrator
    const served = await build.entry.module.serve({
      build,
      clientFolder: resolve('build', 'client'),
      web: config('aparte_web'),
      jobs: config('aparte_jobs'),
      sealer: config('aparte_sealer'),
      rootKey,
      sealKey: newSealKey(),
      headFile: join(folder, 'head'),
      mode: 'real',
      host: '127.0.0.1',
      port: 0,
      installation: {},
      log: (line) => process.stderr.write(`${line}\n`),
    })
    undo.push(served.close)
    const aSession: OwnHouse['aSession'] = async ({ organisationId, agentId }) => {
      const token = randomBytes(32).toString('base64url')
      const [sessionId, hash] = [house.newId(), createHash('sha256').update(token).digest()]
      await admin.query(
        `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete, stepped_up_at)
         values ($1, $2, $3, $4, now(), now() + interval '2 hours', now() + interval '12 hours', true, now() + interval '2 hours')`,
        [organisationId, sessionId, hash, agentId],
      )
      return { sessionId, tokenHash: hash.toString('hex'), token }
    }
    let count = 0
    return {
      origin: served.origin.replace('localhost', '127.0.0.1'),
      build,
      house,
      admin,
      jobs: config('aparte_jobs'),
      vault,
      put,
      aSession,
      close,
      anAgent: async ({ organisationId, siteId, teamId, roles, basis = 'mission', profession = 'educateurSpecialise', tutorId }) => {
        const agentId = house.newId()
        const [firstName, lastName] = [`Agent${(count += 1)}`, 'Essai']
        await put('agent', {
          organisation_id: organisationId,
          id: agentId,
          site_id: siteId,
          login: `agent-${count}`,
          first_name: firstName,
          last_name: lastName,
          job_title: 'travail social',
          profession,
          secrecy_basis: basis,
          trainee: tutorId !== undefined,
          tutor_id: tutorId ?? null,
        })
        for (const role of roles) await put('agent_role', { organisation_id: organisationId, agent_id: agentId, role })
        await put('team_member', {
          organisation_id: organisationId,
          id: house.newId(),
          team_id: teamId,
          agent_id: agentId,
          from_date: '2020-01-01',
        })
        const session = await aSession({ organisationId, agentId })
        return {
          agentId,
          organisationId,
          siteId,
          ...session,
          firstName,
          lastName,
          jobTitle: 'travail social',
          roles,
          trainee: tutorId !== undefined,
          sharedComputer: false,
          singleKeys: true,
          plainFonts: false,
        }
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
