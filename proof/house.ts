import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attach } from '#db/cluster/attach.ts'
import { placeOf, SHARED_FOLDER } from '#db/cluster/place.ts'
import { stopServer, traceOfServer } from '#db/cluster/server.ts'
import type { RoleConfig } from '#db/cluster/server.ts'

/** The built application in a process of its own, over a folder of its own: what a proof kills, fills, restarts and asks. */
export type RunningHouse = {
  readonly origin: string
  readonly process: ChildProcess
  /** What it printed so far, both outputs. */
  readonly printed: () => string
  /** SIGTERM, and waits for its end. Answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL of the application alone; its PostgreSQL lives on. */
  readonly kill: () => Promise<void>
}

export type Folder = {
  readonly path: string
  readonly data: string
  readonly keyFile: string
  /** How to connect as a role (`cluster_admin`, `aparte_web`…) while the house runs. */
  readonly configFor: (role: string) => Promise<RoleConfig>
  /** Starts the house on a free port. `prefix`: a command before ours (`faketime …`); `script`: another start than `npm start`’s. @throws Error with what it printed when it does not open. */
  readonly open: (options?: {
    env?: NodeJS.ProcessEnv
    prefix?: readonly string[]
    script?: string
    withinMs?: number
    /** Hears of the process as soon as it is there: for who strikes it while it opens. */
    spawned?: (child: ChildProcess) => void
  }) => Promise<RunningHouse>
  /** The same data and keys in another folder; the house must be stopped. */
  readonly copy: () => Promise<Folder>
  /** Kills what was opened here and still runs, and takes everything away: a check that threw leaves no process behind. */
  readonly remove: () => Promise<void>
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)))

const opened = (child: ChildProcess, printed: () => string, withinMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The house did not open (${why}):\n${printed().slice(-3000)}`))
    const timer = setTimeout(() => fail(`${withinMs} ms`), withinMs)
    const look = (): void => {
      const found = /Aparté est ouvert : (http\S+)/.exec(printed())?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout?.on('data', look)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      fail(`ended with ${code ?? signal}`)
    })
  })

const folderAt = (path: string): Folder => {
  const [data, keyFile] = [join(path, 'data'), join(path, 'keys', 'root.key')]
  const children = new Set<ChildProcess>()
  return {
    path,
    data,
    keyFile,
    configFor: async (role) => {
      const configFor = await attach(data)
      if (!configFor) throw new Error('Nothing was made in this folder yet')
      return configFor(role, 'aparte')
    },
    open: async ({ env = {}, prefix = [], script = 'scripts/start.ts', withinMs = 180_000, spawned } = {}) => {
      // never the database of whoever runs the proofs
      const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...others } = process.env
      const [command = process.execPath, ...args] = [...prefix, process.execPath, script]
      const child = spawn(command, args, {
        env: { ...others, PORT: '0', APARTE_DATA: data, APARTE_KEY_FILE: keyFile, APARTE_MODE: 'demo', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.add(child)
      child.once('exit', () => children.delete(child))
      spawned?.(child)
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
      const origin = await opened(child, () => text, withinMs)
      return {
        origin,
        process: child,
        printed: () => text,
        stop: async () => {
          child.kill('SIGTERM')
          return ended(child)
        },
        kill: async () => {
          child.kill('SIGKILL')
          await ended(child)
        },
      }
    },
    copy: async () => {
      const other = await emptyFolder()
      // with its owners: as root, the files of the cluster belong to the account of the server
      execFileSync('cp', ['-a', `${path}/.`, other])
      return folderAt(other)
    },
    remove: async () => {
      await Promise.all(
        [...children].map((child) => {
          child.kill('SIGKILL')
          return child.pid === undefined ? null : ended(child)
        }),
      )
      // a house that was killed leaves its PostgreSQL behind, and root may have been sent to another place for it
      const place = existsSync(data) ? await placeOf(data, SHARED_FOLDER).catch(() => null) : null
      const trace = place && traceOfServer(place.data)
      if (trace) await stopServer(trace.pid)
      if (place && place.home !== data) await rm(place.home, { recursive: true, force: true })
      await rm(path, { recursive: true, force: true })
    },
  }
}

/** As root, the account of the server must be able to pass through it. */
const emptyFolder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'aparte-proof-'))
  await chmod(path, 0o711)
  return path
}

/** An empty folder under the temporary one; the first `open` makes the demonstration in it. */
export const newFolder = async (): Promise<Folder> => folderAt(await emptyFolder())
