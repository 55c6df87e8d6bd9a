import pg from 'pg'
import { refuseHalfRestoredDatabase } from './backup/under-way.server.ts'
import type { RoleConfig } from './cluster/server.ts'
import { migrate } from './migrate.server.ts'

/** The logins that serve: each may do one thing. Passwords come from the cluster's secret or from the installer. */
export const servingRoles = ['aparte_web', 'aparte_jobs', 'aparte_sealer', 'aparte_backup'] as const

/** Where the queue of jobs keeps its own tables: outside of the schemas of the house, which the jobs cannot change. */
export const QUEUE_SCHEMA = 'aparte_queue'

/**
 * The schema of the queue, owned by the login that runs it, which makes its tables there itself. The login may make no schema: the one table
 * that the queue looks for first is laid here, so that it never asks for one.
 */
const layQueue = async (client: pg.Client): Promise<void> => {
  await client.query(`create schema if not exists ${QUEUE_SCHEMA} authorization aparte_jobs`)
  await client.query('set role aparte_jobs')
  try {
    await client.query(
      `create table if not exists ${QUEUE_SCHEMA}.migrations (id int primary key, ts timestamptz not null default now(), breaking boolean not null default false)`,
    )
  } finally {
    await client.query('reset role')
  }
}

const PREPARING = 7421004

type Prepared = { applied: string[]; mode: 'demo' | 'real' }

/** The installation was born in another mode: demonstration data and real data never share a database. */
export class WrongMode extends Error {
  override name = 'WrongMode'
  readonly born: string
  constructor(born: string) {
    super(`born ${born}`)
    this.born = born
  }
}

/**
 * Makes the database ready to serve: the database itself when it is ours to make, migrations, policies, logins, and its mode, which is
 * written at birth and never changes (decision 23). `admin` may create roles (the cluster's administrator, or DATABASE_OWNER_URL).
 * `restoring`: the restore itself prepares what it has just put there.
 * @throws NewerDatabase, WrongMode, HalfRestored
 */
export const prepareDatabase = async (options: {
  admin: pg.ClientConfig
  database?: string
  sqlFolder: string
  mode: 'demo' | 'real'
  passwordOf?: (role: string) => string
  restoring?: boolean
}): Promise<Prepared> => {
  const { admin, database, sqlFolder, mode, passwordOf, restoring = false } = options
  if (database) {
    const first = new pg.Client(admin)
    await first.connect()
    try {
      const there = await first.query('select from pg_database where datname = $1', [database])
      if (there.rowCount === 0) await first.query(`create database ${pg.escapeIdentifier(database)} encoding 'UTF8' template template0`)
    } finally {
      await first.end()
    }
  }
  const client = new pg.Client(database ? { ...admin, database } : admin)
  await client.connect()
  try {
    // one preparation at a time: two that grant at once disturb each other (« tuple concurrently updated »)
    await client.query('select pg_advisory_lock($1)', [PREPARING])
    if (!restoring) await refuseHalfRestoredDatabase(client)
    const applied = await migrate(client, sqlFolder)
    await layQueue(client)
    await client.query(`revoke all on database ${pg.escapeIdentifier(client.database ?? 'postgres')} from public`)
    for (const role of servingRoles) {
      await client.query(`grant connect on database ${pg.escapeIdentifier(client.database ?? 'postgres')} to ${role}`)
      if (passwordOf) await client.query(`alter role ${role} with login password ${pg.escapeLiteral(passwordOf(role))}`)
    }
    const born = await client.query<{ mode: 'demo' | 'real' }>(
      `with born as (insert into installation (mode) values ($1) on conflict on constraint "pk$installation" do nothing returning mode)
       select mode from born union all select mode from installation limit 1`,
      [mode],
    )
    const row = born.rows[0]
    if (row && row.mode !== mode) throw new WrongMode(row.mode)
    return { applied, mode }
  } finally {
    await client.end()
  }
}

/** A connection configuration of the cluster, narrowed to what `pg` takes. */
export const clientConfig = (config: RoleConfig): pg.ClientConfig => ({ ...config })
