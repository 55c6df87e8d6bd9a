import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureSealKey } from '#db/audit/seal-key.server.ts'

/** The application for the benchmark, in a process of its own that can be pinned to one core. Argument: a settings file. */
const settings = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  web: object
  jobs: object
  sealer: object
  rootKey: string
  folder: string
}
process.env['NODE_ENV'] ??= 'production'
const build = await import(join(process.cwd(), 'build', 'server', 'index.js'))
const served = await build.entry.module.serve({
  build,
  clientFolder: join(process.cwd(), 'build', 'client'),
  web: settings.web,
  jobs: settings.jobs,
  sealer: settings.sealer,
  rootKey: Buffer.from(settings.rootKey, 'base64'),
  // the same at each run over a kept database: a foreign key seals nothing
  sealKey: await ensureSealKey(join(settings.folder, 'seal.key')),
  headFile: join(settings.folder, 'head'),
  mode: 'real',
  host: '127.0.0.1',
  port: 0,
  installation: {},
  log: console.error,
})
console.log(served.origin)
const end = (): void => void served.close().finally(() => process.exit(0))
process.on('SIGTERM', end)
// who started it is gone: so are its database and its folder
process.stdin.on('end', end).resume()
