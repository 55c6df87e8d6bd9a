import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askers, secrecyTable } from './secrecy-table.ts'
import type { Asker } from './secrecy-table.ts'
import { openTestHouse } from './testing/house.ts'
import type { TestHouse } from './testing/house.ts'
import { askGrants, askRows, readColumns } from './testing/secrecy-matrix.ts'
import type { Columns } from './testing/secrecy-matrix.ts'
import { buildSecrecyWorld } from './testing/secrecy-world.ts'
import type { World } from './testing/secrecy-world.ts'

let t: TestHouse
let world: World
let columns: Columns
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildSecrecyWorld(t)
  columns = await readColumns(t.admin)
})
afterAll(() => t.close())

describe('who may do what with each table', () => {
  it('every table has its line, and every line its table', () => {
    const written = new Set(secrecyTable.map((line) => line.table))
    expect([...columns.keys()].filter((table) => !written.has(table))).toEqual([])
    expect([...written].filter((table) => !columns.has(table))).toEqual([])
  })

  it('the database answers as the table says, in SQL, as the roles that serve', { timeout: 400_000 }, async () => {
    const rows = await askRows({ config: t.configOf('web'), world, columns, lines: secrecyTable })
    const grants = await askGrants(t.admin, secrecyTable, columns)
    process.stdout.write(
      `secrecy: ${rows.cells} cells asked (${secrecyTable.length} kinds of rows of ${columns.size} tables, ${Object.keys(askers).length} askers), ` +
        `${grants.cells} rights compared, ${rows.wrong.length + grants.wrong.length} wrong\n`,
    )
    expect([...rows.wrong, ...grants.wrong]).toEqual([])
  })

  it('through the doors as well: each asker lists what she may read, no more and no less', { timeout: 180_000 }, async () => {
    let cells = 0
    for (const line of secrecyTable) {
      const scene = world.scene(line.table, line.scene)
      if (!scene?.key || line.table.startsWith('audit.')) continue
      for (const asker of Object.keys(askers) as Asker[]) {
        const actor = world.actors[asker]
        if (!actor) continue
        const key = scene.key(actor)
        const found = await t.house
          .reading(actor, { id: 'test.matrix', roles: [], audit: '' }, {}, async (tx) => {
            const conditions = Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
            const rows = await sql<{
              n: string
            }>`select count(*) as n from ${sql.table(line.table)} where ${sql.join(conditions, sql` and `)}`.execute(tx.q as never)
            return rows.rows[0]?.n !== '0'
          })
          .catch(() => false)
        // no door opens to a session that is not live: even public tables stay shut
        const live = !['locked', 'ended', 'halfway', 'forged'].includes(asker)
        cells += 1
        expect(`${asker} ${line.table} ${line.scene} ${found}`).toBe(
          `${asker} ${line.table} ${line.scene} ${live && (line.read ?? []).includes(asker)}`,
        )
      }
    }
    process.stdout.write(`secrecy: ${cells} cells asked through the doors\n`)
  })

  it('without an identity there is not one row, in any table', async () => {
    const client = new pg.Client(t.configOf('web'))
    await client.connect()
    for (const setting of ['', "set local app.session = ''", `set local app.session = '${'0'.repeat(64)}'`])
      for (const role of ['aparte_reader', 'aparte_writer'])
        for (const table of columns.keys()) {
          await client.query(`begin; set local role ${role}; ${setting}`)
          const rows = await client.query<{ n: string }>(`select count(*) as n from ${table}`).catch((error: unknown) => {
            expect(error).toMatchObject({ code: '42501' })
            return { rows: [{ n: '0' }] }
          })
          await client.query('rollback')
          if (!['installation', 'commune'].includes(table)) expect(`${table} ${rows.rows[0]?.n}`).toBe(`${table} 0`)
        }
    await client.end()
  })

  it('injected statements find nothing more', async () => {
    const client = new pg.Client(t.configOf('web'))
    await client.connect()
    const referent = world.referent
    const stranger = world.actors.otherReception
    const sees = async (): Promise<number> => Number((await client.query<{ n: string }>('select count(*) as n from person')).rows[0]?.n)
    const enter = (tokenHash: string) => client.query(`begin; set local role aparte_reader; set local app.session = '${tokenHash}'`)
    await enter(referent.tokenHash)
    expect(await sees()).toBe(4)
    await client.query('rollback')
    const injections = [
      'reset role',
      'set role none',
      'set session authorization default',
      'set local row_security = off',
      'set role aparte_owner',
      'set role aparte_definer',
      'set role aparte_sealer',
      'set role aparte_backup',
      'set session authorization aparte_owner',
      'alter role aparte_web bypassrls',
      'alter table person disable row level security',
      'alter table person no force row level security',
      'create policy more on person using (true)',
      'drop policy read on person',
      'grant select on person to public',
      "copy person to program 'cat'",
      "select pg_read_file('/etc/passwd')",
      "select lo_import('/etc/passwd')",
      "create function pg_temp.leak() returns setof person language sql security definer as 'select * from person'",
      'create table mine as table person',
      'create temp view leak as select * from person',
      'discard all',
    ]
    for (const statement of injections) {
      await enter(stranger?.tokenHash ?? '')
      expect(await sees()).toBe(0)
      const refused = await client.query(`savepoint i; ${statement}`).then(
        () => false,
        () => true,
      )
      if (refused) await client.query('rollback to savepoint i')
      const after = await sees().catch(() => 0)
      expect(`${statement}: ${after}`).toBe(`${statement}: 0`)
      await client.query('rollback')
      await client.query('reset all')
    }
    await client.end()
    process.stdout.write(`secrecy: ${injections.length} injected statements, nothing more seen\n`)
  })
})

describe('what a policy cannot compare', () => {
  it('a private passage is shared by its author alone, even by a referent whom she named', async () => {
    const { referent, author } = { referent: world.referent, author: world.actors.author }
    const aparte = world.scene('compartment', 'aparte')?.key?.(referent)['id']
    const caseFile = world.scene('case_file', 'A')?.key?.(referent)['id']
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at) values ($1, gen_random_uuid(), $2, $3, $4, 'granted', $5, now())`,
      [t.organisationId, aparte, caseFile, referent.agentId, author?.agentId],
    )
    await expect(
      t.asWriter(referent, (tx) =>
        sql`insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
          values (${tx.org}, gen_random_uuid(), ${aparte}, ${caseFile}, ${world.actors.manager?.agentId}, 'granted', ${referent.agentId}, now())`.execute(
          tx.q,
        ),
      ),
    ).rejects.toMatchObject({ name: 'Forbidden' })
    await t.admin.query('delete from compartment_access where compartment_id = $1 and agent_id = $2', [aparte, referent.agentId])
  })

  it('an access is shortened, never prolonged by hand', async () => {
    const change = (until: string) =>
      t.asWriter(world.referent, (tx) =>
        sql`update compartment_access set until_at = ${until} where agent_id = ${world.actors.coWorker?.agentId}`.execute(tx.q),
      )
    await change('2099-01-01')
    await expect(change('2100-01-01')).rejects.toMatchObject({ name: 'Forbidden' })
    await t.admin.query('begin; set local session_replication_role = replica')
    await t.admin.query('update compartment_access set until_at = null where agent_id = $1', [world.actors.coWorker?.agentId])
    await t.admin.query('commit')
  })
})
