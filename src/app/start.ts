import './production.ts'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { ensureSealKey } from '#db/audit/seal-key.server.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'
import { NewerDatabase } from '#db/migrate.server.ts'
import { prepareDatabase, WrongMode } from '#db/prepare.server.ts'
import { startNight } from '#jobs/start-night.server.ts'
import { loadCommunes } from '#features/sector/communes.server.ts'
import { BadSetting, readSettings } from './settings.ts'
import type { Served } from './server.server.ts'
import type { Settings } from './settings.ts'

/** Why Aparté cannot start: a French sentence that says what to do, and the exit code of its kind. */
export class StartProblem extends Error {
  override name = 'StartProblem'
  readonly exitCode: number
  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

type Serve = (options: Record<string, unknown>) => Promise<Served>
type StartOptions = {
  env: NodeJS.ProcessEnv
  projectFolder: string
  log: (line: string) => void
  /** Fills a new demonstration; given by the scripts, so that no demonstration code is in the application. */
  seed?: (connection: { web: pg.ClientConfig; admin: pg.ClientConfig; rootKey: Buffer; log: (line: string) => void }) => Promise<void>
}
export type Running = { origin: string; stop: () => Promise<void>; settings: Settings }

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

/** Asks for the port before anything is started, so that « already taken » is told at once. */
const checkPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) =>
      reject(
        isCode(error, 'EADDRINUSE')
          ? new StartProblem(
              `Le port ${port} est déjà pris. Arrêtez l’autre programme, ou choisissez un autre port : PORT=3001 npm start`,
              11,
            )
          : isCode(error, 'EACCES')
            ? new StartProblem(
                `Le port ${port} demande des droits d’administration. Choisissez-en un au-delà de 1024 : PORT=3000 npm start`,
                11,
              )
            : new StartProblem(`L’adresse ${host}:${port} ne peut pas être ouverte (${error.message}).`, 11),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })

/** The root key: made with a new database, read otherwise. A database without its key is refused, never given a fresh key. */
const rootKeyOf = async (path: string, isNew: boolean): Promise<Buffer> => {
  if (!existsSync(path)) {
    if (!isNew)
      throw new StartProblem(
        `La clé de cette base n’est pas là (${path}). Sans elle, les textes sont illisibles. Remettez le fichier à sa place, ou dites où il est : APARTE_KEY_FILE.`,
        13,
      )
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const draft = `${path}.${randomBytes(4).toString('hex')}`
    await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, path).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error
    })
    await rm(draft)
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StartProblem(`D’autres comptes peuvent lire la clé (${path}). Fermez-la : chmod 600 ${path}`, 13)
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  if (key.length !== 32) throw new StartProblem(`Le fichier ${path} n’est pas une clé d’Aparté (32 octets en base64).`, 13)
  return key
}

type Database = {
  web: pg.ClientConfig
  jobs: pg.ClientConfig
  sealer: pg.ClientConfig
  admin: pg.ClientConfig
  isNew: boolean
  what: string
  stop: () => Promise<void>
  passwordOf?: (role: string) => string
  name?: string
}

const DATABASE = 'aparte'

const ownCluster = async (settings: Settings, log: (line: string) => void): Promise<Database> => {
  const cluster = await startCluster({ dataFolder: settings.dataFolder, log })
  const config = (role: string): pg.ClientConfig => ({ ...cluster.configFor(role, DATABASE) })
  return {
    web: config('aparte_web'),
    jobs: config('aparte_jobs'),
    sealer: config('aparte_sealer'),
    admin: { ...cluster.adminConfig },
    isNew: cluster.isNew,
    what: `PostgreSQL ${cluster.version} (${cluster.origin === 'system' ? 'celui du système' : 'embarqué'})`,
    stop: cluster.stop,
    passwordOf: (role) => cluster.configFor(role).password,
    name: DATABASE,
  }
}

/** An installer's PostgreSQL: `DATABASE_URL` serves, `DATABASE_OWNER_URL` migrates. A login that could skip the policies is refused. */
const external = async (settings: Settings, url: string): Promise<Database> => {
  const web: pg.ClientConfig = { connectionString: url, connectionTimeoutMillis: 8_000 }
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
  if (!settings.databaseOwnerUrl)
    throw new StartProblem(
      'DATABASE_URL est donné sans DATABASE_OWNER_URL : il faut aussi le compte qui prépare la base et scelle le journal.',
      12,
    )
  const as = (role: string): pg.ClientConfig => ({ connectionString: settings.databaseOwnerUrl, options: `-c role=${role}` })
  return {
    web,
    jobs: as('aparte_jobs'),
    sealer: as('aparte_sealer'),
    admin: { connectionString: settings.databaseOwnerUrl },
    isNew: false,
    what: 'PostgreSQL de DATABASE_URL',
    stop: async () => {},
  }
}

