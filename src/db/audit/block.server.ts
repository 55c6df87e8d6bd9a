import { createHash, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/**
 * The form of a sealed block of the audit log: what is hashed, what is signed (docs/security.md).
 *
 * row_hash = sha256(canonical text of the entry || nonce), by a trigger, at insert
 * rows_hash = sha256(row hashes of the block, by id)
 * hash = sha256('no|n|first|last' || prev_hash || rows_hash)
 * mac = Ed25519(hash || moment of sealing)
 */
export type Block = {
  readonly no: bigint
  readonly prevHash: Buffer
  readonly n: number
  readonly firstId: bigint
  readonly lastId: bigint
  readonly rowsHash: Buffer
  /** ISO, UTC, six decimals, as `sealedAtText` in SQL prints it. */
  readonly sealedAt: string
  readonly hash: Buffer
  readonly mac: Buffer
}

/** What the first block follows. */
export const noBlock = Buffer.alloc(32)

export const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const blockHash = (block: Pick<Block, 'no' | 'n' | 'firstId' | 'lastId' | 'prevHash' | 'rowsHash'>): Buffer =>
  sha256(`${block.no}|${block.n}|${block.firstId}|${block.lastId}`, block.prevHash, block.rowsHash)

export const signBlock = (hash: Buffer, sealedAt: string, privateKey: KeyObject): Buffer =>
  sign(null, Buffer.concat([hash, Buffer.from(sealedAt)]), privateKey)

export const isSignedBy = (block: Pick<Block, 'hash' | 'sealedAt' | 'mac'>, publicKey: KeyObject): boolean =>
  verify(null, Buffer.concat([block.hash, Buffer.from(block.sealedAt)]), publicKey, block.mac)

/** A moment as it is hashed and signed: microseconds, UTC. JavaScript knows milliseconds only. */
export const momentText = (at: Date): string => at.toISOString().replace('Z', '000')

/** SQL for the same text of a `timestamptz` column. */
export const momentSql = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`

/**
 * SQL for the canonical text of an entry `e`: the same columns in the same order as `audit.canonical`, written out here so that the
 * verification does not trust a function that lies in the database it judges.
 */
export const canonicalSql = `array_to_string(array[e.id::text, e.xid::text, e.organisation_id::text, ${momentSql('e.at')}, e.agent_id::text,
  e.session_id::text, e.action, e.outcome, e.case_file_id::text, e.subject_id::text, array_to_string(e.compartments, ','),
  array_to_string(e.shown, ','), e.detail::text], '|', '-')`
