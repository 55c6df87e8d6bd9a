import { createHmac, hkdfSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RandomBytes } from '#core/ids.ts'
import { codesOf, sheet } from './kit.ts'
import { openFrom, recoveryKeyOf, sealTo } from './recovery-key.server.ts'
import type { RecoveryKey } from './recovery-key.server.ts'

/**
 * What the house keeps of its recovery kit, beside the root key and outside the database: the public key, and the keys of the house (root key, key
 * of the log) sealed to it, so that the kit and one backup are enough to begin again on an empty machine. Whoever reads this file can open nothing.
 */
export type Recovery = {
  readonly fingerprint: string
  readonly publicKey: Buffer
  readonly madeAt: string
  /** Where the sheets were written when the kit was made: they must not stay there. */
  readonly kitFolder: string
  /** The keys of the house, sealed; null while only a start of the house could give them. */
  readonly keys: Buffer | null
  /** Id of the root key sealed in `keys`; another one in the database means that the kit would not open its texts. */
  readonly root: string | null
  /**
   * What the database of these keys knows the root key by (src/db/keys/root-keys.server.ts): another one there means another house, or another root
   * key under the same id. Null beside keys: of a version that did not note it; only a start of the house, or a backup by hand, says it is this one.
   */
  readonly proof: string | null
  /** Keyed fingerprint of `keys`: whoever holds the keys of the house sees whether they are these, and nobody else can try any. */
  readonly print: string | null
}

/**
 * The keys that a restored house needs. `root`: the root key, its id in the database, and the digest of what the database knows it by (empty in
 * a backup of a version that did not note it); `seal`: the private key of the log, PEM.
 */
export type HouseKeys = { readonly root: Buffer; readonly rootId: string; readonly proof: string; readonly seal: string }

const PURPOSE = 'aparte house keys 1'

const write = async (path: string, recovery: Recovery, isNew: boolean): Promise<void> => {
  const { publicKey, keys } = recovery
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = JSON.stringify({ ...recovery, publicKey: publicKey.toString('base64'), keys: keys?.toString('base64') ?? null }, null, 2)
  await writeFile(`${path}.draft`, `${text}\n`, { mode: 0o600, flush: true })
  // a kit that is there is never replaced by another
  if (isNew) await link(`${path}.draft`, path).finally(() => rm(`${path}.draft`))
  else await rename(`${path}.draft`, path)
}

/** What this file says; null when no kit was made yet. @throws Error when it is not such a file. */
export const readRecovery = async (path: string): Promise<Recovery | null> => {
  if (!existsSync(path)) return null
  const read = JSON.parse(await readFile(path, 'utf8')) as Record<keyof Recovery, string | null>
  const publicKey = Buffer.from(read.publicKey ?? '', 'base64')
  if (publicKey.length !== 32) throw new Error(`Le fichier ${path} n’est pas celui d’une trousse de secours d’Aparté.`)
  return {
    fingerprint: read.fingerprint ?? '',
    publicKey,
    madeAt: read.madeAt ?? '',
    kitFolder: read.kitFolder ?? '',
    keys: read.keys === null ? null : Buffer.from(read.keys, 'base64'),
    root: read.root,
    proof: read.proof ?? null,
    print: read.print ?? null,
  }
}

const printOf = ({ root, rootId, proof, seal }: HouseKeys): string =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `${PURPOSE} print`, 32)))
    .update(JSON.stringify([rootId, proof, seal]))
    .digest('base64')

const sealed = (publicKey: Buffer, house: HouseKeys, random: RandomBytes): Pick<Recovery, 'keys' | 'root' | 'proof' | 'print'> => {
  const { root, rootId, proof, seal } = house
  return {
    keys: sealTo(publicKey, PURPOSE, Buffer.from(JSON.stringify({ root: root.toString('base64'), rootId, proof, seal })), random),
    root: rootId,
    proof: proof || null,
    print: printOf(house),
  }
}

/** The keys of the house, by the kit. @throws Error when the kit is another one. */
export const openHouseKeys = (mine: RecoveryKey, keys: Uint8Array): HouseKeys => {
  const read = JSON.parse(openFrom(mine, PURPOSE, keys).toString('utf8')) as { root: string; rootId: string; proof?: string; seal: string }
  return { ...read, proof: read.proof ?? '', root: Buffer.from(read.root, 'base64') }
}

/** The names of the three sheets in their folder. */
export const sheetNames = ['feuille-1.txt', 'feuille-2.txt', 'feuille-3.txt'] as const

/**
 * Makes the kit: three sheets written once in `kitFolder`, which must be new; the house keeps the public half in `path`. `day`: in French words.
 * @throws Error when a kit is there already, or the folder is.
 */
export const makeKit = async (options: {
  path: string
  kitFolder: string
  keys: HouseKeys | null
  now: Date
  day: string
  random: RandomBytes
}): Promise<Recovery> => {
  const { path, kitFolder, keys, now, day, random } = options
  const key = recoveryKeyOf(random(32))
  if (existsSync(path)) throw new Error(`Une trousse de secours existe déjà (${path}).`)
  await mkdir(dirname(kitFolder), { recursive: true, mode: 0o700 })
  await mkdir(kitFolder, { mode: 0o700 })
  for (const [at, code] of codesOf(key, random).entries())
    await writeFile(join(kitFolder, sheetNames[at] ?? ''), sheet(key, code, at + 1, day), { mode: 0o600, flag: 'wx', flush: true })
  const recovery: Recovery = {
    fingerprint: key.fingerprint,
    publicKey: key.publicKey,
    madeAt: now.toISOString(),
    kitFolder,
    ...(keys ? sealed(key.publicKey, keys, random) : { keys: null, root: null, proof: null, print: null }),
  }
  await write(path, recovery, true)
  return recovery
}

/**
 * Seals the keys of the house again when they are not those of the file: a rotation, another key of the log, a kit made before the first start,
 * a house made anew beside the kit of a former one. Whether it did.
 */
export const keepHouseKeys = async (path: string, keys: HouseKeys, random: RandomBytes): Promise<boolean> => {
  const recovery = await readRecovery(path)
  if (!recovery || (recovery.print === printOf(keys) && recovery.proof === (keys.proof || null) && recovery.root === keys.rootId))
    return false
  await write(path, { ...recovery, ...sealed(recovery.publicKey, keys, random) }, false)
  return true
}

/** After a restore: the same kit goes on sealing the backups of the restored house. */
export const putRecovery = async (path: string, key: RecoveryKey, keys: HouseKeys, now: Date, random: RandomBytes): Promise<void> => {
  const { fingerprint, publicKey } = key
  await write(path, { fingerprint, publicKey, madeAt: now.toISOString(), kitFolder: '', ...sealed(publicKey, keys, random) }, false)
}
