import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startCluster } from '#db/cluster/cluster.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { startHouse } from './start.ts'

let folder: string
let dataFolder: string
const keyFile = () => join(folder, 'root.key')

/** A house that was served before: its database has a sealed compartment, and its key is in its place. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aparte-start-'))
  dataFolder = join(folder, 'data')
  const cluster = await startCluster({ dataFolder, log: () => {}, throwaway: true })
  await prepareDatabase({
    admin: cluster.adminConfig,
    database: 'aparte',
    sqlFolder: 'db',
    mode: 'demo',
    passwordOf: (role) => cluster.configFor(role).password,
  })
  const client = new pg.Client({ ...cluster.configFor('cluster_admin', 'aparte') })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into compartment (organisation_id, id, kind, key_id, wrapped_key, created_by, created_at)
     values (gen_random_uuid(), gen_random_uuid(), 'request', gen_random_uuid(), '\\x00', gen_random_uuid(), now())`,
  )
  await client.end()
  await cluster.stop()
  await writeFile(keyFile(), randomBytes(32).toString('base64'), { mode: 0o600 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (env: NodeJS.ProcessEnv) =>
  startHouse({
    env: { PORT: '0', APARTE_DATA: dataFolder, APARTE_KEY_FILE: keyFile(), ...env },
    projectFolder: process.cwd(),
    log: () => {},
  }).then(
    async (running) => {
      await running.stop()
      throw new Error('started')
    },
    (problem: unknown) => problem as Error & { exitCode?: number },
  )

describe('what can be wrong is told in French, with an exit code of its own', () => {
  it('a port that is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    const problem = await start({ PORT: String(port) })
    expect(problem.message).toContain(`Le port ${port} est déjà pris`)
    expect(problem.exitCode).toBe(11)
    await new Promise((resolve) => other.close(resolve))
  })
  it.each([
    ['PORT', '99999', 'PORT'],
    ['APARTE_MODE', 'vrai', 'APARTE_MODE'],
    ['HOST', '0.0.0.0', 'mandataire'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL'],
  ])('a setting that cannot be: %s=%s', async (name, value, words) => {
    const problem = await start({ [name]: value })
    expect(problem.message).toContain(words)
    expect(problem.exitCode).toBe(10)
  })
  it('a key inside the folder that it protects', async () => {
    expect((await start({ APARTE_KEY_FILE: join(dataFolder, 'x.key') })).exitCode).toBe(10)
  })
  it('a database that does not answer', async () => {
    const problem = await start({
      DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none',
      DATABASE_OWNER_URL: 'postgresql://nobody@127.0.0.1:1/none',
    })
    expect(problem.message).toContain('ne répond pas')
    expect(problem.message).not.toContain('secret')
    expect(problem.exitCode).toBe(12)
  })
  it('a login that could skip the policies', async () => {
    const { host, port, user, password } = inject('postgres').admin
    const url = `postgresql://${user}:${encodeURIComponent(password)}@/postgres?host=${encodeURIComponent(host)}&port=${port}`
    const problem = await start({ DATABASE_URL: url, DATABASE_OWNER_URL: url })
    expect(problem.message).toContain('superutilisateur')
    expect(problem.exitCode).toBe(12)
  })
  it('a key that is not there, and never a new one in its place', async () => {
    const problem = await start({ APARTE_KEY_FILE: join(folder, 'elsewhere.key') })
    expect(problem.message).toContain('La clé de cette base n’est pas là')
    expect(problem.exitCode).toBe(13)
  })
  it('a key that others may read', async () => {
    await chmod(keyFile(), 0o644)
    expect((await start({})).message).toContain('chmod 600')
    await chmod(keyFile(), 0o600)
  })
  it('a seal key that is not there, and never a new one in its place', async () => {
    const cluster = await startCluster({ dataFolder, log: () => {}, throwaway: true })
    const client = new pg.Client({ ...cluster.configFor('cluster_admin', 'aparte') })
    await client.connect()
    // no text is left, so that a root key may be made; the log has its key
    await client.query('set session_replication_role = replica')
    await client.query('delete from compartment')
    await client.query(`insert into audit.public_key (key, since) values ('\\x01', now())`)
    await client.end()
    await cluster.stop()
    const problem = await start({ APARTE_KEY_FILE: join(folder, 'moved', 'root.key') })
    expect(problem.message).toContain('La clé du journal n’est pas là')
    expect(problem.exitCode).toBe(13)
    expect(existsSync(join(folder, 'moved', 'root.seal'))).toBe(false)
  })
  it('a demonstration opened for real', async () => {
    const problem = await start({ APARTE_MODE: 'real' })
    expect(problem.message).toContain('démonstration')
    expect(problem.exitCode).toBe(15)
  })
  it('a second process on the same folder, told the first’s pid', async () => {
    const first = await startCluster({ dataFolder, log: () => {}, throwaway: true })
    const problem = await start({})
    expect(problem.message).toContain(String(process.pid))
    expect(problem.exitCode).toBe(20)
    await first.stop()
  })
  it('a database of a newer version', async () => {
    const cluster = await startCluster({ dataFolder, log: () => {}, throwaway: true })
    const client = new pg.Client({ ...cluster.configFor('cluster_admin', 'aparte') })
    await client.connect()
    await client.query("insert into schema_script (name, kind, checksum) values ('9999_future.sql', 'migration', 'x')")
    await client.end()
    await cluster.stop()
    const problem = await start({})
    expect(problem.message).toContain('plus récente')
    expect(problem.exitCode).toBe(14)
  })
})
