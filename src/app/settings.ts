import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { BadSetting } from './bad-setting.ts'
import { readMessages } from './message-settings.ts'
import type { MessageSettings } from './message-settings.ts'
import { databaseLinks } from './database-address.ts'
import { readProduction } from './production-settings.ts'
import type { ProductionSettings } from './production-settings.ts'
import { readSignOn } from './sign-on-settings.ts'
import type { SignOnSettings } from '#web/sign-on.ts'

/** What the environment may say, with its defaults; the README's table says the same. */
export type Settings = {
  mode: 'demo' | 'real'
  port: number
  host: string
  origin: string | undefined
  dataFolder: string
  keyFile: string
  sealKeyFile: string
  /** What the house keeps of its recovery kit: the public key of its backups. */
  recoveryFile: string
  backupFolder: string
  /** The login of the backups, when it has an address of its own. */
  backupUrl: string | undefined
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  /** Whether any of these leaves this machine, and which do without verifying who answers. */
  databaseLinks: { readonly leaves: boolean; readonly weak: readonly string[] }
  production: ProductionSettings
  signOn: SignOnSettings | null
  messages: MessageSettings
}

export { BadSetting }

/** A name for a data folder that does not tell where it lies. */
const folderId = (folder: string): string => createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)

/**
 * Reads the environment.
 * @throws BadSetting
 */
export const readSettings = (env: NodeJS.ProcessEnv, projectFolder: string): Settings => {
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadSetting(`PORT vaut « ${env['PORT']} » : un nombre de 1 à 65535 est attendu.`)
  // an installer's database is never filled with invented people unless the mode says so (decision 23)
  const mode = env['APARTE_MODE'] ?? (env['DATABASE_URL'] ? 'real' : 'demo')
  if (mode !== 'demo' && mode !== 'real') throw new BadSetting(`APARTE_MODE vaut « ${mode} » : « demo » ou « real » est attendu.`)
  const host = env['HOST'] ?? '127.0.0.1'
  const origin = env['APARTE_ORIGIN']
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(host)
  if (!loopback && !origin)
    throw new BadSetting(
      `HOST vaut « ${host} » : au-delà de cet ordinateur, Aparté exige un serveur mandataire qui chiffre. Donnez son adresse publique dans APARTE_ORIGIN (https://…).`,
    )
  if (origin && !/^https:\/\/[^/]+$/.test(origin) && !/^http:\/\/localhost(:\d+)?$/.test(origin))
    throw new BadSetting(`APARTE_ORIGIN vaut « ${origin} » : une adresse https:// sans chemin est attendue.`)
  const databaseUrl = env['DATABASE_URL']
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'])
    if (env[name] !== undefined && !/^postgres(ql)?:\/\//.test(env[name]))
      throw new BadSetting(`${name} n’est pas une adresse PostgreSQL : postgresql://utilisateur:secret@serveur/base est attendu.`)
  const dataFolder = resolve(env['APARTE_DATA'] ?? join(projectFolder, '.aparte'))
  const keys = join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'aparte')
  const keyFile = resolve(
    env['APARTE_KEY_FILE'] ?? join(keys, `${folderId(databaseUrl ? databaseUrl.replace(/:[^:@/]*@/, '@') : dataFolder)}.key`),
  )
  if (keyFile.startsWith(`${dataFolder}/`))
    throw new BadSetting(`La clé (${keyFile}) est dans le dossier de données qu’elle protège. Mettez-la ailleurs : APARTE_KEY_FILE.`)
  return {
    mode,
    port,
    host,
    origin,
    dataFolder,
    keyFile,
    sealKeyFile: `${keyFile.replace(/\.key$/, '')}.seal`,
    recoveryFile: `${keyFile.replace(/\.key$/, '')}.recovery`,
    backupFolder: resolve(env['APARTE_BACKUP_FOLDER'] ?? `${dataFolder}-sauvegardes`),
    backupUrl: env['DATABASE_BACKUP_URL'],
    databaseUrl,
    databaseOwnerUrl: env['DATABASE_OWNER_URL'],
    databaseLinks: databaseLinks(env),
    production: readProduction(env),
    signOn: readSignOn(env),
    messages: readMessages(env),
  }
}

/** Whether this data folder was used before: its key must then be there. */
export const wasUsed = (dataFolder: string): boolean => existsSync(join(dataFolder, 'cluster')) || existsSync(join(dataFolder, 'pointer'))
