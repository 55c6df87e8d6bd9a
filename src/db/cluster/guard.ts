import { setTimeout as pause } from 'node:timers/promises'
import { identityOf, isStillThere } from './processes.ts'
import { isServerOf, traceOfServer } from './server.ts'

/** How often the server is looked at, and how long somebody who restarts it by hand is given. */
const LOOK_MS = 500
const GRACE_MS = 1_500
const RETRY_MS = 5_000

export type Guard = {
  /** The server that runs now. */
  readonly pid: () => number
  /** Looks no more; a restart under way is waited for. */
  readonly stop: () => Promise<void>
}

/**
 * Keeps a server of ours running: when it died (killed for want of memory, restarted by hand), the one that took its place is adopted, or
 * another is begun. What was confirmed is in its files; pages answer « the server does not answer » meanwhile. It is tried again for ever:
 * what hindered it (a full disk) may go away. `changed` hears the number of the new server.
 */
export const guardServer = (options: {
  pid: number
  data: string
  start: () => Promise<number>
  changed: (before: number, now: number) => void
  log: (line: string) => void
}): Guard => {
  const { data, start, changed, log } = options
  let identity = identityOf(options.pid)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const successor = (): number | null => {
    const trace = traceOfServer(data)
    return trace && trace.pid !== identity.pid && isServerOf(trace.pid, data) ? trace.pid : null
  }
  const replace = async (): Promise<void> => {
    log('La base de données s’est arrêtée. Aparté la relance ; ce qui était gardé le reste.')
    let next: number | null = null
    for (let waited = 0; next === null && waited < GRACE_MS && !stopped; waited += 50) {
      next = successor()
      if (next === null) await pause(50)
    }
    if (stopped) return
    next ??= await start()
    changed(identity.pid, next)
    identity = identityOf(next)
    log('La base de données répond à nouveau.')
  }
  let told = ''
  const turn = async (): Promise<void> => {
    let wait = LOOK_MS
    if (!isStillThere(identity)) {
      try {
        await replace()
        told = ''
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== told) log(why)
        told = why
        wait = RETRY_MS
      }
    }
    plan(wait)
  }
  let running = Promise.resolve()
  const plan = (wait: number): void => {
    if (stopped) return
    timer = setTimeout(() => (running = turn()), wait)
    // it must not keep alive a process that has nothing else to do
    timer.unref()
  }
  plan(LOOK_MS)
  return {
    pid: () => identity.pid,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
