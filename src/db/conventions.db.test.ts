import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { definerFunctions } from './definer-functions.ts'
import { printSchema, printTypes } from './schema-printer.server.ts'
import { TEMPLATE } from './testing/cluster.ts'

/** What the catalogue of the migrated template must hold. Exceptions are named here, with their reason; the lists only shrink. */
let client: pg.Client
const lines = async (query: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ line: string }>(query, values)).rows.map((row) => row.line)

beforeAll(async () => {
  client = new pg.Client({ ...inject('postgres').admin, database: TEMPLATE })
  // another test file clones the template while nobody is in it: the same turn-taking
  const turn = new pg.Client(inject('postgres').admin)
  await turn.connect()
  await turn.query('select pg_advisory_lock(7421002)')
  const name = `conventions_${process.pid}`
  await turn.query(`create database ${name} template ${TEMPLATE}`)
  await turn.end()
  client = new pg.Client({ ...inject('postgres').admin, database: name })
  await client.connect()
})
afterAll(async () => {
  const name = client.database ?? ''
  await client.end()
  const cleaner = new pg.Client(inject('postgres').admin)
  await cleaner.connect()
  await cleaner.query(`drop database if exists "${name}"`)
  await cleaner.end()
})

const ours = `n.nspname in ('public', 'audit', 'app')`
const table = `case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname`

