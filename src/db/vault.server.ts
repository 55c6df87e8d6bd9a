import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { Gone } from '#core/errors.ts'
import type { RandomBytes } from '#core/ids.ts'

/**
 * Encryption at rest (decision 10): AES-256-GCM. The root key comes from outside the database and wraps one data key for each
 * compartment; a text is bound to its row, so that a ciphertext pasted elsewhere does not open. What is sealed and what is not
 * stands in docs/security.md.
 *
 * Sealed form: version (1 byte) | key id (16) | nonce (12) | ciphertext | tag (16).
 */
const VERSION = 1

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

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

const ROOT_ID = '00000000-0000-0000-0000-000000000000'

/** Wraps and unwraps with the root key. `bound` ties the value to what it belongs to (a compartment, an agent's factor). */
export class Vault {
  readonly #root: Buffer
  readonly #random: RandomBytes
  /** @throws Error when the root key is not 32 bytes. */
  constructor(rootKey: Uint8Array, random: RandomBytes) {
    if (rootKey.length !== 32) throw new Error('The root key has 32 bytes')
    this.#root = Buffer.from(rootKey)
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
    return seal(this.#root, ROOT_ID, bound, plain, this.#random)
  }
  openRoot(bound: string, sealed: Buffer): Buffer {
    return open(this.#root, bound, sealed)
  }
  /**
   * A keyed hash of a text, for equality only (a login, an address): without the root key nobody can try texts against it. The same text
   * has another hash for another purpose.
   */
  fingerprint(purpose: string, text: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.#root, Buffer.alloc(0), `fingerprint:${purpose}`, 32))
    return createHmac('sha256', key).update(text, 'utf8').digest()
  }
  /** The same keyed hash, for many texts of one purpose: the key is derived once. */
  fingerprints(purpose: string): (text: string) => Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.#root, Buffer.alloc(0), `fingerprint:${purpose}`, 32))
    return (text) => createHmac('sha256', key).update(text, 'utf8').digest()
  }
  /** A text sealed by each key in turn: whoever lacks one of them reads nothing (decision 8). Keys in the order of their compartments. */
  sealThrough(keys: readonly { key: Buffer; keyId: string }[], rowId: string, text: string): Buffer {
    if (keys.length === 0) throw new Error('Nothing to seal with')
    return keys.reduce<Buffer>((body, { key, keyId }) => seal(key, keyId, rowId, body, this.#random), Buffer.from(text, 'utf8'))
  }
  /** Opens what `sealThrough` sealed, with the same keys in the same order. @throws Error as `openText` */
  openThrough(keys: readonly { key: Buffer }[], rowId: string, sealed: Buffer): string {
    return keys.reduceRight<Buffer>((body, { key }) => open(key, rowId, body), sealed).toString('utf8')
  }
  /** A text sealed by a data key, bound to its row. */
  sealText(key: Buffer, keyId: string, rowId: string, text: string): Buffer {
    return seal(key, keyId, rowId, Buffer.from(text, 'utf8'), this.#random)
  }
  /** @throws Error when the text was moved from another row, cut or altered. */
  openText(key: Buffer, rowId: string, sealed: Buffer): string {
    return open(key, rowId, sealed).toString('utf8')
  }
}

/** Data keys of the compartments opened in one transaction; remembers which ones were really used, for the audit line. */
export class KeyRing {
  readonly #vault: Vault
  readonly #keys = new Map<string, { key: Buffer; keyId: string }>()
  readonly #waiting = new Map<string, { keyId: string; wrapped: Buffer }>()
  readonly #used = new Set<string>()
  constructor(vault: Vault) {
    this.#vault = vault
  }
  add(compartmentId: string, keyId: string, wrapped: Buffer): void {
    this.#keys.set(compartmentId, { key: this.#vault.unwrap(compartmentId, wrapped), keyId })
  }
  /** The same, unwrapped at its first use only. */
  addLater(compartmentId: string, keyId: string, wrapped: Buffer): void {
    if (!this.#keys.has(compartmentId)) this.#waiting.set(compartmentId, { keyId, wrapped })
  }
  /** Makes the key of a new compartment; the caller writes the wrapped form to its row. */
  create(compartmentId: string, keyId: string): Buffer {
    const { key, wrapped } = this.#vault.newKey(compartmentId)
    this.#keys.set(compartmentId, { key, keyId })
    return wrapped
  }
  has(compartmentId: string): boolean {
    return this.#keys.has(compartmentId)
  }
  get used(): string[] {
    return [...this.#used]
  }
  #of(compartmentId: string): { key: Buffer; keyId: string } {
    const waiting = this.#waiting.get(compartmentId)
    if (waiting && this.#waiting.delete(compartmentId)) this.add(compartmentId, waiting.keyId, waiting.wrapped)
    const found = this.#keys.get(compartmentId)
    if (!found) throw new Gone('The key of this compartment is not there')
    this.#used.add(compartmentId)
    return found
  }
  seal(compartmentId: string, rowId: string, text: string): Buffer {
    const { key, keyId } = this.#of(compartmentId)
    return this.#vault.sealText(key, keyId, rowId, text)
  }
  /** Seals with the keys of all of them in turn; the order does not matter. */
  sealThrough(compartmentIds: readonly string[], rowId: string, text: string): Buffer {
    return this.#vault.sealThrough(
      compartmentIds.toSorted().map((id) => this.#of(id)),
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
  open(compartmentId: string, rowId: string, sealed: Buffer): string {
    return this.#vault.openText(this.#of(compartmentId).key, rowId, sealed)
  }
}
