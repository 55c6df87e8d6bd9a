import { join } from 'node:path'
import pg from 'pg'
import { prepareDatabase } from '#db/prepare.server.ts'
import { loadCommunes } from '#features/sector/communes.server.ts'
import type { Database } from './databases.ts'

/**
 * Brings the database of a house to this version: migrations, policies, logins, mode, communes. Nothing where that is done apart (no admin).
 * @returns how the administrator connects to it, or null. @throws NewerDatabase, WrongMode, HalfRestored
 */
export const prepareHouse = async (
  database: Pick<Database, 'admin' | 'name' | 'passwordOf'>,
  mode: 'demo' | 'real',
  projectFolder: string,
): Promise<pg.ClientConfig | null> => {
  if (!database.admin) return null
  await prepareDatabase({
    admin: database.admin,
    sqlFolder: join(projectFolder, 'db'),
    mode,
    ...(database.name ? { database: database.name } : {}),
    ...(database.passwordOf ? { passwordOf: database.passwordOf } : {}),
  })
  const admin: pg.ClientConfig = database.name ? { ...database.admin, database: database.name } : database.admin
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await loadCommunes(client, { demo: mode === 'demo' })
  } finally {
    await client.end()
  }
  return admin
}
