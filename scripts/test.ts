import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'
import { prove } from './prove.ts'

/**
 * `npm test`: format, lint, types, floors and unit tests, our commands, database tests, browser stories, short proofs. Goes on after a failure, so that one run tells
 * everything, and ends with one line `N passed, N failed`. A step that is not a test counts as one.
 */
const folder = mkdtempSync(join(tmpdir(), 'aparte-report-'))
let [passed, failed, skipped] = [0, 0, 0]

const run = (command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', command), args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

const step = async (name: string, command: string, args: string[]): Promise<void> => {
  const ok = (await run(command, args)) === 0
  if (ok) passed += 1
  else failed += 1
  console.log(`— ${name}: ${ok ? 'ok' : 'failed'}`)
}

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numFailedTestSuites: number }
const vitest = async (project: string): Promise<void> => {
  const report = join(folder, `${project}.json`)
  const code = await run('vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
    passed += counts.numPassedTests
    skipped += counts.numPendingTests
    failed += counts.numFailedTests || (code === 0 ? 0 : 1)
  } catch {
    failed += 1
  }
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }
const stories = async (): Promise<void> => {
  const report = join(folder, 'stories.json')
  const code = await run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport
    passed += stats.expected + stats.flaky
    skipped += stats.skipped
    failed += stats.unexpected || (code === 0 ? 0 : 1)
  } catch {
    failed += 1
  }
}

await step('format', 'oxfmt', ['--check', 'src', 'seed', 'scripts', 'stories', 'proof'])
await step('lint', 'oxlint', ['src', 'seed', 'scripts', 'stories', 'proof'])
await step('route types', 'react-router', ['typegen'])
await step('types', 'tsc', ['--noEmit', '-p', '.'])
await vitest('unit')
await vitest('commands')
await vitest('db')
try {
  build(console.log)
  await stories()
  const proven = await prove('test', [], false)
  passed += proven.held + proven.short
  failed += proven.failed
  skipped += proven.notRun
} catch (error) {
  failed += 1
  console.error(error)
}
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
