import type { KeyObject } from 'node:crypto'
import type { ClientBase } from 'pg'
import { blockHash, canonicalSql, isSignedBy, momentSql, noBlock, sha256 } from './block.server.ts'
import type { Block } from './block.server.ts'
import { inspectCatalogue } from './catalogue.server.ts'

/**
 * What the verification found. `problems` say that something was altered; `warnings` that something must be looked at.
 *
 * Ids are given before commit, so a transaction undone leaves a number without a line: holes (`gaps`) are counted, never a problem in
 * themselves. A line taken out is seen all the same: its block no longer has `n` lines nor the same `rows_hash`, and `hash` binds both.
 * What this cannot see, and no log inside a database can: a line that the owner of the server takes out, alters or adds correctly hashed in
 * the seconds before it is sealed; and, without an anchor kept elsewhere, the last blocks taken out with their lines.
 */
export type Verification = {
  readonly entries: number
  readonly blocks: number
  readonly unsealed: number
  /** Seconds since the oldest line that waits for its seal; 0 when none waits. */
  readonly oldestUnsealed: number
  readonly gaps: number
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly head: { no: string; hash: string } | null
}

/** A block's hash kept outside: in a backup's manifest, on the printed sheet, beside the key. */
export type Anchor = { readonly no: string; readonly hash: string; readonly where: string }

const PAGE = 5_000
const SEALED_WITHIN_SECONDS = 60

async function* rowsOf<T extends object>(client: ClientBase, name: string, sql: string): AsyncGenerator<T> {
  await client.query(`declare ${name} no scroll cursor for ${sql}`)
  for (;;) {
    const page = await client.query<T>(`fetch ${PAGE} from ${name}`)
    yield* page.rows
    if (page.rows.length < PAGE) return
  }
}

type EntryRow = { id: string; block_no: string | null; row_hash: Buffer; nonce: Buffer; line: string }
type BlockRow = {
  no: string
  prev_hash: Buffer
  n: number
  first_id: string
  last_id: string
  rows_hash: Buffer
  sealed_at: string
  hash: Buffer
  mac: Buffer
}

const blockOf = (row: BlockRow): Block => ({
  no: BigInt(row.no),
  prevHash: row.prev_hash,
  n: row.n,
  firstId: BigInt(row.first_id),
  lastId: BigInt(row.last_id),
  rowsHash: row.rows_hash,
  sealedAt: row.sealed_at,
  hash: row.hash,
  mac: row.mac,
})

const judgeBlock = (
  block: Block,
  before: Block | undefined,
  ids: readonly string[],
  hashes: readonly Buffer[],
  publicKey: KeyObject,
): string[] => {
  const found: string[] = []
  const say = (text: string): number => found.push(`bloc ${block.no} : ${text}`)
  if (block.no !== (before?.no ?? 0n) + 1n) say(`le bloc ${(before?.no ?? 0n) + 1n} manque avant lui`)
  if (!block.prevHash.equals(before?.hash ?? noBlock)) say('il ne suit pas le bloc qui le précède')
  if (!blockHash(block).equals(block.hash)) say('son empreinte n’est pas la sienne')
  if (!isSignedBy(block, publicKey)) say('sa signature n’est pas celle de la clé')
  if (ids.length !== block.n) say(`${block.n} lignes scellées, ${ids.length} trouvées`)
  if (BigInt(ids[0] ?? 0) !== block.firstId || BigInt(ids.at(-1) ?? 0) !== block.lastId) say('ses bornes ont changé')
  if (!sha256(...hashes).equals(block.rowsHash)) say('ses lignes ne sont plus celles qui ont été scellées')
  return found
}

