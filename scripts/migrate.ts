import pg from 'pg'
import { BadSetting, readSettings } from '#app/settings.ts'
import { prepareHouse } from '#app/prepare-house.ts'
import { HalfRestored } from '#db/backup/under-way.server.ts'
import { NewerDatabase } from '#db/migrate.server.ts'
import { prepareDatabase, WrongMode } from '#db/prepare.server.ts'

/**
 * `npm run migrate`: brings an installer's database to this version, once, before its machines are restarted. It alone needs DATABASE_OWNER_URL;
 * the machines that serve then do without. Safe to run again, and while the house serves (docs/decisions/0020).
 */
const give = (message: string, code: number): never => {
  console.error(message)
  process.exit(code)
}

try {
  const url = process.env['DATABASE_OWNER_URL'] ?? give('Donnez DATABASE_OWNER_URL : le compte qui prépare la base, en direct.', 12)
  // whoever prepares a database of his own has a real house, unless he says otherwise
  const { mode } = readSettings({ APARTE_MODE: 'real', ...process.env }, process.cwd())
  const admin: pg.ClientConfig = { connectionString: url, connectionTimeoutMillis: 8_000 }
  const { applied } = await prepareDatabase({ admin, sqlFolder: 'db', mode })
  await prepareHouse({ admin }, mode, process.cwd())
  console.log(
    applied.length === 0
      ? 'La base est déjà celle de cette version.'
      : `La base est prête : ${applied.length} étapes (${applied.join(', ')}).`,
  )
} catch (error) {
  if (error instanceof BadSetting) give(error.message, 10)
  if (error instanceof HalfRestored) give(error.message, 16)
  if (error instanceof NewerDatabase)
    give(`Cette base a été faite par une version plus récente d’Aparté (${error.message}). Rien n’a été modifié.`, 14)
  if (error instanceof WrongMode) give(`Cette base est née en mode « ${error.born} » : dites-le (APARTE_MODE). Rien n’a été modifié.`, 15)
  give(`La base ne peut pas être préparée : ${error instanceof Error ? error.message : String(error)}`, 12)
}
