import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock.ts'
import { identityOf } from './processes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aparte-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A number that no process bears: above the highest that Linux gives. */
const nobody = 2 ** 22 + 1
const leave = (n: number, text: string) => writeFileSync(join(folder, `lock-${n}.json`), text)

test('is held by one, and refused to others with the number of the holder', async () => {
  const lock = await takeLock(folder)
  await expect(takeLock(folder)).rejects.toMatchObject({
    code: 'already-running',
    exitCode: 20,
    message: expect.stringContaining(`processus ${process.pid})`),
  })
  await lock.release()
  await (await takeLock(folder)).release()
  expect(readdirSync(folder)).toHaveLength(1)
})

test('is taken over from a dead process, and from one whose number another bears now', async () => {
  leave(1, JSON.stringify({ pid: nobody, started: null }))
  await (await takeLock(folder)).release()
  if (identityOf(process.ppid).started !== null) {
    leave(7, JSON.stringify({ pid: process.ppid, started: 'another boot/12' }))
    await (await takeLock(folder)).release()
  }
})

test('is never taken from a living process, however old', async () => {
  leave(1, JSON.stringify(identityOf(process.ppid)))
  await expect(takeLock(folder)).rejects.toMatchObject({ code: 'already-running' })
})

test('a file cut short by a power failure holds nothing', async () => {
  leave(3, '')
  await (await takeLock(folder)).release()
})

test('of many that find a dead holder at once, one gets it', async () => {
  for (let round = 0; round < 20; round++) {
    leave(100 + round * 10, JSON.stringify({ pid: nobody, started: null }))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)))
    const won = tries.filter((one) => one.status === 'fulfilled')
    expect(won).toHaveLength(1)
    for (const one of won) await one.value.release()
  }
})
