import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { newExternal } from '../external.ts'
import type { Figure } from '../promise.ts'
import { differences, printsOf } from './compare.ts'
import type { Print } from './compare.ts'

/**
 * The same file into an installer's empty PostgreSQL, by logins that are no superusers, as deploy/postgresql.sql makes them; then a backup of that
 * house by the login of the backups. A second restore into it is refused. A restore that is killed once its rows are there leaves a database on which
 * neither pages nor preparation open.
 */
export const outside = async (file: string, sheets: readonly string[], before: ReadonlyMap<string, Print>): Promise<Figure> => {
  const external = await newExternal({ prepare: false })
  try {
    const env = {
      ...process.env,
      DATABASE_URL: external.url('aparte_web'),
      DATABASE_OWNER_URL: external.url('aparte_install'),
      DATABASE_BACKUP_URL: external.url('aparte_backup'),
      DATABASE_JOBS_URL: external.url('aparte_jobs'),
      APARTE_KEY_FILE: join(external.folder.path, 'restored', 'root.key'),
      APARTE_MODE: 'demo',
    }
    const command = (...args: string[]) => {
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
      return { text: stdout + stderr, code: status }
    }
    const restored = command('scripts/restore.ts', file, ...sheets)
    if (restored.code !== 0) throw new Error(`Outside: ${restored.text}`)
    const after = await printsOf(external.admin)
    const differ = differences(before, after)
    const again = command('scripts/restore.ts', file, ...sheets)
    const shelf = join(external.folder.path, 'shelf')
    const backup = command('scripts/backup.ts', '--to', shelf)
    const files = existsSync(shelf) ? readdirSync(shelf).length : 0
    const refused = again.code !== 0 && again.text.includes('n’est pas vide')
    const half = await killedRestore(file, sheets)
    return {
      found: `into an installer's PostgreSQL, by no superuser: ${after.size} tables, ${differ.length} different${differ.length > 0 ? ` (${differ.join(', ')})` : ''}; a second restore ${refused ? 'refused' : 'NOT REFUSED'}; a restore killed after its rows: ${half.rows} organisation there, ${half.refusals} of 2 commands refuse it; a backup of it with the same kit: ${backup.code === 0 && files === 1 ? 'made' : `FAILED ${backup.text.slice(-300)}`}`,
      target: '0 different, refused, 1 and 2 of 2, made',
      held: differ.length === 0 && refused && half.rows > 0 && half.refusals === 2 && backup.code === 0 && files === 1,
      counted: after.size,
    }
  } finally {
    await external.close()
  }
}

/** Kills a restore while it verifies what it has put there, then tries to prepare that database and to serve it. */
const killedRestore = async (file: string, sheets: readonly string[]): Promise<{ rows: number; refusals: number }> => {
  const external = await newExternal({ prepare: false })
  const judge = new pg.Client(external.admin)
  try {
    await judge.connect()
    const env = {
      ...process.env,
      ...external.serving,
      DATABASE_OWNER_URL: external.url('aparte_install'),
      APARTE_KEY_FILE: join(external.folder.path, 'restored', 'root.key'),
    }
    const child = spawn(process.execPath, ['scripts/restore.ts', file, ...sheets], { env, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const rowsThere = async (): Promise<number> =>
      (await judge.query<{ n: number }>('select count(*)::int as n from organisation').catch(() => ({ rows: [] }))).rows[0]?.n ?? 0
    // as soon as what it loaded is committed: nothing of it was verified yet
    for (let turn = 0; turn < 6_000 && child.exitCode === null && (await rowsThere()) === 0; turn += 1) await pause(10)
    child.kill('SIGKILL')
    await ended
    const { DATABASE_OWNER_URL: _owner, ...serving } = env
    const refusals = [
      spawnSync(process.execPath, ['scripts/migrate.ts'], { env, encoding: 'utf8' }),
      spawnSync(process.execPath, ['scripts/serve.ts'], { env: { ...serving, PORT: '0' }, encoding: 'utf8', timeout: 60_000 }),
    ].filter(({ status, stderr }) => status === 16 && stderr.includes('n’est pas allée jusqu’au bout'))
    return { rows: await rowsThere(), refusals: refusals.length }
  } finally {
    await judge.end().catch(() => undefined)
    await external.close()
  }
}
