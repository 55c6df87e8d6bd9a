import { expect, it } from 'vitest'
import { COST, openByPassphrase, SHORTEST_PASSPHRASE, wrapByPassphrase } from './passphrase-key.server.ts'

const random = (size: number): Uint8Array => new Uint8Array(size).fill(size)
/** As cheap as the algorithm allows: it is the form that is under test. */
const cheap = { memory: 8, passes: 1, parallelism: 1 }
const key = Buffer.alloc(32, 7)

it('a passphrase opens what it wrapped, however its accents are composed, and another does not', async () => {
  const text = await wrapByPassphrase(key, 'le café du matin', random, cheap)
  expect((await openByPassphrase(text, 'le café du matin'))?.equals(key)).toBe(true)
  expect((await openByPassphrase(text, 'le cafe\u0301 du matin'))?.equals(key)).toBe(true)
  expect(await openByPassphrase(text, 'le café du soir')).toBeUndefined()
})

it('says how it was derived, and ends with a new line', async () => {
  const text = await wrapByPassphrase(key, 'x', random, cheap)
  expect(JSON.parse(text)).toMatchObject({ version: 1, kdf: 'argon2id', memory: 8, passes: 1, parallelism: 1 })
  expect(Buffer.from(JSON.parse(text).salt, 'base64').length).toBe(16)
  expect(text.endsWith('}\n')).toBe(true)
  expect(text).not.toContain(key.toString('base64'))
  expect(COST).toEqual({ memory: 262_144, passes: 3, parallelism: 1 })
  expect(SHORTEST_PASSPHRASE).toBe(14)
})

it('refuses what is no such file, or was cut or altered', async () => {
  const text = await wrapByPassphrase(key, 'x', random, cheap)
  const file = JSON.parse(text) as Record<string, unknown>
  const write = (change: Record<string, unknown>): string => JSON.stringify({ ...file, ...change })
  await expect(openByPassphrase(write({ version: 2 }), 'x')).rejects.toThrow('unknown form')
  await expect(openByPassphrase(write({ kdf: 'md5' }), 'x')).rejects.toThrow('unknown form')
  await expect(openByPassphrase(write({ sealed: 'AAAA' }), 'x')).rejects.toThrow('unknown form')
  const sealed = Buffer.from(String(file['sealed']), 'base64')
  for (const at of [0, 12, 43, 44, 59]) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(await openByPassphrase(write({ sealed: altered.toString('base64') }), 'x'), `byte ${at}`).toBeUndefined()
  }
  expect(await openByPassphrase(write({ salt: Buffer.alloc(16).toString('base64') }), 'x')).toBeUndefined()
  expect(await openByPassphrase(write({ passes: 2 }), 'x')).toBeUndefined()
})
