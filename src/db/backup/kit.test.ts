import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, keyOfKit, KitProblem, sheet } from './kit.ts'
import { keyFrom, keyTo, openFrom, recoveryKeyOf, sealTo } from './recovery-key.server.ts'
import { join, split } from './shares.ts'

describe('a secret split in three', () => {
  it('comes back from any two parts, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.uint8Array({ minLength: 64, maxLength: 64 }), (secret, slope) => {
        const parts = split(secret, (n) => slope.subarray(0, n))
        for (const one of parts) for (const two of parts) if (one !== two) expect(join(one, two).equals(Buffer.from(secret))).toBe(true)
      }),
    )
  })
  it('says nothing by one part: every byte is possible behind it, each by exactly one slope', () => {
    for (const number of [1, 2, 3])
      for (const seen of [0, 77, 255]) {
        const behind = new Set<number>()
        for (let slope = 0; slope < 256; slope += 1)
          for (let secret = 0; secret < 256; secret += 1)
            if (split(Buffer.from([secret]), () => Buffer.from([slope]))[number - 1]?.bytes[0] === seen) behind.add(secret)
        expect(behind.size).toBe(256)
      }
  })
})

describe('the recovery kit', () => {
  const key = recoveryKeyOf(randomBytes(32))
  const codes = codesOf(key, randomBytes)
  const sheets = codes.map((code, at) => sheet(key, code, at + 1, '22 novembre 2026'))

  it('opens with any two sheets, or the three, as files or typed', () => {
    for (const some of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
      [0, 1, 2],
    ])
      expect(keyOfKit(some.map((at) => sheets[at] ?? '')).secret.equals(key.secret)).toBe(true)
    expect(keyOfKit([`${codes[0]}\n\n${codes[2]?.toLowerCase().replaceAll('-', ' ')}`]).secret.equals(key.secret)).toBe(true)
    expect(keyOfKit([sheets.join('\n')]).secret.equals(key.secret)).toBe(true)
  })
  it('shows neither the key nor a part that would tell it', () => {
    expect(sheets.join('\n')).not.toContain(key.secret.toString('hex'))
    expect(sheets.join('\n')).not.toContain(key.secret.toString('base64'))
  })
  it('refuses one sheet, a slip, sheets of two kits, in French', () => {
    const other = codesOf(recoveryKeyOf(randomBytes(32)), randomBytes)
    const slip = (codes[0] ?? '')
      .replace(/.$/, (last) => (last === '2' ? '3' : '2'))
      .replace(/^(.{20})./, (_, start: string) => `${start}Z`)
    expect(() => keyOfKit([])).toThrow('Aucun code')
    expect(() => keyOfKit([sheets[0] ?? ''])).toThrow('il en faut deux')
    expect(() => keyOfKit([sheets[0] ?? '', sheets[0] ?? ''])).toThrow('il en faut deux')
    expect(() => keyOfKit([slip, codes[1] ?? ''])).toThrow('mal recopié')
    expect(() => keyOfKit([codes[0] ?? '', other[1] ?? ''])).toThrow('deux trousses')
    expect(() => keyOfKit([codes[0] ?? '', codesOf(key, randomBytes)[1] ?? ''])).toThrow(KitProblem)
  })
})

describe('what is sealed to the public key', () => {
  const key = recoveryKeyOf(randomBytes(32))
  it('opens with the private one alone, for its purpose alone', () => {
    const sealed = sealTo(key.publicKey, 'keys', Buffer.from('secret'), randomBytes)
    expect(openFrom(key, 'keys', sealed).toString()).toBe('secret')
    expect(() => openFrom(key, 'other', sealed)).toThrow()
    expect(() => openFrom(recoveryKeyOf(randomBytes(32)), 'keys', sealed)).toThrow()
    const { key: made, ephemeral } = keyTo(key.publicKey, 'file', randomBytes)
    expect(keyFrom(key, ephemeral, 'file').equals(made)).toBe(true)
  })
})
