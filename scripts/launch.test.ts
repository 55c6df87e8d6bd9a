import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let project = ''
const put = (path: string, text: string) => writeFileSync(join(project, path), text)
const launch = (...args: string[]) => spawnSync(process.execPath, ['scripts/launch.mjs', ...args], { cwd: project, encoding: 'utf8' })

/** A project of no package at all: `npm ci` then needs no registry. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'aparte-launch-'))
  mkdirSync(join(project, 'scripts'))
  cpSync(new URL('launch.mjs', import.meta.url), join(project, 'scripts/launch.mjs'))
  const about = { name: 'fictif', version: '1.0.0' }
  put('package.json', JSON.stringify({ ...about, type: 'module' }))
  put('package-lock.json', JSON.stringify({ ...about, lockfileVersion: 3, requires: true, packages: { '': about } }))
  put(
    'scripts/db-dump.ts',
    `const said: string = process.argv.slice(2).join(' ')\nconsole.log(said, process.env['PATH'])\nprocess.exit(7)\n`,
  )
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

test('installs once, runs the script with its arguments, and answers its exit code', () => {
  const first = launch('db:dump', 'un', 'deux')
  expect(first.stderr).toContain('J’installe ce qui manque…')
  expect(first.stdout).toContain(`un deux ${join(project, 'node_modules/.bin')}:`)
  expect(first.status).toBe(7)
  const second = launch('db:dump')
  expect(second.stderr).not.toContain('J’installe')
  expect(second.status).toBe(7)
})

test('installs again when the lock file changed in content, not when it was only touched', () => {
  launch('db:dump')
  const lock = readFileSync(join(project, 'package-lock.json'), 'utf8')
  put('package-lock.json', lock)
  expect(launch('db:dump').stderr).not.toContain('J’installe')
  const other = JSON.parse(lock) as { packages: Record<string, unknown> }
  // Asked for, and not there: npm ci refuses, since package.json does not name it.
  other.packages['node_modules/absent'] = { version: '1.0.0' }
  put('package.json', JSON.stringify({ name: 'fictif', version: '1.0.0', dependencies: { autre: '1.0.0' } }))
  put('package-lock.json', JSON.stringify(other))
  const refused = launch('db:dump')
  expect(refused.stderr).toContain('L’installation des paquets a échoué')
  expect(refused.status).not.toBe(0)
  expect(refused.status).not.toBe(7)
})

test('accepts what npm itself recorded as installed', () => {
  mkdirSync(join(project, 'node_modules'))
  put('node_modules/.package-lock.json', JSON.stringify({ packages: {} }))
  expect(launch('db:dump').stderr).not.toContain('J’installe')
  expect(existsSync(join(project, 'node_modules/.aparte-lock'))).toBe(true)
})

test('an unknown name is refused with the list', () => {
  const answer = launch('partir')
  expect(answer.status).toBe(2)
  expect(answer.stderr).toContain('start|test|dev')
})

test('passes a signal on to the script and waits for its end', async () => {
  put(
    'scripts/start.ts',
    `process.on('SIGTERM', () => setTimeout(() => process.exit(42), 100))\nconsole.log('prêt')\nsetInterval(() => {}, 1000)\n`,
  )
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.on('data', (text: Buffer) => {
    if (text.toString().includes('prêt')) child.kill('SIGTERM')
  })
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(42)
})

test('dies of the signal that killed the script', async () => {
  put('scripts/start.ts', `process.kill(process.pid, 'SIGKILL')\n`)
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], { cwd: project, stdio: 'ignore' })
  expect(await new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)))).toBe('SIGKILL')
})
