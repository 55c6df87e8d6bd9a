import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** A table as a backup holds it: its own columns (computed ones are computed again), and the order that makes its content one text. */
export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[]; readonly order: string }
export type Counted = { readonly rows: number; readonly sha256: string }

/**
 * What no backup holds: the list of the migrations stands in the manifest. The schema `aparte_queue` is not of the house: its jobs are made
 * again by the night and by the marks of `right_due`.
 */
const LEFT_OUT = ['schema_script']

/** Texts that mean the same on every server, and no limit of time: a large table may take long. */
export const SETTINGS = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set statement_timeout = 0; set lock_timeout = 0;
  set idle_in_transaction_session_timeout = 0`

const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const qualified = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${ident(schema)}.${ident(name)}`
export const columnList = ({ columns }: Table): string => columns.map(ident).join(', ')

/** Every table of the house, in the order of their names. */
export const tablesOf = async (client: ClientBase): Promise<Table[]> => {
  const found = await client.query<Table>(
    `select n.nspname::text as schema, c.relname::text as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       -- by the primary key, whatever the language of the server
       coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.at)
         from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(num, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
         where i.indrelid = c.oid and i.indisprimary), '') as "order"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'audit') and c.relkind = 'r' and c.relname <> all ($1) order by 1, 2`,
    [LEFT_OUT],
  )
  const keyless = found.rows.filter((table) => table.order === '')
  if (keyless.length > 0) throw new Error(`Tables without a primary key: ${keyless.map(({ name }) => name).join(', ')}`)
  return found.rows
}

/** Tables that the connected role might see in part: a backup of them would be silently short. Must be empty. */
export const unseen = async (client: ClientBase, tables: readonly Table[]): Promise<string[]> => {
  const found = await client.query<{ name: string }>(
    `select t as name from unnest($1::text[]) t where not has_table_privilege(t, 'SELECT')
       or exists (select from pg_policy p where p.polrelid = t::regclass and not p.polpermissive and p.polroles && array[0::oid, current_user::regrole::oid])
       or not exists (select from pg_policy p where p.polrelid = t::regclass and p.polpermissive and p.polcmd in ('r', '*')
           and current_user::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true')`,
    [tables.map(qualified)],
  )
  return found.rows.map(({ name }) => name)
}

/**
 * The rows of a table as `COPY` writes them, in the order of its key, and their number and SHA-256 once all were taken. The same rows give the
 * same bytes on every server.
 */
export const rowsOf = (client: ClientBase, table: Table): { bytes: AsyncGenerator<Buffer>; counted: () => Counted } => {
  const hash = createHash('sha256')
  let rows = 0
  return {
    bytes: (async function* () {
      const stream = client.query(
        copyTo(`copy (select ${columnList(table)} from ${qualified(table)} order by ${table.order}) to stdout`),
      ) as unknown as AsyncIterable<Buffer>
      for await (const chunk of stream) {
        hash.update(chunk)
        rows += linesIn(chunk)
        yield chunk
      }
    })(),
    counted: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** In the text of COPY, a line feed ends a row and is nothing else. */
export const linesIn = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

/** Counts and hashes a table without keeping its rows. */
export const countTable = async (client: ClientBase, table: Table): Promise<Counted> => {
  const { bytes, counted } = rowsOf(client, table)
  for await (const _ of bytes);
  return counted()
}

export type Sequence = { readonly schema: string; readonly name: string; readonly last: string; readonly called: boolean }

/** Where every sequence of the house stands. */
export const sequencesOf = async (client: ClientBase): Promise<Sequence[]> => {
  const names = await client.query<{ schema: string; name: string }>(
    `select n.nspname::text as schema, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'audit') and c.relkind = 'S' order by 1, 2`,
  )
  const sequences: Sequence[] = []
  for (const at of names.rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${qualified(at)}`,
    )
    sequences.push({ ...at, last: state.rows[0]?.last ?? '1', called: state.rows[0]?.called ?? false })
  }
  return sequences
}
