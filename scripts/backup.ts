import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupNow } from '#app/backup-command.server.ts'
import { BadSetting, readSettings } from '#app/settings.ts'
import { StartProblem } from '#app/start-problem.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'

/**
 * `npm run backup [-- --to folder] [-- --kit folder]`: one encrypted backup of this house, open or not, in the usual folder or another. The first
 * one makes the recovery kit. Exit code 0: the file is whole and on the disk; 1: no backup was made.
 */
try {
  const { values } = parseArgs({ options: { to: { type: 'string' }, kit: { type: 'string' } } })
  const line = await backupNow({
    settings: readSettings(process.env, process.cwd()),
    env: process.env,
    projectFolder: process.cwd(),
    ...(values.to ? { to: resolve(values.to) } : {}),
    ...(values.kit ? { kit: resolve(values.kit) } : {}),
    say: (said) => console.log(said),
  })
  console.log(line)
} catch (error) {
  const ours = error instanceof BadSetting || error instanceof ClusterProblem || error instanceof StartProblem
  console.error(`Aucune sauvegarde n’a été faite. ${error instanceof Error ? error.message : String(error)}`)
  process.exit(ours && 'exitCode' in error ? error.exitCode : 1)
}
