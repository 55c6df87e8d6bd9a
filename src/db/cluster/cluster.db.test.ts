import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, type TestContext, vi } from 'vitest'
import { runAs, serverAccount } from './account.ts'
import { findBinaries, npmBinaries, npmPackage, restoreLinks } from './binaries.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { hasEnded, isRunning } from './processes.ts'
import { stopServer, traceOfServer } from './server.ts'

/** In memory where there is room: the tests make many clusters. */
const roomy = existsSync('/dev/shm') && statfsSync('/dev/shm').bavail * statfsSync('/dev/shm').bsize > 2 ** 30
const parent = roomy ? '/dev/shm' : tmpdir()
const isRoot = process.getuid?.() === 0
let base = ''
const started: Cluster[] = []
const children: ChildProcess[] = []
const orphans: number[] = []

/** A data folder whose cluster is made and stopped: a copy of it costs a tenth of a creation. */
let model = ''
beforeAll(async () => {
  model = mkdtempSync(join(parent, 'aparte-model-'))
  chmodSync(model, 0o755)
  await (
    await startCluster({ dataFolder: join(model, 'data'), log: () => {}, throwaway: true, sharedFolder: join(model, 'shared') })
  ).stop()
})
afterAll(() => rmSync(model, { recursive: true, force: true }))
/** Puts such a folder where this test's will be. */
const alreadyMade = (): void => expect(spawnSync('cp', ['-a', join(model, 'data'), data()]).status).toBe(0)

beforeEach(() => {
  base = mkdtempSync(join(parent, 'aparte-cluster-'))
  // Open, as a project folder is: what is closed is closed by the code under test.
  chmodSync(base, 0o755)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const cluster of started.splice(0)) await cluster.stop()
  for (const server of orphans.splice(0)) await stopServer(server)
  rmSync(base, { recursive: true, force: true })
})

const data = (): string => join(base, 'data')
const start = async (options: { dataFolder?: string; throwaway?: boolean } = {}): Promise<Cluster> => {
  const cluster = await startCluster({ dataFolder: data(), log: () => {}, throwaway: true, sharedFolder: join(base, 'shared'), ...options })
  started.push(cluster)
  return cluster
}
const skip = (context: TestContext, reason: string): never => {
  process.stderr.write(`skipped: ${context.task.name}: ${reason}\n`)
  return context.skip(reason)
}

