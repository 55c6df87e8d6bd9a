import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount } from '#db/cluster/account.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { freePort } from './behind.ts'
import { program } from './command.ts'
import { newFolder } from './house.ts'
import type { Folder, RunningHouse } from './house.ts'

/**
 * A PostgreSQL of an installer's, as deploy/postgresql.sql prepares it: apart from the application, four logins, each with its secret, none
 * of them a superuser; and what runs over it: processes of pages, workers, a pooler.
 */
export type External = {
  readonly folder: Folder
  /** The superuser, in the database of the house: for judging. */
  readonly admin: pg.ClientConfig
  /** The address of the superuser: what only an earlier version needs. */
  readonly superuser: string
  /** The address of a login, direct. */
  readonly url: (login: Login) => string
  /** What a machine that serves is told; it does not know who prepares the database. */
  readonly serving: NodeJS.ProcessEnv
  /** `npm run migrate`, from any copy of the application. Answers what it printed; @throws Error when it failed. */
  readonly migrate: (projectFolder?: string) => string
  /** A process of pages, as a server starts it. */
  readonly serve: (env?: NodeJS.ProcessEnv) => Promise<RunningHouse>
  /** A worker of the night. Resolves once it says that it works. */
  readonly worker: (env?: NodeJS.ProcessEnv) => Promise<ChildProcess>
  /** PgBouncer in transaction mode before the pages' login. Answers the address to serve by. @throws Error with what it said. */
  readonly pooler: (size: number) => Promise<{ url: string; said: () => string }>
  readonly close: () => Promise<void>
}

type Login = 'aparte_install' | 'aparte_web' | 'aparte_jobs' | 'aparte_sealer' | 'aparte_backup'
const secrets: Readonly<Record<Login, string>> = {
  aparte_install: 'install-of-a-proof',
  aparte_web: 'web-of-a-proof',
  aparte_jobs: 'jobs-of-a-proof',
  aparte_sealer: 'sealer-of-a-proof',
  aparte_backup: 'backup-of-a-proof',
}
const variables: Readonly<Record<string, string>> = {
  base: 'aparte',
  proprietaire: secrets.aparte_install,
  pages: secrets.aparte_web,
  travaux: secrets.aparte_jobs,
  sceau: secrets.aparte_sealer,
  sauvegarde: secrets.aparte_backup,
}

/** The installer's script as psql reads it: its variables, one statement after the other. */
export const installerStatements = async (): Promise<string[]> =>
  (await readFile(join('deploy', 'postgresql.sql'), 'utf8'))
    .split('\n')
    .filter((line) => !/^\s*(--|\\)/.test(line))
    .join('\n')
    .replaceAll(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(variables[name] ?? ''))
    .replaceAll(/:"(\w+)"/g, (_, name: string) => pg.escapeIdentifier(variables[name] ?? ''))
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve))

/** Makes it, with the fictional town; with `prepare: false` the database is empty and nobody prepared it. */
export const newExternal = async ({ prepare = true }: { prepare?: boolean } = {}): Promise<External> => {
  const folder = await newFolder()
  const cluster = await startCluster({ dataFolder: join(folder.path, 'postgres'), log: () => {} })
  const children: ChildProcess[] = []
  const houses: RunningHouse[] = []
  const admin = { ...cluster.configFor('cluster_admin', 'aparte') }
  const url = (login: Login): string =>
    `postgresql://${login}:${secrets[login]}@/aparte?host=${encodeURIComponent(cluster.socketFolder)}&port=${cluster.port}`
  const superuser = cluster.urlFor('cluster_admin', 'aparte')
  const serving: NodeJS.ProcessEnv = {
    DATABASE_URL: url('aparte_web'),
    DATABASE_JOBS_URL: url('aparte_jobs'),
    DATABASE_SEALER_URL: url('aparte_sealer'),
    APARTE_MODE: 'demo',
  }
  const close = async (): Promise<void> => {
    await Promise.all(houses.map((house) => house.kill()))
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(children.map(ended))
    await cluster.stop()
    await folder.remove()
  }
  const own = (): NodeJS.ProcessEnv => {
    // never the database of whoever runs the proofs
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...others } = process.env
    return { ...others, APARTE_DATA: folder.data, APARTE_KEY_FILE: folder.keyFile }
  }
  const migrate = (projectFolder = process.cwd()): string =>
    execFileSync(process.execPath, ['scripts/migrate.ts'], {
      cwd: projectFolder,
      env: { ...own(), DATABASE_OWNER_URL: url('aparte_install'), APARTE_MODE: serving['APARTE_MODE'] },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const pooler = async (size: number): Promise<{ url: string; said: () => string }> => {
    const path = program('pgbouncer')
    if (!path) throw new Error('pgbouncer is not installed')
    const [account, port, place] = [serverAccount(null), await freePort(), join(folder.path, 'pgbouncer')]
    mkdirSync(place, { mode: 0o700 })
    writeFileSync(join(place, 'users.txt'), `"aparte_web" "${secrets.aparte_web}"\n`)
    writeFileSync(
      join(place, 'pgbouncer.ini'),
      `[databases]
aparte = host=${cluster.socketFolder} port=${cluster.port} dbname=aparte
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(place, 'users.txt')}
pool_mode = transaction
default_pool_size = ${size}
max_client_conn = 400
`,
    )
    // as root, PgBouncer refuses to run: it gets the account of the database server
    if (account) for (const one of [place, join(place, 'users.txt'), join(place, 'pgbouncer.ini')]) chownSync(one, account.uid, account.gid)
    chmodSync(join(place, 'users.txt'), 0o600)
    const child = spawn(path, [join(place, 'pgbouncer.ini')], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...account })
    children.push(child)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
    const through = `postgresql://aparte_web:${secrets.aparte_web}@127.0.0.1:${port}/aparte`
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: through })
      try {
        await client.connect()
        return { url: through, said: () => text }
      } catch (error) {
        if (tries === 50 || child.exitCode !== null) throw new Error(`PgBouncer did not open: ${text || String(error)}`, { cause: error })
        await pause(100)
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }
  try {
    const maker = new pg.Client({ ...cluster.adminConfig })
    await maker.connect()
    for (const statement of await installerStatements()) await maker.query(statement)
    await maker.end()
    if (prepare) {
      migrate()
      // inventing a town is the superuser's work: no door makes one
      const first = await folder.open({ env: { ...serving, DATABASE_OWNER_URL: superuser } })
      await first.stop()
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    folder,
    admin,
    superuser,
    url,
    serving,
    migrate,
    serve: async (env = {}) => {
      const house = await folder.open({ env: { ...serving, ...env }, script: 'scripts/serve.ts' })
      houses.push(house)
      return house
    },
    worker: async (env = {}) => {
      const child = spawn(process.execPath, ['scripts/jobs.ts'], {
        env: { ...own(), ...serving, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.push(child)
      let text = ''
      await new Promise<void>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
        child.stdout.on('data', () => (text.includes('prend sa part') ? resolve() : undefined))
        child.once('exit', (code) => reject(new Error(`The worker ended with ${code}: ${text}`)))
      })
      return child
    },
    pooler,
    close,
  }
}
