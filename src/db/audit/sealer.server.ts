import { rename, writeFile } from 'node:fs/promises'
import pg from 'pg'
import type { ClientBase } from 'pg'
import { blockHash, momentText, noBlock, sha256, signBlock } from './block.server.ts'
import type { SealKey } from './seal-key.server.ts'

/** The last block, as told to a place that the database cannot write: what a cut tail is measured against. */
export type Head = { readonly no: string; readonly hash: string; readonly at: string }

const LOCK = 7421003
/** This machine has another seal key than the one that began the log: what it signed would not be verified. It seals nothing. */
export class ForeignSealKey extends Error {
  override name = 'ForeignSealKey'
}

/** Lines in one block: what is held in memory at once. */
const MOST = 5_000

/**
 * Seals one block of the lines that can no longer be preceded: those of transactions that ended before any that still runs. Ids are
 * given before commit, so a line of a slow transaction may have a smaller id than a sealed one; it goes into a later block.
 * A line whose transaction number is still to come was restored from a backup of another cluster, and is as finished as can be.
 * `client` is a connection of `aparte_sealer`, outside any transaction. Null: nothing to seal, or another sealer is at work.
 */
export const sealOnce = async (client: ClientBase, key: SealKey, at: Date): Promise<(Head & { n: number }) | null> => {
  await client.query('begin')
  try {
    const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [LOCK])
    const rows = lock.rows[0]?.mine
      ? await client.query<{ id: string; row_hash: Buffer }>(
          `select id, row_hash from audit.entry where block_no is null
             and (xid < pg_snapshot_xmin(pg_current_snapshot()) or xid >= pg_snapshot_xmax(pg_current_snapshot()))
           order by id limit $1`,
          [MOST],
        )
      : { rows: [] }
    const [first, last] = [rows.rows[0], rows.rows.at(-1)]
    if (!first || !last) {
      await client.query('rollback')
      return null
    }
    await client.query('insert into audit.public_key (key, since) select $1, $2 where not exists (select from audit.public_key)', [
      key.publicBytes,
      at,
    ])
    const known = await client.query('select from audit.public_key where key = $1', [key.publicBytes])
    if (known.rowCount === 0) throw new ForeignSealKey('The seal key of this machine is not the one of this log')
    const before = await client.query<{ no: string; hash: Buffer }>('select no, hash from audit.block order by no desc limit 1')
    const no = BigInt(before.rows[0]?.no ?? 0) + 1n
    const block = {
      no,
      n: rows.rows.length,
      firstId: BigInt(first.id),
      lastId: BigInt(last.id),
      prevHash: before.rows[0]?.hash ?? noBlock,
      rowsHash: sha256(...rows.rows.map((row) => row.row_hash)),
    }
    const hash = blockHash(block)
    await client.query(
      `insert into audit.block (no, prev_hash, n, first_id, last_id, rows_hash, sealed_at, hash, mac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [`${no}`, block.prevHash, block.n, first.id, last.id, block.rowsHash, at, hash, signBlock(hash, momentText(at), key.privateKey)],
    )
    const marked = await client.query('update audit.entry set block_no = $1 where id = any ($2::bigint[]) and block_no is null', [
      `${no}`,
      rows.rows.map((row) => row.id),
    ])
    if (marked.rowCount !== block.n) throw new Error('Lines of the audit log changed while they were sealed')
    await client.query('commit')
    return { no: `${no}`, hash: hash.toString('hex'), at: at.toISOString(), n: block.n }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Seals until nothing is left that may be sealed. Answers how many lines, and the last block written. */
export const sealAll = async (client: ClientBase, key: SealKey, clock: () => Date): Promise<{ lines: number; head: Head | null }> => {
  let [lines, head]: [number, Head | null] = [0, null]
  for (;;) {
    const sealed = await sealOnce(client, key, clock())
    if (!sealed) return { lines, head }
    lines += sealed.n
    head = { no: sealed.no, hash: sealed.hash, at: sealed.at }
  }
}

/** Writes the head beside the key: an anchor outside the database, whole or not at all. */
export const keepHead = async (path: string, head: Head): Promise<void> => {
  await writeFile(`${path}.draft`, JSON.stringify(head), { mode: 0o600, flush: true })
  await rename(`${path}.draft`, path)
}

export type Sealer = { stop(): Promise<void> }

/**
 * Seals every `everyMs` on a connection of its own, which is made again when it breaks: the house goes on without its sealer, lines wait.
 * `headFile`, when given, receives the last block after each sealing; `failed` hears what went wrong, once a round.
 */
export const startSealer = (options: {
  config: pg.ClientConfig
  key: SealKey
  clock: () => Date
  everyMs: number
  headFile?: string
  failed: (error: unknown) => void
}): Sealer => {
  const { config, key, clock, everyMs, headFile, failed } = options
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const round = async (): Promise<void> => {
    try {
      if (!client) {
        client = new pg.Client(config)
        client.on('error', () => {
          client = null
        })
        await client.connect()
      }
      const { head } = await sealAll(client, key, clock)
      if (head && headFile) await keepHead(headFile, head)
    } catch (error) {
      await client?.end().catch(() => undefined)
      client = null
      failed(error)
    }
  }
  let running = Promise.resolve()
  const plan = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = round().then(plan)
    }, everyMs)
  }
  plan()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      // what was done until now is sealed before the house closes
      await round()
      await client?.end().catch(() => undefined)
    },
  }
}
