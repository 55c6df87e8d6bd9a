/**
 * A passkey that answers with a secret of its own (WebAuthn PRF): the key of the store is made of it and never leaves the device. The credential is made for this store alone, and the server
 * never learns of it.
 */
type Bytes = Uint8Array<ArrayBuffer>
type PrfResults = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }

const draw = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const extensionsFor = (salt: Bytes): AuthenticationExtensionsClientInputs =>
  ({ prf: { eval: { first: salt } } }) as AuthenticationExtensionsClientInputs
const resultsOf = (given: Credential | null): PrfResults =>
  given instanceof PublicKeyCredential ? (given.getClientExtensionResults() as PrfResults) : {}

/** Whether this browser may have such a passkey at all; whether the device answers with a secret is only known when one is made. */
export const mayHavePasskey = async (): Promise<boolean> =>
  typeof PublicKeyCredential !== 'undefined' &&
  (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false))

/** What the passkey answers for this salt. @throws when the gesture is refused, or the passkey keeps no secret. */
export const askPasskey = async (credentialId: Bytes, salt: Bytes): Promise<BufferSource> => {
  const given = await navigator.credentials.get({
    publicKey: {
      challenge: draw(32),
      allowCredentials: [{ type: 'public-key', id: credentialId }],
      userVerification: 'required',
      extensions: extensionsFor(salt),
    },
  })
  const secret = resultsOf(given).prf?.results?.first
  if (!secret) throw new Error('no secret')
  return secret
}

/** Makes a passkey for this store. @returns its id; null when this device keeps no secret for it. */
export const makePasskey = async (salt: Bytes): Promise<Bytes | null> => {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: draw(32),
      rp: { name: 'Aparté' },
      user: { id: draw(16), name: 'Visites hors ligne', displayName: 'Visites hors ligne' },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      extensions: extensionsFor(salt),
    },
  })
  if (!(made instanceof PublicKeyCredential) || !resultsOf(made).prf?.enabled) return null
  return new Uint8Array(made.rawId)
}
