import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run check`: the everyday part, under 30 s. Each step prints what it did; the first that fails stops. */
const steps: [string, string, string[]][] = [
  ['format', 'oxfmt', ['--check', 'src', 'seed', 'scripts', 'stories']],
  ['lint', 'oxlint', ['src', 'seed', 'scripts', 'stories']],
  ['types: routes', 'react-router', ['typegen']],
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['floors and unit tests', 'vitest', ['run', '--project', 'unit']],
]
for (const [name, command, args] of steps) {
  const started = performance.now()
  const done = spawnSync(join('node_modules', '.bin', command), args, { stdio: 'inherit', shell: process.platform === 'win32' })
  console.log(`— ${name}: ${done.status === 0 ? 'ok' : 'failed'} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (done.status !== 0) process.exit(1)
}
