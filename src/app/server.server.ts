import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createRequestListener } from '@react-router/node'
import pg from 'pg'
import { RouterContextProvider } from 'react-router'
import type { ServerBuild } from 'react-router'
import type { RandomBytes } from '#core/ids.ts'
import { openHouse } from '#db/door.server.ts'
import { pipelining } from '#db/lane.server.ts'
import type { SealKey } from '#db/audit/seal-key.server.ts'
import { Vault } from '#db/vault.server.ts'
import type { RootKeys } from '#db/vault.server.ts'
import { openProvider } from '#features/identity/provider.server.ts'
import { offerInstallation } from '#features/identity/installation.server.ts'
import { resolveSession, visitOfNobody } from '#features/identity/session.server.ts'
import { startJobs } from '#jobs/run.server.ts'
import { wallClock } from '#web/clock.ts'
import { hallContext } from '#web/context.ts'
import type { SignOnSettings } from '#web/sign-on.ts'
import { paths } from '#web/paths.ts'
import { clientAddressBehind } from './client-address.ts'
import { closeGently } from './closing.server.ts'
import { currentRequest } from './current-request.server.ts'
import { serveMetrics } from './metrics.server.ts'
import { operationFigures } from './operation-figures.server.ts'
import { probes } from './probes.server.ts'
import { followRequest, requestLine } from './request-log.server.ts'
import { routePatterns } from './route-pattern.ts'
import type { ProductionSettings } from './production-settings.ts'
import { sentenceOf } from './sentences.ts'
import { FOREIGN, isForeign } from './foreign.server.ts'
import { securityHeaders } from './headers.server.ts'
import { staticFiles } from './static.server.ts'
import { refuse } from './refuse.server.ts'
import { refusedEarly } from './refused-early.server.ts'
import { largestBody, refuseTooLarge } from './too-large.server.ts'

export type ServeOptions = {
  build: ServerBuild
  clientFolder: string
  web: pg.PoolConfig
  jobs: pg.ClientConfig
  sealer: pg.ClientConfig
  rootKey: RootKeys | Uint8Array
  sealKey: SealKey
  /** Where the head of the sealed log is also kept, outside the database. */
  headFile: string
  mode: 'demo' | 'real'
  host: string
  port: number
  /** Public origin when a proxy stands before us; else built from host and port. */
  origin?: string
  /** Single sign-on of agents; null or absent: the passphrase alone. */
  signOn?: SignOnSettings | null
  installation: Readonly<Record<string, string>>
  log: (line: string) => void
  /** The migrations that must stand in the database for `/pret`; without them, that it answers is enough. */
  migrations?: readonly { name: string; kind: string; checksum: string }[]
  /** What several machines and a proxy need; without it, one machine and nobody between. */
  production?: ProductionSettings
  /** The disk of the database is nearly full: what is written by hand is refused with a page that says so. */
  isFull?: () => boolean
  /** Another time and other bytes than the machine's: two worlds that must answer alike are given the same (proof/). */
  clock?: () => Date
  random?: RandomBytes
}

export type Served = {
  origin: string
  /** Path of the one-time page that creates the first administrator; null once somebody is there, and in a demonstration. */
  installationPath: string | null
  /** From now on `/pret` says no; everything is still served. */
  standDown: () => void
  close: () => Promise<void>
}

