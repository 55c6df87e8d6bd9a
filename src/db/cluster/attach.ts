import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { passwordOf, secretOf } from './create.ts'
import { placeOf, SHARED_FOLDER, socketFolderOf } from './place.ts'
import type { RoleConfig } from './server.ts'
import { PORT } from './settings.ts'

/**
 * How to reach the cluster of a data folder that an application is serving already: for commands beside it (`npm run verify`). Null when
 * nothing was ever made there. Starts nothing.
 */
export const attach = async (dataFolder: string): Promise<((role: string, database: string) => RoleConfig) | null> => {
  const folder = resolve(dataFolder)
  if (!existsSync(folder)) return null
  const place = await placeOf(folder, SHARED_FOLDER)
  if (!existsSync(place.data)) return null
  const [secret, host] = [await secretOf(folder, place), await socketFolderOf(place)]
  return (role, database) => ({ host, port: PORT, user: role, password: passwordOf(secret, role), database, ssl: false })
}