/** The first value of the first row. */
async function ask(config: pg.ClientConfig, text: string): Promise<unknown> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return Object.values((await client.query<Record<string, unknown>>(text)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}
const setting = (cluster: Cluster, name: string) => ask(cluster.adminConfig, `select current_setting('${name}')`)
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

/** Another process that holds a cluster, makes a table with one row, then does what `then` says. Resolves once the row is committed. */
async function elsewhere(
  then: string,
  account: { uid?: number; gid?: number } = {},
  throwaway = true,
): Promise<{ child: ChildProcess; server: number }> {
  const code = `
    import { startCluster } from ${JSON.stringify(new URL('cluster.ts', import.meta.url).href)}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    const cluster = await startCluster({ dataFolder: ${JSON.stringify(data())}, log() {}, throwaway: ${throwaway}, sharedFolder: ${JSON.stringify(join(base, 'shared'))} })
    const client = new pg.Client(cluster.adminConfig)
    client.on('error', () => {})
    await client.connect()
    await client.query('create table if not exists kept as select 1 as one')
    process.send({ server: cluster.pid, adopted: cluster.adopted, user: process.getuid() })
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...account })
  children.push(child)
  const message = await new Promise<{ server: number }>((resolve, reject) => {
    child.once('message', (value) => resolve(value as { server: number }))
    child.once('exit', (exit) => reject(new Error(`the other process ended: ${exit}`)))
  })
  orphans.push(message.server)
  return { child, server: message.server }
}
const stays = 'setInterval(() => {}, 1000)'
const killed = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })

test('a first start makes the cluster, closed to others; a second finds it, fast', async () => {
  const first = await start({ throwaway: false })
  expect(first).toMatchObject({ isNew: true, adopted: false, home: data(), port: 5432 })
  expect(modeOf(data())).toBe(isRoot ? '710' : '700')
  for (const folder of ['cluster', 'socket']) expect(modeOf(join(data(), folder))).toBe('700')
  expect(modeOf(join(data(), 'database.secret'))).toBe('600')
  expect(readFileSync(join(data(), 'pg_hba.conf'), 'utf8')).toBe('local all all scram-sha-256\n')
  expect(await setting(first, 'hba_file')).toBe(join(data(), 'pg_hba.conf'))
  const wanted = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    listen_addresses: '',
    TimeZone: 'UTC',
  }
  for (const [name, value] of Object.entries(wanted)) expect([name, await setting(first, name)]).toEqual([name, value])
  expect(await setting(first, 'server_encoding')).toBe('UTF8')
  expect(await ask({ connectionString: first.urlFor('cluster_admin') }, 'select current_user')).toBe('cluster_admin')
  await expect(ask({ ...first.adminConfig, password: 'autre' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await ask(first.adminConfig, 'create table kept as select 1 as one')
  await first.stop()
  await first.stop()
  expect(first.isRunning()).toBe(false)

  const before = performance.now()
  const second = await start({ throwaway: false })
  const taken = performance.now() - before
  expect(second).toMatchObject({ isNew: false, adopted: false })
  expect(await ask(second.adminConfig, 'select one from kept')).toBe(1)
  expect(second.configFor('web')).toEqual(first.configFor('web'))
  expect(second.configFor('web').password).not.toBe(second.configFor('owner').password)
  expect(taken).toBeLessThan(1000)
})

test('nothing listens on TCP', async (context) => {
  alreadyMade()
  if (!existsSync('/proc/net/tcp')) skip(context, 'no /proc/net/tcp on this system')
  const { pid } = await start()
  const listening = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A')
    .map((fields) => `socket:[${fields[9]}]`)
  const own = readdirSync(`/proc/${pid}/fd`).map((name) => readlinkSync(`/proc/${pid}/fd/${name}`))
  expect(own.some((name) => name.startsWith('socket:'))).toBe(true)
  expect(own.filter((name) => listening.includes(name))).toEqual([])
})

test('no text of a statement, of a value or of a row reaches the log', async () => {
  alreadyMade()
  // What is committed must outlive the crash below.
  const cluster = await start({ throwaway: false })
  const canary = 'Canari-Mme-Dubois'
  await ask(cluster.adminConfig, 'create table person (name text primary key)')
  await ask(cluster.adminConfig, `insert into person values ('${canary}')`)
  await expect(ask(cluster.adminConfig, `insert into person values ('${canary}')`)).rejects.toThrow('duplicate key')
  await expect(ask(cluster.adminConfig, `select '${canary}'::int`)).rejects.toThrow(canary)
  await expect(ask(cluster.adminConfig, `select "${canary}" from person`)).rejects.toThrow('does not exist')
  await expect(ask(cluster.adminConfig, `do $$ begin raise warning '${canary}'; raise exception '${canary}'; end $$`)).rejects.toThrow(
    canary,
  )
  // A backend that crashes makes the server say in a detail what it was running.
  const client = new pg.Client(cluster.adminConfig)
  client.on('error', () => {})
  await client.connect()
  const backend = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
  const cut = expect(client.query(`select pg_sleep(20), '${canary}'`)).rejects.toThrow()
  await vi.waitFor(async () =>
    expect(await ask(cluster.adminConfig, `select state from pg_stat_activity where pid = ${backend}`)).toBe('active'),
  )
  process.kill(backend, 'SIGKILL')
  await cut
  await vi.waitFor(async () => expect(await ask(cluster.adminConfig, 'select name from person')).toBe(canary), 5000)
  await cluster.stop()
  const log = readFileSync(join(data(), 'server.log'), 'utf8')
  expect(log).toContain('terminated by signal 9')
  expect(log).not.toContain(canary)
})

test('a second process is refused, with the number of the first', async () => {
  alreadyMade()
  const { child } = await elsewhere(stays)
  await expect(start()).rejects.toMatchObject({
    code: 'already-running',
    exitCode: 20,
    message: expect.stringContaining(`processus ${child.pid})`),
  })
  expect(child.exitCode).toBe(null)
})

test('a server that outlived its killed application is adopted, with its data', async () => {
  alreadyMade()
  const { child, server } = await elsewhere(stays)
  await killed(child)
  expect(isRunning(server)).toBe(true)
  const cluster = await start()
  expect(cluster).toMatchObject({ adopted: true, isNew: false, pid: server })
  expect(await ask(cluster.adminConfig, 'select one from kept')).toBe(1)
  await cluster.stop()
  expect(isRunning(server)).toBe(false)
})

test('an orphan started with other settings is stopped, and a new server started', async () => {
  alreadyMade()
  const { child, server } = await elsewhere(stays)
  await killed(child)
  const cluster = await start({ throwaway: false })
  expect(cluster.adopted).toBe(false)
  expect(isRunning(server)).toBe(false)
  expect(await setting(cluster, 'fsync')).toBe('on')
  expect(await ask(cluster.adminConfig, 'select one from kept')).toBe(1)
})

test('application and server killed together: the next start recovers what was committed', async () => {
  alreadyMade()
  const { child, server } = await elsewhere(stays, {}, false)
  await Promise.all([killed(child), process.kill(server, 'SIGKILL')])
  const cluster = await start()
  expect(cluster).toMatchObject({ adopted: false, isNew: false })
  expect(await ask(cluster.adminConfig, 'select one from kept')).toBe(1)
})

test('an application that ends without stopping its server takes it along', async () => {
  alreadyMade()
  const { child, server } = await elsewhere('process.exit(3)')
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  expect(await hasEnded(server, 5000)).toBe(true)
})

test('a number that another program bears now does not stop the start; nor is that program touched', async () => {
  alreadyMade()
  writeFileSync(join(data(), 'cluster/postmaster.pid'), `${process.pid}\n${join(data(), 'cluster')}\n1\n5432\n/nulle-part\n\n\n`)
  const cluster = await start()
  expect(cluster.pid).not.toBe(process.pid)
  expect(traceOfServer(join(data(), 'cluster'))?.pid).toBe(cluster.pid)
})

test('a creation that was cut short is begun again', async () => {
  mkdirSync(join(data(), 'cluster.new'), { recursive: true })
  writeFileSync(join(data(), 'cluster.new/PG_VERSION'), '15\n')
  expect((await start()).isNew).toBe(true)
})

test('a path too long for a socket gets a short folder, removed at the stop', async () => {
  const dataFolder = join(base, 'un-dossier-au-nom-très-long'.repeat(3), 'et encore un, avec des espaces'.repeat(2))
  const cluster = await start({ dataFolder })
  expect(cluster.home).toBe(dataFolder)
  expect(cluster.socketFolder.startsWith(base)).toBe(false)
  expect(modeOf(cluster.socketFolder)).toBe('700')
  expect(await ask(cluster.adminConfig, 'select 1')).toBe(1)
  await cluster.stop()
  expect(existsSync(cluster.socketFolder)).toBe(false)
  expect((await start({ dataFolder })).isNew).toBe(false)
})

test('a folder with spaces, quotes and accents in its path works', async () => {
  expect(await ask((await start({ dataFolder: join(base, `L'été "à" Oô, oui`) })).adminConfig, 'select 1')).toBe(1)
})

