import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashPassphrase, verifyNobody, verifyPassphrase } from './hashing.server.ts'

describe('a hash of a passphrase', () => {
  it('is Argon2id in PHC form, salted each time, and opens to its phrase alone', async () => {
    const [first, second] = [
      await hashPassphrase('girafe tabouret nuage', randomBytes),
      await hashPassphrase('girafe tabouret nuage', randomBytes),
    ]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(second).not.toBe(first)
    expect(await verifyPassphrase(first, 'girafe tabouret nuage')).toBe(true)
    expect(await verifyPassphrase(first, 'girafe tabouret nuagE')).toBe(false)
  })

  it('is the same for composed and decomposed accents', async () => {
    const stored = await hashPassphrase('été à l’étang'.normalize('NFC'), randomBytes)
    expect(await verifyPassphrase(stored, 'été à l’étang'.normalize('NFD'))).toBe(true)
  })

  it('agrees with the vector of the reference implementation', async () => {
    // phc-winner-argon2, src/test.c: version 0x13, t = 2, m = 2^16, p = 1, « password », « somesalt »
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassphrase(reference, 'password')).toBe(true)
    expect(await verifyPassphrase(reference, 'passwore')).toBe(false)
  })

  it('of an unknown form is an incident', async () => {
    await expect(verifyPassphrase('$2b$10$abc', 'x')).rejects.toThrow('unknown form')
  })

  it('is computed for nobody too, in the same time', async () => {
    const stored = await hashPassphrase('girafe', randomBytes)
    await verifyNobody('girafe', randomBytes)
    const best = { known: Infinity, unknown: Infinity }
    const time = async (which: keyof typeof best, body: () => Promise<unknown>): Promise<void> => {
      const before = process.cpuUsage()
      await body()
      const { user, system } = process.cpuUsage(before)
      best[which] = Math.min(best[which], user + system)
    }
    // time of the processor, which others who use the machine do not lengthen; in turns, and the least of each: a different work would differ for ever
    const alike = (): boolean => best.unknown / best.known > 0.5 && best.unknown / best.known < 2
    for (let round = 0; round < 2 || (round < 40 && !alike()); round++) {
      await time('known', () => verifyPassphrase(stored, 'wrong'))
      await time('unknown', () => verifyNobody('wrong', randomBytes))
    }
    expect(await verifyNobody('girafe', randomBytes)).toBe(false)
    expect(best.unknown / best.known).toBeGreaterThan(0.5)
    expect(best.unknown / best.known).toBeLessThan(2)
  })
})
