import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import { prepareDatabase, servingRoles } from '#db/prepare.server.ts'
import { loadCommunes } from '#features/sector/communes.server.ts'
import { seedTown } from '../../seed/load.ts'
import type { Turn, WorldSettings } from './server.ts'

/** Twin worlds: one database made once, then cloned; each clone served by a process of its own at the time and with the bytes it is given. */
export type Answer = {
  status: number
  headers: string
  body: string
  /** From the first byte sent to the last received, in milliseconds. */
  ms: number
}
export type Ask = { method: 'GET' | 'POST'; path: string; cookie?: string; headers?: Record<string, string>; body?: string }

export type World = {
  readonly name: string
  /** The cluster's administrator on this database: to build what no door builds and to look at all rows; never what is under test. */
  readonly admin: pg.Client
  readonly jobs: pg.ClientConfig
  readonly web: pg.ClientConfig
  /** Waits until the jobs have compared all requests received: when they do it is theirs to choose, what comes of it is not. */
  settle(): Promise<void>
  /** One request at this turn. The headers are given as they came, but the date. */
  ask(turn: Turn, ask: Ask): Promise<Answer>
  close(): Promise<void>
}

export type Base = {
  readonly rootKey: Buffer
  readonly admin: pg.Client
  /** A connection of the jobs to the base, closed afterwards. */
  night(body: (jobs: pg.Client) => Promise<void>): Promise<void>
  /** Freezes what `admin` wrote: from now on only clones are opened. */
  freeze(): Promise<void>
  clone(name: string, seed: string): Promise<World>
  /** A database for real use in which there is nobody yet; nobody serves it. */
  empty(name: string): Promise<{ admin: pg.Client; web: pg.ClientConfig; close(): Promise<void> }>
  close(): Promise<void>
}

export const ORIGIN = 'http://aparte.test'
const BASE = 'aparte_base'

/** A cluster of its own with Clairval in it. `durable`: what is written is forced to the disk, as where people work. */
export const openBase = async (log: (line: string) => void, { durable = false }: { durable?: boolean } = {}): Promise<Base> => {
  const folder = await mkdtemp(join(tmpdir(), 'aparte-worlds-'))
  const cluster = await startCluster({ dataFolder: join(folder, 'data'), log: () => {}, throwaway: !durable })
  const undo: (() => Promise<unknown>)[] = [() => cluster.stop(), () => rm(folder, { recursive: true, force: true })]
  const config = (role: string, database: string): pg.ClientConfig => ({ ...cluster.configFor(role, database) })
  const as = (database: string): pg.ClientConfig => ({ ...cluster.adminConfig, database })
  const prepare = (database: string, mode: 'demo' | 'real') =>
    prepareDatabase({
      admin: cluster.adminConfig,
      database,
      sqlFolder: resolve('db'),
      mode,
      passwordOf: (role) => cluster.configFor(role).password,
    })
  const rootKey = randomBytes(32)
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0)) await step().catch(() => undefined)
  }
  try {
    await prepare(BASE, 'demo')
    const admin = new pg.Client(as(BASE))
    admin.on('error', () => {})
    await admin.connect()
    await loadCommunes(admin, { demo: true })
    await seedTown({ web: config('aparte_web', BASE), admin: as(BASE), rootKey, log: () => {} })
    log('twin worlds: the base is made')
    let frozen = false
    undo.unshift(async () => frozen || admin.end())
    const clone: Base['clone'] = async (name, seed) => {
      const maker = new pg.Client(as('postgres'))
      await maker.connect()
      await maker.query(`create database ${name} template ${BASE}`)
      for (const role of servingRoles) await maker.query(`grant connect on database ${name} to ${role}`)
      await maker.end()
      const own = new pg.Client(as(name))
      own.on('error', () => {})
      await own.connect()
      const web = config('aparte_web', name)
      const settings: WorldSettings = {
        web,
        jobs: config('aparte_jobs', name),
        sealer: config('aparte_sealer', name),
        rootKey: rootKey.toString('base64'),
        folder,
        origin: ORIGIN,
        seed,
      }
      const served = await serve(settings)
      return {
        name,
        admin: own,
        web,
        jobs: config('aparte_jobs', name),
        settle: async () => {
          for (let n = 0; n < 1_200; n++) {
            const left = await own.query('select from request where compared_at is null limit 1')
            if (left.rowCount === 0) return
            await wait(50)
          }
          throw new Error('requests are still not compared after a minute')
        },
        ask: served.ask,
        close: async () => {
          await served.stop()
          await own.end()
          const cleaner = new pg.Client(as('postgres'))
          await cleaner.connect()
          await cleaner.query(`drop database if exists ${name} with (force)`)
          await cleaner.end()
        },
      }
    }
    const empty: Base['empty'] = async (name) => {
      await prepare(name, 'real')
      const own = new pg.Client(as(name))
      own.on('error', () => {})
      await own.connect()
      return { admin: own, web: config('aparte_web', name), close: () => own.end() }
    }
    return {
      rootKey,
      empty,
      admin,
      night: async (body) => {
        const client = new pg.Client(config('aparte_jobs', BASE))
        client.on('error', () => {})
        await client.connect()
        try {
          await body(client)
        } finally {
          await client.end()
        }
      },
      freeze: async () => {
        frozen = true
        await admin.end()
      },
      clone,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Told = { port?: number; ready?: boolean; turn?: string }

const serve = async (settings: WorldSettings) => {
  const child = fork(join('proof', 'worlds', 'server.ts'), [JSON.stringify(settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const waiting = new Map<string, () => void>()
  let port = 0
  await new Promise<void>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`a world ended with ${code}`)))
    child.on('message', (told: Told) => {
      if (told.port) port = told.port
      if (told.ready) done()
      if (told.turn !== undefined) {
        waiting.get(told.turn)?.()
        waiting.delete(told.turn)
      }
    })
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return {
    ask: async (turn: Turn, ask: Ask): Promise<Answer> => {
      const heard = new Promise<void>((done) => waiting.set(turn.turn, done))
      child.send(turn)
      await heard
      return send(agent, port, ask)
    },
    stop: async () => {
      agent.destroy()
      const ended = new Promise<void>((done) => child.once('exit', () => done()))
      child.kill('SIGTERM')
      await ended
    },
  }
}

const send = (agent: Agent, port: number, { method, path, cookie, headers = {}, body }: Ask): Promise<Answer> =>
  new Promise((done, fail) => {
    const begun = performance.now()
    const sent = httpRequest(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          host: new URL(ORIGIN).host,
          ...(cookie ? { cookie } : {}),
          ...(method === 'POST'
            ? {
                origin: ORIGIN,
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': String(Buffer.byteLength(body ?? '')),
              }
            : {}),
          ...headers,
        },
      },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', fail)
        answer.on('end', () => {
          const lines: string[] = []
          for (let n = 0; n < answer.rawHeaders.length; n += 2)
            if (answer.rawHeaders[n]?.toLowerCase() !== 'date') lines.push(`${answer.rawHeaders[n]}: ${answer.rawHeaders[n + 1]}`)
          done({
            status: answer.statusCode ?? 0,
            headers: lines.join('\n'),
            body: Buffer.concat(pieces).toString('latin1'),
            ms: performance.now() - begun,
          })
        })
      },
    )
    sent.on('error', fail)
    if (body !== undefined) sent.write(body)
    sent.end()
  })
