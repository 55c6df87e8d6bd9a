import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, readMigrations } from '../migrate.server.ts'
import { BackupRefused, damaged } from './format.server.ts'
import type { Manifest } from './format.server.ts'
import { openRecords } from './read.server.ts'
import type { RecoveryKey } from './recovery-key.server.ts'
import { columnList, countTable, qualified, SETTINGS, tablesOf } from './tables.server.ts'
import type { Table } from './tables.server.ts'

/**
 * Whether this version of Aparté can restore that backup: it must know every one of its migrations, unchanged.
 * @throws BackupRefused
 */
export const checkVersion = async (manifest: Manifest, sqlFolder: string): Promise<void> => {
  const known = new Map((await readMigrations(sqlFolder)).map(({ name, checksum }) => [name, checksum]))
  const newer = manifest.migrations.find(({ name, checksum }) => known.get(name) !== checksum)
  if (newer)
    throw new BackupRefused(
      `Cette sauvegarde a été faite par une autre version d’Aparté, plus récente que celle-ci (${newer.name}). Mettez Aparté à jour ; rien n’a été écrit.`,
    )
}

/** Whether a database holds no house yet. Only such a one receives a backup. */
export const isEmptyDatabase = async (client: ClientBase): Promise<boolean> => {
  const there = await client.query<{ tables: string }>(
    `select count(*)::text as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  return there.rows[0]?.tables === '0'
}

const inOwnTransaction = async (client: ClientBase, body: () => Promise<void>): Promise<void> => {
  await client.query('begin; set local role aparte_owner')
  try {
    await body()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

type ForeignKey = { table: string; name: string; definition: string }

/** Rows come table by table: keys between tables are taken off, and put back when all are there, which checks every one of them. */
const foreignKeys = async (client: ClientBase): Promise<ForeignKey[]> =>
  (
    await client.query<ForeignKey>(
      `select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'audit') and k.contype = 'f'`,
    )
  ).rows

const drained = (stream: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      for (const name of ['drain', 'error', 'close']) stream.off(name, settle)
      if (error) reject(error)
      else resolve()
    }
    for (const name of ['drain', 'error', 'close']) stream.once(name, settle)
  })

const fill = async (client: ClientBase, file: string, mine: RecoveryKey, tables: ReadonlyMap<string, Table>): Promise<void> => {
  let open: ReturnType<typeof copyFrom> | null = null
  const close = async (): Promise<void> => {
    const stream = open
    open = null
    if (!stream) return
    const ended = finished(stream)
    stream.end()
    await ended
  }
  for await (const { letter, body } of openRecords(file, mine)) {
    if (letter === 'T') {
      await close()
      const wanted = JSON.parse(body.toString('utf8')) as Table
      const table = tables.get(qualified(wanted))
      if (!table || JSON.stringify(table.columns) !== JSON.stringify(wanted.columns)) throw new BackupRefused(damaged)
      open = client.query(copyFrom(`copy ${qualified(table)} (${columnList(table)}) from stdin`))
      open.on('error', () => undefined)
    } else if (letter === 'D' && open) {
      if (open.errored) throw open.errored
      if (!open.write(body)) await drained(open)
    }
  }
  await close()
}

export type Loaded = { readonly tables: number; readonly rows: number }

/**
 * Puts a verified backup into an empty database: the tables of its own version first, its rows in one transaction, then every table is read again
 * and compared with the manifest. What this version adds to the schema comes afterwards, by the ordinary preparation. Sessions and one-time links
 * of the time of the backup end here: nobody is logged in on a restored house.
 * `client` may create roles and become `aparte_owner`.
 * @throws Error when a row, a key between tables or a sum is not as it was; the rows are then not there.
 */
export const loadBackup = async (options: {
  client: ClientBase
  sqlFolder: string
  file: string
  mine: RecoveryKey
  manifest: Manifest
  log: (line: string) => void
}): Promise<Loaded> => {
  const { client, sqlFolder, file, mine, manifest, log } = options
  await migrate(client, sqlFolder, new Set(manifest.migrations.map(({ name }) => name)))
  await client.query(SETTINGS)
  const tables = new Map((await tablesOf(client)).map((table) => [qualified(table), table]))
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  await inOwnTransaction(client, async () => {
    const keys = await foreignKeys(client)
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
    for (const table of tables.keys())
      await client.query(`alter table ${table} no force row level security, disable row level security, disable trigger user`)
    // what a migration puts there itself came back with the rows too
    for (const table of tables.keys()) await client.query(`delete from ${table}`)
    await fill(client, file, mine, tables)
    log(`Restauration : ${rows} lignes écrites, vérification des sommes…`)
    for (const wanted of manifest.tables) {
      const table = tables.get(qualified(wanted))
      const found = table && (await countTable(client, table))
      if (found?.rows !== wanted.rows || found.sha256 !== wanted.sha256)
        throw new Error(`La table ${wanted.name} n’est pas revenue comme elle était : rien n’a été gardé.`)
    }
    for (const { schema, name, last, called } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [qualified({ schema, name }), last, called])
    await client.query(`update session set ended_at = now(), ended_why = 'restored' where ended_at is null`)
    await client.query('update account_link set expires_at = least(expires_at, now()) where used_at is null')
    for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
    // row security comes back with the policies: until then the migrations of this version, which follow, see the rows that they change
    for (const table of tables.keys()) await client.query(`alter table ${table} enable trigger user`)
  })
  await client.query('analyze')
  return { tables: manifest.tables.length, rows }
}
