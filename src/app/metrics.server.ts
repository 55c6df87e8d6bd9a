import { createServer } from 'node:http'
import type pg from 'pg'
import type { OperationFigures } from './operation-figures.server.ts'
import type { ToldRequest } from './request-log.server.ts'

export type Metrics = {
  readonly tell: (told: ToldRequest) => void
  readonly close: () => Promise<void>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * The figures of this process in Prometheus' text, on an address of their own (`APARTE_METRICS`) that no proxy shows. Requests are told by the
 * pattern of their route: nothing in a label comes from a person, a household, an agent or an address. The library is loaded here only.
 * @throws the listen error as Node gives it.
 */
export const serveMetrics = async (options: {
  at: { host: string; port: number }
  pool: pg.Pool
  inHand: () => number
  isStopping: () => boolean
  figures: () => Promise<OperationFigures>
}): Promise<Metrics> => {
  const { at, pool, inHand, isStopping, figures } = options
  const { Registry, Histogram, Gauge, collectDefaultMetrics } = await import('prom-client')
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'aparte_request_seconds',
    help: 'Time of the requests, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  })
  const measured = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(value())
      },
    })
  }
  measured('aparte_requests_in_hand', 'Requests being answered', inHand)
  measured('aparte_stopping', '1 once the process was asked to stop', () => (isStopping() ? 1 : 0))
  new Gauge({
    name: 'aparte_database_connections',
    help: 'Connections of the pages to the database, by state; « waiting » are requests without one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  const beside: readonly (readonly [keyof OperationFigures, string, string])[] = [
    ['unsealedLines', 'aparte_log_unsealed_lines', 'Lines of the log that wait for their seal'],
    ['unsealedSeconds', 'aparte_log_unsealed_seconds', 'Age of the oldest of them'],
    ['jobsWaiting', 'aparte_jobs_waiting', 'Jobs of the queue'],
    ['jobsFailed', 'aparte_jobs_failed', 'Jobs given up after their last try'],
    ['jobsOldestSeconds', 'aparte_jobs_oldest_seconds', 'How late the oldest job is'],
    ['backupSeconds', 'aparte_backup_age_seconds', 'Age of the last good backup; absent when there is none'],
  ]
  for (const [figure, name, help] of beside)
    new Gauge({
      name,
      help,
      registers: [register],
      async collect() {
        const value = (await figures())[figure]
        if (value === null) this.remove()
        else this.set(value)
      },
    })

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    register.metrics().then(
      (text) => response.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  return {
    tell: ({ method, route, status, ms }) => requests.observe({ method, route, status: String(status) }, ms / 1_000),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
