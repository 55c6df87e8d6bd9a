import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { RandomBytes } from '#core/ids.ts'

/**
 * The pair of keys of the backups (X25519). The house keeps the public one, which seals; the private one lies in the recovery kit, elsewhere, and
 * opens. Each sealing draws a pair of its own, whose public half is written beside what it sealed.
 */
export type RecoveryKey = { readonly secret: Buffer; readonly publicKey: Buffer; readonly fingerprint: string }

const asPrivate = (secret: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), secret]),
    format: 'der',
    type: 'pkcs8',
  })
const asPublic = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), publicKey]), format: 'der', type: 'spki' })

/** Which key this is, in 16 hexadecimal digits: told in file names, on the sheets of the kit, on the health page. */
export const fingerprintOf = (publicKey: Uint8Array): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

/** The pair of a secret of 32 bytes. */
export const recoveryKeyOf = (secret: Uint8Array): RecoveryKey => {
  if (secret.length !== 32) throw new Error('A recovery key has 32 bytes')
  const publicKey = createPublicKey(asPrivate(secret)).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { secret: Buffer.from(secret), publicKey: Buffer.from(publicKey), fingerprint: fingerprintOf(publicKey) }
}

const derived = (mine: KeyObject, theirs: KeyObject, ephemeral: Uint8Array, publicKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(
    hkdfSync('sha256', diffieHellman({ privateKey: mine, publicKey: theirs }), Buffer.concat([ephemeral, publicKey]), purpose, 32),
  )

/** A fresh key that only the holder of the private key can make again, from `ephemeral` and the same `purpose`. */
export const keyTo = (publicKey: Uint8Array, purpose: string, random: RandomBytes): { key: Buffer; ephemeral: Buffer } => {
  const own = recoveryKeyOf(random(32))
  return { key: derived(asPrivate(own.secret), asPublic(publicKey), own.publicKey, publicKey, purpose), ephemeral: own.publicKey }
}

/** The key that `keyTo` made. */
export const keyFrom = (mine: RecoveryKey, ephemeral: Uint8Array, purpose: string): Buffer =>
  derived(asPrivate(mine.secret), asPublic(ephemeral), ephemeral, mine.publicKey, purpose)

/** A short secret sealed to the public key: ephemeral (32) | ciphertext | tag (16). Its key serves once, so its nonce is zero. */
export const sealTo = (publicKey: Uint8Array, purpose: string, plain: Uint8Array, random: RandomBytes): Buffer => {
  const { key, ephemeral } = keyTo(publicKey, purpose, random)
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12))
  return Buffer.concat([ephemeral, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when it was altered, or sealed to another key or for another purpose. */
export const openFrom = (mine: RecoveryKey, purpose: string, sealed: Uint8Array): Buffer => {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(mine, bytes.subarray(0, 32), purpose), Buffer.alloc(12))
  decipher.setAuthTag(bytes.subarray(bytes.length - 16))
  return Buffer.concat([decipher.update(bytes.subarray(32, bytes.length - 16)), decipher.final()])
}
