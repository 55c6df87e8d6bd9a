import { argon2, createCipheriv, createDecipheriv } from 'node:crypto'
import type { RandomBytes } from '#core/ids.ts'

/**
 * A root key wrapped by a key derived from a passphrase (Argon2id, a random salt kept beside). The root key itself is random: another passphrase
 * wraps it again, and nothing of the database changes. Kept in one file of JSON, 0600, outside the data folder.
 */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** 256 MiB and three passes, about a second: asked once at each start, by whoever holds the file too. */
export const COST: Cost = { memory: 256 * 1024, passes: 3, parallelism: 1 }
/** As short as that, it could be guessed by who took the file. */
export const SHORTEST_PASSPHRASE = 14

const BOUND = Buffer.from('aparte root key', 'utf8')

const derive = (passphrase: string, salt: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    argon2(
      'argon2id',
      // composed and decomposed accents are the same passphrase, whatever the keyboard sends
      { message: Buffer.from(passphrase.normalize('NFKC'), 'utf8'), nonce: salt, memory, passes, parallelism, tagLength: 32 },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )

/** The content of the file. */
export const wrapByPassphrase = async (
  rootKey: Uint8Array,
  passphrase: string,
  random: RandomBytes,
  cost: Cost = COST,
): Promise<string> => {
  const [salt, nonce] = [Buffer.from(random(16)), Buffer.from(random(12))]
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, cost), nonce)
  cipher.setAAD(BOUND)
  const sealed = Buffer.concat([nonce, cipher.update(rootKey), cipher.final(), cipher.getAuthTag()])
  return `${JSON.stringify({ version: 1, kdf: 'argon2id', ...cost, salt: salt.toString('base64'), sealed: sealed.toString('base64') })}\n`
}

/** The root key; undefined when the passphrase is not the one. @throws Error when the text is no such file */
export const openByPassphrase = async (text: string, passphrase: string): Promise<Buffer | undefined> => {
  const { version, kdf, memory, passes, parallelism, salt, sealed } = JSON.parse(text) as Record<string, unknown>
  if (version !== 1 || kdf !== 'argon2id') throw new Error('A wrapped root key of an unknown form')
  const body = Buffer.from(String(sealed), 'base64')
  if (body.length !== 60) throw new Error('A wrapped root key of an unknown form')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await derive(passphrase, Buffer.from(String(salt), 'base64'), cost),
    body.subarray(0, 12),
  )
  decipher.setAAD(BOUND)
  decipher.setAuthTag(body.subarray(44))
  try {
    return Buffer.concat([decipher.update(body.subarray(12, 44)), decipher.final()])
  } catch {
    return undefined
  }
}