const inspect = async (client: ClientBase, publicKey: KeyObject, anchors: readonly Anchor[]): Promise<Verification> => {
  const problems = await inspectCatalogue(client)
  const warnings: string[] = []
  const ours = publicKey.export({ type: 'spki', format: 'der' })
  const keys = await client.query<{ key: Buffer }>('select key from audit.public_key')
  if (keys.rows.some((row) => !row.key.equals(ours)))
    problems.push('La clé publique inscrite dans la base n’est pas celle du fichier de clé')

  const wanted = new Map<string, Anchor[]>()
  const kept = await client.query<Anchor>(
    `select block_no::text as no, encode(hash, 'hex') as hash, kept_where as "where" from audit.anchor`,
  )
  for (const anchor of [...anchors, ...kept.rows]) wanted.set(anchor.no, [...(wanted.get(anchor.no) ?? []), anchor])

  const entries = rowsOf<EntryRow>(
    client,
    'entries',
    `select e.id::text, e.block_no::text, e.row_hash, e.nonce, ${canonicalSql} as line from audit.entry e order by e.block_no nulls last, e.id`,
  )
  const blocks = rowsOf<BlockRow>(
    client,
    'blocks',
    `select no::text, prev_hash, n, first_id::text, last_id::text, rows_hash, ${momentSql('sealed_at')} as sealed_at, hash, mac from audit.block b order by b.no`,
  )
  let counted = 0
  let unsealed = 0
  let next: EntryRow | undefined
  const take = async (): Promise<void> => {
    const step = await entries.next()
    next = step.done ? undefined : step.value
    if (!next) return
    counted += 1
    if (!sha256(next.line, next.nonce).equals(next.row_hash))
      problems.push(`ligne ${next.id} : son contenu n’est plus celui de son empreinte`)
  }
  await take()
  let before: Block | undefined
  let blockCount = 0
  for await (const row of blocks) {
    const block = blockOf(row)
    blockCount += 1
    const [ids, hashes]: [string[], Buffer[]] = [[], []]
    while (next && next.block_no !== null && BigInt(next.block_no) <= block.no) {
      if (BigInt(next.block_no) === block.no) {
        ids.push(next.id)
        hashes.push(next.row_hash)
      } else problems.push(`ligne ${next.id} : son bloc ${next.block_no} n’est plus là`)
      await take()
    }
    problems.push(...judgeBlock(block, before, ids, hashes, publicKey))
    for (const anchor of wanted.get(row.no) ?? [])
      if (anchor.hash !== block.hash.toString('hex')) problems.push(`bloc ${row.no} : différent de celui gardé ailleurs (${anchor.where})`)
    wanted.delete(row.no)
    before = block
  }
  while (next) {
    if (next.block_no === null) unsealed += 1
    else problems.push(`ligne ${next.id} : son bloc ${next.block_no} n’est plus là`)
    await take()
  }
  for (const anchor of [...wanted.values()].flat())
    problems.push(
      `bloc ${anchor.no} : gardé ailleurs (${anchor.where}), absent d’ici : la fin du journal manque, ou une sauvegarde plus ancienne a été remise`,
    )
  if (blockCount > 0 && keys.rows.length !== 1) problems.push(`${keys.rows.length} clés publiques inscrites au lieu d’une`)

  const state = await client.query<{ oldest: number | null; gaps: string | null; back: string }>(
    `select extract(epoch from clock_timestamp() - min(at) filter (where block_no is null))::float8 as oldest,
       (max(id) - min(id) + 1 - count(*))::text as gaps,
       count(*) filter (where at < latest - interval '5 seconds')::text as back
     from (select id, at, block_no, max(at) over (order by id rows between unbounded preceding and 1 preceding) as latest from audit.entry) e`,
  )
  const { oldest, gaps, back } = state.rows[0] ?? { oldest: null, gaps: null, back: '0' }
  if (oldest !== null && oldest > SEALED_WITHIN_SECONDS) warnings.push(`une ligne attend son sceau depuis ${Math.round(oldest)} s`)
  if (back !== '0') warnings.push(`l’horloge du serveur est revenue en arrière : ${back} lignes plus anciennes que celles d’avant`)
  return {
    entries: counted,
    blocks: blockCount,
    unsealed,
    oldestUnsealed: Math.max(oldest ?? 0, 0),
    gaps: Number(gaps ?? 0),
    problems,
    warnings,
    head: before ? { no: `${before.no}`, hash: before.hash.toString('hex') } : null,
  }
}

/**
 * Verifies the whole audit log at one moment, by the public key of the key file (never by the one that the database shows), and by the
 * anchors kept elsewhere. `client` is a connection of `aparte_sealer` (or an administrator's), outside any transaction; nothing is written.
 */
export const verifyLog = async (client: ClientBase, publicKey: KeyObject, anchors: readonly Anchor[] = []): Promise<Verification> => {
  await client.query('begin isolation level repeatable read read only')
  try {
    return await inspect(client, publicKey, anchors)
  } finally {
    await client.query('rollback')
  }
}

/** The one line of `npm run verify`, and its exit code: 0 intact, 2 to be looked at, 1 altered. */
export const summary = (found: Verification): { line: string; exitCode: 0 | 1 | 2 } => {
  const size = `${found.entries} lignes, ${found.blocks} blocs, ${found.unsealed} en attente de sceau, ${found.gaps} numéros sans ligne (actes annulés)`
  if (found.problems.length > 0)
    return { line: `Journal ALTÉRÉ (${found.problems.length}) : ${found.problems.slice(0, 5).join(' ; ')}. ${size}.`, exitCode: 1 }
  if (found.warnings.length > 0) return { line: `Journal intact, à regarder : ${found.warnings.join(' ; ')}. ${size}.`, exitCode: 2 }
  return { line: `Journal intact : ${size}.`, exitCode: 0 }
}
