import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { Transform } from 'node:stream'
import type { TransformCallback } from 'node:stream'
import type { RandomBytes } from '#core/ids.ts'

/**
 * A file of any length, sealed in chunks of 64 KiB: a backup, an uploaded document (with a key of its compartment).
 *
 * salt (16 bytes) | chunk | chunk | …       chunk = AES-256-GCM of 64 KiB (the last one: what is left) | tag (16)
 * key of the stream = HKDF-SHA256(key, salt, file id)       nonce of a chunk = its index, and whether it is the last
 *
 * Each chunk is bound to (file id, index, last): one that is altered, cut, swapped, repeated, left out, added, or taken from another file or from
 * an earlier state of the same file does not open. A stream cut between two chunks ends with a chunk that is not the last one: refused.
 * The salt makes a key of its own for each sealing, so that no nonce is ever used twice, even when the same file is sealed again.
 *
 * What comes out of an opening stream is authentic piece by piece, but whole only when the stream has ended: act on it after that.
 */
export const CHUNK = 64 * 1024
const TAG = 16
const SALT = 16

/** The sealed stream was altered, cut or mixed up, or the key is another: nothing more comes out. */
export class SealRefused extends Error {
  override name = 'SealRefused'
}

const streamKey = (key: Uint8Array, salt: Uint8Array, fileId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `aparte sealed stream 1|${fileId}`, 32))

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(index), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}
const boundTo = (fileId: string, index: number, last: boolean): Buffer => Buffer.from(`${fileId}|${index}|${last ? 1 : 0}`)

/** Cuts what comes into pieces of `size`; only when more comes is a full piece known not to be the last. */
const inPieces = (size: number, piece: (bytes: Buffer, index: number, last: boolean) => Buffer) => {
  const held = Buffer.alloc(size)
  let [filled, index] = [0, 0]
  return {
    take: (bytes: Buffer, give: (out: Buffer) => void): void => {
      let at = 0
      while (at < bytes.length) {
        if (filled === size) {
          give(piece(held, index++, false))
          filled = 0
        }
        const more = Math.min(size - filled, bytes.length - at)
        bytes.copy(held, filled, at, at + more)
        filled += more
        at += more
      }
    },
    end: (give: (out: Buffer) => void): void => give(piece(held.subarray(0, filled), index, true)),
  }
}

/** Plain bytes in, sealed bytes out. `key` has 32 bytes; `fileId` is what the file is, for ever. */
export const sealingStream = (key: Uint8Array, fileId: string, random: RandomBytes): Transform => {
  const salt = Buffer.from(random(SALT))
  const own = streamKey(key, salt, fileId)
  const pieces = inPieces(CHUNK, (bytes, index, last) => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(index, last))
    cipher.setAAD(boundTo(fileId, index, last))
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  })
  let begun = false
  return new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(salt)
      begun = true
      pieces.take(bytes, (out) => this.push(out))
      done()
    },
    flush(done) {
      if (!begun) this.push(salt)
      pieces.end((out) => this.push(out))
      done()
    },
  })
}

/** Sealed bytes in, plain bytes out. Fails with SealRefused at the first chunk that is not what was sealed under this key and id. */
export const openingStream = (key: Uint8Array, fileId: string): Transform => {
  let salt = Buffer.alloc(0)
  let own: Buffer | null = null
  const pieces = inPieces(CHUNK + TAG, (bytes, index, last) => {
    // a file that is not empty does not end with an empty chunk: there is one way to seal it
    if (!own || bytes.length < TAG || (bytes.length === TAG && index > 0)) throw new SealRefused(`chunk ${index}`)
    try {
      const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(index, last))
      decipher.setAAD(boundTo(fileId, index, last))
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
      return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG)), decipher.final()])
    } catch {
      throw new SealRefused(`chunk ${index}`)
    }
  })
  const asked = (body: () => void, done: TransformCallback): void => {
    try {
      body()
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  return new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      asked(() => {
        let rest = bytes
        if (!own) {
          const wanted = SALT - salt.length
          salt = Buffer.concat([salt, bytes.subarray(0, wanted)])
          rest = bytes.subarray(wanted)
          if (salt.length < SALT) return
          own = streamKey(key, salt, fileId)
        }
        pieces.take(rest, (out) => this.push(out))
      }, done)
    },
    flush(done) {
      asked(() => pieces.end((out) => this.push(out)), done)
    },
  })
}
