import pg from 'pg'
import type { ClientBase } from 'pg'
import { askers, neverRead, otherGrants, readBare } from '../secrecy-table.ts'
import type { Asker, Change, Line } from '../secrecy-table.ts'
import type { World } from './secrecy-world.ts'

/** What was asked and answered otherwise than written; `wrong` is empty when the database and the table say the same. */
export type Answer = { cells: number; wrong: string[] }
type Column = { name: string; type: string; generated: boolean }
export type Columns = ReadonlyMap<string, readonly Column[]>

/** Every table of the house and its columns, from the catalogue. */
export const readColumns = async (client: ClientBase): Promise<Columns> => {
  const found = await client.query<Column & { table: string }>(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as "table", a.attname as name, t.typname as type, a.attidentity <> '' or a.attgenerated <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where n.nspname in ('public', 'audit', 'app') and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`)
  const columns = new Map<string, Column[]>()
  for (const { table, ...column } of found.rows) columns.set(table, [...(columns.get(table) ?? []), column])
  return columns
}

/**
 * Another value than the one that stands (or, `blindly`, a value that asks nothing of the row); a constraint may refuse it, which is then
 * no longer a matter of secrecy.
 */
const changed = ({ name, type }: Column, blindly = false): string => {
  const q = blindly ? `null::${type}` : `"${name}"`
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()'
    case 'text':
      return `coalesce(${q}, '') || 'x'`
    case 'int4':
    case 'int8':
    case 'float4':
      return `coalesce(${q}, 0) + 1`
    case 'bool':
      return `not coalesce(${q}, false)`
    case 'date':
      return `coalesce(${q}, current_date) + 1`
    case 'timestamptz':
      return `coalesce(${q} - interval '1 minute', now())`
    case 'bytea':
      return `coalesce(${q}, '') || '\\x00'`
    case 'jsonb':
      return `'{"x": 1}'`
    case '_text':
      return `array_append(${q}, 'x')`
    case '_uuid':
      return `array_append(${q}, gen_random_uuid())`
    case 'xid8':
      return `'1'`
    default:
      throw new Error(`No other value for ${type}`)
  }
}

const literal = (value: unknown): string =>
  value === null
    ? 'null'
    : value === undefined
      ? 'null'
      : Buffer.isBuffer(value)
        ? `'\\x${value.toString('hex')}'`
        : value instanceof Date
          ? `'${value.toISOString()}'`
          : Array.isArray(value)
            ? `'{${value.join(',')}}'`
            : typeof value === 'number' || typeof value === 'boolean'
              ? String(value)
              : pg.escapeLiteral(String(value))

const where = (key: Record<string, unknown>): string =>
  Object.entries(key)
    .map(([name, value]) => `"${name}" = ${literal(value)}`)
    .join(' and ')

/** Whether the statement reaches a row. A named constraint that stops it afterwards means that secrecy had let it through. */
const reaches = async (client: ClientBase, statement: string): Promise<boolean> => {
  try {
    const results = (await client.query(`savepoint cell; ${statement}; rollback to savepoint cell`)) as unknown as {
      rows: { n?: string }[]
      rowCount: number
    }[]
    const result = results[1]
    return statement.startsWith('select') ? result?.rows[0]?.n !== '0' : (result?.rowCount ?? 0) > 0
  } catch (error) {
    await client.query('rollback to savepoint cell')
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '42501') return false
    if (code.startsWith('23')) return true
    throw new Error(`${statement}: ${String(error)}`, { cause: error })
  }
}

const changesOf = (line: Line): readonly Change[] =>
  !line.change ? [] : Array.isArray(line.change) ? line.change : [line.change as Change]
const mayChange = (line: Line, column: string, asker: Asker): boolean =>
  changesOf(line).some(
    (change) => change.by.includes(asker) && (change.columns === 'all' ? column !== 'organisation_id' : change.columns.includes(column)),
  )

const mayChangeAtAll = (line: Line, column: string): boolean =>
  changesOf(line).some((change) => (change.columns === 'all' ? column !== 'organisation_id' : change.columns.includes(column)))

type Cell = { what: string; statement: string; expected: boolean }

/** All cells of one line for one asker: `reader` may only read (and write its own trace), `writer` may do what the table says. */
const cellsOf = (
  line: Line,
  world: World,
  asker: Asker,
  role: 'reader' | 'writer' | 'bare',
  columns: readonly Column[],
  lines: readonly Line[],
): Cell[] => {
  const scene = world.scene(line.table, line.scene)
  if (!scene) throw new Error(`The world has no row for ${line.table} ${line.scene}`)
  const me = world.actors[asker] ?? world.referent
  const bare = role === 'bare'
  const added = scene.added(me)
  const cells: Cell[] = [
    {
      what: 'adds',
      statement: `insert into ${line.table} (${Object.keys(added).join(', ')}) values (${Object.values(added).map(literal).join(', ')})`,
      expected: !bare && (role === 'writer' || line.table === 'audit.entry') && (line.add ?? []).includes(asker),
    },
  ]
  if (!scene.key) return cells
  const at = where(scene.key(me))
  cells.push(
    {
      what: 'reads',
      statement: `select count(*) as n from ${line.table} where ${at}`,
      expected: bare ? readBare.includes(line.table) : (line.read ?? []).includes(asker),
    },
    {
      what: 'removes',
      statement: `delete from ${line.table} where ${at}`,
      expected: role === 'writer' && (line.remove ?? []).includes(asker),
    },
    ...columns
      // a reader has no right to change anything, whichever the column (compared in askGrants): one is asked
      .filter((column, index) => !column.generated && (role === 'writer' || index === columns.length - 1))
      .map((column) => ({
        what: `changes ${column.name}`,
        statement: `update ${line.table} set "${column.name}" = ${changed(column)} where ${at}`,
        expected: role === 'writer' && mayChange(line, column.name, asker),
      })),
  )
  if (role !== 'writer') return cells
  // every row at once, reading nothing: only the policies of change stand in the way (a `where` would bring in those of reading)
  const column = columns.find((one) => lines.some((other) => mayChangeAtAll(other, one.name)))
  const hers = (one: Asker): boolean => column !== undefined && lines.some((other) => mayChange(other, column.name, one))
  if (column && !hers(asker) && !(asker === 'otherAdministrator' && hers('administrator')))
    cells.push({
      what: `changes ${column.name} blindly`,
      statement: `update ${line.table} set "${column.name}" = ${changed(column, true)}`,
      expected: false,
    })
  return cells
}

/**
 * Asks every cell of these lines in SQL as the role that serves pages, with the identity set as the doors set it, each undone at once.
 * `untilWrong` stops at the first cell that answers otherwise (mutations).
 */
export const askRows = async (options: {
  config: pg.ClientConfig
  world: World
  columns: Columns
  lines: readonly Line[]
  untilWrong?: boolean
}): Promise<Answer> => {
  const { config, world, columns, lines, untilWrong = false } = options
  const answer: Answer = { cells: 0, wrong: [] }
  const client = new pg.Client(config)
  await client.connect()
  try {
    for (const asker of Object.keys(askers) as Asker[])
      for (const role of ['writer', 'reader', 'bare'] as const) {
        const actor = world.actors[asker]
        await client.query('begin')
        if (role !== 'bare') await client.query(`set local role aparte_${role}`)
        if (actor) await client.query(`set local app.session = '${actor.tokenHash}'`)
        for (const line of lines)
          for (const { what, statement, expected } of cellsOf(
            line,
            world,
            asker,
            role,
            columns.get(line.table) ?? [],
            lines.filter((other) => other.table === line.table),
          )) {
            // what nobody may do without `set role` does not depend on who asks: asked as three of the twenty
            if (role === 'bare' && !['referent', 'administrator', 'nobody'].includes(asker)) continue
            answer.cells += 1
            if ((await reaches(client, statement)) === expected) continue
            answer.wrong.push(`${asker} (${role}) ${expected ? 'cannot' : 'can'}: ${what} ${line.table} ${line.scene}`)
            if (untilWrong) {
              await client.query('rollback')
              return answer
            }
          }
        await client.query('rollback')
      }
  } finally {
    await client.end()
  }
  return answer
}

/** The rights that the table asks for, as `table PRIVILEGE [column]`, by role. */
const expectedGrants = (lines: readonly Line[], columns: Columns): Map<string, Set<string>> => {
  const grants = new Map<string, Set<string>>(Object.entries(otherGrants).map(([role, list]) => [role, new Set(list)]))
  const give = (role: string, right: string): void => void grants.set(role, (grants.get(role) ?? new Set()).add(right))
  for (const table of readBare) give('aparte_web', `${table} SELECT`)
  for (const line of lines) {
    // the backup reads everything, and nothing else
    give('aparte_backup', `${line.table} SELECT`)
    for (const column of neverRead[line.table] ?? []) give('aparte_backup', `${line.table} SELECT ${column}`)
    for (const role of ['aparte_reader', 'aparte_writer']) {
      if (line.read?.length) give(role, `${line.table} SELECT`)
      if (line.add?.length && (role === 'aparte_writer' || line.table === 'audit.entry')) give(role, `${line.table} INSERT`)
    }
    if (line.remove?.length) give('aparte_writer', `${line.table} DELETE`)
    for (const change of changesOf(line))
      for (const column of columns.get(line.table) ?? [])
        if (change.columns === 'all' || change.columns.includes(column.name)) give('aparte_writer', `${line.table} UPDATE ${column.name}`)
  }
  // a right to add is a right on whole rows, but for the log: its number, moment and nonce are nobody's to choose
  for (const rights of grants.values())
    for (const right of Array.from(rights)) if (right.endsWith(' INSERT') && right !== 'audit.entry INSERT') rights.add(`${right} whole`)
  return grants
}

/** Compares the rights of every role that may log in or serve, and of everybody, with those that the table asks for. */
export const askGrants = async (client: ClientBase, lines: readonly Line[], columns: Columns): Promise<Answer> => {
  const expected = expectedGrants(lines, columns)
  const answer: Answer = { cells: 0, wrong: [] }
  const tables = [...new Set(lines.map((line) => line.table))]
  const roles = ['aparte_reader', 'aparte_writer', 'aparte_web', 'aparte_jobs', 'aparte_stats', 'aparte_backup', 'aparte_sealer']
  const apart = Object.entries(neverRead).flatMap(([table, names]) => names.map((column) => [table, column] as const))
  const found = await client.query<{ role: string; grant: string; held: boolean }>(
    `select r as role, format('%s %s', t, p) as "grant", case when p in ('SELECT', 'INSERT') then has_any_column_privilege(r, t, p) else has_table_privilege(r, t, p) end as held
     from unnest($1::text[]) t, unnest($2::text[]) r, unnest(array['SELECT', 'INSERT', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
     union all
     select r, format('%s INSERT whole', t), has_table_privilege(r, t, 'INSERT') from unnest($1::text[]) t, unnest($2::text[]) r
     union all
     select r, format('%s UPDATE %s', t, a.attname), has_column_privilege(r, t, a.attname, 'UPDATE')
     from unnest($1::text[]) t join pg_attribute a on a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped, unnest($2::text[]) r
     union all
     select r, format('%s SELECT %s', c.t, c.c), has_column_privilege(r, c.t, c.c, 'SELECT') from unnest($3::text[], $4::text[]) c(t, c), unnest($2::text[]) r where c.t = any ($1)`,
    [tables, roles, apart.map(([table]) => table), apart.map(([, column]) => column)],
  )
  for (const { role, grant, held } of found.rows) {
    answer.cells += 1
    if (held !== (expected.get(role)?.has(grant) ?? false)) answer.wrong.push(`${role} ${held ? 'may' : 'may not'} ${grant}`)
  }
  return answer
}
