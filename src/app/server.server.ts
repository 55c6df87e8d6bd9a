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
import type { SealKey } from '#db/audit/seal-key.server.ts'
import { Vault } from '#db/vault.server.ts'
import { offerInstallation } from '#features/identity/installation.server.ts'
import { resolveSession } from '#features/identity/session.server.ts'
import { startJobs } from '#jobs/run.server.ts'
import { wallClock } from '#web/clock.ts'
import { hallContext } from '#web/context.ts'
import { paths } from '#web/paths.ts'
import { sentenceOf } from './sentences.ts'
import { securityHeaders } from './headers.server.ts'
import { staticFiles } from './static.server.ts'
import { refuseTooLarge } from './too-large.server.ts'

export type ServeOptions = {
  build: ServerBuild
  clientFolder: string
  web: pg.PoolConfig
  jobs: pg.ClientConfig
  sealer: pg.ClientConfig
  rootKey: Uint8Array
  sealKey: SealKey
  /** Where the head of the sealed log is also kept, outside the database. */
  headFile: string
  mode: 'demo' | 'real'
  host: string
  port: number
  /** Public origin when a proxy stands before us; else built from host and port. */
  origin?: string
  installation: Readonly<Record<string, string>>
  log: (line: string) => void
  /** Another time and other bytes than the machine's: two worlds that must answer alike are given the same (proof/). */
  clock?: () => Date
  random?: RandomBytes
}

export type Served = {
  origin: string
  /** Path of the one-time page that creates the first administrator; null once somebody is there, and in a demonstration. */
  installationPath: string | null
  close: () => Promise<void>
}

/** All that our pages and programs use. */
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

/** A body larger than any form of ours is cut before it is read: 4 MB. */
const LARGEST = 4 * 1024 * 1024

/**
 * Serves the built application: one request, one visit, one answer with its headers. Resolves once it listens.
 * @throws the listen error (EADDRINUSE, EACCES) as Node gives it.
 */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const { clock = (): Date => new Date(), random = randomBytes } = options
  const pool = new pg.Pool({ max: 16, ...options.web })
  // an idle connection that dies (database restart) is replaced at the next request; it must not stop the process
  pool.on('error', () => {})
  const house = openHouse({ pool, vault: new Vault(options.rootKey, random), clock, random })
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

  const listener = createRequestListener({
    build: options.build,
    mode: 'production',
    getLoadContext: async (request, client) => {
      const visit = await resolveSession(house, request, client.address, origin)
      const now = clock()
      const wall = wallClock(now, visit.timeZone)
      const context = new RouterContextProvider()
      context.set(hallContext, {
        house,
        visit,
        mode: options.mode,
        now,
        today: wall.date,
        time: wall.time,
        timeZone: visit.timeZone,
        origin,
        script,
        sentenceOf,
        installation: options.installation,
      })
      return context
    },
  })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (files(request, response)) return
    response.setHeader('cache-control', 'no-store')
    if (!METHODS.includes(request.method ?? '')) {
      // the framework would make an incident of TRACE, and take PUT or DELETE for a form
      response.writeHead(405, { allow: METHODS.join(', ') }).end()
      return
    }
    if (Number(request.headers['content-length'] ?? 0) > LARGEST) {
      refuseTooLarge(request, response)
      return
    }
    listener(request, response)
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
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => {
          server.closeAllConnections()
          resolve()
        }, 3_000).unref()
      })
      await jobs.stop()
      await house.close()
    },
  }
}
