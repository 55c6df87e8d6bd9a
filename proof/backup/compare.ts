import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'

/**
 * A print of every table of a house, taken by other means than those of the backup: PostgreSQL's own text of each row, sorted, hashed there. The
 * columns that a restore changes on purpose are left out: sessions and links end, what was applied when, how runs went.
 */
const changed: Readonly<Record<string, readonly string[] | 'whole'>> = {
  'public.session': ['ended_at', 'ended_why'],
  'public.account_link': ['expires_at'],
  // the policies of a restored house are those of the version that restores it
  'public.schema_script': ['applied_at', 'checksum'],
  'public.backup_run': 'whole',
}

export type Print = { readonly rows: number; readonly hash: string }

/** Of every table and column; or, of a house that was upgraded, of the tables and columns of `only`, as they were before. */
export const printsOf = async (
  config: pg.ClientConfig,
  only: ReadonlyMap<string, readonly string[]> | null = null,
): Promise<Map<string, Print>> => {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set row_security = off`)
    const tables = await client.query<{ schema: string; name: string; columns: string[] }>(
      `select n.nspname::text as schema, c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname in ('public', 'audit') and c.relkind = 'r' group by 1, 2 order by 1, 2`,
    )
    const prints = new Map<string, Print>()
    for (const { schema, name, columns } of tables.rows) {
      const except = changed[`${schema}.${name}`] ?? []
      const known = only ? only.get(`${schema}.${name}`) : columns
      if (except === 'whole' || !known) continue
      const kept = columns.filter((column) => !except.includes(column) && known.includes(column)).map((column) => `"${column}"`)
      const found = await client.query<Print>(
        `select count(*)::int as rows, md5(coalesce(string_agg(md5(r::text), '' order by md5(r::text)), '')) as hash
         from (select ${kept.join(', ')} from "${schema}"."${name}") r`,
      )
      const [print] = found.rows
      if (print) prints.set(`${schema}.${name}`, print)
    }
    return prints
  } finally {
    await client.end()
  }
}

/** The same of a house that is not open. */
export const printsOfFolder = async (dataFolder: string): Promise<Map<string, Print>> => {
  const cluster = await startCluster({ dataFolder, log: () => {} })
  try {
    return await printsOf({ ...cluster.adminConfig, database: 'aparte' })
  } finally {
    await cluster.stop()
  }
}

/** Tables that are not the same. */
export const differences = (one: ReadonlyMap<string, Print>, two: ReadonlyMap<string, Print>): string[] =>
  [...new Set([...one.keys(), ...two.keys()])].filter((table) => {
    const [a, b] = [one.get(table), two.get(table)]
    return !a || !b || a.rows !== b.rows || a.hash !== b.hash
  })
