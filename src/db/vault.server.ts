import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Gone } from '#core/errors.ts'
import type { RandomBytes } from '#core/ids.ts'
import { openingStream, sealingStream } from './sealed-stream.server.ts'

/**
 * Encryption at rest (decision 10): AES-256-GCM. The root key comes from outside the database and wraps one data key for each
 * compartment; a text is bound to its row, so that a ciphertext pasted elsewhere does not open. What is sealed and what is not
 * stands in docs/security.md; how keys change, in docs/decisions/0016-keys-that-change.md.
 *
 * Sealed form: version (1 byte) | key id (16) | nonce (12) | ciphertext | tag (16). The key id is the root key's or the data key's, and
 * says which of two opens it while one takes the place of the other.
 */
const VERSION = 1
/** Of a whole file: version (1 byte) | key id (16) | sealed stream (sealed-stream.server.ts). */
const FILE_VERSION = 2
/** Where the key id begins in a sealed value, counted as PostgreSQL's `substring` does, and its length. */
export const KEY_ID_IN_SEALED = { from: 2, for: 16 } as const

export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/** The id of the key that sealed this value, a text or a file. @throws Error when it is no sealed value */
export const keyIdOf = (sealed: Buffer): string => {
  if (sealed.length < 45 || (sealed[0] !== VERSION && sealed[0] !== FILE_VERSION)) throw new Error('Sealed value of an unknown form')
  const hex = sealed.toString('hex', 1, 17)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A key and the id under which sealed values name it. */
export type DataKey = { readonly keyId: string; readonly key: Buffer }

const seal = (key: Buffer, keyId: string, bound: string, plain: Buffer, random: RandomBytes): Buffer => {
  const nonce = Buffer.from(random(12))
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound, 'utf8'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), uuidBytes(keyId), nonce, body, cipher.getAuthTag()])
}

const open = (key: Buffer, bound: string, sealed: Buffer): Buffer => {
  if (sealed.length < 45 || sealed[0] !== VERSION) throw new Error('Sealed value of an unknown form')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(17, 29))
  decipher.setAAD(Buffer.from(bound, 'utf8'))
  decipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([decipher.update(sealed.subarray(29, sealed.length - 16)), decipher.final()])
}

/** The root key of a house that never changed it. */
export const FIRST_ROOT_ID = '00000000-0000-0000-0000-000000000000'

/** What a house is opened with: its root key, the id of it, and the key of keyed hashes, which outlives it (src/db/keys/root-keys.server.ts). */
export type RootKeys = { readonly id: string; readonly key: Uint8Array; readonly fingerprintKey: Uint8Array }

