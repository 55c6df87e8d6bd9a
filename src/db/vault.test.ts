import { describe, expect, it } from 'vitest'
import { Gone } from '#core/errors.ts'
import { FIRST_ROOT_ID, keyIdOf, KeyRing, uuidBytes, Vault, wrappedKeys } from './vault.server.ts'

let counter = 0
/** Not random at all, and never twice the same. */
const random = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => (i * 7 + (counter += 1)) % 256)
const rootKey = Buffer.alloc(32, 1)
const vault = new Vault(rootKey, random)
const [one, two, row, other] = [1, 2, 3, 4].map((n) => `0000000${n}-1111-7222-8333-444444444444`) as [string, string, string, string]

describe('the root key', () => {
  it('has 32 bytes, and so has the key of keyed hashes', () => {
    expect(() => new Vault(Buffer.alloc(31), random)).toThrow('32 bytes')
    expect(() => new Vault(Buffer.alloc(33), random)).toThrow('32 bytes')
    expect(() => new Vault({ id: one, key: rootKey, fingerprintKey: Buffer.alloc(16) }, random)).toThrow('32 bytes')
    expect(() => new Vault({ id: one, key: Buffer.alloc(16), fingerprintKey: rootKey }, random)).toThrow('32 bytes')
  })
  it('opens what it sealed, bound to what it belongs to, and nothing else', () => {
    const sealed = vault.sealRoot('factor:1', Buffer.from('secret'))
    expect(vault.openRoot('factor:1', sealed).toString()).toBe('secret')
    expect(() => vault.openRoot('factor:2', sealed)).toThrow()
    expect(() => new Vault(Buffer.alloc(32, 2), random).openRoot('factor:1', sealed)).toThrow()
  })
  it('stands in what it sealed: another one is told by its id', () => {
    const renewed = new Vault({ id: two, key: rootKey, fingerprintKey: rootKey }, random)
    const sealed = renewed.sealRoot('factor:1', Buffer.from('secret'))
    expect(keyIdOf(sealed)).toBe(two)
    expect(keyIdOf(vault.sealRoot('factor:1', Buffer.from('secret')))).toBe(FIRST_ROOT_ID)
    expect(() => vault.openRoot('factor:1', sealed)).toThrow('another root key')
    expect(renewed.openRoot('factor:1', sealed).toString()).toBe('secret')
  })
  it('is taken by copy: who changes the bytes given changes nothing', () => {
    const given = Buffer.alloc(32, 5)
    const mine = new Vault(given, random)
    const sealed = mine.sealRoot('x', Buffer.from('secret'))
    given.fill(0)
    expect(mine.openRoot('x', sealed).toString()).toBe('secret')
  })
})

describe('the sealed form', () => {
  const { key, wrapped } = vault.newKey(one)
  const sealed = vault.sealText(key, two, row, 'Elle dort chez sa sœur')
  const known = [{ keyId: two, key }]
  it('is version, key id, nonce, ciphertext, tag', () => {
    expect(sealed[0]).toBe(1)
    expect(sealed.subarray(1, 17).equals(uuidBytes(two))).toBe(true)
    expect(uuidBytes(two).toString('hex')).toBe(two.replaceAll('-', ''))
    expect(sealed.length).toBe(1 + 16 + 12 + Buffer.byteLength('Elle dort chez sa sœur') + 16)
    expect(sealed.includes('dort')).toBe(false)
    expect(keyIdOf(sealed)).toBe(two)
  })
  it('says its version: another one is not guessed at', () => {
    const later = Buffer.from(sealed)
    later[0] = 3
    expect(() => keyIdOf(later)).toThrow('unknown form')
    expect(() => vault.openText(known, row, later)).toThrow('unknown form')
    expect(() => keyIdOf(sealed.subarray(0, 44))).toThrow('unknown form')
    expect(() => keyIdOf(Buffer.alloc(0))).toThrow('unknown form')
  })
  it('of nothing at all is 45 bytes, and opens', () => {
    const empty = vault.sealText(key, two, row, '')
    expect(empty.length).toBe(45)
    expect(vault.openText(known, row, empty)).toBe('')
  })
  it('opens in its row alone, whole alone, with its key alone', () => {
    expect(vault.openText(known, row, sealed)).toBe('Elle dort chez sa sœur')
    expect(() => vault.openText(known, other, sealed)).toThrow()
    expect(() => vault.openText(known, row, sealed.subarray(0, sealed.length - 1))).toThrow()
    expect(() => vault.openText([{ keyId: two, key: Buffer.alloc(32) }], row, sealed)).toThrow()
    expect(() => vault.openText([{ keyId: one, key }], row, sealed)).toThrow('another key')
    for (let at = 1; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => vault.openText(known, row, altered), `byte ${at}`).toThrow()
    }
  })
  it('is never twice the same', () => {
    expect(vault.sealText(key, two, row, 'x').equals(vault.sealText(key, two, row, 'x'))).toBe(false)
  })
  it('of a data key opens for its compartment alone', () => {
    expect(vault.unwrap(one, wrapped).equals(key)).toBe(true)
    expect(() => vault.unwrap(two, wrapped)).toThrow()
    expect(key.length).toBe(32)
    expect(vault.newKey(one).key.equals(key)).toBe(false)
  })
})

