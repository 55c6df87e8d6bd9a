/**
 * What the tablet keeps is sealed here: AES-256-GCM by WebCrypto, one data key for each household, wrapped by a key that is only made by a gesture
 * of the worker: her passphrase through PBKDF2, or a passkey that answers with a secret of its own (WebAuthn PRF). docs/decisions/0031
 */

type Bytes = Uint8Array<ArrayBuffer>

/**
 * PBKDF2-HMAC-SHA256 by the browser itself: OWASP asks 600 000 at least (2023). Argon2 would hold better against many graphic cards; browsers have none,
 * and one in WebAssembly would open the content policy of every page.
 */
export const ITERATIONS = 1_000_000

/** By what gesture packs are opened on this device. Nothing in it is secret, and nothing tells of anybody. */
export type Lock =
  | { readonly id: string; readonly agentId: string; readonly kind: 'passphrase'; readonly salt: Bytes; readonly iterations: number }
  | { readonly id: string; readonly agentId: string; readonly kind: 'passkey'; readonly salt: Bytes; readonly credentialId: Bytes }

export type Sealed = { readonly iv: Bytes; readonly data: ArrayBuffer }

const encoder = new TextEncoder()
const draw = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const wrapping = { name: 'AES-GCM', length: 256 } as const

export const newPassphraseLock = (id: string, agentId: string): Lock => ({
  id,
  agentId,
  kind: 'passphrase',
  salt: draw(16),
  iterations: ITERATIONS,
})
export const newPasskeyLock = (id: string, agentId: string, credentialId: Bytes, salt: Bytes): Lock => ({
  id,
  agentId,
  kind: 'passkey',
  salt,
  credentialId,
})

/** The wrapping key of a passphrase. A second of work on purpose: the same for whoever tries them one by one. */
export const keyOfPassphrase = async (
  passphrase: string,
  { salt, iterations }: { salt: Bytes; iterations: number },
): Promise<CryptoKey> => {
  const typed = await crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, wrapping, false, ['wrapKey', 'unwrapKey'])
}

/** The wrapping key of what a passkey answered: 256 bits that nobody can guess, so no slow work. */
export const keyOfPasskey = async (secret: BufferSource, { salt }: { salt: Bytes }): Promise<CryptoKey> => {
  const given = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = encoder.encode('aparte visite')
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, given, wrapping, false, ['wrapKey', 'unwrapKey'])
}

/** A data key for one household, with itself wrapped; bound to the pack, so that one cannot be put in the place of another. */
export const newDataKey = async (wrapper: CryptoKey, packId: string): Promise<{ key: CryptoKey; wrapped: Sealed }> => {
  const key = await crypto.subtle.generateKey(wrapping, true, ['encrypt', 'decrypt'])
  const iv = draw(12)
  const data = await crypto.subtle.wrapKey('raw', key, wrapper, { name: 'AES-GCM', iv, additionalData: encoder.encode(`key:${packId}`) })
  // the one that is used cannot be read back by a script
  return { key: await openDataKey(wrapper, packId, { iv, data }), wrapped: { iv, data } }
}

/** @throws OperationError for another passphrase or passkey, another pack, or bytes that were touched: the browser does not say which. */
export const openDataKey = (wrapper: CryptoKey, packId: string, { iv, data }: Sealed): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('raw', data, wrapper, { name: 'AES-GCM', iv, additionalData: encoder.encode(`key:${packId}`) }, wrapping, false, [
    'encrypt',
    'decrypt',
  ])

/** Seals a value as JSON, bound to its row. */
export const seal = async (key: CryptoKey, rowId: string, value: unknown): Promise<Sealed> => {
  const iv = draw(12)
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(rowId) },
    key,
    encoder.encode(JSON.stringify(value)),
  )
  return { iv, data }
}

/** @throws OperationError when it is not what was sealed for this row. */
export const open = async <T>(key: CryptoKey, rowId: string, { iv, data }: Sealed): Promise<T> =>
  JSON.parse(
    new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(rowId) }, key, data)),
  ) as T
