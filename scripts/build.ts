import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const sources = [
  'src',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'vite.client.config.ts',
  'vite.worker.config.ts',
  'react-router.config.ts',
]
const stampFile = join('build', '.stamp')

/** A digest of names, sizes and times of everything the build reads: cheap, and different as soon as a file was saved. */
const digest = (): string => {
  const hash = createHash('sha256')
  const walk = (path: string): void => {
    const stat = statSync(path)
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!/\.test\.tsx?$/.test(name)) walk(join(path, name))
    } else hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const source of sources) if (existsSync(source)) walk(source)
  return hash.digest('hex')
}

/** Builds the application when something it reads has changed. Returns whether it had to; throws when the build fails. */
export const build = (log: (line: string) => void): boolean => {
  const now = digest()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return false
  log('Je construis l’application…')
  for (const [command, args] of [
    ['react-router', ['build']],
    ['vite', ['build', '--config', 'vite.client.config.ts']],
    ['vite', ['build', '--config', 'vite.worker.config.ts']],
  ] as const) {
    const done = spawnSync(join('node_modules', '.bin', command), args, { encoding: 'utf8', shell: process.platform === 'win32' })
    if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`)
  }
  writeFileSync(stampFile, now)
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(build(console.log) ? 'Construit.' : 'Déjà à jour.')
}
