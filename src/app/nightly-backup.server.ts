import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealKey } from '#db/audit/seal-key.server.ts'
import { RESTORING } from '#db/backup/restore.server.ts'
import type { KnownRootKeys } from '#db/keys/root-keys.server.ts'
import { startBackups } from '#jobs/backup.server.ts'
import { tellOnce } from '#jobs/run.server.ts'
import type { Database } from './databases.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './start-problem.ts'

/** The version of the application, as its package says. */
export const applicationVersion = async (projectFolder: string): Promise<string> =>
  (JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string }).version

/** A folder that a restore did not fill to the end is no house. @throws StartProblem */
export const refuseHalfRestored = (settings: Settings): void => {
  if (existsSync(join(settings.dataFolder, RESTORING)))
    throw new StartProblem(
      `Une restauration n’est pas allée jusqu’au bout dans ${settings.dataFolder}. Videz ce dossier, puis relancez npm run restore ; la sauvegarde est intacte.`,
      16,
    )
}

/** The backup of each night in an open house. Null where nothing says how to reach the login that reads it. */
export const startNightlyBackups = async (options: {
  database: Pick<Database, 'backup' | 'jobs'>
  settings: Settings
  rootKey: KnownRootKeys
  sealKey: SealKey
  projectFolder: string
  log: (line: string) => void
}): Promise<{ stop: () => Promise<void> } | null> => {
  const { database, settings, rootKey, sealKey, projectFolder, log } = options
  if (!database.backup) return null
  const clock = (): Date => new Date()
  const tell = tellOnce(log, clock)
  return startBackups({
    backup: database.backup,
    jobs: database.jobs,
    folder: settings.backupFolder,
    recoveryFile: settings.recoveryFile,
    keys: {
      root: Buffer.from(rootKey.key),
      rootId: rootKey.id,
      proof: rootKey.proof,
      seal: sealKey.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    },
    application: await applicationVersion(projectFolder),
    clock,
    random: randomBytes,
    log,
    failed: (error) => tell('backup', error),
  })
}
