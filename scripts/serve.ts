import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHouse, StartProblem } from '#app/start.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * The application on a server: `node scripts/serve.ts`. It builds nothing, installs nothing and invents nobody: it needs the packages of
 * `npm ci --omit=dev` and a `build/` made elsewhere (docs/guide/installer-departement.md). Without APARTE_MODE it serves for real.
 */
process.env['APARTE_MODE'] ??= 'real'
const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))
await untilStopped(async (log) => {
  for (const made of [join('build', 'server', 'index.js'), join('build', 'client', 'scripts.json')])
    if (!existsSync(join(projectFolder, made)))
      throw new StartProblem(
        `L’application n’est pas construite (${made} manque). Construisez-la sur un poste de préparation (npm run build), et copiez le dossier build.`,
        16,
      )
  return startHouse({ env: process.env, projectFolder, log })
})
