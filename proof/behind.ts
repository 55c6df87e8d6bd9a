import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import pg from 'pg'
import { readSealKey } from '#db/audit/seal-key.server.ts'
import { verifyLog } from '#db/audit/verify.server.ts'
import type { Verification } from '#db/audit/verify.server.ts'
import { placeOf, SHARED_FOLDER } from '#db/cluster/place.ts'
import { isRunning } from '#db/cluster/processes.ts'
import { traceOfServer } from '#db/cluster/server.ts'
import { readSettings } from '#app/settings.ts'
import type { Folder } from './house.ts'

/** A house looked at from behind: its database as the cluster's superuser, its processes. For judging, never for acting. */

export const connect = async (folder: Folder, role = 'cluster_admin'): Promise<pg.Client> => {
  const client = new pg.Client({ ...(await folder.configFor(role)) })
  // a proof kills servers: a connection that dies is told by the next question
  client.on('error', () => {})
  await client.connect()
  return client
}

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port'))))
    })
  })

/**
 * What moves in a house that nobody uses: seals, when a session was last seen, the comparison of requests, the results of the night.
 * Each is judged by proofs of its own.
 */
export const byItself = [
  'audit.block',
  'audit.entry.block_no',
  'audit.public_key',
  'session.last_seen_at',
  'session.stepped_up_at',
  'login_attempt',
  'request.compared_at',
  'request_match',
  'right_result',
  'right_due',
  'right_notice',
  'notice',
]

export type Print = ReadonlyMap<string, { readonly rows: number; readonly digest: string }>

/**
 * Number of rows and checksum of every table of the house, the audit log included; the order of the rows does not count. `without`: columns
 * that change by themselves (`session.last_seen_at`, `audit.entry.block_no`), or whole tables.
 */
export const printOf = async (client: pg.Client, without: readonly string[] = []): Promise<Print> => {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname in ('public', 'audit') and c.relkind = 'r' group by 1 order by 1`,
  )
  const wanted = tables.filter(({ name }) => !without.includes(name))
  const each = wanted.map(({ name, columns }) => {
    const kept = columns.filter((column) => !without.includes(`${name}.${column}`)).map((column) => pg.escapeIdentifier(column))
    return `select ${pg.escapeLiteral(name)} as name, count(*)::int as rows,
      coalesce(sum(('x' || left(md5(row(${kept.join(', ')})::text), 15))::bit(60)::bigint::numeric), 0)::text as digest from ${name}`
  })
  const { rows } = await client.query<{ name: string; rows: number; digest: string }>(each.join(' union all '))
  return new Map(rows.map(({ name, ...print }) => [name, print]))
}

/** Tables that differ, with how many rows more: `entry +1, audit.entry +1`; a changed one of as many rows is `~`. Empty: nothing changed. */
export const difference = (before: Print, after: Print): string =>
  [...after]
    .flatMap(([name, { rows, digest }]) => {
      const then = before.get(name)
      if (then?.digest === digest) return []
      const more = rows - (then?.rows ?? 0)
      return [`${name} ${more === 0 ? '~' : more > 0 ? `+${more}` : more}`]
    })
    .join(', ')

/** Heap and indexes of every table by amcheck, checksums of the pages read; what is wrong, in words. And how many relations were looked at. */
export const inspectFiles = async (client: pg.Client): Promise<{ relations: number; problems: string[] }> => {
  await client.query('create extension if not exists amcheck')
  const { rows: tables } = await client.query<{ name: string; oid: string }>(
    `select c.oid::regclass::text as name, c.oid::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'audit', 'aparte_queue', 'pg_catalog')`,
  )
  const problems: string[] = []
  for (const { name, oid } of tables) {
    const { rows } = await client.query<{ msg: string }>(`select msg from verify_heapam(${oid}, check_toast => true)`)
    problems.push(...rows.map(({ msg }) => `${name}: ${msg}`))
  }
  const { rows: indexes } = await client.query<{ name: string; oid: string }>(
    `select i.indexrelid::regclass::text as name, i.indexrelid::text as oid from pg_index i join pg_class c on c.oid = i.indexrelid
     join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
     where a.amname = 'btree' and i.indisvalid and n.nspname in ('public', 'audit', 'aparte_queue')`,
  )
  for (const { name, oid } of indexes)
    await client.query(`select bt_index_check(${oid}, true)`).catch((error: unknown) => problems.push(`${name}: ${String(error)}`))
  const sums = await client.query<{ failed: string }>('select coalesce(sum(checksum_failures), 0)::text as failed from pg_stat_database')
  if (sums.rows[0]?.failed !== '0') problems.push(`${sums.rows[0]?.failed} checksum failures`)
  return { relations: tables.length + indexes.length, problems }
}

/** The sealed log, verified with the key of the file and the head kept beside it. */
export const verifyHouse = async (folder: Folder): Promise<Verification> => {
  const { sealKeyFile } = readSettings({ APARTE_DATA: folder.data, APARTE_KEY_FILE: folder.keyFile }, process.cwd())
  const { publicKey } = await readSealKey(sealKeyFile)
  const head = await readFile(`${sealKeyFile}.head`, 'utf8').then(
    (text) => JSON.parse(text) as { no: string; hash: string },
    () => null,
  )
  const client = await connect(folder, 'aparte_sealer')
  try {
    return await verifyLog(client, publicKey, head ? [{ ...head, where: 'beside the key' }] : [])
  } finally {
    await client.end()
  }
}

/** Where PostgreSQL's own files are. */
export const clusterOf = async (folder: Folder): Promise<string> => (await placeOf(folder.data, SHARED_FOLDER)).data

/** The server and all its children; empty when none runs. By /proc: Linux alone. */
export const databaseProcesses = async (folder: Folder): Promise<number[]> => {
  const trace = traceOfServer(await clusterOf(folder))
  if (!trace || !isRunning(trace.pid)) return []
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === trace.pid)
  return [trace.pid, ...children.map(Number)]
}

const parentOf = (pid: string): number => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** SIGKILL, whoever is still there. */
export const strike = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // gone already
    }
  }
}
