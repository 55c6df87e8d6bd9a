import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restoreNow } from '#app/restore-command.server.ts'
import { BadSetting, readSettings } from '#app/settings.ts'
import { StartProblem } from '#app/start-problem.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'

/**
 * `npm run restore -- file [--into folder] [--key sheet]… [--drill]`: puts a backup into an empty data folder (APARTE_DATA, or `--into`), or into the
 * empty database of DATABASE_URL, and verifies all of it. `--drill`: into a temporary folder, compared, and taken away.
 * Exit code 0: everything came back equal; 1: refused, nothing was written or nothing was left; 2: badly asked.
 */
const usage = 'Usage : npm run restore -- fichier.sauvegarde [--into dossier] [--key feuille-1.txt --key feuille-2.txt] [--drill]'
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { into: { type: 'string' }, key: { type: 'string', multiple: true }, drill: { type: 'boolean' } },
  })
  const [file] = positionals
  if (!file || positionals.length > 1) {
    console.error(usage)
    process.exit(2)
  }
  const { DATABASE_URL: _external, ...own } = process.env
  const env = values.into ? { ...own, APARTE_DATA: resolve(values.into) } : process.env
  const line = await restoreNow({
    settings: readSettings(env, process.cwd()),
    projectFolder: process.cwd(),
    file: resolve(file),
    kit: values.key ?? [],
    isDrill: values.drill ?? false,
    say: (said) => console.log(said),
  })
  console.log(line)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  if (error instanceof TypeError) console.error(usage)
  const ours = error instanceof BadSetting || error instanceof ClusterProblem || error instanceof StartProblem
  process.exit(ours && 'exitCode' in error ? error.exitCode : 1)
}
