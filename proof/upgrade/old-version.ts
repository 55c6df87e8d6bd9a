import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The application as a tag left it, in a folder of its own. */
export type OldVersion = {
  readonly path: string
  /** « its own packages » or « the packages of this version ». */
  readonly packages: string
  /** Opens it over a data folder. @throws Error with what it printed */
  readonly open: (data: string, keyFile: string) => Promise<{ origin: string; stop: () => Promise<void> }>
  readonly remove: () => Promise<void>
}

export const isTagHere = (tag: string): boolean => spawnSync('git', ['rev-parse', '--verify', '--quiet', `${tag}^{commit}`]).status === 0

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', () => done()))

/**
 * Takes a tag out of the repository. `own`: installs the packages of its own lock file, else it runs with those of this version, which costs
 * nothing and is said.
 */
export const oldVersion = async (tag: string, own: boolean, log: (line: string) => void): Promise<OldVersion> => {
  const path = await mkdtemp(join(tmpdir(), 'aparte-old-'))
  await chmod(path, 0o711)
  execFileSync('sh', ['-c', `git archive "$1" | tar -x -C "$2"`, 'sh', tag, path])
  let packages = 'the packages of this version'
  if (own) {
    const done = spawnSync(
      'npm',
      ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
      { cwd: path, encoding: 'utf8' },
    )
    if (done.status === 0) packages = 'its own packages'
    else
      log(`${tag}: its own packages could not be installed, those of this version are used: ${done.stderr.trim().split('\n').at(-1) ?? ''}`)
  }
  if (!existsSync(join(path, 'node_modules'))) await symlink(resolve('node_modules'), join(path, 'node_modules'))
  const open: OldVersion['open'] = (data, keyFile) => {
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env
    const bin = join(path, 'node_modules', '.bin')
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: path,
      env: { ...env, PATH: `${bin}:${env['PATH'] ?? ''}`, PORT: '0', APARTE_DATA: data, APARTE_KEY_FILE: keyFile, APARTE_MODE: 'demo' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Promise((done, fail) => {
      let text = ''
      const timer = setTimeout(() => child.kill('SIGKILL'), 300_000)
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          text += String(chunk)
          const origin = /Aparté est ouvert : (http\S+)/.exec(text)?.[1]
          if (!origin) return
          clearTimeout(timer)
          done({
            origin,
            stop: async () => {
              child.kill('SIGTERM')
              await ended(child)
            },
          })
        })
      child.once('exit', (code) => {
        clearTimeout(timer)
        fail(new Error(`${tag} did not open (${code}):\n${text.slice(-2_000)}`))
      })
    })
  }
  return { path, packages, open, remove: () => rm(path, { recursive: true, force: true }) }
}