test('a folder of a newer PostgreSQL is refused by name and left alone; so is one whose version is missing', async () => {
  alreadyMade()
  const version = join(data(), 'cluster/PG_VERSION')
  const real = readFileSync(version, 'utf8')
  writeFileSync(version, '99\n')
  await expect(start()).rejects.toMatchObject({
    code: 'folder-newer',
    exitCode: 21,
    message: expect.stringMatching(/PostgreSQL 99.*PostgreSQL \d\d\./),
  })
  rmSync(version)
  await expect(start()).rejects.toMatchObject({ code: 'start-failed' })
  writeFileSync(version, real)
  expect((await start()).isNew).toBe(false)
  await expect(findBinaries({ major: 9 })).rejects.toMatchObject({ code: 'no-binaries', message: expect.stringContaining('postgresql-9') })
})

test('a lost secret is a clear refusal; another one too', async () => {
  alreadyMade()
  const secret = join(data(), 'database.secret')
  writeFileSync(secret, 'un autre')
  await expect(start()).rejects.toMatchObject({ code: 'start-failed', message: expect.stringContaining('database.secret') })
  expect(traceOfServer(join(data(), 'cluster'))).toBe(null)
  rmSync(secret)
  await expect(start()).rejects.toMatchObject({ code: 'start-failed', message: expect.stringContaining('manque') })
})

