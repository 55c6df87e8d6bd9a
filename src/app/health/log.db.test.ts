import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '#core/actor.ts'
import { newSealKey } from '#db/audit/seal-key.server.ts'
import { sealAll } from '#db/audit/sealer.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { logLines } from './log.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const seenBy = async (role: Role) => {
  const agent = await t.anAgent({ roles: [role] })
  const lines = await t.asAgent(agent, (tx) => logLines({ tx, mode: 'real', now: new Date(), installation: {} }))
  return lines.map(({ state }) => state)
}

it('is in order while lines wait for seconds, to be looked at once one has waited for minutes, and in order again when it is sealed', async () => {
  expect(await seenBy('administrator')).toEqual(['ouvert'])
  // that reading left a line: make it old, as if nobody had sealed since
  await t.admin.query(`set session_replication_role = replica; update audit.entry set at = now() - interval '10 minutes'`)
  expect(await t.admin.query('select from audit.entry').then(({ rowCount }) => rowCount)).toBeGreaterThan(0)
  expect(await seenBy('administrator')).toEqual(['delai'])
  expect(await seenBy('manager')).toEqual(['delai'])
  // what is wrong with the installation is not told to others
  expect(await seenBy('worker')).toEqual(['ouvert'])
  const sealer = new pg.Client(t.configOf('sealer'))
  await sealer.connect()
  // a line whose transaction is the newest of all may have to wait a turn
  for (let turn = 0; turn < 100; turn += 1) {
    await sealAll(sealer, newSealKeyOnce, () => new Date())
    if ((await t.admin.query('select from audit.entry where block_no is null')).rowCount === 0) break
    await new Promise((done) => setTimeout(done, 50))
  }
  await sealer.end()
  expect(await seenBy('administrator')).toEqual(['ouvert'])
})
const newSealKeyOnce = newSealKey()
