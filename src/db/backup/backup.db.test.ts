import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newSealKey } from '../audit/seal-key.server.ts'
import { sealAll } from '../audit/sealer.server.ts'
import { verifyLog } from '../audit/verify.server.ts'
import { prepareDatabase } from '../prepare.server.ts'
import { openTestHouse } from '../testing/house.ts'
import type { TestHouse } from '../testing/house.ts'
import { recoveryTo } from '../testing/recovery.ts'
import { buildSecrecyWorld } from '../testing/secrecy-world.ts'
import { BackupRefused } from './format.server.ts'
import { checkVersion, loadBackup } from './load.server.ts'
import { verifyBackup } from './read.server.ts'
import { recoveryKeyOf } from './recovery-key.server.ts'
import { restoreIntoDatabase } from './restore.server.ts'
import { countTable, SETTINGS, tablesOf } from './tables.server.ts'
import { HalfRestored, markRestore, refuseHalfRestoredDatabase } from './under-way.server.ts'
import { writeBackup } from './write.server.ts'

let t: TestHouse
let folder: string
let file: string
let written: Awaited<ReturnType<typeof writeBackup>>
const mine = recoveryKeyOf(randomBytes(32))
const seal = newSealKey()
const made: string[] = []
const recovery = recoveryTo(mine)
const write = (name: string) =>
  writeBackup({
    config: t.configOf('backup'),
    path: join(folder, name),
    recovery,
    application: 'test',
    now: new Date('2026-11-22T01:00:00Z'),
    random: randomBytes,
    log: () => undefined,
  })

/** An empty database beside the others. */
const anEmptyOne = async (): Promise<{ client: pg.Client; config: pg.ClientConfig }> => {
  const name = `r_${randomBytes(6).toString('hex')}`
  const maker = new pg.Client(inject('postgres').admin)
  await maker.connect()
  await maker.query(`create database ${name} encoding 'UTF8' template template0`)
  await maker.end()
  made.push(name)
  const config = { ...inject('postgres').admin, database: name }
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  return { client, config }
}
const load = (client: pg.Client, from = file, manifest = written.manifest) =>
  loadBackup({ client, sqlFolder: resolve('db'), file: from, mine, manifest, log: () => undefined })

