import { createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { RandomBytes } from '#core/ids.ts'
import { keepHead } from '../audit/sealer.server.ts'
import { verifyLog } from '../audit/verify.server.ts'
import { startCluster } from '../cluster/cluster.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { openAll } from '../keys/open-all.server.ts'
import { openRow, rootRows } from '../keys/root-keys.server.ts'
import { Vault } from '../vault.server.ts'
import { prepareDatabase } from '../prepare.server.ts'
import { BackupRefused, damaged } from './format.server.ts'
import type { Manifest } from './format.server.ts'
import { checkVersion, isEmptyDatabase, loadBackup } from './load.server.ts'
import { verifyBackup } from './read.server.ts'
import type { Verified } from './read.server.ts'
import type { RecoveryKey } from './recovery-key.server.ts'
import { openHouseKeys, putRecovery } from './recovery-file.server.ts'
import type { HouseKeys } from './recovery-file.server.ts'
import { endRestore, markRestore, refuseHalfRestoredDatabase } from './under-way.server.ts'

/** Written in a data folder while a restore fills it: a house is never opened on half of one. */
export const RESTORING = 'restauration-en-cours.txt'

export type Restored = {
  readonly manifest: Manifest
  readonly tables: number
  readonly rows: number
  /** Sealed texts opened one by one; null when the file does not hold their key. */
  readonly texts: number | null
  readonly entries: number
  readonly blocks: number
}

type Common = {
  file: string
  mine: RecoveryKey
  sqlFolder: string
  random: RandomBytes
  log: (line: string) => void
}

/** Reads the whole file before anything is written, and opens the keys of the house in it. @throws BackupRefused */
export const readAll = async ({ file, mine, sqlFolder }: Common): Promise<Verified & { house: HouseKeys | null }> => {
  const verified = await verifyBackup(file, mine)
  await checkVersion(verified.manifest, sqlFolder)
  try {
    return { ...verified, house: verified.keys && openHouseKeys(mine, verified.keys) }
  } catch (error) {
    throw new BackupRefused(damaged, { cause: error })
  }
}

/** Fills an empty database, brings it to this version, verifies the log against the manifest's anchor. It stays marked as half restored until `noteIn`. */
const intoDatabase = async (
  options: Common & { verified: Verified & { house: HouseKeys | null }; admin: pg.ClientConfig; passwordOf?: (role: string) => string },
): Promise<Restored> => {
  const { file, mine, sqlFolder, log, verified, admin, passwordOf, random } = options
  const { manifest, house } = verified
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await refuseHalfRestoredDatabase(client)
    if (!(await isEmptyDatabase(client)))
      throw new BackupRefused(
        'La base où restaurer n’est pas vide. Une restauration ne remplace rien : donnez une base vide. Rien n’a été écrit.',
      )
    await markRestore(client)
    const loaded = await loadBackup({ client, sqlFolder, file, mine, manifest, log })
    await prepareDatabase({ admin, sqlFolder, mode: manifest.mode, restoring: true, ...(passwordOf ? { passwordOf } : {}) })
    const texts = house ? await openTexts(client, house, random) : null
    const key = house ? createPublicKey(house.seal) : await keyInDatabase(client)
    await client.query('set role aparte_sealer')
    const anchors = manifest.head ? [{ ...manifest.head, where: 'sauvegarde' }] : []
    const log_ = key && (await verifyLog(client, key, anchors))
    if (log_ && log_.problems.length > 0) throw new Error(`Le journal restauré est altéré : ${log_.problems.slice(0, 3).join(' ; ')}`)
    return { manifest, ...loaded, texts, entries: log_?.entries ?? 0, blocks: log_?.blocks ?? 0 }
  } finally {
    await client.end()
  }
}

/**
 * The root key of the kit must open this database, and every sealed text in it: told now, not on the day of the first text. A house older than the
 * memory of its root key has none. Answers how many texts were opened.
 */
const openTexts = async (client: pg.Client, house: HouseKeys, random: RandomBytes): Promise<number> => {
  await client.query('set role aparte_jobs')
  const rows = await rootRows(client)
  await client.query('reset role')
  const keys = rows.map((row) => openRow(row, house.root, random)).find((one) => one !== undefined)
  const texts = rows.length > 0 && !keys ? null : await openAll(client, new Vault(keys ?? house.root, random))
  if (!texts || texts.lost.length > 0)
    throw new Error(
      `La clé gardée dans la sauvegarde n’ouvre pas ${texts ? `${texts.lost.length} de ses textes` : 'ses textes'} : cette sauvegarde ne suffit pas.`,
    )
  return texts.opened
}

const keyInDatabase = async (client: pg.Client): Promise<KeyObject | null> => {
  const found = await client.query<{ key: Buffer }>('select key from audit.public_key')
  const der = found.rows[0]?.key
  return der ? createPublicKey({ key: der, format: 'der', type: 'spki' }) : null
}

/** The end of a restore: tells the house, as its jobs would, that one was made, so that its health page begins green; then it may be opened. */
const noteIn = async (admin: pg.ClientConfig, restored: Restored, id: string, started: Date, ended: Date): Promise<void> => {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await client.query('set role aparte_jobs')
    await client.query('select app.note_backup($1, $2, $3, $4, $5, null, $6, $7, null)', [
      id,
      'restore',
      started,
      ended,
      'done',
      restored.rows,
      restored.manifest.head?.no ?? null,
    ])
    await client.query('reset role')
    await endRestore(client)
  } finally {
    await client.end()
  }
}

