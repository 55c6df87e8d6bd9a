import pg from 'pg'
import type { SealKey } from '#db/audit/seal-key.server.ts'
import { startSealer } from '#db/audit/sealer.server.ts'
import { makeOccurrences } from './agenda.server.ts'
import { dayInFrance } from './day.ts'
import type { MessageHouse } from '#features/message/leaving.server.ts'
import { sendMessages } from './messages.server.ts'

type JobsOptions = {
  jobs: pg.ClientConfig
  sealer: pg.ClientConfig
  sealKey: SealKey
  headFile: string
  clock: () => Date
  log: (line: string) => void
}

/** One line without personal data: which task, and the code or the name of what failed, never its message. */
export const failure = (job: string, error: unknown): string =>
  JSON.stringify({ level: 'error', job, code: error instanceof Error ? ('code' in error ? error.code : error.name) : 'unknown' })

/** Tells each kind of failure of a task once an hour. */
export const tellOnce = (log: (line: string) => void, clock: () => Date): ((task: string, error: unknown) => void) => {
  const told = new Map<string, number>()
  return (task, error) => {
    const line = failure(task, error)
    const now = clock().getTime()
    if (now - (told.get(line) ?? 0) < 3_600_000) return
    told.set(line, now)
    log(line)
  }
}

/** One task, run again and again on a connection of its own; a failure is told once and tried again, the pages never wait for it. */
const repeat = (
  config: pg.ClientConfig,
  seconds: number,
  name: string,
  log: (line: string) => void,
  task: (client: pg.Client) => Promise<void>,
) => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let failing = false
  const turn = async (): Promise<void> => {
    try {
      if (!client) {
        const fresh = new pg.Client(config)
        fresh.on('error', () => {
          client = undefined
        })
        await fresh.connect()
        client = fresh
      }
      await task(client)
      failing = false
    } catch (error) {
      const broken = client
      client = undefined
      await broken?.end().catch(() => undefined)
      if (!failing && !stopped) log(failure(name, error))
      failing = true
    }
    if (!stopped) timer = setTimeout(() => (running = turn()), seconds * 1_000)
  }
  let running = turn()
  return {
    stop: async (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      await running
      await client?.end().catch(() => undefined)
    },
  }
}

/** The small work beside the pages: sealing the audit log, and comparing new requests with known households in silence. The night: `start-night`. */
export const startJobs = ({ jobs, sealer, sealKey, headFile, clock, log }: JobsOptions): { stop: () => Promise<void> } => {
  const sealFailed = tellOnce(log, clock)
  const tasks = [
    startSealer({ config: sealer, key: sealKey, clock, everyMs: 3_000, headFile, failed: (error) => sealFailed('seal', error) }),
    repeat(jobs, 2, 'compareRequests', log, async (client) => {
      await client.query('select app.compare_requests(20)')
    }),
    // a worker who is not back from a visit is told of within the minute
    repeat(jobs, 30, 'alertVisits', log, async (client) => {
      await client.query('select app.alert_visits($1)', [clock()])
    }),
    repeat(jobs, 3_600, 'agenda', log, async (client) => {
      await client.query('select app.forget_contacts($1)', [clock()])
      await makeOccurrences(client, { today: dayInFrance(clock()), now: clock() })
    }),
    repeat(jobs, 3_600, 'forget', log, async (client) => {
      await client.query('select app.forget_login_attempts()')
      await client.query('select app.forget_forms_sent()')
    }),
  ]
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.stop()))
    },
  }
}

/** What is told to persons of their appointments, looked for every half minute on a connection of its own: a slow peer holds up neither a page nor another task. */
export const startMessages = (config: pg.ClientConfig, house: MessageHouse, log: (line: string) => void): { stop: () => Promise<void> } =>
  repeat(config, 30, 'messages', log, async (client) => {
    await sendMessages(client, house)
  })
