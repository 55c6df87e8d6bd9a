import type pg from 'pg'

/** What a request changed: every row written since, of every table, with moments and ids drawn by the database set aside; and how many rows there are. */
export type Changed = { rows: string[]; counts: string }

const UUID4 = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
/** The log’s own numbers and hashes differ from one database to another. */
const own: Readonly<Record<string, readonly string[]>> = {
  'audit.entry': ['id', 'at', 'xid', 'nonce', 'row_hash', 'block_no'],
  login_attempt: ['id'],
}

export const tablesOf = async (admin: pg.Client): Promise<string[]> =>
  (
    await admin.query<{ name: string }>(
      `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'audit') and c.relkind = 'r' and c.relname not in ('commune', 'schema_script', 'block', 'anchor', 'public_key') order by 1`,
    )
  ).rows.map(({ name }) => name)

/** A moment of a world: what is written later is a change. The log goes by its numbers, since sealing touches its lines again. */
export type Mark = { x: string; entry: string; counts: ReadonlyMap<string, number> }

const countsOf = async (admin: pg.Client, tables: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await admin.query<{ t: string; n: string }>(
        tables.map((table) => `select '${table}' as t, count(*) as n from ${table}`).join(' union all '),
      )
    ).rows.map(({ t, n }) => [t, Number(n)]),
  )

export const mark = async (admin: pg.Client, tables: readonly string[]): Promise<Mark> => {
  const { rows } = await admin.query<{ x: string; entry: string }>(
    'select txid_current()::text as x, (select coalesce(max(id), 0)::text from audit.entry) as entry',
  )
  return { x: rows[0]?.x ?? '0', entry: rows[0]?.entry ?? '0', counts: await countsOf(admin, tables) }
}

export const changedSince = async (admin: pg.Client, tables: readonly string[], since: Mark): Promise<Changed> => {
  const { rows } = await admin.query<{ t: string; row: Record<string, unknown> }>(
    tables
      .map((table) => {
        const later = table === 'audit.entry' ? `x.id > ${Number(since.entry)}` : `x.xmin::text::bigint >= ${Number(since.x)}`
        return `select '${table}' as t, to_jsonb(x) as row from ${table} x where ${later}`
      })
      .join(' union all '),
  )
  const moment = /^\d{4}-\d\d-\d\dT/
  const recent = Date.now() - 86_400_000
  return {
    rows: rows
      .flatMap(({ t, row }) => {
        const kept = Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
          if (own[t]?.includes(key)) return []
          // moments by the clock of the database have six decimals, those of the application three; of these only the recent ones are set aside
          if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]+\.\d{4,6}[+Z]/.test(value)) return [[key, '<then>']]
          if (typeof value === 'string' && moment.test(value) && Date.parse(value) > recent && Date.parse(value) < recent + 2 * 86_400_000)
            return [[key, '<now>']]
          return [[key, value]]
        })
        return [`${t} ${JSON.stringify(Object.fromEntries(kept)).replaceAll(UUID4, '<id>')}`]
      })
      .sort(),
    counts: [...(await countsOf(admin, tables))]
      .flatMap(([t, n]) => (n === since.counts.get(t) ? [] : [`${t} ${n - (since.counts.get(t) ?? 0)}`]))
      .join(', '),
  }
}
