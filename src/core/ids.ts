/** Random bytes come from outside: 10 of them for an id in order of time, 16 for one that is drawn whole. */
export type RandomBytes = (size: number) => Uint8Array

/** A UUIDv7 from a time in milliseconds and 10 random bytes. An id is an address, never a secret. */
export const uuidv7 = (milliseconds: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16)
  let rest = milliseconds
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  return written(bytes, 7)
}

const written = (bytes: Uint8Array, version: number): string => {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A UUIDv4 from 16 random bytes, 122 bits of them: for what must not be guessed, and comes in no order. */
export const uuidv4 = (random: Uint8Array): string => written(Uint8Array.from(random.subarray(0, 16)), 4)

/** The UUID (version 8) of a digest of at least 16 bytes: the same thing made twice has one id. */
export const uuidOf = (digest: Uint8Array): string => written(Uint8Array.from(digest.subarray(0, 16)), 8)

/** Whether the text has the form of a UUID; anything else in a URL is « not there », never a database error. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