/**
 * Serves the built application: one request, one visit, one answer with its headers. Resolves once it listens.
 * @throws the listen error (EADDRINUSE, EACCES) as Node gives it.
 */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const { clock = (): Date => new Date(), random = randomBytes } = options
  const pool = new pg.Pool({ max: 16, ...pipelining, ...options.web })
  // an idle connection that dies (database restart) is replaced at the next request; it must not stop the process
  pool.on('error', () => {})
  // one that dies under a request (ended for being idle in its transaction while we computed) fails that request alone
  pool.on('connect', (client) => client.on('error', () => {}))
  const { production } = options
  const house = openHouse({
    pool,
    vault: new Vault(options.rootKey, random),
    clock,
    random,
    pooled: production?.pooled ?? false,
    ...(options.isFull ? { isFull: options.isFull } : {}),
  })
  const manifest = JSON.parse(readFileSync(join(options.clientFolder, 'scripts.json'), 'utf8')) as Record<
    string,
    { file: string; name?: string; isEntry?: boolean }
  >
  const scripts = new Map(
    Object.values(manifest).flatMap((entry) => (entry.isEntry && entry.name ? [[entry.name, `/${entry.file}`] as const] : [])),
  )
  const script = (name: string): string => {
    const found = scripts.get(name)
    if (!found) throw new Error(`No client script « ${name} » was built`)
    return found
  }
  const files = staticFiles(options.clientFolder)
  const shown = options.host === '127.0.0.1' || options.host === '::1' ? 'localhost' : options.host
  let origin = options.origin ?? `http://${shown}:${options.port}`
  const headers = securityHeaders(origin.startsWith('https:'))
  const signOn = options.signOn ? openProvider(options.signOn, () => origin, clock) : null

  let stopping = false
  let inHand = 0
  const addressOf = clientAddressBehind(production?.proxies ?? [])
  const routeOf = routePatterns(options.build.routes)
  // a connection of its own: a house whose people use all of them is busy, and still the one to send them to
  const probePool = new pg.Pool({ ...options.web, max: 1 })
  probePool.on('error', () => {})
  const probe = probes({ pool: probePool, migrations: options.migrations ?? [], isStopping: () => stopping })
  const metrics = production?.metrics
    ? await serveMetrics({
        at: production.metrics,
        pool,
        inHand: () => inHand,
        isStopping: () => stopping,
        figures: operationFigures({ jobs: options.jobs, sealer: options.sealer }),
      })
    : undefined
  const listener = createRequestListener({
    // behind a proxy that encrypts, requests reach us in plain http: the framework would take our own forms for foreign ones
    build: options.origin ? { ...options.build, allowedActionOrigins: [new URL(options.origin).host] } : options.build,
    mode: 'production',
    getLoadContext: async (request, client) => {
      const address = addressOf(client.address, request.headers.get('x-forwarded-for'))
      // the pages are still to be given, in French, when nobody can say who comes
      const { visit, unknown } = await resolveSession(house, request, address, origin).then(
        (found) => ({ visit: found, unknown: null as unknown }),
        (error: unknown) => ({ visit: visitOfNobody(house.vault.fingerprint('address', address)), unknown: error }),
      )
      const now = clock()
      const wall = wallClock(now, visit.timeZone)
      const context = new RouterContextProvider()
      context.set(hallContext, {
        house,
        visit,
        unknown,
        kept: { form: null },
        mode: options.mode,
        now,
        today: wall.date,
        time: wall.time,
        timeZone: visit.timeZone,
        signOn,
        origin,
        script,
        sentenceOf,
        installation: options.installation,
      })
      return context
    },
  })
  // Node would refuse a request without Host by itself, without our headers
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (!request.headers.host) {
      response.writeHead(400, { 'cache-control': 'no-store', connection: 'close' }).end()
      return
    }
    if (probe(request, response) || files(request, response)) return
    inHand += 1
    response.once('close', () => (inHand -= 1))
    const current = followRequest(request, response, {
      routeOf,
      random,
      tell: (told) => {
        metrics?.tell(told)
        if (production?.requestLog) options.log(requestLine(production.requestLog, clock(), told))
      },
    })
    response.setHeader('cache-control', 'no-store')
    const refused = refusedEarly(request)
    if (refused !== null) {
      refuse(request, response, refused.status, refused.sentence, refused.headers)
      return
    }
    if (isForeign(request, origin)) {
      refuse(request, response, 403, FOREIGN)
      return
    }
    const largest = largestBody(request.url ?? '')
    if (Number(request.headers['content-length'] ?? 0) > largest) {
      refuseTooLarge(request, response, largest)
      return
    }
    currentRequest.run(current, () => listener(request, response))
  })
  // bytes that are no request never reach the function above: what is answered to them carries the same headers
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request'
    const lines = Object.entries({ ...headers, 'cache-control': 'no-store', 'content-length': '0', connection: 'close' })
    socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  })
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  if (!options.origin && typeof address === 'object' && address) origin = `http://${shown}:${address.port}`
  const jobs = startJobs({
    jobs: options.jobs,
    sealer: options.sealer,
    sealKey: options.sealKey,
    headFile: options.headFile,
    clock,
    log: options.log,
  })
  const token = await offerInstallation(house)
  return {
    origin,
    installationPath: token ? paths.installation({ token }) : null,
    standDown: () => {
      stopping = true
    },
    close: async () => {
      stopping = true
      const cut = await closeGently(server, production?.drainSeconds ?? 0, () => inHand)
      if (cut > 0) options.log(JSON.stringify({ level: 'error', stop: 'requests cut', cut }))
      await jobs.stop()
      await metrics?.close()
      await probePool.end()
      await house.close()
    },
  }
}
