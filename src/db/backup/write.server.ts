import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { uuidv7 } from '#core/ids.ts'
import type { RandomBytes } from '#core/ids.ts'
import { proofDigest } from '../keys/root-keys.server.ts'
import { sealingStream } from '../sealed-stream.server.ts'
import { FORMAT, headerText, record } from './format.server.ts'
import type { Manifest } from './format.server.ts'
import { keyTo } from './recovery-key.server.ts'
import type { Recovery } from './recovery-file.server.ts'
import { rowsOf, sequencesOf, SETTINGS, tablesOf, unseen } from './tables.server.ts'

export type Written = { readonly path: string; readonly bytes: number; readonly rows: number; readonly manifest: Manifest }

/** What the key of a file is derived for: the whole header is in it. */
export const filePurpose = (header: string): string => `aparte backup 1|${createHash('sha256').update(header).digest('hex')}`

/** The kit holds a root key that is not this database's: changed since, being changed, or of a former house. A start of the house seals the present one. */
export class OtherRootKey extends Error {
  override name = 'OtherRootKey'
  constructor() {
    super(
      'La trousse de secours garde une autre clé que celle de cette base. Démarrez Aparté (npm start) : il y met celle d’aujourd’hui. Si la clé est en train de changer, terminez d’abord : npm run keys -- rotate-root',
    )
  }
}

const PIECE = 256 * 1024

/** The records of the whole database at one moment; `manifest` is called when all rows were given. */
async function* recordsOfHouse(
  client: pg.Client,
  base: Pick<Manifest, 'id' | 'application'>,
  recovery: Recovery,
  at: Date,
  told: (done: Manifest) => void,
  log: (line: string) => void,
): AsyncGenerator<Buffer> {
  const tables = await tablesOf(client)
  const hidden = await unseen(client, tables)
  if (hidden.length > 0) throw new Error(`The backup may not read all of ${hidden.join(', ')}`)
  const [root, ...others] = (await client.query<{ id: string; proof: Buffer }>('select id, proof from root_key')).rows
  if (recovery.keys && (!root || others.length > 0 || root.id !== recovery.root || proofDigest(root.proof) !== recovery.proof))
    throw new OtherRootKey()
  const counted: Manifest['tables'][number][] = []
  if (recovery.keys) yield record('K', recovery.keys)
  for (const [index, table] of tables.entries()) {
    const { schema, name, columns } = table
    yield record('T', JSON.stringify({ schema, name, columns }))
    const rows = rowsOf(client, table)
    let [held, size]: [Buffer[], number] = [[], 0]
    for await (const chunk of rows.bytes) {
      held.push(chunk)
      size += chunk.length
      if (size >= PIECE) {
        yield record('D', Buffer.concat(held))
        ;[held, size] = [[], 0]
      }
    }
    if (size > 0) yield record('D', Buffer.concat(held))
    counted.push({ schema, name, ...rows.counted() })
    if ((index + 1) % 20 === 0) log(`Sauvegarde : ${index + 1} tables sur ${tables.length}…`)
  }
  const migrations = await client.query<Manifest['migrations'][number]>(
    `select name, checksum from schema_script where kind = 'migration' order by name collate "C"`,
  )
  const state = await client.query<{ mode: 'demo' | 'real'; postgres: number }>(
    `select mode, current_setting('server_version_num')::int / 10000 as postgres from installation`,
  )
  const head = await client.query<{ no: string; hash: string }>(
    `select no::text as no, encode(hash, 'hex') as hash from audit.block order by block.no desc limit 1`,
  )
  const first = state.rows[0]
  if (!first) throw new Error('This database is not an installation of Aparté')
  const manifest: Manifest = {
    format: FORMAT,
    ...base,
    at: at.toISOString(),
    ...first,
    migrations: migrations.rows,
    tables: counted,
    sequences: await sequencesOf(client),
    head: head.rows[0] ?? null,
    root: recovery.root,
  }
  yield record('M', JSON.stringify(manifest))
  told(manifest)
}

/**
 * Writes a backup of the whole house, as it is at one moment, while it works: one read-only transaction on a connection of `aparte_backup`. The
 * file appears under its name only when it is whole and on the disk.
 * @throws what PostgreSQL or the disk say; nothing is then left behind.
 */
export const writeBackup = async (options: {
  config: pg.ClientConfig
  path: string
  recovery: Recovery
  application: string
  now: Date
  random: RandomBytes
  log: (line: string) => void
  /** The house closes: what was begun is given up. */
  signal?: AbortSignal
}): Promise<Written> => {
  const { config, path, recovery, application, now, random, log, signal } = options
  const id = uuidv7(now.getTime(), random(10))
  const draft = `${path}.partial`
  // the header is bound to the key through what it says beside the ephemeral key, which the key holds by itself
  const bound = (ephemeral: string): string => headerText({ format: FORMAT, id, kit: recovery.fingerprint, ephemeral })
  const { key, ephemeral } = keyTo(recovery.publicKey, filePurpose(bound('')), random)
  const header = bound(ephemeral.toString('base64'))
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(SETTINGS)
    await client.query('begin isolation level repeatable read read only')
    let manifest: Manifest | undefined
    const file = createWriteStream(draft, { flags: 'w', mode: 0o600, flush: true })
    file.write(header)
    await pipeline(
      Readable.from(recordsOfHouse(client, { id, application }, recovery, now, (done) => (manifest = done), log)),
      createGzip({ level: 5, chunkSize: 64 * 1024 }),
      sealingStream(key, id, random),
      file,
      signal ? { signal } : {},
    )
    await client.query('commit')
    if (!manifest) throw new Error('No manifest was written')
    await rename(draft, path)
    const folder = await open(dirname(path), 'r')
    await folder.sync().finally(() => folder.close())
    return { path, bytes: file.bytesWritten, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), manifest }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