describe('several keys in turn', () => {
  const keys = [one, two].map((id) => ({ keyId: id, key: vault.newKey(id).key }))
  const sealed = vault.sealThrough(keys, row, 'un résultat')
  it('need all of them, in their order', () => {
    const known = keys.map((key) => [key])
    expect(vault.openThrough(known, row, sealed)).toBe('un résultat')
    expect(() => vault.openThrough(known.toReversed(), row, sealed)).toThrow()
    expect(() => vault.openThrough(known.slice(1), other, sealed)).toThrow()
    expect(vault.openThrough(known.slice(1), row, sealed)).not.toContain('résultat')
    expect(() => vault.openThrough(known.slice(0, 1), row, sealed)).toThrow()
  })
  it('are never none', () => {
    expect(() => vault.sealThrough([], row, 'x')).toThrow('Nothing to seal with')
  })
})

describe('keyed hashes', () => {
  it('are the same for the same text and purpose, and outlive the root key', () => {
    const print = vault.fingerprint('attempt', 'login:marc')
    expect(print.length).toBe(32)
    expect(vault.fingerprints('attempt')('login:marc').equals(print)).toBe(true)
    expect(vault.fingerprint('attempt', 'login:marcel').equals(print)).toBe(false)
    expect(vault.fingerprint('address', 'login:marc').equals(print)).toBe(false)
    const renewed = new Vault({ id: two, key: Buffer.alloc(32, 9), fingerprintKey: rootKey }, random)
    expect(renewed.fingerprint('attempt', 'login:marc').equals(print)).toBe(true)
    const another = new Vault({ id: two, key: rootKey, fingerprintKey: Buffer.alloc(32, 9) }, random)
    expect(another.fingerprint('attempt', 'login:marc').equals(print)).toBe(false)
  })
  it('are what they were: a stored one still compares', () => {
    expect(vault.fingerprint('attempt', 'login:marc').toString('hex')).toBe(
      'c3e9dd28d8f72f0029f219228e8a948c8faedcb711888987ea6d42a3bb364179',
    )
  })
})