test('a place where nothing can be written is told', async () => {
  writeFileSync(data(), 'un fichier')
  await expect(start()).rejects.toMatchObject({ code: 'not-writable', exitCode: 23 })
  await expect(start({ dataFolder: join(data(), 'dedans') })).rejects.toMatchObject({ code: 'not-writable' })
})

test('a folder that held other things keeps its modes', async () => {
  mkdirSync(data(), { mode: 0o755 })
  writeFileSync(join(data(), 'liste.txt'), 'à moi')
  expect((await start()).home).toBe(data())
  expect(modeOf(data())).toBe('755')
})

test('a full disk is told at the creation, then at the start', async (context) => {
  mkdirSync(data())
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=711', 'none', data()]).status !== 0)
    skip(context, 'needs root and mount')
  try {
    await expect(start()).rejects.toMatchObject({ code: 'disk-full', exitCode: 22 })
    expect(readdirSync(data())).not.toContain('cluster.new')
    spawnSync('mount', ['-o', 'remount,size=200m', data()])
    const cluster = await start()
    await cluster.stop()
    spawnSync('dd', ['if=/dev/zero', `of=${join(data(), 'bourrage')}`, 'bs=64k'])
    await expect(start()).rejects.toMatchObject({ code: 'disk-full' })
    rmSync(join(data(), 'bourrage'))
    expect((await start()).isNew).toBe(false)
    await started.pop()?.stop()
  } finally {
    spawnSync('umount', ['-l', data()])
  }
})

test('npm binaries: library links missing, programs closed to the account; both put right', async (context) => {
  const npm = npmPackage()
  if (!npm) return skip(context, 'the npm package of PostgreSQL is not installed here')
  // On a disk: programs may not run from a memory file system.
  const disk = mkdtempSync(join(tmpdir(), 'aparte-npm-'))
  context.onTestFinished(() => rmSync(disk, { recursive: true, force: true }))
  chmodSync(disk, 0o755)
  const folder = join(disk, 'paquet')
  cpSync(join(npm.folder, 'native'), join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  })
  const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) rmSync(join(folder, target), { force: true })
  const account = serverAccount(null)
  const program = join(folder, 'native/bin/postgres')
  if (process.platform === 'linux') expect((await runAs(account, program, ['--version'])).said).toContain('cannot open shared object file')
  expect(await restoreLinks(folder)).toBe(true)
  expect((await runAs(account, program, ['--version'])).said).toContain('postgres (PostgreSQL)')
  if (!account) return
  chmodSync(folder, 0o700)
  expect(await npmBinaries(account, null, { folder, version: npm.version })).toBe(null)
  const copies = join(disk, 'copies')
  mkdirSync(copies)
  const found = await npmBinaries(account, copies, { folder, version: npm.version })
  expect(found).toMatchObject({ origin: 'npm', version: Number.parseInt(npm.version, 10) })
  expect(found?.bin.startsWith(copies)).toBe(true)
  expect(readdirSync(copies)).toHaveLength(1)
})

test('a cluster on npm binaries, with what our SQL needs', async (context) => {
  if (!npmPackage()) skip(context, 'the npm package of PostgreSQL is not installed here')
  vi.stubEnv('APARTE_POSTGRES', 'npm')
  const cluster = await start()
  expect(cluster.origin).toBe('npm')
  await ask(cluster.adminConfig, 'create extension unaccent')
  await ask(cluster.adminConfig, 'create extension pg_trgm')
  expect(await ask(cluster.adminConfig, `select unaccent('Éléonore')`)).toBe('Eleonore')
})

test('as root, the server runs under an unprivileged account', async (context) => {
  alreadyMade()
  if (!isRoot) skip(context, 'the tests do not run as root')
  const cluster = await start()
  expect(readFileSync(`/proc/${cluster.pid}/status`, 'utf8')).not.toMatch(/^[UG]id:.*\b0\b/m)
  expect(statSync(join(data(), 'cluster')).uid).not.toBe(0)
})

