import { Secret, TOTP } from 'otpauth'
import type { RandomBytes } from '#core/ids.ts'

/** RFC 6238 as the telephone applications know it: SHA-1, six figures, 30 seconds (ASVS 6.5.5). */
const PERIOD = 30

const generator = (secret: Uint8Array, login = ''): TOTP =>
  new TOTP({
    issuer: 'Aparté',
    label: login,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  })

/** A new shared secret of 160 bits. */
export const newSecret = (random: RandomBytes): Buffer => Buffer.from(random(20))

/** What the QR code says: `otpauth://totp/…`. The login is the only name in it. */
export const enrolment = (secret: Uint8Array, login: string): string => generator(secret, login).toString()

/** The secret as typed by hand, in groups of four letters. */
export const spelled = (secret: Uint8Array): string =>
  new Secret({ buffer: new Uint8Array(secret).buffer }).base32.replaceAll(/(.{4})(?=.)/g, '$1 ')

/**
 * The time step of which the six figures are the code, one step before or after `now` included; nothing when they are wrong. The caller
 * must use the step once, in the database (`app.prove_totp`): this function alone proves nothing.
 */
export const stepOfCode = (secret: Uint8Array, code: string, now: Date): number | undefined => {
  const figures = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(figures)) return undefined
  const delta = generator(secret).validate({ token: figures, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** The code that a telephone shows at `now`: for tests and stories. */
export const codeAt = (secret: Uint8Array, now: Date): string => generator(secret).generate({ timestamp: now.getTime() })
