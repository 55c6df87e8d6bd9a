import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secrecyTable } from './secrecy-table.ts'
import { openTestHouse } from './testing/house.ts'
import type { TestHouse } from './testing/house.ts'
import { askGrants, askRows, readColumns } from './testing/secrecy-matrix.ts'
import type { Columns } from './testing/secrecy-matrix.ts'
import { buildSecrecyWorld } from './testing/secrecy-world.ts'
import type { World } from './testing/secrecy-world.ts'

/**
 * Whether the proof of secrecy is worth something (decision 29): each policy dropped, each widened to « everybody », each missing right
 * added, in a clone of its own; each must make the table of secrecy answer otherwise.
 */
let t: TestHouse
let world: World
let columns: Columns
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildSecrecyWorld(t)
  columns = await readColumns(t.admin)
})
afterAll(() => t.close())

type Policy = {
  table: string
  name: string
  permissive: string
  command: string
  roles: string
  using: string | null
  check: string | null
}

const policiesOf = async (): Promise<Policy[]> => {
  const found = await t.admin.query<Policy>(
    `select case schemaname when 'public' then '' else schemaname || '.' end || tablename as "table", policyname as name, permissive, cmd as command,
       array_to_string(roles, ', ') as roles, qual as "using", with_check as "check"
     from pg_policies where roles && array['aparte_reader', 'aparte_writer', 'aparte_web', 'public']::name[] order by 1, 2`,
  )
  return found.rows
}

const create = (policy: Policy): string =>
  `create policy "${policy.name}" on ${policy.table} as ${policy.permissive} for ${policy.command} to ${policy.roles}` +
  `${policy.using === null ? '' : ` using (${policy.using})`}${policy.check === null ? '' : ` with check (${policy.check})`}`
const alter = (policy: Policy, using: string | null, check: string | null): string =>
  `alter policy "${policy.name}" on ${policy.table}${using === null ? '' : ` using (${using})`}${check === null ? '' : ` with check (${check})`}`

type Mutation = { name: string; table: string; apply: string; undo: string }

const mutationsOf = async (): Promise<Mutation[]> => {
  const mutations: Mutation[] = []
  for (const policy of await policiesOf()) {
    const { table, name, using, check } = policy
    mutations.push({ name: `drop ${name} on ${table}`, table, apply: `drop policy "${name}" on ${table}`, undo: create(policy) })
    const undo = alter(policy, using, check)
    if (using !== null && using !== 'true')
      mutations.push({
        name: `widen the rows of ${name} on ${table}`,
        table,
        // the same condition written twice is one condition
        apply: alter(policy, 'true', check === using && check !== null ? 'true' : check),
        undo,
      })
    if (check !== null && check !== 'true' && check !== using)
      mutations.push({ name: `widen the check of ${name} on ${table}`, table, apply: alter(policy, using, 'true'), undo })
  }
  const tables = [...columns.keys()]
  const held = await t.admin.query<{ role: string; table: string; right: string; held: boolean }>(
    `select r as role, t as "table", p as "right", has_table_privilege(r, t, p) as held from unnest($1::text[]) t,
       unnest(array['aparte_reader', 'aparte_writer', 'aparte_web', 'aparte_jobs', 'aparte_stats', 'aparte_sealer', 'public']) r,
       unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p where r <> 'public'`,
    [tables],
  )
  for (const { role, table, right, held: already } of held.rows) {
    if (already) continue
    // column rights that stand would be revoked with the table's: kept aside and given back
    const kept = await t.admin.query<{ again: string }>(
      `select format('grant %s (%I) on %s to %I', a.privilege_type, t.attname, $1::text, $3::text) as again
       from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = $1::text::regclass and a.privilege_type = $2 and a.grantee = $3::text::regrole`,
      [table, right, role],
    )
    mutations.push({
      name: `grant ${right} on ${table} to ${role}`,
      table,
      apply: `grant ${right} on ${table} to ${role}`,
      undo: [`revoke ${right} on ${table} from ${role}`, ...kept.rows.map((row) => row.again)].join('; '),
    })
  }
  return mutations
}

/** Whether the table of secrecy notices: rights first, which are cheap, then the rows of that table. */
const notices = async (table: string): Promise<boolean> => {
  const lines = secrecyTable.filter((line) => line.table === table)
  if ((await askGrants(t.admin, lines, columns)).wrong.length > 0) return true
  return (await askRows({ config: t.configOf('web'), world, columns, lines, untilWrong: true })).wrong.length > 0
}

it('notices every policy dropped, every policy widened, every right added', { timeout: 1_200_000 }, async () => {
  const mutations = await mutationsOf()
  const owner = new pg.Client(t.configOf('admin'))
  await owner.connect()
  const survivors: string[] = []
  for (const { name, table, apply, undo } of mutations) {
    await owner.query(apply)
    if (!(await notices(table))) survivors.push(name)
    await owner.query(undo)
  }
  await owner.end()
  // (draft) the check lets a page be tidied, which the rows' condition would forbid; whose page it is cannot change: no right on author_id
  // (assessment, instrument) whose row it is cannot change either: no right on compartment_id, created_by, organisation_id
  const equivalent = [
    'widen the check of change on assessment',
    'widen the check of change on instrument',
    'widen the check of still_open on draft',
  ]
  const policies = mutations.filter((mutation) => !mutation.name.startsWith('grant')).length
  process.stdout.write(
    `secrecy: ${mutations.length - survivors.length} of ${mutations.length} mutations killed, ${equivalent.length} changes nothing (${policies} of policies, ${mutations.length - policies} of rights)\n`,
  )
  expect(survivors.toSorted()).toEqual(equivalent)
  // and nothing was left behind by the mutations themselves
  expect((await askGrants(t.admin, secrecyTable, columns)).wrong).toEqual([])
})
