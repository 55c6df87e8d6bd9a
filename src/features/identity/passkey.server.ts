import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'

/** A passkey as the database keeps it; `secret` is its public key. */
export type Passkey = { id: string; passkeyId: string; secret: Buffer; counter: number; transports: string[] | null }
export type NewPasskey = { passkeyId: string; secret: Buffer; counter: number; transports: string[] }

type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'
const transportsOf = (passkey: { transports: string[] | null }): { transports: Transport[] } | Record<string, never> =>
  passkey.transports ? { transports: passkey.transports as Transport[] } : {}

/** Passkeys belong to a domain: browsers refuse a bare address other than localhost. */
export const passkeysWork = (origin: string): boolean => {
  const { hostname, protocol } = new URL(origin)
  return hostname === 'localhost' || (protocol === 'https:' && !/^[\d.]+$|:/.test(hostname))
}

const relyingParty = (origin: string): string => new URL(origin).hostname

/** What the browser needs to make a passkey. The passphrase was given already, so the key need not be discoverable nor check a finger. */
export const registrationOptions = (
  origin: string,
  account: { name: string; agentId: string },
  known: readonly { passkeyId: string; transports: string[] | null }[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: 'Aparté',
    rpID: relyingParty(origin),
    userName: account.name,
    userID: new Uint8Array(Buffer.from(account.agentId.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map((passkey) => ({ id: passkey.passkeyId, ...transportsOf(passkey) })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })

export const authenticationOptions = (origin: string, passkeys: readonly Passkey[]): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: relyingParty(origin),
    userVerification: 'preferred',
    allowCredentials: passkeys.map((passkey) => ({ id: passkey.passkeyId, ...transportsOf(passkey) })),
  })

const envelope = z.object({
  id: z.string().max(1024),
  rawId: z.string().max(1024),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
})

const readAnswer = <T>(text: string): T | undefined => {
  try {
    const parsed = envelope.loose().safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as T) : undefined
  } catch {
    return undefined
  }
}

/** The new passkey in the browser's answer; nothing when it does not answer this challenge, this origin, or is no passkey at all. */
export const verifyRegistration = async (origin: string, challenge: string, answer: string): Promise<NewPasskey | undefined> => {
  const response = readAnswer<RegistrationResponseJSON>(answer)
  if (!response) return undefined
  try {
    const outcome = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: false,
    })
    if (!outcome.verified) return undefined
    const { credential } = outcome.registrationInfo
    return {
      passkeyId: credential.id,
      secret: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
    }
  } catch {
    // the library throws for each way of being wrong; none of them is told to who tries
    return undefined
  }
}

/** Which passkey answered, and its new counter; nothing when none of these did. The caller moves the counter in the database. */
export const verifyAnswer = async (
  origin: string,
  challenge: string,
  answer: string,
  passkeys: readonly Passkey[],
): Promise<{ factorId: string; counter: number } | undefined> => {
  const response = readAnswer<AuthenticationResponseJSON>(answer)
  const passkey = passkeys.find((known) => known.passkeyId === response?.id)
  if (!response || !passkey) return undefined
  try {
    const outcome = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: false,
      credential: { id: passkey.passkeyId, publicKey: new Uint8Array(passkey.secret), counter: passkey.counter, ...transportsOf(passkey) },
    })
    return outcome.verified ? { factorId: passkey.id, counter: outcome.authenticationInfo.newCounter } : undefined
  } catch {
    return undefined
  }
}
