import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { isIsoDate } from '#core/dates.ts'
import { attach } from '#db/cluster/attach.ts'
import { Vault } from '#db/vault.server.ts'
import { besideLogin } from '#app/databases.ts'
import { openKeys } from '#app/root-key.server.ts'
import { readSettings } from '#app/settings.ts'
import { runNight } from '#jobs/night.server.ts'

/**
 * `npm run night -- 2026-04-01`: the night of a day, at once and in this process, over the house that runs here (or DATABASE_URL). For the stories,
 * and to see what a day will bring; the days already computed stay as they are. Prints what was done, as numbers.
 */
const [, , day = ''] = process.argv
if (!isIsoDate(day)) {
  console.error('Dites le jour : npm run night -- 2026-04-01')
  process.exit(2)
}
const settings = readSettings(process.env, process.cwd())
const configFor = settings.databaseUrl ? null : await attach(settings.dataFolder)
if (!settings.databaseUrl && !configFor) {
  console.error(`Aparté n’est pas ouvert dans ${settings.dataFolder}.`)
  process.exit(12)
}
const config: pg.ClientConfig = configFor ? { ...configFor('aparte_jobs', 'aparte') } : (besideLogin(settings, 'aparte_jobs') ?? {})
const client = new pg.Client(config)
await client.connect()
const keys = await openKeys(config, settings, process.env)
const done = await runNight(client, {
  vault: new Vault(keys, randomBytes),
  today: day,
  now: new Date(`${day}T00:07:00+01:00`),
  failed: (error) => console.error(error instanceof Error ? error.name : 'Error'),
  breathe: async () => {},
})
await client.end()
console.log(JSON.stringify(done))
