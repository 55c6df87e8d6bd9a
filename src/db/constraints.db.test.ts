import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from './testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from './testing/house.ts'
import { foreignKeys, uniqueConstraints } from './known-constraints.ts'

/** Constraints look at rows that policies hide: each one is known, with the reason why its refusal tells nothing (security.md 5). */
let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

type Row = { name: string }
const names = async (query: string): Promise<string[]> => (await t.admin.query<Row>(query)).rows.map(({ name }) => name)

describe('every unique and exclusion constraint', () => {
  it('is listed with its reason, and those listed are there', async () => {
    const found = await names(`
      select coalesce(x.conname, c.relname) as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class r on r.oid = i.indrelid
      join pg_namespace n on n.oid = r.relnamespace left join pg_constraint x on x.conindid = i.indexrelid and x.contype in ('u', 'x', 'p')
      where n.nspname in ('public', 'audit') and (i.indisunique or i.indisexclusion) and not i.indisprimary`)
    expect(found.toSorted()).toEqual(Object.keys(uniqueConstraints).toSorted())
    process.stdout.write(`constraints: ${found.length} unique or exclusion constraints, each with its reason\n`)
  })
  it('begins with the organisation, but for those whose values are drawn, and the login', async () => {
    const found = await names(`
      select coalesce(x.conname, c.relname) as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class r on r.oid = i.indrelid
      join pg_namespace n on n.oid = r.relnamespace left join pg_constraint x on x.conindid = i.indexrelid and x.contype in ('u', 'x')
      where n.nspname = 'public' and (i.indisunique or i.indisexclusion) and not i.indisprimary
        and not exists (select from pg_attribute a where a.attrelid = r.oid and a.attnum = i.indkey[0] and a.attname = 'organisation_id')`)
    expect(found.toSorted()).toEqual(
      [
        'uniq$account_link_token_hash',
        'uniq$agent_login',
        'uniq$compartment_id',
        'uniq$root_key_state',
        'uniq$second_factor_passkey',
        'uniq$session_token_hash',
      ].toSorted(),
    )
  })
})

// known to all agents of the organisation, or to everybody
const open = `'organisation', 'site', 'team', 'sector', 'agent', 'commune', 'session', 'room', 'permanence'`

describe('every foreign key', () => {
  it('leads to what all may know, or is filled by functions alone, or is tied to a compartment held by the writer, or is listed', async () => {
    const all = await names(
      `select x.conname as name from pg_constraint x join pg_namespace n on n.oid = x.connamespace where x.contype = 'f' and n.nspname in ('public', 'audit')`,
    )
    const unclear = await names(`
      select x.conname as name from pg_constraint x join pg_class r on r.oid = x.conrelid join pg_class f on f.oid = x.confrelid join pg_namespace n on n.oid = x.connamespace
      where x.contype = 'f' and n.nspname in ('public', 'audit') and f.relname not in (${open})
        -- a column that the writing role may fill
        and exists (select from unnest(x.conkey) k join pg_attribute a on a.attrelid = r.oid and a.attnum = k
          where a.attname <> 'organisation_id' and (has_column_privilege('aparte_writer', r.oid, a.attnum, 'INSERT') or has_column_privilege('aparte_writer', r.oid, a.attnum, 'UPDATE')))
        -- the compartment itself, which every policy compares
        and not (f.relname = 'compartment' and exists (select from unnest(x.conkey) k join pg_attribute a on a.attrelid = r.oid and a.attnum = k where a.attname = 'compartment_id') and r.relname <> 'compartment_access')
        -- the case file beside a second key which says that this compartment is of this case file
        and not (f.relname = 'case_file' and exists (select from pg_constraint y where y.conrelid = r.oid and y.contype = 'f' and y.confrelid = 'compartment'::regclass and array_length(y.conkey, 1) = 3))`)
    expect(unclear.toSorted()).toEqual(Object.keys(foreignKeys).toSorted())
    expect(all.length).toBeGreaterThan(150)
    process.stdout.write(`constraints: ${all.length} foreign keys, ${unclear.length} of them listed with their reason\n`)
  })
})

describe('a key that is tied', () => {
  let [marie, bruno]: TestAgent[] = []
  let hers: TestCase
  let his: TestCase
  beforeAll(async () => {
    marie = await t.anAgent()
    bruno = await t.anAgent()
    hers = await t.aCaseFile(marie)
    his = await t.aCaseFile(bruno)
  })
  it('answers the same to the id of a hidden household and to one that was never given', async () => {
    const tables = await names(`
      select r.relname as name from pg_class r join pg_namespace n on n.oid = r.relnamespace where n.nspname = 'public' and has_table_privilege('aparte_writer', r.oid, 'INSERT')
        and exists (select from pg_constraint y where y.conrelid = r.oid and y.contype = 'f' and y.confrelid = 'compartment'::regclass and array_length(y.conkey, 1) = 3)
        and exists (select from pg_constraint y where y.conrelid = r.oid and y.contype = 'f' and y.confrelid = 'case_file'::regclass)`)
    let tried = 0
    for (const table of tables) {
      const columns = await t.admin.query<{ name: string; type: string; fills: boolean }>(
        `select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as fills from pg_attribute a
         where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
        [table],
      )
      const answers: string[] = []
      for (const caseFileId of [hers.id, t.house.newId()]) {
        const given: Record<string, string> = {}
        for (const { name, type, fills } of columns.rows) {
          if (name === 'organisation_id') given[name] = t.organisationId
          else if (name === 'case_file_id') given[name] = caseFileId
          else if (name === 'compartment_id') given[name] = his.general
          else if (['agent_id', 'created_by', 'author_id', 'granted_by', 'linked_by'].includes(name)) given[name] = bruno?.agentId ?? ''
          else if (name === 'id' || (fills && type === 'uuid')) given[name] = t.house.newId()
          else if (fills) given[name] = plain(type)
        }
        const keys = Object.keys(given)
        await t.admin.query('begin')
        try {
          await t.admin.query(`set local role aparte_writer; set local app.session = '${bruno?.tokenHash}'`)
          await t.admin.query(
            `insert into ${table} (${keys.map((key) => `"${key}"`).join()}) values (${keys.map((_, n) => `$${n + 1}`).join()})`,
            keys.map((key) => given[key]),
          )
          answers.push('written')
        } catch (error) {
          answers.push(error instanceof Error && 'code' in error ? String(error.code) : 'failed')
        }
        await t.admin.query('rollback')
        tried++
      }
      expect(answers[0], table).toBe(answers[1])
      expect(answers[0], table).not.toBe('written')
    }
    expect(tried).toBeGreaterThan(20)
    process.stdout.write(
      `constraints: ${tried} rows with the id of a household sent to ${tables.length} tables, hidden and absent answered alike\n`,
    )
  })
})

const plain = (type: string): string => {
  if (type.startsWith('timestamp') || type === 'date') return '2026-06-01'
  if (type === 'boolean') return 'false'
  if (type === 'integer' || type === 'bigint' || type === 'smallint') return '1'
  if (type.endsWith('[]')) return '{}'
  if (type === 'bytea') return '\\x00'
  if (type === 'jsonb') return '{}'
  return 'x'
}
