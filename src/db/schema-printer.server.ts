import type { ClientBase } from 'pg'

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'Int8',
  float4: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  xid8: 'string',
  tsvector: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

type Column = { schema: string; table: string; name: string; type: string; nullable: boolean; hasDefault: boolean; generated: boolean }

const columnsOf = async (client: ClientBase): Promise<Column[]> => {
  const found = await client.query<Column>(`
    select n.nspname as schema, c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as nullable,
           a.atthasdef as "hasDefault", a.attidentity <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where n.nspname in ('public', 'audit') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_script'
    order by n.nspname desc, c.relname, a.attnum`)
  return found.rows
}

const pascal = (text: string): string => text.replace(/(^|[_.])([a-z])/g, (_, __, letter: string) => letter.toUpperCase())

/** The Kysely types of the migrated database, as the text of `src/db/schema.ts`. */
export const printTypes = async (client: ClientBase): Promise<string> => {
  const tables = new Map<string, Column[]>()
  for (const column of await columnsOf(client)) {
    const key = column.schema === 'public' ? column.table : `${column.schema}.${column.table}`
    tables.set(key, [...(tables.get(key) ?? []), column])
  }
  const lines = [
    '// Printed from the migrated database by `npm run db:dump`; a test fails when it differs. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>',
    'type TimestampByDefault = ColumnType<Date, Date | string | undefined, Date | string>',
    'type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>',
    'type Int8ByDefault = ColumnType<string, string | number | bigint | undefined, string | number | bigint>',
    'type JsonByDefault = ColumnType<unknown, string | undefined, string>',
    'export type Json = ColumnType<unknown, string, string>',
    '',
  ]
  for (const [key, columns] of tables) {
    lines.push(`export type ${pascal(key)}Table = {`)
    for (const column of columns) {
      const base = typeOf[column.type]
      if (!base) throw new Error(`No TypeScript type for ${column.type} (${key}.${column.name})`)
      const withNull = column.nullable ? `${base} | null` : base
      const byDefault = ['Timestamp', 'Int8', 'Json'].includes(base) ? `${base}ByDefault` : `Generated<${withNull}>`
      lines.push(`  ${column.name}: ${column.generated || column.hasDefault ? byDefault : withNull}`)
    }
    lines.push('}', '')
  }
  lines.push('/** Every table of the house; `audit.…` lie in the schema of the sealed log. */', 'export type DB = {')
  for (const key of tables.keys()) lines.push(`  ${key.includes('.') ? `'${key}'` : key}: ${pascal(key)}Table`)
  lines.push('}', '')
  return lines.join('\n')
}

/** The reviewable present: tables, constraints, indexes, policies, grants and functions, in a fixed order, as text (decision 27). */
export const printSchema = async (client: ClientBase): Promise<string> => {
  const out: string[] = ['-- The schema as it is, printed from the catalogue by `npm run db:dump`. Do not edit.', '']
  const tables = await client.query<{ oid: number; name: string; schema: string }>(`
    select c.oid, c.relname as name, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'audit') and c.relkind = 'r' order by n.nspname desc, c.relname`)
  for (const table of tables.rows) {
    const full = table.schema === 'public' ? table.name : `${table.schema}.${table.name}`
    const columns = await client.query<{ line: string }>(
      `select format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
         case when d.adbin is null then '' when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
           else ' default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
      [table.oid],
    )
    const constraints = await client.query<{ line: string }>(
      `select format('  constraint "%s" %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
       where conrelid = $1 and contype <> 'n' order by contype, conname`,
      [table.oid],
    )
    out.push(`create table ${full} (`, [...columns.rows, ...constraints.rows].map((row) => row.line).join(',\n'), ');')
    const indexes = await client.query<{ line: string }>(
      `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
       where i.indrelid = $1 and c.oid is null order by 1`,
      [table.oid],
    )
    const policies = await client.query<{ line: string }>(
      `select format('policy %s for %s to %s%s%s%s', policyname, cmd, array_to_string(roles, ', '), case permissive when 'RESTRICTIVE' then ' restrictive' else '' end,
         case when qual is not null then E'\\n  using ' || qual else '' end, case when with_check is not null then E'\\n  check ' || with_check else '' end) as line
       from pg_policies where schemaname = $1 and tablename = $2 order by policyname`,
      [table.schema, table.name],
    )
    const grants = await client.query<{ line: string }>(
      `select format('grant %s to %s', string_agg(privilege_type, ', ' order by privilege_type), grantee) as line from information_schema.role_table_grants
       where table_schema = $1 and table_name = $2 and grantee <> 'aparte_owner' group by grantee order by grantee`,
      [table.schema, table.name],
    )
    const columnGrants = await client.query<{ line: string }>(
      `select format('grant %s (%s) to %s', lower(c.privilege_type), string_agg(c.column_name, ', ' order by c.column_name), c.grantee) as line
       from information_schema.column_privileges c where c.table_schema = $1 and c.table_name = $2 and c.grantee <> 'aparte_owner'
         and not exists (select from information_schema.role_table_grants g where g.table_schema = $1 and g.table_name = $2 and g.grantee = c.grantee and g.privilege_type = c.privilege_type)
       group by c.privilege_type, c.grantee order by c.grantee, c.privilege_type`,
      [table.schema, table.name],
    )
    for (const row of indexes.rows) out.push(row.line)
    for (const row of [...policies.rows, ...grants.rows, ...columnGrants.rows]) out.push(row.line.replace(/^/gm, '-- '))
    out.push('')
  }
  const functions = await client.query<{ line: string }>(`
    select format('-- function %s, owner %s%s', p.oid::regprocedure, pg_get_userbyid(p.proowner), case when p.prosecdef then ', security definer' else '' end) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('app', 'audit') order by 1`)
  out.push(...functions.rows.map((row) => row.line), '')
  return out.join('\n')
}
