import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scriptsOf } from '#db/migrate.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { probes } from './probes.server.ts'

let t: TestHouse
let pool: pg.Pool
let origin: string
let stopping = false
const closing: (() => void)[] = []

beforeAll(async () => {
  t = await openTestHouse()
  pool = new pg.Pool({ ...t.configOf('web'), max: 2 })
  pool.on('error', () => undefined)
  const migrations = (await scriptsOf('db')).filter(({ kind }) => kind === 'migration')
  const probe = probes({ pool, migrations, isStopping: () => stopping })
  const server = createServer((request, response) => {
    if (!probe(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  closing.push(() => server.close())
})
afterAll(async () => {
  for (const close of closing) close()
  await pool.end().catch(() => undefined)
  await t.close()
})

const asked = async (path: string): Promise<[number, string]> => {
  // what was answered a moment ago is believed for a second
  await pause(1_050)
  const answer = await fetch(origin + path)
  return [answer.status, (await answer.text()).trim()]
}

it('is ready while the migrations of this version stand, newer ones too', async () => {
  expect(await asked('/pret')).toEqual([200, 'prêt'])
  await t.admin.query("insert into schema_script (name, kind, checksum) values ('9999_later.sql', 'migration', 'x')")
  expect(await asked('/pret')).toEqual([200, 'prêt'])
  await t.admin.query("update schema_script set checksum = checksum || 'x' where name = '0001_organisation.sql'")
  expect(await asked('/pret')).toEqual([503, 'attendre'])
  expect(await asked('/vivant')).toEqual([200, 'vivant'])
  await t.admin.query("update schema_script set checksum = rtrim(checksum, 'x') where name = '0001_organisation.sql'")
  expect(await asked('/pret')).toEqual([200, 'prêt'])
})

it('is not ready while it stops, nor when the database is slow or away; alive all the same', async () => {
  stopping = true
  expect(await asked('/pret')).toEqual([503, 'attendre'])
  stopping = false
  const [first, second] = [await pool.connect(), await pool.connect()]
  expect(await asked('/pret')).toEqual([503, 'attendre'])
  expect(await asked('/vivant')).toEqual([200, 'vivant'])
  first.release()
  second.release()
  expect(await asked('/pret')).toEqual([200, 'prêt'])
  await pool.end()
  expect(await asked('/pret')).toEqual([503, 'attendre'])
  expect(await asked('/vivant')).toEqual([200, 'vivant'])
})

it('answers who looks, and nothing else', async () => {
  expect((await fetch(`${origin}/pret`, { method: 'POST' })).status).toBe(404)
  expect(await (await fetch(`${origin}/vivant`, { method: 'HEAD' })).text()).toBe('')
})
