import { join } from 'node:path'
import pg from 'pg'
import type { RandomBytes } from '#core/ids.ts'
import { uuidv7 } from '#core/ids.ts'
import { forgetOld, nameOf } from '#db/backup/keep.server.ts'
import type { HouseKeys, Recovery } from '#db/backup/recovery-file.server.ts'
import { keepHouseKeys, readRecovery } from '#db/backup/recovery-file.server.ts'
import { writeBackup } from '#db/backup/write.server.ts'
import type { Written } from '#db/backup/write.server.ts'

/** What a run of a backup, a drill or a restore leaves for the page of the installation. `problem`: a code, never a message. */
export type Run = {
  readonly id: string
  readonly kind: 'backup' | 'drill' | 'restore'
  readonly started: Date
  readonly ended: Date | null
  readonly outcome: 'running' | 'done' | 'failed'
  readonly bytes?: number
  readonly rows?: number
  readonly block?: string | null
  readonly problem?: string
}

/** Notes a run, on a connection of the jobs. */
export const noteRun = async (client: pg.Client, run: Run): Promise<void> => {
  await client.query('select app.note_backup($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    run.id,
    run.kind,
    run.started,
    run.ended,
    run.outcome,
    run.bytes ?? null,
    run.rows ?? null,
    run.block ?? null,
    run.problem ?? null,
  ])
}

/** The code of what failed, or its kind. */
export const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.name) : 'unknown'

export type BackupHouse = {
  /** The login `aparte_backup`, which reads. */
  readonly backup: pg.ClientConfig
  /** The login `aparte_jobs`, which notes. */
  readonly jobs: pg.ClientConfig
  readonly folder: string
  readonly application: string
  readonly clock: () => Date
  readonly random: RandomBytes
  readonly log: (line: string) => void
  /** Gives up what was begun. */
  readonly signal?: AbortSignal
}

/** One backup, noted from beginning to end; then the old ones of the folder go, when it is the usual one. @throws what went wrong, once noted */
export const backUp = async (house: BackupHouse, recovery: Recovery, { forget }: { forget: boolean }): Promise<Written> => {
  const { backup, jobs, folder, application, clock, random, log, signal } = house
  const started = clock()
  const run = { id: uuidv7(started.getTime(), random(10)), kind: 'backup', started } as const
  const client = new pg.Client(jobs)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await noteRun(client, { ...run, ended: null, outcome: 'running' })
    const path = join(folder, nameOf(recovery.fingerprint, started))
    const written = await writeBackup({
      config: backup,
      path,
      recovery,
      application,
      now: started,
      random,
      log,
      ...(signal ? { signal } : {}),
    })
    const { bytes, rows, manifest } = written
    await noteRun(client, { ...run, ended: clock(), outcome: 'done', bytes, rows, block: manifest.head?.no ?? null })
    if (forget) await forgetOld(folder, recovery.fingerprint, clock())
    return written
  } catch (error) {
    await noteRun(client, { ...run, ended: clock(), outcome: 'failed', problem: codeOf(error) }).catch(() => undefined)
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Of all processes of a house, on all its machines, one makes the backup. */
const LOCK = 7421027
/** From this hour in France the backup of the day is due; a machine that slept makes it when it wakes. */
const HOUR = 2
const LOOK_MS = 60_000
const AGAIN_MS = [5, 15, 60].map((minutes) => minutes * 60_000)

const inFrance = (at: Date): { day: string; hour: number } => {
  const [day = '', hour = '0'] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
    .format(at)
    .split(' ')
  return { day, hour: Number(hour) }
}

/** The night that a moment belongs to: that of its day from 2 o'clock on, else that of the day before. */
const nightOf = (at: Date): string => {
  const { day, hour } = inFrance(at)
  return hour >= HOUR ? day : inFrance(new Date(at.getTime() - 86_400_000)).day
}

/** Whether the backup of the present night is still to be made. Null: there was none yet. */
export const isDue = (last: Date | null, now: Date): boolean => last === null || nightOf(last) < nightOf(now)

export type BackupPlan = BackupHouse & {
  readonly recoveryFile: string
  /** The keys of the house, to be sealed to the kit as soon as there is one, and again when they change. */
  readonly keys: HouseKeys
  readonly failed: (error: unknown) => void
  readonly everyMs?: number
}

/**
 * Makes a backup every night while the house is open, once a recovery kit was made. What fails is told, noted for the page of the installation, and
 * tried again; the pages never wait for it.
 */
export const startBackups = (plan: BackupPlan): { stop: () => Promise<void> } => {
  const { jobs, recoveryFile, keys, random, clock, failed, log } = plan
  let [stopped, failures] = [false, 0]
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const turn = async (): Promise<void> => {
    const recovery = (await keepHouseKeys(recoveryFile, keys, random), await readRecovery(recoveryFile))
    if (!recovery) return
    const client = new pg.Client(jobs)
    client.on('error', () => undefined)
    try {
      await client.connect()
      const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
      if (!lock.rows[0]?.mine) return
      const last = await client.query<{ at: Date | null }>('select app.last_backup() as at')
      if (!isDue(last.rows[0]?.at ?? null, clock())) return
      const { bytes, rows } = await backUp({ ...plan, signal: stopping.signal }, recovery, { forget: true })
      log(`Sauvegarde de la nuit faite : ${rows} lignes, ${(bytes / 1_000_000).toFixed(1).replace('.', ',')} Mo.`)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const round = async (): Promise<void> => {
    let wait = plan.everyMs ?? LOOK_MS
    try {
      await turn()
      failures = 0
    } catch (error) {
      if (!stopped) failed(error)
      wait = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? wait
      failures += 1
    }
    if (!stopped) timer = setTimeout(() => (running = round()), wait)
  }
  let running = round()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      stopping.abort()
      await running
    },
  }
}
