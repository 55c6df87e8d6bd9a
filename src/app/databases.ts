import { join } from 'node:path'
import pg from 'pg'
import { refuseHalfRestoredDatabase } from '#db/backup/under-way.server.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { scriptsOf } from '#db/migrate.server.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './start-problem.ts'

/** How the logins of the house reach their database. */
export type Database = {
  readonly web: pg.PoolConfig
  readonly jobs: pg.ClientConfig
  readonly sealer: pg.ClientConfig
  /** Who reads everything for the backup; null where nothing says how to reach it: another machine makes the backups then. */
  readonly backup: pg.ClientConfig | null
  /** Who prepares the database; null where that was done apart (`npm run migrate`), so that no serving machine holds it. */
  readonly admin: pg.ClientConfig | null
  readonly isNew: boolean
  /** For the health page. */
  readonly what: string
  readonly stop: () => Promise<void>
  /** The disk of our own PostgreSQL is nearly full: nothing more is written by hand. */
  readonly isFull?: () => boolean
  readonly passwordOf?: (role: string) => string
  readonly name?: string
}

const DATABASE = 'aparte'
/** A database that does not answer within this time is told to be away. */
const CONNECT_MS = 8_000

/** PostgreSQL in the data folder, made at the first start. @throws ClusterProblem */
export const ownCluster = async (settings: Settings, log: (line: string) => void): Promise<Database> => {
  const cluster = await startCluster({ dataFolder: settings.dataFolder, log })
  const config = (role: string): pg.ClientConfig => ({ ...cluster.configFor(role, DATABASE) })
  return {
    web: config('aparte_web'),
    jobs: config('aparte_jobs'),
    sealer: config('aparte_sealer'),
    backup: config('aparte_backup'),
    admin: { ...cluster.adminConfig },
    isNew: cluster.isNew,
    what: `PostgreSQL ${cluster.version} (${cluster.origin === 'system' ? 'celui du système' : 'embarqué'})`,
    stop: cluster.stop,
    isFull: cluster.isFull,
    passwordOf: (role) => cluster.configFor(role).password,
    name: DATABASE,
  }
}

/** The direct address of a login beside the pages: its own, or the owner’s, which becomes it. */
export const besideLogin = (settings: Settings, role: 'aparte_jobs' | 'aparte_sealer'): pg.ClientConfig | null => {
  const own = role === 'aparte_jobs' ? settings.production.jobsUrl : settings.production.sealerUrl
  if (own) return { connectionString: own, connectionTimeoutMillis: CONNECT_MS }
  if (!settings.databaseOwnerUrl) return null
  return { connectionString: settings.databaseOwnerUrl, options: `-c role=${role}`, connectionTimeoutMillis: CONNECT_MS }
}

/** The login of the backups in an installer's database: an address of its own, or the owner's, which becomes it. Null: neither was given. */
export const backupLogin = (settings: Settings): pg.ClientConfig | null => {
  if (settings.backupUrl) return { connectionString: settings.backupUrl }
  return settings.databaseOwnerUrl ? { connectionString: settings.databaseOwnerUrl, options: '-c role=aparte_backup' } : null
}

/**
 * An installer's PostgreSQL: `DATABASE_URL` serves, through a pooler or not; `DATABASE_OWNER_URL` migrates, where it is given. A login that
 * could skip the policies is refused.
 * @throws StartProblem
 */
export const externalDatabase = async (settings: Settings, url: string): Promise<Database> => {
  const web: pg.PoolConfig = { connectionString: url, connectionTimeoutMillis: CONNECT_MS, max: settings.production.connections }
  const client = new pg.Client(web)
  try {
    await client.connect()
  } catch (error) {
    throw new StartProblem(
      `La base de DATABASE_URL ne répond pas (${error instanceof Error ? error.message : String(error)}). Vérifiez l’adresse, le mot de passe et le pare-feu.`,
      12,
    )
  }
  try {
    const version = await client.query<{ v: number }>("select current_setting('server_version_num')::int as v")
    if ((version.rows[0]?.v ?? 0) < 150_000) throw new StartProblem('PostgreSQL 15 ou plus récent est nécessaire.', 12)
    const me = await client.query<{ bad: boolean }>(
      `select r.rolsuper or r.rolbypassrls or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'audit') and c.relowner = r.oid) as bad
       from pg_roles r where r.rolname = current_user`,
    )
    if (me.rows[0]?.bad)
      throw new StartProblem(
        'Le compte de DATABASE_URL est superutilisateur, propriétaire des tables ou dispensé des règles d’accès : la base ne pourrait rien refuser. Servez avec « aparte_web », et donnez l’autre compte dans DATABASE_OWNER_URL.',
        12,
      )
  } finally {
    await client.end()
  }
  const [jobs, sealer] = [besideLogin(settings, 'aparte_jobs'), besideLogin(settings, 'aparte_sealer')]
  if (!jobs || !sealer)
    throw new StartProblem(
      'DATABASE_URL est donné sans DATABASE_OWNER_URL : il faut aussi le compte qui prépare la base et scelle le journal. Si la base est préparée à part (npm run migrate), donnez DATABASE_JOBS_URL et DATABASE_SEALER_URL.',
      12,
    )
  return {
    web,
    jobs,
    sealer,
    backup: backupLogin(settings),
    admin: settings.databaseOwnerUrl ? { connectionString: settings.databaseOwnerUrl } : null,
    isNew: false,
    what: settings.production.pooled ? 'PostgreSQL de DATABASE_URL, à travers un répartiteur de connexions' : 'PostgreSQL de DATABASE_URL',
    stop: async () => {},
  }
}

/** What stands in the database of a house, asked as the login that serves. */
export type HouseState = { readonly mode: 'demo' | 'real' | null; readonly peopled: boolean; readonly sealed: boolean }

/**
 * Asks a prepared database what it is.
 * @throws StartProblem when it was not prepared for this version: it lacks a migration, or knows one that this version does not have. HalfRestored
 */
export const houseState = async (web: pg.ClientConfig, projectFolder: string): Promise<HouseState> => {
  const client = new pg.Client(web)
  await client.connect()
  try {
    await refuseHalfRestoredDatabase(client)
    const stands = await client
      .query<{ name: string; kind: string; checksum: string }>('select name, kind, checksum from app.schema_scripts()')
      .then(({ rows }) => new Map(rows.filter(({ kind }) => kind === 'migration').map((row) => [row.name, row.checksum])))
      .catch(() => new Map<string, string>())
    const ours = (await scriptsOf(join(projectFolder, 'db'))).filter(({ kind }) => kind === 'migration')
    if (ours.some(({ name, checksum }) => stands.get(name) !== checksum))
      throw new StartProblem(
        'La base n’est pas préparée pour cette version. Depuis la machine qui a DATABASE_OWNER_URL, lancez : npm run migrate',
        14,
      )
    const unknown = [...stands.keys()].find((name) => !ours.some((one) => one.name === name))
    if (unknown)
      throw new StartProblem(
        `Cette base a été faite par une version plus récente d’Aparté (${unknown}). Mettez Aparté à jour ; rien n’a été modifié.`,
        14,
      )
    const { rows } = await client.query<HouseState>('select mode, peopled, sealed from app.house_state()')
    return rows[0] ?? { mode: null, peopled: false, sealed: false }
  } finally {
    await client.end()
  }
}
