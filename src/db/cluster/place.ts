import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, mayWriteIn, serverAccount } from './account.ts'
import { ClusterProblem } from './problem.ts'
import { PORT } from './settings.ts'

/** Where the parts of a cluster are. `home` is the data folder itself, or the folder its pointer names. */
export type Place = {
  readonly home: string
  /** PostgreSQL's own folder (PGDATA); absent until the cluster is made. */
  readonly data: string
  readonly accessFile: string
  readonly logFile: string
  readonly account: Account
}

/** Where root keeps the clusters of data folders that the server's account may not enter, and copies of binaries. */
export const SHARED_FOLDER = '/var/lib/aparte'

const pointerOf = (dataFolder: string): string => join(dataFolder, 'cluster-place.json')

/** Writes a small file whole or not at all. */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, text, { mode, flag: 'wx', flush: true })
  await rename(draft, path)
}

/** Owner-only; when the server runs under another account, its group may pass through (and neither list nor read). */
async function close(folder: string, account: Account): Promise<void> {
  if (account) await chown(folder, 0, account.gid)
  await chmod(folder, account ? 0o710 : 0o700)
}

/**
 * Makes the data folder if need be and closes it to others; answers its real path. A folder that someone filled before us
 * (`/srv`, a home) or that is shared keeps its modes: what is secret in it has its own.
 */
export async function prepareDataFolder(wanted: string): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true })
  const made = await mkdir(wanted, { recursive: true, mode: 0o700 })
  const folder = await realpath(wanted)
  const { mode, uid } = await stat(folder)
  const isOurs = uid === process.getuid?.() && (mode & 0o1000) === 0
  if (made !== undefined || (isOurs && (await readdir(folder)).length === 0)) await close(folder, serverAccount(null))
  return folder
}

const placeIn = (home: string, account: Account): Place => ({
  home,
  data: join(home, 'cluster'),
  accessFile: join(home, 'pg_hba.conf'),
  logFile: join(home, 'server.log'),
  account,
})

/** A folder of the server's account, closed to all others; the one that is there is brought back to that state. */
export async function makeOwnFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
  await chmod(folder, 0o700)
}

/** Whether the server could live here: tried with a folder of its own. */
async function canHost(home: string, account: Account): Promise<boolean> {
  const trial = join(home, `trial-${randomBytes(4).toString('hex')}`)
  try {
    await makeOwnFolder(trial, account)
    return await mayWriteIn(account, trial)
  } catch {
    return false
  } finally {
    await rmdir(trial).catch(() => {})
  }
}

/** Finds the cluster of a data folder, or decides where it will be and records it. */
export async function placeOf(dataFolder: string, sharedFolder: string): Promise<Place> {
  const pointer = pointerOf(dataFolder)
  if (existsSync(pointer)) {
    const { home } = JSON.parse(readFileSync(pointer, 'utf8')) as { home: string }
    const place = placeIn(home, serverAccount(join(home, 'cluster')))
    if (existsSync(home)) return place
    throw new ClusterProblem(
      'start-failed',
      `La base de ce dossier de données se trouvait dans ${home}, qui n’existe plus.\n` +
        `Remettez ce dossier en place, ou restaurez une sauvegarde. Pour repartir d’une base vide, effacez ${pointer}.`,
    )
  }
  const here = placeIn(dataFolder, serverAccount(join(dataFolder, 'cluster')))
  if (existsSync(here.data)) {
    if (!here.account || (await mayWriteIn(here.account, here.data))) return here
    throw new ClusterProblem(
      'not-writable',
      `Le compte qui fait tourner la base (numéro ${here.account.uid}) ne peut plus entrer dans ${here.data}.\n` +
        'Rendez-lui le passage dans les dossiers parents (chmod o+x), ou remettez le dossier de données à sa place d’avant.',
    )
  }
  if (!here.account || (await canHost(dataFolder, here.account))) return here
  const home = join(sharedFolder, randomBytes(8).toString('hex'))
  await mkdir(sharedFolder, { recursive: true, mode: 0o711 })
  await mkdir(home, { mode: 0o700 })
  await close(home, here.account)
  if (!(await canHost(home, here.account))) {
    await rmdir(home)
    throw new ClusterProblem(
      'not-writable',
      `PostgreSQL refuse de fonctionner en root, et son compte (numéro ${here.account.uid}) ne peut entrer ni dans ${dataFolder} ni dans ${sharedFolder}.\n` +
        'Lancez Aparté sous un compte ordinaire, ou donnez avec APARTE_DATA un dossier où ce compte peut passer.',
    )
  }
  await writeWhole(join(home, 'belongs-to.txt'), `${dataFolder}\n`)
  await writeWhole(pointer, JSON.stringify({ home }))
  // Nobody needs to pass through the data folder then.
  if (((await stat(dataFolder)).mode & 0o777) === 0o710) await chmod(dataFolder, 0o700)
  return placeIn(home, here.account)
}

/** Bytes that the address of a Unix socket can hold. */
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103
const fitsSocket = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET

/**
 * The folder of the socket: in the cluster's home, or a short one elsewhere when that path is too long; then recorded, and
 * used again while it is still as we made it.
 */
export async function socketFolderOf({ home, account }: Place): Promise<string> {
  const near = join(home, 'socket')
  if (fitsSocket(near)) {
    await makeOwnFolder(near, account)
    return near
  }
  const record = join(home, 'socket-place.json')
  const owner = account?.uid ?? process.getuid?.()
  if (existsSync(record)) {
    const { folder } = JSON.parse(readFileSync(record, 'utf8')) as { folder: string }
    const found = await lstat(folder).catch(() => null)
    if (found?.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return folder
  }
  const run = account ? '/run' : process.env['XDG_RUNTIME_DIR']
  for (const parent of [run, tmpdir(), '/tmp']) {
    if (!parent || !fitsSocket(join(parent, 'aparte-xxxxxx'))) continue
    const folder = await mkdtemp(join(parent, 'aparte-')).catch(() => null)
    if (folder === null) continue
    await makeOwnFolder(folder, account)
    if (await mayWriteIn(account, folder)) {
      await writeWhole(record, JSON.stringify({ folder }))
      return folder
    }
    await rmdir(folder)
  }
  throw new ClusterProblem(
    'start-failed',
    `Le chemin ${home} est trop long pour une base de données. Choisissez-en un plus court avec APARTE_DATA.`,
  )
}

/** Removes the socket's folder when it is outside the home. */
export async function leaveSocketFolder(home: string, folder: string): Promise<void> {
  if (dirname(folder) !== home) await rm(folder, { recursive: true, force: true })
}
