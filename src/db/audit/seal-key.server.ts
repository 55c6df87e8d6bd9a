import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The key that signs the blocks of the audit log. PostgreSQL never holds it: who owns the database cannot sign in its place. */
export type SealKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject; readonly publicBytes: Buffer }

const fromPem = (pem: string): SealKey => {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The seal key is an Ed25519 key')
  const publicKey = createPublicKey(privateKey)
  return { privateKey, publicKey, publicBytes: publicKey.export({ type: 'spki', format: 'der' }) }
}

/** A fresh key pair, kept nowhere. */
export const newSealKey = (): SealKey =>
  fromPem(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)

/**
 * The seal key of this file.
 * @throws Error when the file is absent, is not an Ed25519 key, or can be read by other accounts.
 */
export const readSealKey = async (path: string): Promise<SealKey> => {
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`D’autres comptes peuvent lire la clé du journal (${path}). Fermez-la : chmod 600 ${path}`)
  return fromPem(await readFile(path, 'utf8'))
}

/** The seal key of this file, made (0600) when there is none yet. Two starters at once end with the same key. */
export const ensureSealKey = async (path: string): Promise<SealKey> => {
  try {
    return await readSealKey(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const pem = newSealKey().privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  await writeFile(draft, pem, { mode: 0o600, flag: 'wx', flush: true })
  // link, not rename: it refuses to replace the key that another starter has just put there
  await link(draft, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await rm(draft)
  return readSealKey(path)
}
