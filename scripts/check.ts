import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** `npm run check`: the everyday part, under 30 s. Each step prints what it did; what runs together does so side by side, and a failure stops before the next ones. */
type Step = readonly [name: string, command: string, args: readonly string[]]
const text: readonly Step[] = [
  ['format', 'oxfmt', ['--check', 'src', 'seed', 'scripts', 'stories', 'proof']],
  ['lint', 'oxlint', ['src', 'seed', 'scripts', 'stories', 'proof']],
  ['types: routes', 'react-router', ['typegen']],
]
const meaning: readonly Step[] = [
  // what did not change since the last time is not checked again: the compiler keeps what it knew, beside the packages
  ['types', 'tsc', ['--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', join('node_modules', '.cache', 'types.tsbuildinfo')]],
  ['floors and unit tests', 'vitest', ['run', '--project', 'unit']],
]

const run = ([name, command, args]: Step): Promise<boolean> =>
  new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(join('node_modules', '.bin', command), args, { stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      console.log(`— ${name}: ${code === 0 ? 'ok' : 'failed'} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      resolve(code === 0)
    })
  })

for (const together of [text, meaning]) if (!(await Promise.all(together.map(run))).every(Boolean)) process.exit(1)