/** Wraps and unwraps with the root key. `bound` ties the value to what it belongs to (a compartment, an agent's factor). */
export class Vault {
  readonly #root: DataKey
  readonly #prints: Buffer
  readonly #random: RandomBytes
  /**
   * @param root the keys of a house, or a bare key: that of a house without a memory of its keys (tests, benchmarks)
   * @throws Error when the root key is not 32 bytes.
   */
  constructor(root: RootKeys | Uint8Array, random: RandomBytes) {
    const { id, key, fingerprintKey } = root instanceof Uint8Array ? { id: FIRST_ROOT_ID, key: root, fingerprintKey: root } : root
    if (key.length !== 32 || fingerprintKey.length !== 32) throw new Error('The root key has 32 bytes')
    this.#root = { keyId: id, key: Buffer.from(key) }
    this.#prints = Buffer.from(fingerprintKey)
    this.#random = random
  }
  /** A fresh data key, and its wrapped form for the compartment that it is made for. */
  newKey(compartmentId: string): { key: Buffer; wrapped: Buffer } {
    const key = Buffer.from(this.#random(32))
    return { key, wrapped: this.sealRoot(`compartment:${compartmentId}`, key) }
  }
  /** @throws Error when the wrapped key belongs to another compartment or another root key. */
  unwrap(compartmentId: string, wrapped: Buffer): Buffer {
    return this.openRoot(`compartment:${compartmentId}`, wrapped)
  }
  sealRoot(bound: string, plain: Buffer): Buffer {
    return seal(this.#root.key, this.#root.keyId, bound, plain, this.#random)
  }
  /** @throws Error when it is bound to something else, or sealed by another root key. */
  openRoot(bound: string, sealed: Buffer): Buffer {
    if (keyIdOf(sealed) !== this.#root.keyId) throw new Error('Sealed by another root key')
    return open(this.#root.key, bound, sealed)
  }
  /** Seals under a key that is kept nowhere: 32 bytes, such as a fingerprint of what its owner will bring again. */
  sealUnder(key: Buffer, bound: string, plain: Buffer): Buffer {
    return seal(key, FIRST_ROOT_ID, bound, plain, this.#random)
  }
  /** @throws Error when it was sealed under another key, or bound to something else. */
  openUnder(key: Buffer, bound: string, sealed: Buffer): Buffer {
    return open(key, bound, sealed)
  }
  /**
   * A keyed hash of a text, for equality only (a login, an address): without the root key nobody can try texts against it. The same text
   * has another hash for another purpose.
   */
  fingerprint(purpose: string, text: string): Buffer {
    return this.fingerprints(purpose)(text)
  }
  /** The same keyed hash, for many texts of one purpose: the key is derived once. */
  fingerprints(purpose: string): (text: string) => Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.#prints, Buffer.alloc(0), `fingerprint:${purpose}`, 32))
    return (text) => createHmac('sha256', key).update(text, 'utf8').digest()
  }
  /** A text sealed by each key in turn: whoever lacks one of them reads nothing (decision 8). Keys in the order of their compartments. */
  sealThrough(keys: readonly DataKey[], rowId: string, text: string): Buffer {
    if (keys.length === 0) throw new Error('Nothing to seal with')
    return keys.reduce<Buffer>((body, { key, keyId }) => seal(key, keyId, rowId, body, this.#random), Buffer.from(text, 'utf8'))
  }
  /** Opens what `sealThrough` sealed: for each compartment, in the same order, the keys that may have sealed. @throws Error as `openText` */
  openThrough(keys: readonly (readonly DataKey[])[], rowId: string, sealed: Buffer): string {
    return keys.reduceRight<Buffer>((body, known) => openWith(known, rowId, body), sealed).toString('utf8')
  }
  /** A text sealed by a data key, bound to its row. */
  sealText(key: Buffer, keyId: string, rowId: string, text: string): Buffer {
    return seal(key, keyId, rowId, Buffer.from(text, 'utf8'), this.#random)
  }
  /** A whole file sealed by a data key, bound to its row. */
  async sealFile({ key, keyId }: DataKey, rowId: string, bytes: Uint8Array): Promise<Buffer> {
    const stream = await buffer(Readable.from([Buffer.from(bytes)]).pipe(sealingStream(key, rowId, this.#random)))
    return Buffer.concat([Buffer.from([FILE_VERSION]), uuidBytes(keyId), stream])
  }
  /** @throws Error when the file was moved from another row, cut or altered, or sealed by none of these keys. */
  async openFile(keys: readonly DataKey[], rowId: string, sealed: Buffer): Promise<Buffer> {
    const keyId = keyIdOf(sealed)
    if (sealed[0] !== FILE_VERSION) throw new Error('A sealed text is no sealed file')
    const found = keys.find((one) => one.keyId === keyId)
    if (!found) throw new Error('Sealed by another key')
    return buffer(Readable.from([sealed.subarray(17)]).compose(openingStream(found.key, rowId)))
  }
  /** @throws Error when the text was moved from another row, cut or altered, or sealed by none of these keys. */
  openText(keys: readonly DataKey[], rowId: string, sealed: Buffer): string {
    return openWith(keys, rowId, sealed).toString('utf8')
  }
}

const openWith = (keys: readonly DataKey[], rowId: string, sealed: Buffer): Buffer => {
  const keyId = keyIdOf(sealed)
  const found = keys.find((one) => one.keyId === keyId)
  if (!found) throw new Error('Sealed by another key')
  return open(found.key, rowId, sealed)
}

/** The keys of a compartment as its row holds them: the one that seals, and while it changes, the other. */
export type WrappedKeys = {
  readonly keyId: string
  readonly wrapped: Buffer
  readonly other?: { readonly keyId: string; readonly wrapped: Buffer }
}

/** Data keys of the compartments opened in one transaction; remembers which ones were really used, for the audit line. */
export class KeyRing {
  readonly #vault: Vault
  /** The first one seals. */
  readonly #keys = new Map<string, readonly [DataKey, ...DataKey[]]>()
  readonly #waiting = new Map<string, WrappedKeys>()
  readonly #used = new Set<string>()
  constructor(vault: Vault) {
    this.#vault = vault
  }
  /** @throws Error as `unwrap` */
  add(compartmentId: string, { keyId, wrapped, other }: WrappedKeys): void {
    this.#keys.set(compartmentId, [
      { key: this.#vault.unwrap(compartmentId, wrapped), keyId },
      ...(other ? [{ key: this.#vault.unwrap(compartmentId, other.wrapped), keyId: other.keyId }] : []),
    ])
  }
  /** The same, unwrapped at its first use only. */
  addLater(compartmentId: string, keys: WrappedKeys): void {
    if (!this.#keys.has(compartmentId)) this.#waiting.set(compartmentId, keys)
  }
  /** Makes the key of a new compartment; the caller writes the wrapped form to its row. */
  create(compartmentId: string, keyId: string): Buffer {
    const { key, wrapped } = this.#vault.newKey(compartmentId)
    this.#keys.set(compartmentId, [{ key, keyId }])
    return wrapped
  }
  has(compartmentId: string): boolean {
    return this.#keys.has(compartmentId) || this.#waiting.has(compartmentId)
  }
  get used(): string[] {
    return [...this.#used]
  }
  #of(compartmentId: string): readonly [DataKey, ...DataKey[]] {
    const waiting = this.#waiting.get(compartmentId)
    if (waiting && this.#waiting.delete(compartmentId)) this.add(compartmentId, waiting)
    const found = this.#keys.get(compartmentId)
    if (!found) throw new Gone('The key of this compartment is not there')
    this.#used.add(compartmentId)
    return found
  }
  seal(compartmentId: string, rowId: string, text: string): Buffer {
    const [{ key, keyId }] = this.#of(compartmentId)
    return this.#vault.sealText(key, keyId, rowId, text)
  }
  /** Seals with the keys of all of them in turn; the order does not matter. */
  sealThrough(compartmentIds: readonly string[], rowId: string, text: string): Buffer {
    return this.#vault.sealThrough(
      compartmentIds.toSorted().map((id) => this.#of(id)[0]),
      rowId,
      text,
    )
  }
  openThrough(compartmentIds: readonly string[], rowId: string, sealed: Buffer): string {
    return this.#vault.openThrough(
      compartmentIds.toSorted().map((id) => this.#of(id)),
      rowId,
      sealed,
    )
  }
  sealFile(compartmentId: string, rowId: string, bytes: Uint8Array): Promise<Buffer> {
    return this.#vault.sealFile(this.#of(compartmentId)[0], rowId, bytes)
  }
  openFile(compartmentId: string, rowId: string, sealed: Buffer): Promise<Buffer> {
    return this.#vault.openFile(this.#of(compartmentId), rowId, sealed)
  }
  open(compartmentId: string, rowId: string, sealed: Buffer): string {
    return this.#vault.openText(this.#of(compartmentId), rowId, sealed)
  }
}

/** The columns of a compartment's row that hold its keys. */
export type KeyColumns = { key_id: string; wrapped_key: Buffer | null; other_key_id: string | null; other_wrapped_key: Buffer | null }

/** The keys of a row; null once they were destroyed. */
export const wrappedKeys = (row: KeyColumns): WrappedKeys | null =>
  row.wrapped_key && {
    keyId: row.key_id,
    wrapped: row.wrapped_key,
    ...(row.other_key_id && row.other_wrapped_key ? { other: { keyId: row.other_key_id, wrapped: row.other_wrapped_key } } : {}),
  }
