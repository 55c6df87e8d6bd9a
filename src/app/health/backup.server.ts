import { existsSync } from 'node:fs'
import { sameDisk } from '#db/backup/keep.server.ts'
import { readRecovery } from '#db/backup/recovery-file.server.ts'
import type { HealthLine, HealthLines } from './line.ts'

const HOUR = 3_600_000
/** A night's backup is told late when the next one should have been made, with two hours for a slow machine. */
const LATE = 26 * HOUR
/** A drill is believed for so long: people, machines and sheets of paper change. */
const DRILL_GOOD_FOR = 92 * 24 * HOUR
/** A run begun so far in the future was dated by a clock that was wrong: it says nothing. As in `app.last_backup()`. */
const AHEAD = HOUR
/** A run that says nothing for so long was killed. */
const KILLED = 6 * HOUR

type Run = {
  kind: string
  outcome: string
  started_at: Date
  ended_at: Date | null
  bytes: string | null
  block_no: string | null
  problem: string | null
}

const when = (at: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(at)
const size = (bytes: string | null): string => `${(Number(bytes ?? 0) / 1_000_000).toFixed(1).replace('.', ',')} Mo`

const past = (runs: readonly Run[], now: Date): Run[] => runs.filter(({ started_at }) => started_at.getTime() - now.getTime() <= AHEAD)

/** What these runs say of the last backup. */
export const lastBackupLine = (runs: readonly Run[], now: Date): HealthLine => {
  const what = 'Sauvegarde'
  const backups = past(runs, now).filter(({ kind }) => kind === 'backup')
  const done = backups.find(({ outcome }) => outcome === 'done')
  const [latest] = backups
  const failed =
    latest && (latest.outcome === 'failed' || (latest.outcome === 'running' && now.getTime() - latest.started_at.getTime() > KILLED))
      ? ` La dernière, le ${when(latest.started_at)}, a échoué (${latest.problem ?? 'arrêtée en chemin'}) : elle sera retentée.`
      : ''
  if (!done)
    return {
      what,
      says: `Aucune sauvegarde n’existe. Faites la première, qui imprime la trousse de secours : npm run backup.${failed}`,
      state: 'delai',
    }
  const late = now.getTime() - done.started_at.getTime() > LATE
  return {
    what,
    says: `${late ? 'La dernière est trop vieille : ' : 'Faite '}le ${when(done.started_at)}, ${size(done.bytes)}, chiffrée.${failed}`,
    state: late || failed ? 'delai' : 'ouvert',
  }
}

/** What these runs say of the last restore that was tried. */
export const lastDrillLine = (runs: readonly Run[], now: Date): HealthLine => {
  const what = 'Essai de restauration'
  const how = 'npm run restore -- fichier --drill'
  const tried = past(runs, now).filter(({ kind }) => kind === 'drill' || kind === 'restore')
  const done = tried.find(({ outcome }) => outcome === 'done')
  const failed = tried[0]?.outcome === 'failed' ? ' Le dernier essai a échoué : regardez-le avant d’avoir besoin d’une sauvegarde.' : ''
  if (!done?.ended_at)
    return {
      what,
      says: `Jamais fait : une sauvegarde que l’on n’a pas essayée n’en est pas une. Avec deux feuilles de la trousse : ${how}.${failed}`,
      state: 'delai',
    }
  const old = now.getTime() - done.ended_at.getTime() > DRILL_GOOD_FOR
  return {
    what,
    says: `Réussi le ${when(done.ended_at)}${old ? `, il y a plus de trois mois : refaites-le. ${how}` : '.'}${failed}`,
    state: old || failed ? 'delai' : 'ouvert',
  }
}

/** Where the backups lie, and where the kit must not. */
const placeLines = async (installation: Readonly<Record<string, string>>): Promise<HealthLine[]> => {
  const lines: HealthLine[] = []
  const [folder, data, recoveryFile] = [installation['backupFolder'], installation['dataFolder'], installation['recoveryFile']]
  const recovery = recoveryFile ? await readRecovery(recoveryFile).catch(() => null) : null
  if (folder && data && recovery && sameDisk(folder, data))
    lines.push({
      what: 'Lieu des sauvegardes',
      says: `${folder}, sur le même disque que les données : un vol ou une panne emporte tout. Copiez-les ailleurs chaque semaine, ou donnez un autre disque avec APARTE_BACKUP_FOLDER.`,
      state: 'delai',
    })
  else if (folder && recovery)
    lines.push({ what: 'Lieu des sauvegardes', says: `${folder}, un autre disque que celui des données.`, state: 'ouvert' })
  if (recovery?.kitFolder && existsSync(recovery.kitFolder))
    lines.push({
      what: 'Trousse de secours',
      says: `Ses feuilles sont encore sur cette machine (${recovery.kitFolder}) : qui vole l’ordinateur ouvre les sauvegardes. Imprimez-les, effacez ce dossier.`,
      state: 'delai',
    })
  return lines
}

/** When the last backup was made and whether a restore was tried; where the files and the kit are. */
export const backupLines: HealthLines = async ({ tx, now, installation }) => {
  const runs = (await tx.q
    .selectFrom('backup_run')
    .select(['kind', 'outcome', 'started_at', 'ended_at', 'bytes', 'block_no', 'problem'])
    .orderBy('started_at', 'desc')
    .limit(400)
    .execute()) as unknown as Run[]
  return [lastBackupLine(runs, now), lastDrillLine(runs, now), ...(await placeLines(installation))]
}
