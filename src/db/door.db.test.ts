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

  it('several statements asked at once: one that is refused takes the others with it, and the connection serves on', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const named = (name: string) => (tx: Parameters<Parameters<typeof t.asWriter>[1]>[0]) =>
      tx.q.updateTable('case_file').set({ name }).where('id', '=', file.id).execute()
    for (let n = 0; n < 12; n++)
      await expect(
        t.asWriter(marie, async (tx) => {
          await Promise.all([named(`Écrit ${n}`)(tx), sql`select 1 / 0`.execute(tx.q), named('Trop tard')(tx)])
        }),
      ).rejects.toThrow('division by zero')
    const read = await t.asAgent(marie, (tx) =>
      Promise.all(
        [1, 2, 3].map((k) =>
          tx.q
            .selectFrom('case_file')
            .select(['name', sql<number>`${k}::int`.as('k')])
            .where('id', '=', file.id)
            .executeTakeFirst(),
        ),
      ),
    )
    expect(read).toEqual([1, 2, 3].map((k) => ({ name: 'Camille Essai', k })))
  })

  it('what swallows an error of the database does not pass for done', async () => {
    const marie = await t.anAgent()
    await t.aCaseFile(marie)
    await expect(t.asAgent(marie, (tx) => sql`select 1 / 0`.execute(tx.q as never).catch(() => 'fine'))).rejects.toThrow()
  })
})