const explain = (error: unknown): unknown => {
  if (error instanceof BadSetting) return new StartProblem(error.message, 10)
  if (error instanceof ClusterProblem) return new StartProblem(error.message, error.exitCode)
  if (error instanceof NewerDatabase)
    return new StartProblem(
      `Cette base a été faite par une version plus récente d’Aparté (${error.message}). Mettez Aparté à jour ; rien n’a été modifié.`,
      14,
    )
  if (error instanceof WrongMode)
    return new StartProblem(
      error.born === 'demo'
        ? 'Cette base est une démonstration : elle ne peut pas servir pour de vrai. Choisissez un autre dossier (APARTE_DATA).'
        : 'Cette base contient de vraies données : la démonstration refuse de s’y ouvrir. Lancez : APARTE_MODE=real npm start',
      15,
    )
  if (isCode(error, 'ENOSPC') || isCode(error, '53100'))
    return new StartProblem('Le disque est plein. Libérez de la place, puis recommencez : rien n’a été perdu.', 22)
  return error
}

/**
 * From settings to a served page: port, database, migrations, key, communes, the fictional town when asked for, pages and jobs.
 * @throws StartProblem
 */
export const startHouse = async ({ env, projectFolder, log, seed }: StartOptions): Promise<Running> => {
  const undo: (() => Promise<void>)[] = []
  try {
    const settings = readSettings(env, projectFolder)
    if (settings.port !== 0) await checkPort(settings.host, settings.port)
    const database = settings.databaseUrl ? await external(settings, settings.databaseUrl) : await ownCluster(settings, log)
    undo.unshift(database.stop)
    await prepareDatabase({
      admin: database.admin,
      sqlFolder: join(projectFolder, 'db'),
      mode: settings.mode,
      ...(database.name ? { database: database.name } : {}),
      ...(database.passwordOf ? { passwordOf: database.passwordOf } : {}),
    })
    const admin: pg.ClientConfig = database.name ? { ...database.admin, database: database.name } : database.admin
    const client = new pg.Client(admin)
    await client.connect()
    let empty: boolean
    let sealed: boolean
    try {
      empty = (await client.query('select from organisation limit 1')).rowCount === 0
      sealed = (await client.query('select from compartment limit 1')).rowCount !== 0
      const rootKey = await rootKeyOf(settings.keyFile, !sealed)
      const sealKey = await ensureSealKey(settings.sealKeyFile)
      await loadCommunes(client, { demo: settings.mode === 'demo' })
      if (settings.mode === 'demo' && empty && seed) await seed({ web: database.web, admin, rootKey, log })
      const build = (await import(join(projectFolder, 'build', 'server', 'index.js'))) as { entry: { module: { serve: Serve } } }
      const served = await build.entry.module.serve({
        build,
        clientFolder: join(projectFolder, 'build', 'client'),
        web: database.web,
        jobs: database.jobs,
        sealer: database.sealer,
        rootKey,
        sealKey,
        headFile: `${settings.sealKeyFile}.head`,
        mode: settings.mode,
        host: settings.host,
        port: settings.port,
        ...(settings.origin ? { origin: settings.origin } : {}),
        installation: { database: database.what, keyFile: settings.keyFile, dataFolder: settings.dataFolder },
        log,
      })
      undo.unshift(served.close)
      const night = startNight({ config: database.jobs, rootKey, clock: () => new Date(), log })
      undo.unshift(night.stop)
      log(`\nAparté est ouvert : ${served.origin}`)
      if (served.installationPath)
        log(
          `Créez la première administratrice ou le premier administrateur avec ce lien, qui ne sert qu’une fois :
${served.origin}${served.installationPath}`,
        )
      return {
        origin: served.origin,
        settings,
        stop: async () => {
          for (const step of undo.splice(0)) await step()
        },
      }
    } finally {
      await client.end()
    }
  } catch (error) {
    for (const step of undo.splice(0)) await step().catch(() => undefined)
    throw explain(error)
  }
}
