import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { learnRootKeys } from '../keys/root-keys.server.ts'
import { openTestHouse } from '../testing/house.ts'
import type { TestHouse } from '../testing/house.ts'
import { verifyBackup } from './read.server.ts'
import { keepHouseKeys, openHouseKeys, putRecovery, readRecovery } from './recovery-file.server.ts'
import type { HouseKeys } from './recovery-file.server.ts'
import { recoveryKeyOf } from './recovery-key.server.ts'
import { OtherRootKey, writeBackup } from './write.server.ts'

/** Two houses, one after the other, on one machine: the recovery file of the first, a trial, lies there when the second one opens. */
let [trial, real]: [TestHouse | undefined, TestHouse | undefined] = [undefined, undefined]
let folder: string
let keys: { trial: HouseKeys; real: HouseKeys }
const mine = recoveryKeyOf(randomBytes(32))
const path = (): string => join(folder, 'root.recovery')

const opened = async (house: TestHouse, seal: string): Promise<HouseKeys> => {
  await house.admin.query(`insert into installation (mode) values ('real') on conflict do nothing`)
  const jobs = new pg.Client(house.configOf('jobs'))
  await jobs.connect()
  const root = await learnRootKeys(jobs, randomBytes(32), randomBytes).finally(() => jobs.end())
  return { root: Buffer.from(root.key), rootId: root.id, proof: root.proof, seal }
}
const write = async (house: TestHouse | undefined) => {
  const recovery = await readRecovery(path())
  if (!house || !recovery) throw new Error('Nothing to save')
  return writeBackup({
    config: house.configOf('backup'),
    path: join(folder, `${randomBytes(4).toString('hex')}.sauvegarde`),
    recovery,
    application: 'test',
    now: new Date('2026-11-22T01:00:00Z'),
    random: randomBytes,
    log: () => undefined,
  })
}
const rootIn = async (file: string): Promise<string> => {
  const { keys: sealed } = await verifyBackup(file, mine)
  return sealed ? openHouseKeys(mine, sealed).root.toString('hex') : 'none'
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aparte-recovery-'))
  const [first, second] = [await openTestHouse(), await openTestHouse()]
  ;[trial, real] = [first, second]
  keys = { trial: await opened(first, 'seal of the trial'), real: await opened(second, 'seal of the house') }
  await putRecovery(path(), mine, keys.trial, new Date(), randomBytes)
})
afterAll(async () => {
  await Promise.all([trial?.close(), real?.close()])
  await rm(folder, { recursive: true, force: true })
})

it('a kit that holds the keys of a former house is seen, though both root keys have the same id: no backup is made', async () => {
  expect(keys.trial.rootId).toBe(keys.real.rootId)
  expect(await rootIn((await write(trial)).path)).toBe(keys.trial.root.toString('hex'))
  const before = await readdir(folder)
  await expect(write(real)).rejects.toBeInstanceOf(OtherRootKey)
  expect(await readdir(folder)).toEqual(before)
})

it('a start of the house seals its own keys to that kit, once, and its backups carry them', async () => {
  expect(await keepHouseKeys(path(), keys.real, randomBytes)).toBe(true)
  expect(await keepHouseKeys(path(), keys.real, randomBytes)).toBe(false)
  expect(await rootIn((await write(real)).path)).toBe(keys.real.root.toString('hex'))
  await expect(write(trial)).rejects.toBeInstanceOf(OtherRootKey)
})

it('so does another key of the log', async () => {
  expect(await keepHouseKeys(path(), { ...keys.real, seal: 'another seal' }, randomBytes)).toBe(true)
  const recovery = await readRecovery(path())
  expect(openHouseKeys(mine, recovery?.keys ?? Buffer.alloc(0)).seal).toBe('another seal')
  expect(await keepHouseKeys(path(), keys.real, randomBytes)).toBe(true)
})

it('a file that was altered, or of a version that noted the id alone, is not believed until the house has sealed its keys again', async () => {
  const whole = JSON.parse(await readFile(path(), 'utf8')) as Record<string, unknown>
  await writeFile(path(), JSON.stringify({ ...whole, proof: keys.trial.proof }))
  expect(await keepHouseKeys(path(), keys.real, randomBytes)).toBe(true)
  const { proof: _proof, print: _print, ...older } = JSON.parse(await readFile(path(), 'utf8')) as Record<string, unknown>
  await writeFile(path(), JSON.stringify(older))
  await expect(write(real)).rejects.toBeInstanceOf(OtherRootKey)
  expect(await keepHouseKeys(path(), keys.real, randomBytes)).toBe(true)
  expect(await rootIn((await write(real)).path)).toBe(keys.real.root.toString('hex'))
})

it('tells nothing of the keys by their fingerprint', async () => {
  const text = await readFile(path(), 'utf8')
  for (const form of ['base64', 'hex'] as const) expect(text).not.toContain(keys.real.root.toString(form))
  expect(text).not.toContain(keys.real.seal)
})
