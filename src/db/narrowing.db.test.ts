import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { openHouse } from './door.server.ts'
import type { House } from './door.server.ts'
import { pipelining } from './lane.server.ts'
import { openTestHouse } from './testing/house.ts'
import type { TestHouse } from './testing/house.ts'
import { readColumns } from './testing/secrecy-matrix.ts'
import { buildSecrecyWorld } from './testing/secrecy-world.ts'
import type { World } from './testing/secrecy-world.ts'

// `app.case_file` (decision 0022): the application may write whatever it likes there, and no more is seen than without it.
const looking = { id: 'test.look', roles: [], audit: '' } as const
let t: TestHouse
let world: World
let tables: string[]
let caseFiles: string[]
let client: pg.Client
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildSecrecyWorld(t)
  const readable = await t.admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'audit') and has_table_privilege('aparte_reader', c.oid, 'select') order by 1`,
  )
  const known = await readColumns(t.admin)
  tables = readable.rows.map(({ name }) => name)
  expect(tables.length).toBeGreaterThan(known.size / 2)
  caseFiles = (await t.admin.query<{ id: string }>('select id from case_file order by id')).rows.map(({ id }) => id)
  client = new pg.Client(t.configOf('web'))
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await t.close()
})

/** Every row that this asker reads, as text with its table, under this setting; and what she holds. */
const everything = async (actor: Actor, setting: string | null, role = 'aparte_reader'): Promise<{ rows: Set<string>; held: string[] }> => {
  await client.query(`begin; set local role ${role}; set local app.session = '${actor.tokenHash}'`)
  try {
    if (setting !== null) await client.query(`select set_config('app.case_file', $1, true)`, [setting])
    const held = await client.query<{ held: string[] }>('select app.my_compartments() as held')
    const rows = new Set<string>()
    for (const table of tables) {
      const found = await client.query<{ row: string }>({ name: table, text: `select r::text as row from ${table} r` })
      for (const { row } of found.rows) rows.add(`${table} ${row}`)
    }
    return { rows, held: held.rows[0]?.held ?? [] }
  } finally {
    await client.query('rollback')
  }
}
const compartmentsOf = async (caseFileId: string): Promise<Set<string>> => {
  const found = await t.admin.query<{ id: string }>('select id from compartment where case_file_id = $1', [caseFileId])
  return new Set(found.rows.map(({ id }) => id))
}
const actors = (): [string, Actor][] => Object.entries(world.actors).flatMap(([name, actor]) => (actor ? [[name, actor]] : []))

describe('the household to which a reading is narrowed', () => {
  it('only takes away, for every asker, whatever stands there', { timeout: 300_000 }, async () => {
    let [compared, less] = [0, 0]
    const forged = [t.house.newId(), "x' or true --", '%', caseFiles.join(',')]
    for (const [name, actor] of actors()) {
      const wide = await everything(actor, null)
      for (const setting of [...caseFiles, ...forged]) {
        const narrow = await everything(actor, setting)
        expect(
          [...narrow.rows].filter((row) => !wide.rows.has(row)),
          `${name} with ${setting}`,
        ).toEqual([])
        const within = caseFiles.includes(setting) ? await compartmentsOf(setting) : new Set<string>()
        // no more, and of that household no less
        expect(new Set(narrow.held), `${name} with ${setting}`).toEqual(new Set(wide.held.filter((id) => within.has(id))))
        compared += narrow.rows.size
        less += wide.rows.size - narrow.rows.size
      }
      expect((await everything(actor, '')).rows, name).toEqual(wide.rows)
    }
    process.stdout.write(`narrowing: ${actors().length} askers, ${tables.length} tables, ${compared} rows compared, ${less} taken away\n`)
    expect(less).toBeGreaterThan(0)
  })

  it('is not heeded where something may be written', async () => {
    const { referent } = world
    const wide = await everything(referent, null, 'aparte_writer')
    expect(wide.held.length).toBeGreaterThan(0)
    expect(await everything(referent, t.house.newId(), 'aparte_writer')).toEqual(wide)
  })

  it('is forgotten at the end of the transaction', async () => {
    await everything(world.referent, caseFiles[0] ?? '')
    const after = await client.query<{ setting: string }>(`select current_setting('app.case_file', true) as setting`)
    expect(after.rows[0]?.setting ?? '').toBe('')
  })

  it('shows nothing to a session that is not live, nor beyond what ended, began later or was shut', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const held = async (): Promise<number> => (await everything(marie, file.id)).held.length
    const before = await held()
    expect(before).toBe(2)
    const undone = async (change: string, undo: string): Promise<void> => {
      await t.admin.query(change, [marie.agentId])
      expect(await held(), change).toBe(0)
      await t.admin.query(undo, [marie.agentId])
      expect(await held(), undo).toBe(before)
    }
    const session = (change: string, undo: string) =>
      undone(`update session set ${change} where agent_id = $1`, `update session set ${undo} where agent_id = $1`)
    await session('complete = false', 'complete = true')
    await session('locked_at = now()', 'locked_at = null')
    await session('ended_at = now()', 'ended_at = null')
    await session(`expires_at = now() - interval '1 second'`, `expires_at = now() + interval '1 hour'`)
    await session(`last_seen_at = now() - interval '11 minutes'`, 'last_seen_at = now()')
    await session(`shared_computer = true, last_seen_at = now() - interval '4 minutes'`, 'shared_computer = false')
    await undone(`update agent set secrecy_until = current_date - 1 where id = $1`, 'update agent set secrecy_until = null where id = $1')
    await undone(
      `update agent_role set role = 'administrator' where agent_id = $1`,
      `update agent_role set role = 'worker' where agent_id = $1`,
    )
    const access = (change: string, undo: string) =>
      undone(`update compartment_access set ${change} where agent_id = $1`, `update compartment_access set ${undo} where agent_id = $1`)
    await access(`from_at = now() + interval '1 day'`, `from_at = now() - interval '1 day'`)
    await undone(
      `insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at)
       select organisation_id, gen_random_uuid(), '${file.id}', id, id, now() from agent where id = $1`,
      'update exclusion set lifted_at = now() where agent_id = $1',
    )
    // what is never undone: an access that ended, and, of somebody else, an account that was closed
    await t.admin.query('update compartment_access set until_at = now() where agent_id = $1', [marie.agentId])
    expect(await held()).toBe(0)
    const paul = await t.anAgent()
    const his = await t.aCaseFile(paul)
    expect((await everything(paul, his.id)).held.length).toBe(2)
    await t.admin.query('update agent set ended_at = now() where id = $1', [paul.agentId])
    expect((await everything(paul, his.id)).held).toEqual([])
  })
})

describe('a reading about one household', () => {
  const twoHouseholds = async () => {
    const marie = await t.anAgent()
    const [one, other] = [await t.aCaseFile(marie), await t.aCaseFile(marie)]
    return { marie, one, other }
  }
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).toSorted()

  for (const pipelined of [true, false])
    it(`finds that one, and the others by « everywhere » alone (${pipelined ? 'pipelined' : 'one after the other'})`, async () => {
      const pool = new pg.Pool({ ...t.configOf('web'), ...(pipelined && pipelining), max: 1 })
      const house: House = openHouse({ pool, vault: t.house.vault, clock: () => new Date(), random: randomBytes })
      try {
        const { marie, one, other } = await twoHouseholds()
        const both = [one.id, other.id].toSorted()
        await house.reading(
          marie,
          looking,
          { caseFileId: one.id },
          async (tx) => {
            const list = (q: typeof tx.q) => q.selectFrom('case_file').select('id').execute()
            // asked in one moment, in every order: none is answered for another
            const answers = await Promise.all([list(tx.q), list(tx.everywhere), list(tx.q), list(tx.everywhere), list(tx.q)])
            expect(answers.map(ids)).toEqual([[one.id], both, [one.id], both, [one.id]])
            expect(ids(await list(tx.everywhere))).toEqual(both)
            expect(ids(await list(tx.q))).toEqual([one.id])
            expect(await tx.unlockCase(other.id)).toEqual([])
          },
          one.id,
        )
        // the same connection, the next person
        const all = await house.reading(marie, looking, {}, (tx) => tx.everywhere.selectFrom('case_file').select('id').execute())
        expect(ids(all)).toEqual(both)
      } finally {
        await house.close()
      }
    })

  it('stops before anything is asked when nothing is held: hidden, absent and no id alike', async () => {
    const { one } = await twoHouseholds()
    const paul = await t.anAgent()
    let asked = 0
    for (const id of [one.id, t.house.newId(), "x'; select 1; --"])
      await expect(t.house.reading(paul, looking, {}, async () => asked++, id)).rejects.toThrow(NotFound)
    expect(asked).toBe(0)
  })

  it('tells the error of a statement asked « everywhere », and not of what stands around it', async () => {
    const { marie, one } = await twoHouseholds()
    const failing = t.house.reading(marie, looking, {}, (tx) => sql`select 1 / 0`.execute(tx.everywhere), one.id)
    await expect(failing).rejects.toThrow(/division by zero/)
  })
})
