import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse } from './testing/house.ts'
import type { TestHouse } from './testing/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

it('asks the same question once in a reading transaction, anew in the next one, and each time while writing', async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  let asked = 0
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text] = given.map((one) => (typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : String(one)))
    if (text?.includes('from "case_file"')) asked += 1
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof query
  try {
    const name = (door: 'asAgent' | 'asWriter') =>
      t[door](marie, async (tx) => {
        const read = () => tx.q.selectFrom('case_file').select('name').where('id', '=', file.id).executeTakeFirstOrThrow()
        const before = await read()
        if ('seal' in tx && door === 'asWriter')
          await tx.q.updateTable('case_file').set({ name: 'Autre nom' }).where('id', '=', file.id).execute()
        return [before.name, (await read()).name]
      })
    expect(await name('asAgent')).toEqual(['Camille Essai', 'Camille Essai'])
    expect(asked).toBe(1)
    expect(await name('asWriter')).toEqual(['Camille Essai', 'Autre nom'])
    expect(asked).toBe(3)
    expect(await name('asAgent')).toEqual(['Autre nom', 'Autre nom'])
    expect(asked).toBe(4)
  } finally {
    pg.Client.prototype.query = query
  }
})
