import { argon2, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '#core/ids.ts'

/** Argon2id with 32 MiB, two passes, one lane: above OWASP's floor of 19 MiB, some 90 ms on a small server. */
const cost = { memory: 32 * 1024, passes: 2, parallelism: 1 } as const
const LENGTH = 32

type Cost = { memory: number; passes: number; parallelism: number }

// Composed and decomposed accents are the same passphrase, whatever the keyboard sends.
const bytesOf = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFKC'), 'utf8')

const derive = (passphrase: string, salt: Uint8Array, { memory, passes, parallelism }: Cost, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    argon2('argon2id', { message: bytesOf(passphrase), nonce: salt, parallelism, tagLength: length, memory, passes }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

/** The passphrase's hash in PHC form: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export const hashPassphrase = async (passphrase: string, random: RandomBytes): Promise<string> => {
  const salt = random(16)
  const key = await derive(passphrase, salt, cost, LENGTH)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(key)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/**
 * Whether the passphrase is the one behind the hash; compared in constant time.
 * @throws Error when the stored hash has another form: a damaged account is an incident, not a wrong passphrase.
 */
export const verifyPassphrase = async (stored: string, passphrase: string): Promise<boolean> => {
  const found = phc.exec(stored)
  if (!found) throw new Error('A passphrase hash of an unknown form')
  const expected = Buffer.from(found[5] ?? '', 'base64')
  const limits = { memory: Number(found[1]), passes: Number(found[2]), parallelism: Number(found[3]) }
  const key = await derive(passphrase, Buffer.from(found[4] ?? '', 'base64'), limits, expected.length)
  return timingSafeEqual(key, expected)
}

let nobody: Promise<string> | undefined

/** The same work as a real verification, for a login that nobody has: the time it takes must not tell (ASVS 6.3.8). Always false. */
export const verifyNobody = async (passphrase: string, random: RandomBytes): Promise<false> => {
  nobody ??= hashPassphrase(base64(random(24)), random)
  await verifyPassphrase(await nobody, passphrase)
  return false
}
