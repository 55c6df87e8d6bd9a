import { existsSync, readFileSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Binaries, findBinaries } from './binaries.ts'
import { ADMIN, createCluster, passwordOf, secretOf } from './create.ts'
import { guardServer } from './guard.ts'
import { takeLock } from './lock.ts'
import { leaveSocketFolder, placeOf, prepareDataFolder, SHARED_FOLDER, socketFolderOf, writeWhole } from './place.ts'
import { asClusterProblem, ClusterProblem } from './problem.ts'
import { isRunning } from './processes.ts'
import { keepRoom } from './room.ts'
import { findOrphan, type RoleConfig, startServer, stopServer } from './server.ts'
import { accessRules, PORT, serverArguments } from './settings.ts'

/** A PostgreSQL server of ours, running. */
export type Cluster = {
  readonly socketFolder: string
  readonly port: number
  /** The superuser `cluster_admin` on the database `postgres`: to make roles and databases, never to serve. */
  readonly adminConfig: RoleConfig
  /**
   * How to connect as a role. Its password is derived from the cluster's secret, the same at each start: give it to the role
   * when making it (`create role web login password '…'`). The roles themselves are not made here.
   */
  readonly configFor: (role: string, database?: string) => RoleConfig
  /** The same as a URL that `pg` and libpq understand; it holds the password. */
  readonly urlFor: (role: string, database?: string) => string
  /** Major version. */
  readonly version: number
  readonly origin: Binaries['origin']
  /** Whether the server had outlived a killed application and was taken over. */
  readonly adopted: boolean
  /** Whether the cluster was made by this start. */
  readonly isNew: boolean
  /** Where the cluster's files are: the data folder, or the one its pointer names. */
  readonly home: string
  /** The server that runs now: another one after the first has died. */
  readonly pid: number
  readonly isRunning: () => boolean
  /** The disk is nearly full: what is written by hand is to be refused. */
  readonly isFull: () => boolean
  /** Stops the server (fast shutdown) and gives the folder back. May be called again. */
  readonly stop: () => Promise<void>
}

export type ClusterOptions = {
  /** Any folder; made if need be. */
  readonly dataFolder: string
  /** Receives French lines for who starts the application. */
  readonly log: (line: string) => void
  /** For tests only: nothing is forced to the disk. */
  readonly throwaway?: boolean
  /** Where root puts what the server's account could not reach in the data folder. */
  readonly sharedFolder?: string
}

/** Servers to stop should the process end without `stop()` (an error that nobody caught). */
const running = new Set<number>()
process.on('exit', () => {
  for (const pid of running) if (isRunning(pid)) process.kill(pid, 'SIGINT')
})

const urlOf = ({ user, password, database, host, port }: RoleConfig): string =>
  `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}&port=${port}`

/**
 * Runs Aparté's own PostgreSQL in a data folder, made at the first start; one application at a time.
 * Resolves when the server answers.
 * @throws ClusterProblem
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { log, throwaway = false, sharedFolder = SHARED_FOLDER } = options
  let dataFolder = resolve(options.dataFolder)
  const undo: (() => Promise<void>)[] = []
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    dataFolder = await prepareDataFolder(dataFolder)
    const lock = await takeLock(dataFolder)
    undo.push(lock.release)
    const place = await placeOf(dataFolder, sharedFolder)
    if (place.home !== dataFolder) {
      // A copied data folder names the same home.
      const homeLock = await takeLock(place.home)
      undo.push(homeLock.release)
    }
    const isNew = !existsSync(place.data)
    const binaries = await findBinaries({
      account: place.account,
      copyFolder: place.account ? sharedFolder : dataFolder,
      major: isNew ? null : majorOf(place.data),
    })
    const secret = await secretOf(dataFolder, place)
    const socketFolder = await socketFolderOf(place)
    undo.push(() => leaveSocketFolder(place.home, socketFolder))
    const configFor = (role: string, database = 'postgres'): RoleConfig => ({
      host: socketFolder,
      port: PORT,
      user: role,
      password: passwordOf(secret, role),
      database,
      ssl: false,
    })
    const adminConfig = configFor(ADMIN)
    if (isNew) {
      log('Aparté crée sa base de données…')
      await createCluster(place, socketFolder, binaries, secret, throwaway)
    }
    await writeWhole(place.accessFile, accessRules, 0o640)
    if (place.account) await chown(place.accessFile, 0, place.account.gid)

    const args = serverArguments({ ...place, socketFolder }, { throwaway })
    const orphan = isNew ? null : await findOrphan(place.data, args, adminConfig)
    const start = (): Promise<number> => startServer(place, binaries, args, adminConfig, log)
    const first = orphan ?? (await start())
    running.add(first)
    const changed = (before: number, now: number): void => {
      running.delete(before)
      running.add(now)
    }
    const guard = guardServer({ pid: first, data: place.data, start, changed, log })
    undo.push(async () => {
      await guard.stop()
      await stopServer(guard.pid())
      running.delete(guard.pid())
    })
    // what may lose everything needs no room for it
    const room = throwaway ? null : await keepRoom(place.home, log)
    undo.push(async () => room?.stop())
    let stopped: Promise<void> | undefined
    return {
      socketFolder,
      port: PORT,
      adminConfig,
      configFor,
      urlFor: (role, database) => urlOf(configFor(role, database)),
      version: binaries.version,
      origin: binaries.origin,
      adopted: orphan !== null,
      isNew,
      home: place.home,
      get pid() {
        return guard.pid()
      },
      isRunning: () => isRunning(guard.pid()),
      isFull: () => room?.isFull() ?? false,
      stop: () => (stopped ??= undoAll()),
    }
  } catch (error) {
    await undoAll().catch(() => {})
    throw asClusterProblem(error, dataFolder)
  }
}

function majorOf(data: string): number {
  const path = join(data, 'PG_VERSION')
  const major = existsSync(path) ? Number(readFileSync(path, 'utf8').trim()) : Number.NaN
  if (Number.isInteger(major)) return major
  throw new ClusterProblem(
    'start-failed',
    `Le dossier ${data} n’est pas celui d’une base PostgreSQL entière. Restaurez une sauvegarde ; rien n’a été modifié.`,
  )
}
