import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { attach } from '#db/cluster/attach.ts'
import { Vault } from '#db/vault.server.ts'
import { besideLogin } from '#app/databases.ts'
import { openKeys } from '#app/root-key.server.ts'
import { BadSetting, readSettings } from '#app/settings.ts'
import { StartProblem } from '#app/start-problem.ts'
import { startQueue } from '#jobs/queue.server.ts'
import { tellOnce } from '#jobs/run.server.ts'

/**
 * `npm run jobs`: a worker alone, beside the pages or on another machine. It takes its share of the night from the queue of the same database;
 * it needs that database (DATABASE_URL and DATABASE_JOBS_URL or DATABASE_OWNER_URL, or the data folder of a house that runs here) and the root key.
 */
const give = (message: string, code: number): never => {
  console.error(message)
  process.exit(code)
}

const configOf = async (settings: ReturnType<typeof readSettings>): Promise<pg.ClientConfig> => {
  if (settings.databaseUrl) {
    return (
      besideLogin(settings, 'aparte_jobs') ??
      give('DATABASE_URL est donné sans DATABASE_JOBS_URL ni DATABASE_OWNER_URL : il faut aussi le compte qui porte les travaux.', 12)
    )
  }
  const configFor = await attach(settings.dataFolder)
  if (!configFor) return give(`Aparté n’est pas ouvert dans ${settings.dataFolder} : lancez d’abord npm start, ou donnez DATABASE_URL.`, 12)
  return { ...configFor('aparte_jobs', 'aparte') }
}

try {
  const settings = readSettings(process.env, process.cwd())
  const config = await configOf(settings)
  // told at once rather than tried again for ever
  const probe = new pg.Client({ ...config, connectionTimeoutMillis: 8_000 })
  await probe.connect()
  await probe.query('select app.night_marked(1)')
  await probe.end()
  const keys = await openKeys(config, settings, process.env)
  const clock = (): Date => new Date()
  const queue = startQueue({ config, vault: new Vault(keys, randomBytes), clock, failed: tellOnce((line) => console.error(line), clock) })
  console.log('Ce poste prend sa part des calculs de la nuit. Ctrl-C pour l’arrêter.')
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await queue.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
} catch (error) {
  if (error instanceof StartProblem) give(error.message, error.exitCode)
  give(
    error instanceof BadSetting ? error.message : `La base ne répond pas (${error instanceof Error ? error.message : String(error)}).`,
    12,
  )
}
