import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RandomBytes } from '#core/ids.ts'
import { newSealKey } from '#db/audit/seal-key.server.ts'

/**
 * One world: the built application in a process of its own, over one database, with the time and the bytes that the proof gives it before
 * each request (`{ turn, now }`, answered by the same). Two worlds that are given the same may only differ by what their databases hold.
 */
export type WorldSettings = { web: object; jobs: object; sealer: object; rootKey: string; folder: string; origin: string; seed: string }
export type Turn = { turn: string; now: number }

const settings = JSON.parse(process.argv[2] ?? '{}') as WorldSettings
let turn = ''
let drawn = 0
let now = Date.now()

/** Bytes that follow from the seed, the turn, and how many were drawn in it. */
const random: RandomBytes = (size) => {
  const pieces: Buffer[] = []
  for (let have = 0; have < size; have += 32)
    pieces.push(createHash('sha512').update(`${settings.seed} ${turn} ${drawn++}`).digest().subarray(0, 32))
  return Buffer.concat(pieces).subarray(0, size)
}

process.env['NODE_ENV'] = 'production'
const build = (await import(join(process.cwd(), 'build', 'server', 'index.js'))) as {
  entry: { module: { serve: (options: object) => Promise<{ origin: string; close: () => Promise<void> }> } }
}
const served = await build.entry.module.serve({
  build,
  clientFolder: join(process.cwd(), 'build', 'client'),
  web: settings.web,
  jobs: settings.jobs,
  sealer: settings.sealer,
  rootKey: Buffer.from(settings.rootKey, 'base64'),
  sealKey: newSealKey(),
  headFile: join(settings.folder, `head-${process.pid}`),
  mode: 'demo',
  host: '127.0.0.1',
  port: await freePort(),
  origin: settings.origin,
  installation: { database: 'PostgreSQL', keyFile: '/cle', dataFolder: '/donnees' },
  log: (line: string) => process.stderr.write(`${line}\n`),
  clock: () => new Date(now),
  random,
})

/** The origin is a given one, so that the port has to be known before. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  process.send?.({ port })
  return port
}

process.on('message', (given: Turn) => {
  turn = given.turn
  drawn = 0
  now = given.now
  process.send?.({ turn })
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => void Promise.race([served.close(), wait(5_000)]).then(() => process.exit(0)))
process.send?.({ ready: true })
