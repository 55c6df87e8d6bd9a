import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inWords, isHeld, isShort } from '../proof/promise.ts'
import type { Outcome, Scope } from '../proof/promise.ts'
import { promises } from '../proof/promises.ts'
import type { Promised } from '../proof/promises.ts'
import { writeLine } from '../proof/table.ts'
import { build } from './build.ts'

/**
 * `npm run prove`: each promise of docs/security.md, proven again on this machine, one line each: figure, target, held or not.
 * `npm run prove:all` (`--all`) the long ones too; `--test` the short ones of `npm test`; names or numbers: these only.
 * `--write` puts each line in docs/security.md, in the place of the one before. Exit code 1 when one is not held, or could not be judged.
 */
const scopes: readonly Scope[] = ['test', 'prove', 'all']

/** What a command printed on its standard output, and how it ended; the rest goes to ours. */
const output = (command: string, args: readonly string[]): Promise<{ text: string; code: number | null }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)))
    child.on('error', () => resolve({ text, code: 1 }))
    child.on('close', (code) => resolve({ text, code }))
  })

const judge = async (promised: Promised, scope: Scope): Promise<Outcome> => {
  if ('pending' in promised) return { missing: promised.pending }
  if ('proof' in promised) {
    const { text, code } = await output(process.execPath, [join('proof', 'one.ts'), promised.proof, scope])
    if (code !== 0) return { figures: [{ found: `ended with ${code} before judging`, target: 'a judgment', held: false, counted: 0 }] }
    return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Outcome
  }
  const { text, code } = await output(join('node_modules', '.bin', 'vitest'), [
    'run',
    '--project',
    'db',
    '--reporter=default',
    ...promised.tests,
  ])
  const found = promised.figure.exec(text)?.[0]
  if (code !== 0) process.stderr.write(text)
  return {
    figures: [{ found: found ?? 'printed no figure', target: 'all tests pass', held: code === 0, counted: found === undefined ? 0 : 1 }],
  }
}

/** How many are held, known to be short of their target, not held; waiting for a later feature; not run for want of something on this machine. */
type Count = { held: number; short: number; failed: number; pending: number; notRun: number }

/** Closing line. */
export const counted = ({ held, short, failed, pending, notRun }: Count): string =>
  `${held} held, ${short} short, ${failed} not held, ${pending} pending, ${notRun} not run`

/** Proves what the scope asks; prints one line for each promise. @returns how many are held, how many are not, how many could not be run. */
export const prove = async (scope: Scope, only: readonly string[], write: boolean): Promise<Count> => {
  build((line) => process.stderr.write(`${line}\n`))
  const count: Count = { held: 0, short: 0, failed: 0, pending: 0, notRun: 0 }
  for (const promised of promises) {
    const named = only.includes(String(promised.number)) || ('proof' in promised && only.includes(promised.proof.replace(/\.ts$/, '')))
    if (only.length > 0 ? !named : scopes.indexOf(promised.from) > scopes.indexOf(scope)) continue
    const started = performance.now()
    const outcome = await judge(promised, scope)
    const unproven = 'pending' in promised ? 'pending' : 'not run'
    const mark = isHeld(outcome) ? 'held' : 'missing' in outcome ? unproven : isShort(outcome) ? 'short' : 'NOT HELD'
    count[({ held: 'held', pending: 'pending', 'not run': 'notRun', short: 'short', 'NOT HELD': 'failed' } as const)[mark]] += 1
    console.log(
      `${mark.padEnd(8)} ${promised.number}. ${promised.promise} — ${inWords(outcome)} [${((performance.now() - started) / 1000).toFixed(0)} s]`,
    )
    if (write)
      writeLine(promised, {
        found: inWords(outcome),
        when: `${new Date().toISOString().slice(0, 10)}, ${scope}`,
        state: mark === 'NOT HELD' ? '**not held**' : mark,
      })
  }
  return count
}

if (process.argv[1]?.endsWith('prove.ts')) {
  const args = process.argv.slice(2)
  const scope: Scope = args.includes('--all') ? 'all' : args.includes('--test') ? 'test' : 'prove'
  const count = await prove(
    scope,
    args.filter((one) => !one.startsWith('--')),
    args.includes('--write'),
  )
  console.log(counted(count))
  process.exit(count.failed === 0 && count.held > 0 ? 0 : 1)
}