describe('row security', () => {
  it('is enabled and forced on every table, with a policy', async () => {
    expect(
      await lines(`select ${table} as line from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`),
    ).toEqual([])
  })

  it('leaves no other kind of relation in which rows could be seen', async () => {
    expect(
      await lines(`select ${table} || ' ' || c.relkind::text as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and (c.relkind in ('m', 'f') or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`),
    ).toEqual([])
  })

  it('compares with an array computed once a statement: no policy calls a function of the row, joins, or reads a table', async () => {
    const found = await client.query<{ table: string; name: string; text: string }>(
      `select schemaname || '.' || tablename as "table", policyname as name, concat_ws(' ', qual, with_check) as text from pg_policies`,
    )
    const wrong = found.rows.filter(({ text }) => {
      // take out every `( SELECT app.f() AS f)`, the only form allowed; nothing of the kind may be left
      const rest = text.replaceAll(/\( SELECT app\.\w+\(\) AS \w+\)/g, '')
      return /\bapp\.\w+\(|\bSELECT\b|\bFROM\b/i.test(rest)
    })
    expect(wrong.map(({ table: of, name }) => `${of} ${name}`)).toEqual([])
  })

  it('gives nothing to everybody: every policy names its roles, none of them an owner', async () => {
    expect(
      await lines(`select tablename || ' ' || policyname as line from pg_policies
        where 'public' = any (roles) or ('aparte_owner' = any (roles) and tablename <> 'schema_script')`),
    ).toEqual([])
  })
})

it('every table can be saved: a policy of its own lets the backup read all of it, and only read', async () => {
  expect(
    await lines(`select ${table} as line from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'audit') and c.relkind in ('r', 'p')
      and not (has_table_privilege('aparte_backup', c.oid, 'SELECT')
        and exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.roles = '{aparte_backup}' and p.cmd = 'SELECT' and p.qual = 'true'))`),
  ).toEqual([])
  expect(
    await lines(`select ${table} || ' ' || r as line from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
      where ${ours} and c.relkind in ('r', 'p') and has_table_privilege('aparte_backup', c.oid, r)`),
  ).toEqual([])
})

describe('roles', () => {
  it('are neither superusers nor able to skip row security, make roles or databases', async () => {
    expect(
      await lines(
        `select rolname as line from pg_roles where rolname like 'aparte%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    ).toEqual([])
  })

  it('that own tables or functions cannot log in, and no login may become them', async () => {
    expect(
      await lines(`select distinct pg_get_userbyid(c.relowner)::text as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and c.relkind in ('r', 'v', 'S')`),
    ).toEqual(['aparte_owner'])
    expect(
      await lines(
        `select rolname as line from pg_roles where rolname in ('aparte_owner', 'aparte_definer', 'aparte_reader', 'aparte_writer') and rolcanlogin`,
      ),
    ).toEqual([])
    expect(
      await lines(`select format('%s may become %s', m.member::regrole, m.roleid::regrole) as line from pg_auth_members m
        where m.member::regrole::text like 'aparte%' order by 1`),
    ).toEqual(['aparte_web may become aparte_reader', 'aparte_web may become aparte_writer'])
    // they become it for one statement, on purpose: nothing is inherited
    expect(await lines(`select rolname as line from pg_roles where rolname = 'aparte_web' and rolinherit`)).toEqual([])
  })

  it('serve nothing to everybody', async () => {
    expect(
      await lines(
        `select distinct ${table} as line from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where ${ours} and a.grantee = 0`,
      ),
    ).toEqual([])
    expect(
      await lines(`select p.oid::regprocedure::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'app' and p.prosecdef and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0)) and p.prorettype <> 'trigger'::regtype`),
    ).toEqual([])
  })
})

describe('functions that act with rights of their own', () => {
  it('lie in the schema app, belong to aparte_definer and fix their search_path', async () => {
    expect(
      await lines(`select p.oid::regprocedure::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
          and (n.nspname <> 'app' or pg_get_userbyid(p.proowner) <> 'aparte_definer'
               or not exists (select from unnest(p.proconfig) s where s in ('search_path=pg_catalog, public', 'search_path=pg_catalog', 'search_path=pg_catalog, public, audit')))`),
    ).toEqual([])
  })

  it('are on the list that says what each may tell', async () => {
    expect(
      await lines(
        `select distinct p.proname::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname = 'app' order by 1`,
      ),
    ).toEqual(Object.keys(definerFunctions).sort())
  })
})

describe('tables', () => {
  it('put the organisation first in every key', async () => {
    const exceptions = [
      // what stands above organisations, or is the same for all of them
      'pk$organisation',
      'pk$installation',
      'pk$installation_link',
      'pk$root_key',
      'uniq$root_key_state',
      'pk$key_change',
      'pk$commune',
      'pk$login_attempt',
      'pk$identity_answer',
      'pk$schema_script',
      'pk$backup_run',
      // proofs of identity, found before the organisation is known; ids that are unique anyway
      'uniq$agent_login',
      'uniq$session_token_hash',
      'uniq$account_link_token_hash',
      'uniq$second_factor_passkey',
      'uniq$compartment_id',
      // the log is one chain for the whole server
      'pk$audit_entry',
      'pk$audit_block',
      'pk$audit_anchor',
      'pk$audit_public_key',
    ]
    const found = await lines(
      `select k.conname::text as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       where ${ours} and k.contype in ('p', 'u', 'x') and a.attname <> 'organisation_id'
       union all
       select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where ${ours} and i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid) and a.attname <> 'organisation_id'`,
    )
    const all = await lines(
      `select k.conname::text as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} and k.contype in ('p', 'u', 'x', 'f')
       union all
       select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       where ${ours} and i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    )
    // what a PostgreSQL split by organisation needs (docs/scale.md)
    process.stdout.write(
      `${all.length} keys read, ${all.length - found.length} of them within one organisation, ${exceptions.length} exceptions, each with its reason\n`,
    )
    expect(all.length).toBeGreaterThan(150)
    expect(found.filter((name) => !exceptions.includes(name))).toEqual([])
    expect(exceptions.filter((name) => !found.includes(name))).toEqual([])
  })

  it('carry the organisation in every foreign key between tables that have one', async () => {
    expect(
      await lines(`select k.conname::text as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and k.contype = 'f' and k.confrelid not in ('organisation'::regclass, 'commune'::regclass)
          and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'organisation_id'`),
    ).toEqual([])
  })

  it('index every foreign key', async () => {
    expect(
      await lines(`select k.conname::text as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and k.contype = 'f' and not exists (
          select from pg_index i where i.indrelid = k.conrelid and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\([a-z_]+ IS NOT NULL\\)$')
            -- the key's columns, in any order, are the first of the index; of three, the two most telling are enough
            and (i.indkey::int2[])[0:least(cardinality(k.conkey), 2) - 1] <@ k.conkey)`),
    ).toEqual([])
  })

  it('keep moments with their zone, and money in whole cents', async () => {
    expect(
      await lines(`select ${table} || '.' || a.attname || ' ' || t.typname as line from pg_attribute a join pg_class c on c.oid = a.attrelid
          join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
        where ${ours} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and (t.typname in ('timestamp', 'time', 'timetz', 'money', 'numeric', 'float8', 'json', 'bpchar', 'varchar'))`),
    ).toEqual([])
  })

  it('name their constraints and indexes by kind', async () => {
    const kinds = `case k.contype when 'p' then 'pk' when 'f' then 'fk' when 'u' then 'uniq' when 'c' then 'check' when 'x' then 'exclude' end`
    expect(
      await lines(`select k.conname::text as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and k.contype <> 'n' and k.conname not like ${kinds} || '$' || case n.nspname when 'audit' then 'audit_' else '' end || c.relname || '%'
          and k.contype <> 't'`),
    ).toEqual([])
    expect(
      await lines(`select x.relname::text as line from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
          -- named after what it serves, before this test was there
          and x.relname <> 'ix$compartment_access_exclusion' and x.relname not like case when i.indisunique then 'uniq$' else 'ix$' end || case n.nspname when 'audit' then 'audit_' else '' end || c.relname || '%'`),
    ).toEqual([])
  })
})

describe('printed files', () => {
  it('src/db/schema.ts and db/schema.sql are what the migrated database is', async () => {
    expect(await readFile(resolve('src/db/schema.ts'), 'utf8'), 'npm run db:dump').toBe(await printTypes(client))
    expect(await readFile(resolve('db/schema.sql'), 'utf8'), 'npm run db:dump').toBe(await printSchema(client))
  })
})
