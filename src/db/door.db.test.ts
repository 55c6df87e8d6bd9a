import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden } from '#core/errors.ts'
import { openTestHouse } from './testing/house.ts'
import type { TestHouse } from './testing/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

describe('the two doors', () => {
  it('show a household to its referent and to nobody else, not even that it is there', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const list = (agent: typeof marie) => t.asAgent(agent, (tx) => tx.q.selectFrom('case_file').select('id').execute())
    expect(await list(marie)).toEqual([{ id: file.id }])
    expect(await list(paul)).toEqual([])
  })

  it('seal a text and open it again, bound to its row', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const [row, other] = [t.house.newId(), t.house.newId()]
    const sealed = await t.asWriter(marie, async (tx) => {
      await tx.unlockCase(file.id)
      return tx.seal(file.general, row, 'Le loyer d’avril reste dû')
    })
    expect(sealed.toString('latin1')).not.toContain('loyer')
    await t.asAgent(marie, async (tx) => {
      await tx.unlockCase(file.id)
      expect(tx.open(file.general, row, sealed)).toBe('Le loyer d’avril reste dû')
      expect(() => tx.open(file.general, other, sealed)).toThrow()
      expect(() => tx.open(file.identity, row, sealed)).toThrow()
    })
  })

  it('write the audit line with the act, and none when the act fails', async () => {
    const marie = await t.anAgent()
    const count = async () => {
      const found = await t.admin.query<{ n: number }>('select count(*)::int as n from audit.entry where agent_id = $1', [marie.agentId])
      return found.rows[0]?.n
    }
    await t.asAgent(marie, async () => 1)
    expect(await count()).toBe(1)
    await expect(t.asAgent(marie, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await count()).toBe(1)
    await t.house.record(marie, { id: 'test.refused', roles: [], audit: '' }, {}, 'refused')
    expect(await count()).toBe(2)
  })

  it('refuse a write through the reading door, and everything without a live session', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await expect(
      t.asAgent(marie, (tx) => sql`update case_file set name = 'x' where id = ${file.id}`.execute(tx.q as never)),
    ).rejects.toBeInstanceOf(Forbidden)
    await t.admin.query('update session set locked_at = now() where id = $1', [marie.sessionId])
    await expect(t.asAgent(marie, (tx) => tx.q.selectFrom('case_file').select('id').execute())).rejects.toBeInstanceOf(Forbidden)
  })
})
