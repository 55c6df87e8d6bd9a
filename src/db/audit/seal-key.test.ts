import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSealKey, newSealKey, readSealKey } from './seal-key.server.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aparte-seal-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a fresh key is an Ed25519 pair, never twice the same', () => {
  const [one, two] = [newSealKey(), newSealKey()]
  expect(one.privateKey.asymmetricKeyType).toBe('ed25519')
  expect(one.publicKey.type).toBe('public')
  expect(one.publicBytes.length).toBe(44)
  expect(one.publicBytes.equals(two.publicBytes)).toBe(false)
})

it('is made once, closed to others, and read again; two starters end with the same', async () => {
  const path = join(folder, 'made', 'here.seal')
  const made = await Promise.all([ensureSealKey(path), ensureSealKey(path), ensureSealKey(path)])
  expect(new Set(made.map((key) => key.publicBytes.toString('hex'))).size).toBe(1)
  expect((await readSealKey(path)).publicBytes.equals(made[0]?.publicBytes as Buffer)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'made'))).mode & 0o777).toBe(0o700)
  // no draft is left behind
  expect(await readdir(join(folder, 'made'))).toEqual(['here.seal'])
})

it('refuses a key that others may read, another kind of key, and one that is not there', async () => {
  const path = join(folder, 'open.seal')
  await ensureSealKey(path)
  for (const mode of [0o640, 0o604, 0o644]) {
    await chmod(path, mode)
    await expect(readSealKey(path)).rejects.toThrow(`chmod 600 ${path}`)
    await expect(ensureSealKey(path)).rejects.toThrow('D’autres comptes')
  }
  const other = join(folder, 'other.seal')
  const pem = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  await writeFile(other, pem, { mode: 0o600 })
  await expect(readSealKey(other)).rejects.toThrow('Ed25519')
  await expect(ensureSealKey(other)).rejects.toThrow('Ed25519')
  await expect(readSealKey(join(folder, 'none.seal'))).rejects.toMatchObject({ code: 'ENOENT' })
})
