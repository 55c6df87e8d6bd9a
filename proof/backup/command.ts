import { spawn } from 'node:child_process'
import type { Folder } from '../house.ts'

export type Said = { text: string; code: number | null; seconds: number }

/** Runs a command of ours on the house of a folder, as a person at its machine would. `strike`: killed as soon as it printed that. */
export const command = (folder: Folder, args: readonly string[], strike?: RegExp): Promise<Said> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env
    const began = performance.now()
    const child = spawn(process.execPath, args, {
      env: { ...env, APARTE_DATA: folder.data, APARTE_KEY_FILE: folder.keyFile, APARTE_MODE: 'demo' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        text += String(chunk)
        if (strike?.test(text)) child.kill('SIGKILL')
      })
    child.on('close', (code) => resolve({ text, code, seconds: (performance.now() - began) / 1_000 }))
  })
