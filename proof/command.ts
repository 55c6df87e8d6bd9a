import { spawn, spawnSync } from 'node:child_process'

/** Whether a program of the system can be run here; what it is packaged in, for the sentence that says it is missing. */
export const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0

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
