import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { RootKeys } from '#db/vault.server.ts'
import { tellOnce } from './run.server.ts'

const RESTART_MS = 5_000
const STOP_MS = 8_000

/**
 * The queue of the night in a thread of its own: a household of which much is unknown takes the arithmetic some hundred milliseconds, and a page must
 * not wait for them. A thread that dies is begun again; what it had in hand was given up with its transaction.
 */
export const startNight = ({
  config,
  rootKey,
  clock,
  log,
}: {
  config: pg.ClientConfig
  rootKey: RootKeys | Uint8Array
  clock: () => Date
  log: (line: string) => void
}): { stop: () => Promise<void> } => {
  const failed = tellOnce(log, clock)
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let thread: Worker
  const begin = (): void => {
    thread = new Worker(new URL('night-thread.ts', import.meta.url), { workerData: { config, rootKey } })
    thread.on('message', (line: string) => log(line))
    thread.on('error', (error) => failed('night', error))
    thread.on('exit', () => {
      if (!stopping) timer = setTimeout(begin, RESTART_MS)
    })
    thread.unref()
  }
  begin()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
      thread.postMessage('stop')
      const late = setTimeout(() => void thread.terminate(), STOP_MS)
      await Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, STOP_MS + 1_000).unref())])
      clearTimeout(late)
    },
  }
}
