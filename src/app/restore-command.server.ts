import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import pg from 'pg'
import { uuidv7 } from '#core/ids.ts'
import { BackupRefused } from '#db/backup/format.server.ts'
import { keyOfKit, KitProblem } from '#db/backup/kit.ts'
import type { RecoveryKey } from '#db/backup/recovery-key.server.ts'
import { drill, restoreIntoDatabase, restoreIntoFolder } from '#db/backup/restore.server.ts'
import type { Restored } from '#db/backup/restore.server.ts'
import { codeOf, noteRun } from '#jobs/backup.server.ts'
import { loginsOf } from './backup-command.server.ts'
import { phraseFileOf } from './root-key.server.ts'
import type { Settings } from './settings.ts'

export type RestoreAsked = {
  settings: Settings
  projectFolder: string
  file: string
  /** Sheets of the kit: files, or folders that hold some. None: they are asked for in the terminal. */
  kit: readonly string[]
  isDrill: boolean
  say: (line: string) => void
}

const textsOf = async (paths: readonly string[]): Promise<string[]> => {
  const files: string[] = []
  for (const path of paths) {
    if (!existsSync(path)) throw new KitProblem(`La feuille ${path} n’est pas là.`)
    if (statSync(path).isDirectory())
      files.push(...(await readdir(path)).filter((name) => name.endsWith('.txt')).map((name) => join(path, name)))
    else files.push(path)
  }
  return Promise.all(files.map((path) => readFile(path, 'utf8')))
}

const askedFor = async (): Promise<string[]> => {
  if (!process.stdin.isTTY) return []
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const texts = [
    await terminal.question('Code d’une première feuille, sur une ligne : '),
    await terminal.question('Code d’une autre feuille : '),
  ]
  terminal.close()
  return texts
}

const seconds = (began: number): string => ((performance.now() - began) / 1_000).toFixed(1).replace('.', ',')

const told = ({ manifest, tables, rows, texts, entries, blocks }: Restored, began: number): string =>
  `${rows} lignes de ${tables} tables, toutes identiques ; ${texts === null ? 'textes non ouverts, leur clé n’est pas dans la sauvegarde' : `${texts} textes chiffrés ouverts`} ; journal intact : ${entries} lignes, ${blocks} blocs${manifest.head ? `, jusqu’au bloc ${manifest.head.no} de la sauvegarde` : ''} ; en ${seconds(began)} s.`

/** Tells the house that is here, if there is one, that a drill was made; a drill on another machine is nobody's business here. */
const noteDrill = async (
  settings: Settings,
  started: Date,
  found: { rows: number; block: string | null } | { problem: string },
): Promise<boolean> => {
  try {
    const logins = await loginsOf(settings)
    const client = new pg.Client(logins.jobs)
    try {
      await client.connect()
      const outcome = 'rows' in found ? 'done' : 'failed'
      await noteRun(client, {
        id: uuidv7(started.getTime(), randomBytes(10)),
        kind: 'drill',
        started,
        ended: new Date(),
        outcome,
        ...found,
      })
      return true
    } finally {
      await client.end().catch(() => undefined)
      await logins.stop()
    }
  } catch {
    return false
  }
}

/** `npm run restore`. Answers the line to print. @throws BackupRefused, KitProblem, ClusterProblem: in French, with nothing left behind */
export const restoreNow = async (asked: RestoreAsked): Promise<string> => {
  const { settings, projectFolder, file, kit, isDrill, say } = asked
  if (!existsSync(file)) throw new BackupRefused(`Le fichier ${file} n’est pas là.`)
  const mine: RecoveryKey = keyOfKit(kit.length > 0 ? await textsOf(kit) : await askedFor())
  const common = { file, mine, sqlFolder: join(projectFolder, 'db'), random: randomBytes, log: say }
  const began = performance.now()
  if (isDrill) {
    const started = new Date()
    try {
      const restored = await drill({ ...common, folder: await mkdtemp(join(tmpdir(), 'aparte-essai-')) })
      const noted = await noteDrill(settings, started, { rows: restored.rows, block: restored.manifest.head?.no ?? null })
      return `Essai de restauration réussi : ${told(restored, began)} La copie d’essai est effacée.${noted ? '' : ' Aucune maison n’est installée ici : cet essai n’est noté nulle part.'}`
    } catch (error) {
      await noteDrill(settings, started, { problem: codeOf(error) })
      throw error
    }
  }
  const whole = {
    ...common,
    keys: { root: settings.keyFile, phrase: phraseFileOf(settings), seal: settings.sealKeyFile, recovery: settings.recoveryFile },
    now: () => new Date(),
    newId: () => uuidv7(Date.now(), randomBytes(10)),
  }
  const restored = settings.databaseUrl
    ? await restoreIntoDatabase({ ...whole, admin: { connectionString: settings.databaseOwnerUrl ?? settings.databaseUrl } })
    : await restoreIntoFolder({ ...whole, folder: settings.dataFolder })
  const { manifest } = restored
  return `Restauré : ${told(restored, began)}
Sauvegarde du ${new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(new Date(manifest.at))}. Ce qui a été fait depuis n’y est pas : à refaire d’abord, les comptes fermés et les accès retirés.
${manifest.root ? `La clé des textes est dans ${settings.keyFile}.` : 'La sauvegarde ne contient pas la clé des textes : remettez-la à sa place avant de démarrer.'}
Toutes les sessions sont terminées. Démarrez :
  APARTE_DATA=${settings.dataFolder}${manifest.root ? ` APARTE_KEY_FILE=${settings.keyFile}` : ''}${manifest.mode === 'real' ? ' APARTE_MODE=real' : ''} npm start`
}
