import { setImmediate as nextTurn } from 'node:timers/promises'
import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { IsoDate } from '#core/dates.ts'
import { QUEUE_SCHEMA } from '#db/prepare.server.ts'
import type { Vault } from '#db/vault.server.ts'
import { dayInFrance } from './day.ts'
import type { NightOptions } from './night-chunk.server.ts'
import { runMarked, runNight } from './night.server.ts'

/** A night is cut in so many parts, by the ids of the case files: as many workers may share it. */
const PARTS = 16
/** At the seventh minute of each hour: the first after midnight is the night; those after it find what a lost worker left, else nothing. */
const CRONTAB = '7 * * * * night ?jobKey=night'
const LOOK_EVERY_MS = 2_000
const RETRY_MS = 5_000

type QueueOptions = {
  /** The `aparte_jobs` login, directly (never through a transaction pooler). */
  config: pg.ClientConfig
  vault: Vault
  clock: () => Date
  /** An error in one task: its name and what failed; nothing of a household. */
  failed: (task: string, error: unknown) => void
  /** Run the first night at once: a new demonstration. */
  atOnce?: boolean
}

/** The house is closing: the transaction in hand is given up and done again later. */
class Stopping extends Error {
  override name = 'Stopping'
}

type Part = { day: IsoDate; part: number; parts: number }

/**
 * The queue of the house over its own PostgreSQL (docs/decisions/0013-the-night.md). Several processes, on several machines, may run it on the
 * same database: each job is done by one of them. Lost connections are made again.
 */
export const startQueue = ({ config, vault, clock, failed, atOnce = true }: QueueOptions): { stop: () => Promise<void> } => {
  let stopping = false
  const options = (task: string): NightOptions => ({
    vault,
    now: clock(),
    today: dayInFrance(clock()),
    failed: (error) => failed(task, error),
    breathe: async () => {
      if (stopping) throw new Stopping()
      await nextTurn()
    },
  })
  const tell = (task: string, error: unknown): void => {
    if (!(error instanceof Stopping) && !stopping) failed(task, error)
  }
  const taskList: TaskList = {
    night: async (_payload, { addJob }) => {
      const day = dayInFrance(clock())
      for (let part = 0; part < PARTS; part += 1)
        await addJob('nightPart', { day, part, parts: PARTS } satisfies Part, { jobKey: `night:${part}`, maxAttempts: 3 })
    },
    nightPart: async (payload, { withPgClient }) => {
      const { part, parts } = payload as Part
      await withPgClient((client) => runNight(client, { ...options('nightPart'), part, parts })).catch((error: unknown) => {
        tell('nightPart', error)
        throw error
      })
    },
    recompute: async (_payload, { withPgClient }) => {
      await withPgClient((client) => runMarked(client, options('recompute'))).catch((error: unknown) => {
        tell('recompute', error)
        throw error
      })
    },
  }
  // the queue itself keeps silent: what fails is told above, once, without its data
  const logger = new Logger(() => () => undefined)
  const pool = new pg.Pool({ ...config, max: 4 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let runner: Runner | undefined
  let timer: NodeJS.Timeout | undefined
  let first = atOnce

  const look = async (): Promise<void> => {
    const { rows } = await pool.query<{ any: boolean }>('select exists (select from app.night_marked(1)) as any')
    if (rows[0]?.any) await runner?.addJob('recompute', {}, { jobKey: 'recompute', maxAttempts: 1 })
  }
  const turn = async (): Promise<void> => {
    let wait = LOOK_EVERY_MS
    try {
      if (!runner) {
        runner = await run({
          pgPool: pool,
          schema: QUEUE_SCHEMA,
          taskList,
          crontab: CRONTAB,
          concurrency: 1,
          noHandleSignals: true,
          logger,
        })
        runner.promise.catch(() => undefined).finally(() => (runner = undefined))
        if (first) await runner.addJob('night', {}, { jobKey: 'night' })
        first = false
      }
      await look()
    } catch (error) {
      tell('queue', error)
      wait = RETRY_MS
    }
    if (!stopping) timer = setTimeout(() => (running = turn()), wait)
  }
  let running = turn()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await running
      await runner?.stop().catch(() => undefined)
      await pool.end()
    },
  }
}