test('as root, in a folder closed to others, the cluster lives in the shared folder', async (context) => {
  if (!isRoot) skip(context, 'the tests do not run as root')
  const closed = join(base, 'fermé')
  mkdirSync(closed, { mode: 0o700 })
  const dataFolder = join(closed, 'data')
  const first = await start({ dataFolder })
  expect(first.home.startsWith(join(base, 'shared/'))).toBe(true)
  expect(modeOf(join(first.home, 'cluster'))).toBe('700')
  expect(modeOf(dataFolder)).toBe('700')
  await ask(first.adminConfig, 'create table kept as select 1 as one')
  // A copy of the data folder points to the same cluster.
  cpSync(dataFolder, join(base, 'copie'), { recursive: true })
  for (const name of readdirSync(join(base, 'copie'))) if (name.startsWith('lock-')) rmSync(join(base, 'copie', name))
  await expect(start({ dataFolder: join(base, 'copie') })).rejects.toMatchObject({ code: 'already-running' })
  await first.stop()
  const second = await start({ dataFolder })
  expect(second).toMatchObject({ isNew: false, home: first.home })
  expect(await ask(second.adminConfig, 'select one from kept')).toBe(1)
  await second.stop()
  rmSync(first.home, { recursive: true })
  await expect(start({ dataFolder })).rejects.toMatchObject({ code: 'start-failed', message: expect.stringContaining(first.home) })
})

test('under an ordinary account, all is its own', async (context) => {
  if (!isRoot) skip(context, 'every other test here already runs under one')
  const account = { uid: 65_534, gid: 65_534 }
  const readable = spawnSync(process.execPath, ['-e', ''], { ...account, cwd: '/' }).status === 0
  if (!readable) skip(context, 'the checkout is closed to other accounts')
  mkdirSync(data())
  chownSync(data(), account.uid, account.gid)
  const { child, server } = await elsewhere(stays, account)
  expect(statSync(join(data(), 'cluster')).uid).toBe(account.uid)
  expect(modeOf(data())).toBe('700')
  await killed(child)
  // Then as root (sudo): the server keeps its owner.
  const cluster = await start()
  expect(cluster).toMatchObject({ adopted: true, pid: server })
  await cluster.stop()
  const again = await start()
  expect(statSync(join(data(), 'cluster')).uid).toBe(account.uid)
  expect(await ask(again.adminConfig, 'select one from kept')).toBe(1)
})

test('a server that died is begun again, with what was committed', async () => {
  alreadyMade()
  const cluster = await start({ throwaway: false })
  await ask(cluster.adminConfig, 'create table kept as select 7 as answer')
  const first = cluster.pid
  process.kill(first, 'SIGKILL')
  await vi.waitFor(async () => expect(await ask(cluster.adminConfig, 'select answer from kept')).toBe(7), {
    timeout: 15_000,
    interval: 200,
  })
  // it answers a moment before who began it again has noted its number
  await vi.waitFor(() => expect(cluster.pid).not.toBe(first), { timeout: 5_000, interval: 50 })
  expect(traceOfServer(join(data(), 'cluster'))?.pid).toBe(cluster.pid)
  await cluster.stop()
  expect(cluster.isRunning()).toBe(false)
}, 30_000)

test('a server restarted by hand is adopted, and stopped with the application', async () => {
  alreadyMade()
  const cluster = await start()
  const first = cluster.pid
  const { bin } = await findBinaries()
  const done = await runAs(serverAccount(join(data(), 'cluster')), join(bin, 'pg_ctl'), [
    'restart',
    '-m',
    'immediate',
    '-w',
    '-l',
    '/dev/null',
    '-D',
    join(data(), 'cluster'),
  ])
  expect(done.said).toContain('server started')
  await vi.waitFor(() => expect(cluster.pid).not.toBe(first), { timeout: 15_000, interval: 100 })
  expect(traceOfServer(join(data(), 'cluster'))?.pid).toBe(cluster.pid)
  await cluster.stop()
  expect(traceOfServer(join(data(), 'cluster'))).toBe(null)
}, 30_000)
