import { expect, it } from 'vitest'
import { ITERATIONS, keyOfPasskey, keyOfPassphrase, newDataKey, newPassphraseLock, open, openDataKey, seal } from './envelope.ts'

const PACK = '01900000-0000-7000-8000-000000000001'
const ROW = `${PACK}/1`
/** Fewer turns where the number of turns is not what is tried. */
const lock = { salt: new Uint8Array(16), iterations: 1_000 }
const failing = (trying: Promise<unknown>) => expect(trying).rejects.toMatchObject({ name: 'OperationError' })

it('a lock asks for a million turns, each with a salt of its own', () => {
  const [a, b] = [newPassphraseLock('a', 'x'), newPassphraseLock('b', 'x')]
  expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
  expect(a).toMatchObject({ kind: 'passphrase', iterations: 1_000_000 })
  expect(Buffer.from(a.salt).equals(Buffer.from(b.salt))).toBe(false)
})

it('what is sealed opens with the same words, however they are composed, and with no others', async () => {
  const wrapper = await keyOfPassphrase('l’été à Clairval, trois vélos', lock)
  const { key, wrapped } = await newDataKey(wrapper, PACK)
  const sealed = await seal(key, ROW, { text: 'Les pieds, c’est Odette.' })
  const same = await openDataKey(await keyOfPassphrase('l’été à Clairval, trois vélos'.normalize('NFD'), lock), PACK, wrapped)
  expect(await open(same, ROW, sealed)).toEqual({ text: 'Les pieds, c’est Odette.' })
  await failing(openDataKey(await keyOfPassphrase('l’ete à Clairval, trois vélos', lock), PACK, wrapped))
  await failing(
    openDataKey(await keyOfPassphrase('l’été à Clairval, trois vélos', { ...lock, salt: new Uint8Array(16).fill(1) }), PACK, wrapped),
  )
})

it('a key opens its own household alone, and a row its own place alone; nothing clear stands in the bytes', async () => {
  const wrapper = await keyOfPassphrase('une phrase de passe', lock)
  const { key, wrapped } = await newDataKey(wrapper, PACK)
  await failing(openDataKey(wrapper, PACK.replace(/1$/, '2'), wrapped))
  const sealed = await seal(key, ROW, { text: 'CANARI-ODETTE' })
  expect(Buffer.from(sealed.data).includes('CANARI')).toBe(false)
  await failing(open(key, `${PACK}/2`, sealed))
  const touched = new Uint8Array(sealed.data.slice(0))
  touched[3] = (touched[3] ?? 0) ^ 1
  await failing(open(key, ROW, { ...sealed, data: touched.buffer }))
  const again = await seal(key, ROW, { text: 'CANARI-ODETTE' })
  expect(Buffer.from(again.data).equals(Buffer.from(sealed.data))).toBe(false)
})

it('no key can be read back by a script', async () => {
  const wrapper = await keyOfPassphrase('une phrase de passe', lock)
  const { key } = await newDataKey(wrapper, PACK)
  for (const one of [wrapper, key]) await expect(crypto.subtle.exportKey('raw', one)).rejects.toMatchObject({ name: 'InvalidAccessError' })
})

it('a passkey opens by the secret that it answers, and by no other', async () => {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const { wrapped } = await newDataKey(await keyOfPasskey(secret, lock), PACK)
  await openDataKey(await keyOfPasskey(secret, lock), PACK, wrapped)
  await failing(openDataKey(await keyOfPasskey(secret.with(0, (secret[0] ?? 0) ^ 1), lock), PACK, wrapped))
})