/**
 * Where the keys of the restored house go: the paths that its start will read. `phrase`: a root key behind a passphrase, which would be read before
 * the one that is put back.
 */
export type KeyPaths = { readonly root: string; readonly phrase: string; readonly seal: string; readonly recovery: string }

/** A key that is there already is kept when it is the same, and never replaced by another. @throws BackupRefused */
const checkKeys = async (paths: KeyPaths, house: HouseKeys): Promise<void> => {
  const differs = async (path: string, text: string | null): Promise<boolean> =>
    existsSync(path) && (text === null || (await readFile(path, 'utf8')).trim() !== text.trim())
  for (const [path, text] of [
    [paths.phrase, null],
    [paths.root, house.root.toString('base64')],
    [paths.seal, house.seal],
  ] as const)
    if (await differs(path, text))
      throw new BackupRefused(
        `Une autre clé est déjà là (${path}). Elle n’est pas remplacée : déplacez-la, ou donnez un autre endroit avec APARTE_KEY_FILE. Rien n’a été écrit.`,
      )
}

const putKeys = async (
  paths: KeyPaths,
  house: HouseKeys,
  mine: RecoveryKey,
  head: Manifest['head'],
  now: Date,
  random: RandomBytes,
): Promise<void> => {
  const put = async (path: string, text: string): Promise<void> => {
    if (existsSync(path)) return
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true })
  }
  await put(paths.root, `${house.root.toString('base64')}\n`)
  await put(paths.seal, house.seal)
  await putRecovery(paths.recovery, mine, house, now, random)
  // the head of a log that went further than this backup is put aside, not thrown away: it says what was lost
  const headFile = `${paths.seal}.head`
  if (existsSync(headFile)) await rename(headFile, `${headFile}.${now.toISOString().replaceAll(':', '')}`)
  if (head) await keepHead(headFile, { ...head, at: now.toISOString() })
}

type Whole = Common & { keys: KeyPaths; now: () => Date; newId: () => string }

/** Restores into a data folder that is absent or empty, with a PostgreSQL of its own, and puts the keys in their place. @throws BackupRefused, ClusterProblem */
export const restoreIntoFolder = async (options: Whole & { folder: string }): Promise<Restored> => {
  const { folder, keys, now, newId, random, log } = options
  const started = now()
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new BackupRefused(
      `Le dossier ${folder} n’est pas vide. Une restauration ne remplace rien : donnez un dossier vide avec --into. Rien n’a été écrit.`,
    )
  const verified = await readAll(options)
  if (verified.house) await checkKeys(keys, verified.house)
  log('Restauration : le fichier est entier et authentique.')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let cluster: Cluster | null = null
  try {
    cluster = await startCluster({ dataFolder: folder, log })
    await writeFile(
      join(folder, RESTORING),
      'Une restauration remplit ce dossier. Si elle s’est arrêtée en chemin, videz-le et recommencez.\n',
    )
    const admin = await newDatabase(cluster)
    const restored = await intoDatabase({ ...options, verified, admin, passwordOf: (role) => cluster?.configFor(role).password ?? '' })
    if (verified.house) await putKeys(keys, verified.house, options.mine, verified.manifest.head, now(), random)
    await noteIn(admin, restored, newId(), started, now())
    await rm(join(folder, RESTORING))
    await cluster.stop()
    return restored
  } catch (error) {
    await leave(cluster, folder)
    throw error
  }
}

const newDatabase = async (cluster: Cluster): Promise<pg.ClientConfig> => {
  const client = new pg.Client({ ...cluster.adminConfig })
  await client.connect()
  await client.query(`create database aparte encoding 'UTF8' template template0`).finally(() => client.end())
  return { ...cluster.adminConfig, database: 'aparte' }
}

/** Stops the cluster and takes away what it left, in the folder and where its files really are. */
const leave = async (cluster: Cluster | null, folder: string): Promise<void> => {
  await cluster?.stop().catch(() => undefined)
  if (cluster && cluster.home !== folder) await rm(cluster.home, { recursive: true, force: true })
  for (const name of existsSync(folder) ? await readdir(folder) : []) await rm(join(folder, name), { recursive: true, force: true })
}

/** Restores into an installer's empty database: its rows, and the keys in their place. @throws BackupRefused */
export const restoreIntoDatabase = async (options: Whole & { admin: pg.ClientConfig }): Promise<Restored> => {
  const { admin, keys, now, newId, random } = options
  const started = now()
  const verified = await readAll(options)
  if (verified.house) await checkKeys(keys, verified.house)
  const restored = await intoDatabase({ ...options, verified })
  if (verified.house) await putKeys(keys, verified.house, options.mine, verified.manifest.head, now(), random)
  await noteIn(admin, restored, newId(), started, now())
  return restored
}

/**
 * A drill: the same restore, into a temporary folder that is taken away again. Everything is compared as in a real one; no key is written.
 * @throws BackupRefused, Error when something is not as it was.
 */
export const drill = async (options: Common & { folder: string }): Promise<Restored> => {
  const verified = await readAll(options)
  let cluster: Cluster | null = null
  try {
    cluster = await startCluster({ dataFolder: options.folder, log: () => undefined, throwaway: true })
    const admin = await newDatabase(cluster)
    return await intoDatabase({ ...options, verified, admin, passwordOf: (role) => cluster?.configFor(role).password ?? '' })
  } finally {
    await leave(cluster, options.folder)
    await rm(options.folder, { recursive: true, force: true })
  }
}