beforeAll(async () => {
  t = await openTestHouse()
  await buildSecrecyWorld(t)
  // the scenes of that world hold a block that nobody sealed
  await t.admin.query(`begin; set local session_replication_role = replica; delete from audit.block; delete from audit.anchor;
    delete from audit.public_key; update audit.entry set block_no = null; commit`)
  const sealer = new pg.Client(t.configOf('sealer'))
  sealer.on('error', () => undefined)
  await sealer.connect()
  for (let turn = 0; turn < 200; turn += 1) {
    await sealAll(sealer, seal, () => new Date())
    const { rows } = await sealer.query<{ n: number }>('select count(*)::int as n from audit.entry where block_no is null')
    if (rows[0]?.n === 0) break
    await new Promise((done) => setTimeout(done, 50))
  }
  await sealer.end()
  folder = await mkdtemp(join(tmpdir(), 'aparte-backup-'))
  written = await write('one.sauvegarde')
  file = written.path
})
afterAll(async () => {
  await t.close()
  const cleaner = new pg.Client(inject('postgres').admin)
  await cleaner.connect()
  for (const name of made) await cleaner.query(`drop database if exists ${name} with (force)`)
  await cleaner.end()
  await rm(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('holds every table, whole, sealed up to the last block', async () => {
    const tables = await tablesOf(t.admin)
    expect(written.manifest.tables.map(({ name }) => name)).toEqual(tables.map(({ name }) => name))
    for (const { schema, name, rows } of written.manifest.tables) {
      const there = await t.admin.query<{ n: number }>(`select count(*)::int as n from "${schema}"."${name}"`)
      expect([name, rows]).toEqual([name, there.rows[0]?.n])
    }
    expect(written.manifest.head).not.toBeNull()
    expect(await readdir(folder)).toEqual(['one.sauvegarde'])
  })

  it('shows nothing of what it holds', async () => {
    const bytes = await readFile(file)
    const names = await t.admin.query<{ text: string }>('select last_name as text from agent union select name from case_file')
    for (const { text } of names.rows) expect(bytes.includes(text)).toBe(false)
    expect(names.rows.length).toBeGreaterThan(5)
  })

  it('is made by a login that reads and changes nothing', async () => {
    const client = new pg.Client(t.configOf('backup'))
    await client.connect()
    for (const statement of [
      'update person set first_name = $$x$$',
      'delete from audit.entry',
      'set role aparte_owner',
      'create table mine ()',
      'select app.last_backup()',
    ])
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })

  it('is not made at all when a rule would hide rows from it, and leaves no file', async () => {
    await t.admin.query('create policy hide on person as restrictive to aparte_backup using (first_name > $$M$$)')
    await expect(write('two.sauvegarde')).rejects.toThrow('may not read all of')
    await t.admin.query('drop policy hide on person')
    await t.admin.query('drop policy backup on need')
    await expect(write('two.sauvegarde')).rejects.toThrow('need')
    await t.admin.query('create policy backup on need for select to aparte_backup using (true)')
    expect(await readdir(folder)).toEqual(['one.sauvegarde'])
  })
})

describe('a restore', () => {
  it('gives back every row, the keys between tables, the numbers to come and an intact log', async () => {
    await verifyBackup(file, mine)
    const { client, config } = await anEmptyOne()
    const loaded = await load(client)
    await prepareDatabase({ admin: config, sqlFolder: resolve('db'), mode: written.manifest.mode })
    await client.query(SETTINGS)
    let compared = 0
    for (const table of await tablesOf(client)) {
      const wanted = written.manifest.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
      if (table.name === 'session' || table.name === 'account_link') continue
      expect({ ...(await countTable(client, table)), name: table.name }).toEqual({
        name: table.name,
        rows: wanted?.rows,
        sha256: wanted?.sha256,
      })
      compared += wanted?.rows ?? 0
    }
    const keys = `select conname, pg_get_constraintdef(oid) as is from pg_constraint where connamespace in ('public'::regnamespace, 'audit'::regnamespace) order by 1`
    expect((await client.query(keys)).rows).toEqual((await t.admin.query(keys)).rows)
    expect((await client.query('select from session where ended_at is null')).rowCount).toBe(0)
    expect(
      (await client.query('select max(id) < nextval(pg_get_serial_sequence($$audit.entry$$, $$id$$)) as ok from audit.entry')).rows,
    ).toEqual([{ ok: true }])
    const head = written.manifest.head
    const found = await verifyLog(client, seal.publicKey, head ? [{ ...head, where: 'sauvegarde' }] : [])
    expect(found.problems).toEqual([])
    expect(found.entries).toBeGreaterThan(0)
    process.stdout.write(
      `backup: ${loaded.rows} rows of ${loaded.tables} tables restored and compared (${compared} again), log of ${found.entries} lines intact\n`,
    )
    // a tail cut off after the restore is seen by the manifest's anchor
    await client.query('set session_replication_role = replica')
    await client.query('delete from audit.entry where block_no = $1', [head?.no])
    await client.query('delete from audit.block where no = $1', [head?.no])
    await client.query('set session_replication_role = origin')
    expect((await verifyLog(client, seal.publicKey, head ? [{ ...head, where: 'sauvegarde' }] : [])).problems.length).toBeGreaterThan(0)
    await client.end()
  })

  it('into a database of an installer opens no house until all was verified', async () => {
    const into = (config: pg.ClientConfig, from: string) =>
      restoreIntoDatabase({
        file: from,
        mine,
        sqlFolder: resolve('db'),
        random: randomBytes,
        log: () => undefined,
        admin: config,
        keys: {
          root: join(folder, 'r.key'),
          phrase: join(folder, 'r.phrase'),
          seal: join(folder, 'r.seal'),
          recovery: join(folder, 'r.recovery'),
        },
        now: () => new Date(),
        newId: () => randomUUID(),
      })
    const prepare = (config: pg.ClientConfig) => prepareDatabase({ admin: config, sqlFolder: resolve('db'), mode: written.manifest.mode })
    // a backup that comes back whole and whose log does not verify
    const tampered = `update audit.entry set action = action || $1 where id = (select min(id) from audit.entry)`
    const replica = async (action: string, sql: string): Promise<void> => {
      await t.admin.query('set session_replication_role = replica')
      await t.admin.query(sql, [action])
      await t.admin.query('set session_replication_role = origin')
    }
    await replica('!', tampered)
    const altered = await write('altered.sauvegarde').finally(() =>
      replica('!', `update audit.entry set action = rtrim(action, $1) where id = (select min(id) from audit.entry)`),
    )
    const refused = await anEmptyOne()
    await expect(into(refused.config, altered.path)).rejects.toThrow('Le journal restauré est altéré')
    await rm(altered.path)
    expect((await refused.client.query('select from organisation')).rowCount).toBeGreaterThan(0)
    await expect(prepare(refused.config)).rejects.toThrow(HalfRestored)
    await expect(into(refused.config, file)).rejects.toThrow('pas allée jusqu’au bout')
    // the login of the pages sees it too: machines that prepare nothing refuse as well
    await refused.client.query('set role aparte_web')
    await expect(refuseHalfRestoredDatabase(refused.client)).rejects.toThrow(HalfRestored)
    await refused.client.end()
    // killed before the first row: what is there is an empty house, which nobody may begin to fill
    const killed = await anEmptyOne()
    await markRestore(killed.client)
    await expect(prepare(killed.config)).rejects.toThrow(HalfRestored)
    await killed.client.end()
    const good = await anEmptyOne()
    await into(good.config, file)
    await prepare(good.config)
    await refuseHalfRestoredDatabase(good.client)
    await good.client.end()
  })

  it('keeps nothing when one sum is not as it was', async () => {
    const { client } = await anEmptyOne()
    const [first] = written.manifest.tables.filter(({ rows }) => rows > 0)
    const manifest = { ...written.manifest, tables: written.manifest.tables.map((one) => (one === first ? { ...one, sha256: 'x' } : one)) }
    await expect(load(client, file, manifest)).rejects.toThrow('rien n’a été gardé')
    expect((await client.query(`select from organisation`)).rowCount).toBe(0)
    await client.end()
  })

  it('refuses every bit changed in the two lines in clear', async () => {
    const whole = await readFile(file)
    const length = whole.indexOf(10, whole.indexOf(10) + 1) + 1
    const accepted: string[] = []
    const copy = join(folder, 'bit.sauvegarde')
    for (let at = 0; at < length * 8; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
      await writeFile(copy, bytes)
      await verifyBackup(copy, mine).then(
        () => accepted.push(`bit ${at}`),
        (error: unknown) => expect(error).toBeInstanceOf(BackupRefused),
      )
    }
    await rm(copy)
    expect(accepted).toEqual([])
    process.stdout.write(`backup: ${length * 8} bits of the header changed, one by one, all refused\n`)
  })

  it('refuses another kit, an altered file, a newer version', async () => {
    await expect(verifyBackup(file, recoveryKeyOf(randomBytes(32)))).rejects.toThrow('n’est pas celle de cette sauvegarde')
    await expect(verifyBackup(resolve('package.json'), mine)).rejects.toThrow('n’est pas une sauvegarde')
    const newer = { ...written.manifest, migrations: [...written.manifest.migrations, { name: '9999_future.sql', checksum: 'x' }] }
    await expect(checkVersion(newer, resolve('db'))).rejects.toThrow('plus récente')
    await expect(checkVersion(newer, resolve('db'))).rejects.toBeInstanceOf(BackupRefused)
    await checkVersion(written.manifest, resolve('db'))
  })
})
