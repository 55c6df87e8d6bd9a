import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of a program of the system, where Debian puts it too; null when it is not installed. */
export const program = (name: string): string | null =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
    .map((dir) => join(dir, name))
    .find((path) => existsSync(path)) ?? null

/** Runs a program for at most so long; answers all that it printed, and whether it came to its end by itself. */
export const runFor = (
  program: string,
  args: readonly string[],
  withinMs: number,
): Promise<{ text: string; ended: boolean; code: number | null }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [text, ended] = ['', true]
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
    const timer = setTimeout(() => {
      ended = false
      child.kill('SIGKILL')
    }, withinMs)
    child.on('error', () => resolve({ text, ended: false, code: null }))
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ text, ended, code })
    })
  })
