import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { describe, expect, it } from 'vitest'
import { authenticationOptions, passkeysWork, registrationOptions, verifyAnswer, verifyRegistration } from './passkey.server.ts'
import type { Passkey } from './passkey.server.ts'

const ORIGIN = 'https://aparte.example'
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** A key as a browser would drive it: ES256, no attestation, a counter that grows at each answer. */
const anAuthenticator = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url'))],
      [-3, new Uint8Array(Buffer.from(jwk.y ?? '', 'base64url'))],
    ]),
  )
  const authData = (rpId: string, flags: number): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count])
  }
  const clientData = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  return {
    register: (challenge: string, origin = ORIGIN, rpId = new URL(origin).hostname): string => {
      const attested = Buffer.concat([authData(rpId, 0x41), Buffer.alloc(16), Buffer.from([0, id.length]), id, Buffer.from(cose)])
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(attested)],
        ]) as never,
      )
      return JSON.stringify({
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: url(clientData('webauthn.create', challenge, origin)),
          attestationObject: url(attestation),
          transports: ['usb'],
        },
      })
    },
    answer: (challenge: string, origin = ORIGIN): string => {
      counter += 1
      const data = authData(new URL(origin).hostname, 0x01)
      const client = clientData('webauthn.get', challenge, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return JSON.stringify({
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) },
      })
    },
  }
}

const agentId = '0199a5b2-1c3d-7e4f-8a9b-0c1d2e3f4a5b'
const registered = async (key = anAuthenticator()) => {
  const options = await registrationOptions(ORIGIN, { name: 'Inès', agentId }, [])
  const made = await verifyRegistration(ORIGIN, options.challenge, key.register(options.challenge))
  if (!made) throw new Error('not registered')
  const passkey: Passkey = { ...made, id: 'factor' }
  return { key, passkey }
}

describe('a passkey', () => {
  it('is added for this site alone, and answers its challenge', async () => {
    const { key, passkey } = await registered()
    expect(passkey.transports).toEqual(['usb'])
    const options = await authenticationOptions(ORIGIN, [passkey])
    expect(options).toMatchObject({ rpId: 'aparte.example', allowCredentials: [{ id: passkey.passkeyId, transports: ['usb'] }] })
    expect(await verifyAnswer(ORIGIN, options.challenge, key.answer(options.challenge), [passkey])).toEqual({
      factorId: 'factor',
      counter: 1,
    })
  })

  it('does not answer another challenge, another site, nor for another key', async () => {
    const { key, passkey } = await registered()
    const { challenge } = await authenticationOptions(ORIGIN, [passkey])
    expect(await verifyAnswer(ORIGIN, challenge, key.answer(url(randomBytes(32))), [passkey])).toBeUndefined()
    expect(await verifyAnswer(ORIGIN, challenge, key.answer(challenge, 'https://aparte.example.evil'), [passkey])).toBeUndefined()
    expect(await verifyAnswer(ORIGIN, challenge, anAuthenticator().answer(challenge), [passkey])).toBeUndefined()
    const { passkey: other } = await registered()
    expect(await verifyAnswer(ORIGIN, challenge, key.answer(challenge), [{ ...passkey, secret: other.secret }])).toBeUndefined()
  })

  it('whose counter goes back was copied', async () => {
    const { key, passkey } = await registered()
    const { challenge } = await authenticationOptions(ORIGIN, [passkey])
    expect(await verifyAnswer(ORIGIN, challenge, key.answer(challenge), [{ ...passkey, counter: 5 }])).toBeUndefined()
  })

  it('is not added from another site, and nonsense is not one', async () => {
    const { challenge } = await registrationOptions(ORIGIN, { name: 'Inès', agentId }, [])
    expect(await verifyRegistration(ORIGIN, challenge, anAuthenticator().register(challenge, 'https://ailleurs.example'))).toBeUndefined()
    for (const nonsense of ['', '{}', 'null', '{"id":1}', '[]']) {
      expect(await verifyRegistration(ORIGIN, challenge, nonsense)).toBeUndefined()
      expect(await verifyAnswer(ORIGIN, challenge, nonsense, [])).toBeUndefined()
    }
  })

  it('works where browsers let it', () => {
    expect(
      ['http://localhost:3000', 'https://aparte.example', 'http://127.0.0.1:3000', 'https://192.0.2.7', 'http://aparte.example'].map(
        passkeysWork,
      ),
    ).toEqual([true, true, false, false, false])
  })
})
