import { existsSync, rmSync, statfsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const MEGABYTE = 1024 * 1024
/** What is set aside, and the room below which writing stops: reads still need some, since each leaves its line in the log. */
const RESERVE = 48 * MEGABYTE
const LOW = 24 * MEGABYTE
const LOOK_MS = 1_000

export type Room = {
  /** Nothing more may be written by hand; reading goes on, on what was set aside for it. */
  readonly isFull: () => boolean
  readonly stop: () => void
}

/** Bytes that the server may still use on the disk of this folder. */
const freeIn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Real bytes: a hole in a file keeps no room. Whole or not at all. */
const setAside = async (path: string): Promise<void> => {
  const draft = `${path}.draft`
  try {
    const file = await open(draft, 'w', 0o600)
    try {
      const zeros = Buffer.alloc(MEGABYTE)
      for (let written = 0; written < RESERVE; written += zeros.length) await file.write(zeros)
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/**
 * Keeps a reserve of room beside the database and gives it up when the disk is nearly full: then writing is refused with a clear page, while
 * reads, their lines in the log, and PostgreSQL itself go on, which a disk filled to its last byte would stop. Taken back, and writing with
 * it, once there is room again; nothing is to be restarted.
 */
export const keepRoom = async (folder: string, log: (line: string) => void): Promise<Room> => {
  const path = join(folder, 'reserve')
  let full = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const look = async (): Promise<void> => {
    const free = freeIn(folder)
    const kept = existsSync(path)
    if (free < LOW && !full) {
      full = true
      rmSync(path, { force: true })
      log('Le disque est presque plein : on peut lire, plus rien ne peut être gardé. Libérez de la place ; rien n’est à relancer.')
    } else if (free > (kept ? 2 * LOW : RESERVE + 2 * LOW)) {
      if (!kept) await setAside(path)
      if (full) log('Il y a de nouveau de la place sur le disque : on peut écrire.')
      full = false
    }
  }
  const turn = async (): Promise<void> => {
    await look().catch(() => undefined)
    if (stopped) return
    timer = setTimeout(() => void turn(), LOOK_MS)
    timer.unref()
  }
  await turn()
  return {
    isFull: () => full,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
