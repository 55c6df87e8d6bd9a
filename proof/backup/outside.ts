import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { newExternal } from '../external.ts'
import type { Figure } from '../promise.ts'
import { differences, printsOf } from './compare.ts'
import type { Print } from './compare.ts'

/**
 * The same file into an installer's empty PostgreSQL, by logins that are no superusers, as deploy/postgresql.sql makes them; then a backup of that
 * house by the login of the backups. A second restore into it is refused.
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
    return {
      found: `into an installer's PostgreSQL, by no superuser: ${after.size} tables, ${differ.length} different${differ.length > 0 ? ` (${differ.join(', ')})` : ''}; a second restore ${refused ? 'refused' : 'NOT REFUSED'}; a backup of it with the same kit: ${backup.code === 0 && files === 1 ? 'made' : `FAILED ${backup.text.slice(-300)}`}`,
      target: '0 different, refused, made',
      held: differ.length === 0 && refused && backup.code === 0 && files === 1,
      counted: after.size,
    }
  } finally {
    await external.close()
  }
}