describe('the ring of a transaction', () => {
  const make = () => {
    const ring = new KeyRing(vault)
    const [first, second] = [vault.newKey(one), vault.newKey(two)]
    return { ring, first, second }
  }
  it('opens what it holds, and remembers what was really used', () => {
    const { ring, first, second } = make()
    ring.add(one, { keyId: row, wrapped: first.wrapped })
    ring.addLater(two, { keyId: other, wrapped: second.wrapped })
    expect(ring.used).toEqual([])
    expect(ring.has(one)).toBe(true)
    expect(ring.has(two)).toBe(true)
    expect(ring.has(row)).toBe(false)
    const sealed = ring.seal(one, row, 'texte')
    expect(keyIdOf(sealed)).toBe(row)
    expect(ring.open(one, row, sealed)).toBe('texte')
    expect(ring.used).toEqual([one])
    expect(ring.open(two, row, ring.seal(two, row, 'autre'))).toBe('autre')
    expect(ring.has(two)).toBe(true)
    expect(ring.used.toSorted()).toEqual([one, two])
  })
  it('says of what it lacks that it is gone', () => {
    const { ring } = make()
    expect(() => ring.seal(one, row, 'x')).toThrow(Gone)
    expect(() => ring.open(one, row, Buffer.alloc(60))).toThrow('not there')
    expect(ring.used).toEqual([])
  })
  it('does not put a waiting key over one that it holds', () => {
    const { ring, first, second } = make()
    ring.add(one, { keyId: row, wrapped: first.wrapped })
    ring.addLater(one, { keyId: other, wrapped: second.wrapped })
    expect(keyIdOf(ring.seal(one, row, 'x'))).toBe(row)
  })
  it('makes the key of a new compartment, and seals with it at once', () => {
    const { ring } = make()
    const wrapped = ring.create(one, other)
    const sealed = ring.seal(one, row, 'x')
    expect(keyIdOf(sealed)).toBe(other)
    const again = new KeyRing(vault)
    again.add(one, { keyId: other, wrapped })
    expect(again.open(one, row, sealed)).toBe('x')
  })
  it('while a key changes, seals with the new one and opens with both', () => {
    const { ring, first } = make()
    const fresh = vault.newKey(one)
    const before = new KeyRing(vault)
    before.add(one, { keyId: row, wrapped: first.wrapped })
    const old = before.seal(one, row, 'avant')
    ring.add(one, { keyId: other, wrapped: fresh.wrapped, other: { keyId: row, wrapped: first.wrapped } })
    expect(ring.open(one, row, old)).toBe('avant')
    expect(keyIdOf(ring.seal(one, row, 'après'))).toBe(other)
    expect(ring.open(one, row, ring.seal(one, row, 'après'))).toBe('après')
  })
  it('seals through several compartments in the order of their ids, whatever the order given', () => {
    const { ring, first, second } = make()
    ring.add(one, { keyId: row, wrapped: first.wrapped })
    ring.add(two, { keyId: other, wrapped: second.wrapped })
    const sealed = ring.sealThrough([two, one], row, 'résultat')
    expect(keyIdOf(sealed)).toBe(other)
    expect(ring.openThrough([one, two], row, sealed)).toBe('résultat')
    expect(ring.openThrough([two, one], row, sealed)).toBe('résultat')
  })
})

it('the keys of a row: one, two while it changes, none once destroyed', () => {
  const bytes = Buffer.from('x')
  expect(wrappedKeys({ key_id: one, wrapped_key: null, other_key_id: null, other_wrapped_key: null })).toBeNull()
  expect(wrappedKeys({ key_id: one, wrapped_key: bytes, other_key_id: null, other_wrapped_key: null })).toEqual({
    keyId: one,
    wrapped: bytes,
  })
  expect(wrappedKeys({ key_id: one, wrapped_key: bytes, other_key_id: two, other_wrapped_key: null })).toEqual({
    keyId: one,
    wrapped: bytes,
  })
  expect(wrappedKeys({ key_id: one, wrapped_key: bytes, other_key_id: null, other_wrapped_key: bytes })).toEqual({
    keyId: one,
    wrapped: bytes,
  })
  expect(wrappedKeys({ key_id: one, wrapped_key: bytes, other_key_id: two, other_wrapped_key: bytes })).toEqual({
    keyId: one,
    wrapped: bytes,
    other: { keyId: two, wrapped: bytes },
  })
})

describe('a whole file', () => {
  const key = { keyId: one, key: Buffer.alloc(32, 3) }
  const bytes = Buffer.from('page '.repeat(40_000))

  it('opens with the key that its head names, under its own row alone', async () => {
    const sealed = await vault.sealFile(key, row, bytes)
    expect(keyIdOf(sealed)).toBe(one)
    expect(sealed.includes('page page')).toBe(false)
    expect((await vault.openFile([{ keyId: two, key: Buffer.alloc(32, 4) }, key], row, sealed)).equals(bytes)).toBe(true)
    await expect(vault.openFile([key], other, sealed)).rejects.toThrow()
    await expect(vault.openFile([{ keyId: two, key: key.key }], row, sealed)).rejects.toThrow('another key')
    await expect(vault.openFile([{ keyId: one, key: Buffer.alloc(32, 9) }], row, sealed)).rejects.toThrow()
  })
  it('cut, altered, or empty where it was not, does not open', async () => {
    const sealed = await vault.sealFile(key, row, bytes)
    for (const wrong of [sealed.subarray(0, sealed.length - 1), sealed.subarray(0, 70_000), Buffer.from(sealed).fill(1, 100, 101)])
      await expect(vault.openFile([key], row, wrong)).rejects.toThrow()
    expect((await vault.openFile([key], row, await vault.sealFile(key, row, Buffer.alloc(0)))).length).toBe(0)
  })
  it('is no text, and a text is no file', async () => {
    await expect(vault.openFile([key], row, vault.sealText(key.key, one, row, 'texte'))).rejects.toThrow('no sealed file')
    const sealed = await vault.sealFile(key, row, bytes)
    expect(() => vault.openText([key], row, sealed)).toThrow()
  })
})
