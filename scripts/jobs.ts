import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { attach } from '#db/cluster/attach.ts'
import { Vault } from '#db/vault.server.ts'
import { BadSetting, readSettings } from '#app/settings.ts'
import { startQueue } from '#jobs/queue.server.ts'
import { tellOnce } from '#jobs/run.server.ts'

/**
 * `npm run jobs`: a worker alone, beside the pages or on another machine. It takes its share of the night from the queue of the same database;
 * it needs that database (DATABASE_URL and DATABASE_OWNER_URL, or the data folder of a house that runs here) and the root key.
 */
const give = (message: string, code: number): never => {
  console.error(message)
  process.exit(code)
}

const configOf = async (settings: ReturnType<typeof readSettings>): Promise<pg.ClientConfig> => {
  if (settings.databaseUrl) {
    if (!settings.databaseOwnerUrl)
      give('DATABASE_URL est donné sans DATABASE_OWNER_URL : il faut aussi le compte qui porte les travaux.', 12)
    return { connectionString: settings.databaseOwnerUrl, options: '-c role=aparte_jobs' }
  }
  const configFor = await attach(settings.dataFolder)
  if (!configFor) return give(`Aparté n’est pas ouvert dans ${settings.dataFolder} : lancez d’abord npm start, ou donnez DATABASE_URL.`, 12)
  return { ...configFor('aparte_jobs', 'aparte') }
}

try {
  const settings = readSettings(process.env, process.cwd())
  const key = Buffer.from((await readFile(settings.keyFile, 'utf8').catch(() => '')).trim(), 'base64')
  if (key.length !== 32)
    give(
      `La clé de cette base n’est pas là (${settings.keyFile}). Copiez-la à l’abri des regards, ou dites où elle est : APARTE_KEY_FILE.`,
      13,
    )
  const config = await configOf(settings)
  // told at once rather than tried again for ever
  const probe = new pg.Client({ ...config, connectionTimeoutMillis: 8_000 })
  await probe.connect()
  await probe.query('select app.night_marked(1)')
  await probe.end()
  const clock = (): Date => new Date()
  const queue = startQueue({ config, vault: new Vault(key, randomBytes), clock, failed: tellOnce((line) => console.error(line), clock) })
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
  give(
    error instanceof BadSetting ? error.message : `La base ne répond pas (${error instanceof Error ? error.message : String(error)}).`,
    12,
  )
}
