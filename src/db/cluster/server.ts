import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { spawnOptions } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { ClusterProblem, diskFull, systemCode } from './problem.ts'
import { hasEnded, isRunning } from './processes.ts'

/** How to reach the cluster as one role. */
export type RoleConfig = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl: false
}

/** What PostgreSQL writes in `postmaster.pid`: its number and the folder of its socket; null when no server left one. */
export function traceOfServer(data: string): { pid: number; socketFolder: string } | null {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), socketFolder: (lines[4] ?? '').trim() }
}

/**
 * Whether that process is the server of that folder (it works inside it), and not a later one of the same number.
 * Where the system does not tell, the number is believed.
 */
export function isServerOf(pid: number, data: string): boolean {
  if (!isRunning(pid)) return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch (error) {
    return process.platform !== 'linux' || systemCode(error) !== 'ENOENT'
  }
}

/** Asks one question; answers its first value, or throws what the driver threw. */
async function ask(config: RoleConfig, question: string): Promise<unknown> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ answer: unknown }>(question)
    return rows[0]?.answer
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * A server that outlived its application (SIGKILL): its number when it answers and was started with these very arguments.
 * Any other one on this folder is stopped first. Null: nothing runs there any more.
 */
export async function findOrphan(data: string, args: readonly string[], config: RoleConfig): Promise<number | null> {
  const trace = traceOfServer(data)
  if (!trace) return null
  if (!isServerOf(trace.pid, data)) {
    // Another program bears the number now: PostgreSQL would refuse to start. A dead one's file it judges better itself.
    if (isRunning(trace.pid)) rmSync(join(data, 'postmaster.pid'), { force: true })
    return null
  }
  const started = readFileSync(join(data, 'postmaster.opts'), 'utf8').trimEnd()
  if (started.endsWith(args.map((one) => ` "${one}"`).join('')) && trace.socketFolder === config.host) {
    const answer = await ask(config, `select current_setting('data_directory') as answer`).catch(() => null)
    if (answer === data) return trace.pid
  }
  await stopServer(trace.pid)
  return null
}

/** What the server wrote in its log from a place on; for messages and decisions. */
const logSince = (path: string, offset: number): string => readFileSync(path).subarray(offset).toString()

/** Opens the log for the server, a new one when the old is above one megabyte (the last one is kept). */
function openLog(path: string): { descriptor: number; offset: number } {
  if (existsSync(path) && statSync(path).size > 1_000_000) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  return { descriptor, offset: statSync(path).size }
}

/**
 * Starts the server and waits until it answers. It has a session of its own, so that Ctrl-C in a terminal reaches the
 * application alone, which stops the server when its own work is done; and it does not keep the application alive.
 */
export async function startServer(
  place: Place,
  binaries: Binaries,
  args: readonly string[],
  config: RoleConfig,
  log: (line: string) => void,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const { descriptor, offset } = openLog(place.logFile)
    const child = spawn(join(binaries.bin, 'postgres'), args, {
      ...spawnOptions(place.account),
      detached: true,
      stdio: ['ignore', 'ignore', descriptor],
    })
    closeSync(descriptor)
    child.unref()
    const ended: Promise<string> = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(`code ${code ?? signal}`))
    })
    const stop = new AbortController()
    const outcome = await Promise.race([ended, answers(config, stop.signal, log)])
    stop.abort()
    if (outcome === null && child.pid !== undefined) return child.pid
    if (child.pid !== undefined) await stopServer(child.pid)
    const said = logSince(place.logFile, offset)
    // Children of a killed server may live a moment longer than it.
    if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(said) && attempt < 25) {
      await pause(200)
      continue
    }
    if (/No space left on device|Disk quota exceeded/.test(said)) throw diskFull(place.home)
    const reasons = said.split('\n').filter((line) => /FATAL|PANIC/.test(line))
    const detail = [outcome, ...reasons.slice(-3)].join('\n')
    throw new ClusterProblem('start-failed', `La base de données n’a pas pu démarrer (${detail}).\nSon journal : ${place.logFile}`)
  }
}

/** Recovery after a crash reads what was written since the last checkpoint (five minutes at most): this is ample. */
const LONGEST_WAIT = 600_000

/** Waits for the first answer: null once it came, else why it will not come (a French sentence). */
async function answers(config: RoleConfig, stopped: AbortSignal, log: (line: string) => void): Promise<string | null> {
  const begun = performance.now()
  let told = false
  while (!stopped.aborted) {
    try {
      await ask(config, 'select 1 as answer')
      return null
    } catch (error) {
      const code = systemCode(error)
      if (code.startsWith('28')) return 'elle refuse le mot de passe d’Aparté : le fichier database.secret n’est pas celui de cette base'
      const waiting = ['ENOENT', 'ECONNREFUSED', '57P03', 'ECONNRESET', 'EPIPE', ''].includes(code)
      if (!waiting) return error instanceof Error ? error.message : String(error)
    }
    const waited = performance.now() - begun
    if (waited > LONGEST_WAIT) return 'elle ne répond toujours pas après dix minutes'
    if (!told && waited > 5000) {
      told = true
      log('La base vérifie ses données après un arrêt brutal : encore un instant…')
    }
    await pause(20)
  }
  return null
}

/**
 * Stops a server and waits for its end. Fast shutdown first (connections are cut, all is written); after `milliseconds`, an
 * immediate one, from which the next start recovers without loss.
 */
export async function stopServer(pid: number, milliseconds = 20_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', milliseconds],
    ['SIGQUIT', 5000],
    ['SIGKILL', 2000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (systemCode(error) === 'ESRCH') return
      throw error
    }
    if (await hasEnded(pid, wait)) return
  }
}
