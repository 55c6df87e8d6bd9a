import pg from 'pg'
import { QUEUE_SCHEMA } from '#db/prepare.server.ts'

/** How the work beside the pages goes, in numbers of no household; `null`: there is none, or it could not be asked. */
export type OperationFigures = {
  readonly unsealedLines: number | null
  /** Age of the oldest line of the log that waits for its seal; more than a minute is to be looked at. */
  readonly unsealedSeconds: number | null
  readonly jobsWaiting: number | null
  /** Jobs given up after their last try. */
  readonly jobsFailed: number | null
  readonly jobsOldestSeconds: number | null
  readonly backupSeconds: number | null
}

const NONE: OperationFigures = {
  unsealedLines: null,
  unsealedSeconds: null,
  jobsWaiting: null,
  jobsFailed: null,
  jobsOldestSeconds: null,
  backupSeconds: null,
}
/** However often one asks, the database is asked once in so long. */
const BELIEVED_MS = 5_000

const asked = async <T extends object>(config: pg.ClientConfig, ...questions: string[]): Promise<Partial<T>> => {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2_000, query_timeout: 4_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    let found: Partial<T> = {}
    for (const question of questions) found = { ...found, ...(await client.query<T>(question)).rows[0] }
    return found
  } catch {
    return {}
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Asks the logins of the jobs and of the sealer, each for what it may see already: no right was given for it. */
export const operationFigures = (logins: { jobs: pg.ClientConfig; sealer: pg.ClientConfig }): (() => Promise<OperationFigures>) => {
  let last: { at: number; answer: Promise<OperationFigures> } | undefined
  const ask = async (): Promise<OperationFigures> => ({
    ...NONE,
    ...(await asked<OperationFigures>(
      logins.sealer,
      `select count(*)::int as "unsealedLines", coalesce(extract(epoch from now() - min(at)), 0)::float as "unsealedSeconds"
       from audit.entry where block_no is null`,
    )),
    ...(await asked<OperationFigures>(
      logins.jobs,
      `select extract(epoch from now() - app.last_backup())::float as "backupSeconds"`,
      `select count(*) filter (where attempts < max_attempts)::int as "jobsWaiting", count(*) filter (where attempts >= max_attempts)::int as "jobsFailed",
         coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at < now())), 0)::float as "jobsOldestSeconds"
       from ${QUEUE_SCHEMA}.jobs`,
    )),
  })
  return () => {
    const now = performance.now()
    if (!last || now - last.at > BELIEVED_MS) last = { at: now, answer: ask() }
    return last.answer
  }
}
