import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import type { Cluster } from '#db/cluster/cluster.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { beginSessions, fill } from './bench-fill.ts'
import type { Filled, Person, ProfileName, Sizes } from './bench-fill.ts'

/** A measured person with the cookie of a fresh session. */
export type Visitor = Person & { cookie: string }
export type FilledHouse = {
  readonly folder: string
  readonly cluster: Cluster
  readonly rootKey: Buffer
  readonly filled: Filled
  readonly visitors: Record<ProfileName, Visitor[]>
}

/** The département of the benchmarks. */
export const departement = (caseFiles: number): Sizes => ({
  agents: 1_000,
  caseFiles,
  compartmentsPerCase: 20,
  factsPerCase: 20,
  people: { worker: 34, heavy: 2, reception: 80, manager: 4 },
  households: 80,
})

/**
 * A running PostgreSQL with a filled database. Filling 100,000 case files takes many minutes, so the folder stays under the temporary one,
 * named by what is in it, and the next run finds it again; migrations and policies of today are applied each time, and everybody gets a fresh
 * session. `kept: false` fills a folder of its own, removed by `leave`.
 */
export const filledHouse = async (options: {
  sizes: Sizes
  kept: boolean
  log: (line: string) => void
}): Promise<FilledHouse & { leave: () => Promise<void> }> => {
  const { sizes, kept, log } = options
  const name = kept ? `aparte-bench-${sizes.caseFiles}` : `aparte-bench-${process.pid}-${randomBytes(4).toString('hex')}`
  const folder = join(tmpdir(), name)
  const [whole, keyFile] = [join(folder, 'filled.json'), join(folder, 'root.key')]
  const known = existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as { sizes: Sizes; filled: Filled }) : null
  const again = known !== null && JSON.stringify(known.sizes) === JSON.stringify(sizes)
  if (!again) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const rootKey = again ? readFileSync(keyFile) : randomBytes(32)
  if (!again) writeFileSync(keyFile, rootKey, { mode: 0o600 })
  const cluster = await startCluster({ dataFolder: join(folder, 'data'), log })
  try {
    await prepareDatabase({
      admin: cluster.adminConfig,
      database: 'aparte',
      sqlFolder: 'db',
      mode: 'real',
      passwordOf: (role) => cluster.configFor(role).password,
    })
    const begun = performance.now()
    const filled =
      again && known
        ? known.filled
        : await fill({
            admin: cluster.configFor('cluster_admin', 'aparte'),
            web: cluster.configFor('aparte_web', 'aparte'),
            rootKey,
            sizes,
            log,
          })
    if (!again) {
      log(`filled in ${Math.round((performance.now() - begun) / 1000)} s: ${JSON.stringify(filled.counts)}`)
      writeFileSync(whole, JSON.stringify({ sizes, filled }))
    } else log(`found filled: ${folder}`)
    const admin = new pg.Client(cluster.configFor('cluster_admin', 'aparte'))
    await admin.connect()
    const visitors: Record<ProfileName, Visitor[]> = { worker: [], heavy: [], reception: [], manager: [] }
    for (const profile of Object.keys(visitors) as ProfileName[]) {
      const people = filled.people[profile]
      const sessions = await beginSessions(
        admin,
        filled.organisationId,
        people.map((one) => one.agentId),
      )
      visitors[profile] = people.map((one, n) => ({ ...one, cookie: sessions[n]?.cookie ?? '' }))
    }
    await admin.end()
    return {
      folder,
      cluster,
      rootKey,
      filled,
      visitors,
      leave: async () => {
        await cluster.stop()
        if (!kept) await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** The built application over a filled house, in a process of its own. `core`: pinned to it, where the system can. */
export const serveHouse = async (
  house: FilledHouse,
  options: { core?: number; nodeArguments?: readonly string[] } = {},
): Promise<{ origin: string; pid: number; stop: () => Promise<void> }> => {
  const { cluster } = house
  const settingsFile = join(house.folder, 'server.json')
  const settings = {
    web: cluster.configFor('aparte_web', 'aparte'),
    jobs: cluster.configFor('aparte_jobs', 'aparte'),
    sealer: cluster.configFor('aparte_sealer', 'aparte'),
    rootKey: house.rootKey.toString('base64'),
    folder: house.folder,
  }
  writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 })
  const pinned = options.core !== undefined && process.platform === 'linux' && cpus().length > 1
  const node = [process.execPath, ...(options.nodeArguments ?? []), 'scripts/bench-server.ts', settingsFile]
  const [command = '', ...args] = pinned ? ['taskset', '-c', String(options.core), ...node] : node
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(String(chunk))
      if (found) resolve(found[0])
    })
    server.once('exit', (code) => reject(new Error(`The server stopped (${code})`)))
  })
  return {
    origin,
    pid: server.pid ?? 0,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}
