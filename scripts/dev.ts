import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'

/** `npm run dev`: the application, started again a moment after a source was saved (build 2 s, start 1 s). Same data each time. */
let child: ChildProcess | undefined
let waiting: NodeJS.Timeout | undefined
let stopping = false

const start = (): void => {
  child = spawn(process.execPath, ['scripts/start.ts'], { stdio: 'inherit' })
  child.on('exit', (code) => {
    if (!stopping && code !== 0) console.log('En attente d’une correction…')
  })
}
const restart = (): void => {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const before = child
    if (before && before.exitCode === null) {
      before.once('exit', start)
      before.kill('SIGTERM')
    } else start()
  }, 300)
}
for (const folder of ['src', 'db', 'public', 'seed'])
  watch(folder, { recursive: true }, (_, name) => {
    if (name && !name.endsWith('.test.ts') && !name.endsWith('.test.tsx')) restart()
  })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopping = true
    child?.kill('SIGTERM')
    child?.once('exit', () => process.exit(0))
  })
start()
