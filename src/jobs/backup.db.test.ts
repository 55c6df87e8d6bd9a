import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeKit, readRecovery } from '#db/backup/recovery-file.server.ts'
import { proofDigest } from '#db/keys/root-keys.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { startBackups } from './backup.server.ts'
import type { BackupPlan } from './backup.server.ts'

let t: TestHouse
let base: string
const rootId = '0192f0a0-0000-7000-8000-000000000001'
const keys = { root: randomBytes(32), rootId, proof: proofDigest(Buffer.from([0])), seal: 'pem' }
beforeAll(async () => {
  t = await openTestHouse()
  base = await mkdtemp(join(tmpdir(), 'aparte-nightly-'))
  await t.admin.query(`insert into installation (mode) values ('real') on conflict do nothing`)
  await t.admin.query(`insert into root_key (id, state, proof, fingerprint_key, since) values ($1, 'current', '\\x00', '\\x00', now())`, [
    rootId,
  ])
})
afterAll(async () => {
  await t.close()
  await rm(base, { recursive: true, force: true })
})

const plan = (more: Partial<BackupPlan> = {}): BackupPlan => ({
  backup: t.configOf('backup'),
  jobs: t.configOf('jobs'),
  folder: join(base, 'shelf'),
  recoveryFile: join(base, 'root.recovery'),
  keys,
  application: 'test',
  clock: () => new Date(),
  random: randomBytes,
  log: () => undefined,
  failed: () => undefined,
  everyMs: 15,
  ...more,
})
const shelf = async (): Promise<string[]> => readdir(join(base, 'shelf')).catch(() => [])
const runs = async () =>
  (await t.admin.query<{ outcome: string; problem: string | null }>('select outcome, problem from backup_run order by started_at')).rows
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 400 && !(await what()); turn += 1) await new Promise((done) => setTimeout(done, 25))
}

it('waits for a kit, seals the keys of the house to it, and makes one backup a night whatever the number of processes', async () => {
  const told: string[] = []
  const processes = [1, 2, 3].map(() => startBackups(plan({ log: (line) => told.push(line), failed: (error) => told.push(String(error)) })))
  await new Promise((done) => setTimeout(done, 200))
  expect(await shelf()).toEqual([])
  await makeKit({
    path: join(base, 'root.recovery'),
    kitFolder: join(base, 'kit'),
    keys: null,
    now: new Date(),
    day: 'ce jour',
    random: randomBytes,
  })
  await until(async () => (await runs()).some(({ outcome }) => outcome === 'done'))
  await new Promise((done) => setTimeout(done, 300))
  await Promise.all(processes.map((one) => one.stop()))
  expect(await runs()).toEqual([{ outcome: 'done', problem: null }])
  expect(await shelf()).toHaveLength(1)
  expect(await readRecovery(join(base, 'root.recovery'))).toMatchObject({ root: rootId })
  expect(told.filter((line) => line.startsWith('Sauvegarde de la nuit faite'))).toHaveLength(1)
})

it('makes the next one the next night, tells a failure by its code, and leaves nothing half done', async () => {
  await t.admin.query('delete from backup_run')
  const file = join(base, 'a-file')
  await writeFile(file, '')
  const failures: unknown[] = []
  // a folder that cannot be made
  const yesterday = (): Date => new Date(Date.now() - 86_400_000)
  const failing = startBackups(plan({ folder: join(file, 'shelf'), clock: yesterday, failed: (error) => failures.push(error) }))
  await until(async () => failures.length > 0)
  await failing.stop()
  expect(await runs()).toEqual([{ outcome: 'failed', problem: 'ENOTDIR' }])
  // tried again by another start, and the night after
  const today = startBackups(plan())
  await until(async () => (await runs()).some(({ outcome }) => outcome === 'done'))
  await today.stop()
  expect((await runs()).map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'failed'])
  expect((await shelf()).every((name) => name.endsWith('.sauvegarde'))).toBe(true)
})

it('is not put off by one that a wrong clock dated in the future', async () => {
  await t.admin.query('delete from backup_run')
  await t.admin.query(`insert into backup_run (id, kind, started_at, ended_at, outcome)
    values ('0192f0a0-0000-7000-8000-0000000000ff', 'backup', now() + interval '3 years', now() + interval '3 years', 'done')`)
  const plans = startBackups(plan())
  await until(async () => (await runs()).filter(({ outcome }) => outcome === 'done').length > 1)
  // and no second one: tonight's is there
  await new Promise((done) => setTimeout(done, 200))
  await plans.stop()
  expect(await runs()).toEqual([
    { outcome: 'done', problem: null },
    { outcome: 'done', problem: null },
  ])
})

it('makes none when the kit holds another root key than the database', async () => {
  await t.admin.query('delete from backup_run')
  const before = await shelf()
  const failures: unknown[] = []
  const other = startBackups(
    plan({ keys: { ...keys, rootId: '0192f0a0-0000-7000-8000-000000000002' }, failed: (error) => failures.push(error) }),
  )
  await until(async () => failures.length > 0)
  await other.stop()
  expect(await runs()).toEqual([{ outcome: 'failed', problem: 'OtherRootKey' }])
  expect(await shelf()).toEqual(before)
})

it('keeps no more of the kit than its public half', async () => {
  const text = await readFile(join(base, 'root.recovery'), 'utf8')
  expect(text).not.toContain(keys.root.toString('base64'))
  expect(await readdir(join(base, 'kit'))).toEqual(['feuille-1.txt', 'feuille-2.txt', 'feuille-3.txt'])
})

it('gives up what it began when the house closes, and leaves no file', async () => {
  await t.admin.query('delete from backup_run')
  const before = await shelf()
  const closing = startBackups(plan())
  // the lock of a table holds the copy until the house closes
  await t.admin.query('begin; lock table watch_read in access exclusive mode')
  await until(async () => (await runs()).some(({ outcome }) => outcome === 'running'))
  const began = performance.now()
  const stopped = closing.stop()
  await new Promise((done) => setTimeout(done, 100))
  await t.admin.query('rollback')
  await stopped
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await runs()).toEqual([{ outcome: 'failed', problem: 'ABORT_ERR' }])
  expect(await shelf()).toEqual(before)
})
