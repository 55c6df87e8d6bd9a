import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { readSealKey } from '#db/audit/seal-key.server.ts'
import { keepHouseKeys, makeKit, readRecovery, sheetNames } from '#db/backup/recovery-file.server.ts'
import type { HouseKeys, Recovery } from '#db/backup/recovery-file.server.ts'
import { attach } from '#db/cluster/attach.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'
import { proofDigest, rootRows } from '#db/keys/root-keys.server.ts'
import { backUp } from '#jobs/backup.server.ts'
import type { BackupHouse } from '#jobs/backup.server.ts'
import { backupLogin, besideLogin } from './databases.ts'
import { applicationVersion } from './nightly-backup.server.ts'
import { openKeys } from './root-key.server.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './start-problem.ts'

/** The logins that the commands of backups use, of a house that is open here or not. */
export type Logins = { readonly backup: pg.ClientConfig; readonly jobs: pg.ClientConfig; readonly stop: () => Promise<void> }

/** @throws ClusterProblem, StartProblem */
export const loginsOf = async (settings: Settings): Promise<Logins> => {
  if (settings.databaseUrl) {
    const [backup, jobs] = [backupLogin(settings), besideLogin(settings, 'aparte_jobs')]
    if (!backup || !jobs)
      throw new StartProblem(
        'Pour sauvegarder la base de DATABASE_URL, donnez DATABASE_OWNER_URL, ou DATABASE_BACKUP_URL et DATABASE_JOBS_URL.',
        12,
      )
    return { backup, jobs, stop: async () => {} }
  }
  const logins = (configFor: (role: string, database: string) => pg.ClientConfig) => ({
    backup: { ...configFor('aparte_backup', 'aparte') },
    jobs: { ...configFor('aparte_jobs', 'aparte') },
  })
  const running = await attach(settings.dataFolder)
  if (!running)
    throw new StartProblem(
      `Il n’y a rien à sauvegarder dans ${settings.dataFolder} : lancez d’abord npm start, ou dites où est le dossier (APARTE_DATA).`,
      12,
    )
  try {
    const cluster = await startCluster({ dataFolder: settings.dataFolder, log: () => {} })
    return { ...logins(cluster.configFor), stop: cluster.stop }
  } catch (error) {
    if (!(error instanceof ClusterProblem) || error.code !== 'already-running') throw error
    return { ...logins(running), stop: async () => {} }
  }
}

/** « 22 novembre 2026 ». */
const inWords = (at: Date): string => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(at)

/** The keys of the house, for its kit. @throws StartProblem */
const houseKeys = async (settings: Settings, logins: Logins, env: NodeJS.ProcessEnv): Promise<HouseKeys> => {
  const root = await openKeys(logins.jobs, settings, env)
  await readSealKey(settings.sealKeyFile)
  return { root: Buffer.from(root.key), rootId: root.id, proof: root.proof, seal: await readFile(settings.sealKeyFile, 'utf8') }
}

/** Whether this kit holds the root key by which the database is known; also when the database knows none, or two: the backup itself says so. */
const holds = async (logins: Logins, kit: Recovery): Promise<boolean> => {
  const client = new pg.Client(logins.jobs)
  await client.connect()
  const [row, ...others] = await rootRows(client).finally(() => client.end())
  return !row || others.length > 0 || (kit.keys !== null && kit.root === row.id && kit.proof === proofDigest(row.proof))
}

/**
 * The kit of the house; made at the first backup, its three sheets written once in a new folder. One that holds other keys (of a former house
 * here, of before a change) is given the present ones first.
 */
const kitOf = async (
  settings: Settings,
  logins: Logins,
  env: NodeJS.ProcessEnv,
  kitFolder: string | undefined,
  now: Date,
  say: (line: string) => void,
): Promise<Recovery> => {
  const there = await readRecovery(settings.recoveryFile)
  if (there) {
    if (await holds(logins, there)) return there
    await keepHouseKeys(settings.recoveryFile, await houseKeys(settings, logins, env), randomBytes)
    say(`La trousse de secours gardait d’autres clés que celles de cette installation : elle a maintenant les bonnes.
  Ce sont les feuilles du ${inWords(new Date(there.madeAt))} qui ouvriront cette sauvegarde. Vous ne les avez plus ? Renommez ${settings.recoveryFile}, puis relancez npm run backup.
`)
    return (await readRecovery(settings.recoveryFile)) ?? there
  }
  const made = await makeKit({
    path: settings.recoveryFile,
    kitFolder: kitFolder ?? join(dirname(settings.recoveryFile), `trousse-${now.toISOString().slice(0, 10)}`),
    keys: await houseKeys(settings, logins, env),
    now,
    day: inWords(now),
    random: randomBytes,
  })
  say(`Première sauvegarde : la trousse de secours est faite.
  Trois feuilles : ${sheetNames.map((name) => join(made.kitFolder, name)).join('\n                   ')}
  Imprimez-les, effacez ces fichiers, gardez les feuilles dans trois lieux différents, loin de cet ordinateur.
  Il en faudra deux pour rouvrir une sauvegarde. Sans elles, les sauvegardes sont illisibles pour toujours.
`)
  return made
}

export type BackupAsked = {
  settings: Settings
  env: NodeJS.ProcessEnv
  projectFolder: string
  to?: string
  kit?: string
  say: (line: string) => void
}

/** `npm run backup`: one backup now, of a house open here or not. Answers the line to print. @throws StartProblem, ClusterProblem */
export const backupNow = async ({ settings, env, projectFolder, to, kit, say }: BackupAsked): Promise<string> => {
  const logins = await loginsOf(settings)
  try {
    const clock = (): Date => new Date()
    const recovery = await kitOf(settings, logins, env, kit, clock(), say)
    const house: BackupHouse = {
      backup: logins.backup,
      jobs: logins.jobs,
      folder: to ?? settings.backupFolder,
      application: await applicationVersion(projectFolder),
      clock,
      random: randomBytes,
      log: say,
    }
    const began = performance.now()
    const { path, bytes, rows, manifest } = await backUp(house, recovery, { forget: to === undefined })
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).replace('.', ',')
    return `Sauvegarde faite : ${path} — ${rows} lignes de ${manifest.tables.length} tables, ${(bytes / 1_000_000).toFixed(1).replace('.', ',')} Mo, journal scellé jusqu’au bloc ${manifest.head?.no ?? '0'}, en ${seconds} s.${recovery.keys ? '' : ' Elle ne contient pas la clé des textes : gardez-en une copie à part.'}`
  } finally {
    await logins.stop()
  }
}
