import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden } from '#core/errors.ts'
import { openHouse } from './door.server.ts'
import type { Read, Write } from './door.server.ts'
import { pipelining } from './lane.server.ts'
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

  it('a statement asked late, by a branch that outlived its body, is refused and reaches no connection', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    // one connection: the late statement would find it idle, and then under the session of the next person
    const pool = new pg.Pool({ ...t.configOf('web'), ...pipelining, max: 1 })
    pool.on('error', () => {})
    const sent: string[] = []
    pool.on('connect', (client) => {
      const ask = client.query.bind(client) as (...all: unknown[]) => Promise<pg.QueryResult>
      client.query = ((...all: unknown[]) => {
        sent.push(typeof all[0] === 'string' ? all[0] : ((all[0] as { text?: string }).text ?? ''))
        return ask(...all)
      }) as typeof client.query
    })
    const house = openHouse({ pool, vault: t.house.vault, clock: () => new Date(), random: randomBytes })
    const any = { id: 'test.any', roles: ['worker' as const], audit: 'essai' }
    const late = (tx: Read | Write, n: number) => sql`select ${sql.lit(`late ${n}`)}, current_setting('app.session', true)`.execute(tx.q)
    try {
      const doors = [
        (body: (tx: Read | Write) => Promise<unknown>) => house.reading(marie, any, {}, body),
        (body: (tx: Read | Write) => Promise<unknown>) => house.writing(marie, any, {}, body),
      ]
      for (const open of doors) {
        const branches: Promise<PromiseSettledResult<unknown>[]>[] = []
        const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
        const failing = open((tx) => {
          const asked = gates.map(async ({ promise }, n) => {
            await promise
            return late(tx, n)
          })
          branches.push(Promise.allSettled(asked))
          return Promise.all([...asked, sql`select 1 / 0`.execute(tx.q)])
        })
        await expect(failing).rejects.toThrow('division by zero')
        gates[0].resolve()
        // released: the same connection now serves somebody else
        await house.reading(paul, any, {}, async (tx) => {
          await sql`select 1`.execute(tx.q)
          gates[1].resolve()
          const told = (await Promise.all(branches)).flat()
          expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
          expect(told.map((one) => one.status === 'rejected' && String(one.reason))).toEqual(
            [0, 1].map(() => expect.stringContaining('asked too late')),
          )
        })
      }
      // and one that nobody waits for, after a body that ended well
      const after = Promise.withResolvers<void>()
      const forgotten: Promise<unknown>[] = []
      await house.reading(marie, any, {}, async (tx) => {
        forgotten.push(expect(after.promise.then(() => late(tx, 2))).rejects.toThrow('asked too late'))
      })
      after.resolve()
      await Promise.all(forgotten)
      expect(sent.some((text) => text.startsWith('begin'))).toBe(true)
      expect(sent.filter((text) => text.includes('late'))).toEqual([])
    } finally {
      await house.close()
    }
  })

  it('what swallows an error of the database does not pass for done', async () => {
    const marie = await t.anAgent()
    await t.aCaseFile(marie)
    await expect(t.asAgent(marie, (tx) => sql`select 1 / 0`.execute(tx.q as never).catch(() => 'fine'))).rejects.toThrow()
  })
})
