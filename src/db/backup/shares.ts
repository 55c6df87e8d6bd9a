import type { RandomBytes } from '#core/ids.ts'

/**
 * Shamir's secret sharing over GF(256), two of three: each byte of the secret is the value at 0 of a line drawn at random; a part holds its value
 * at 1, 2 or 3. Two parts give the line back; one alone says nothing at all of the secret.
 */
export type Part = { readonly number: number; readonly bytes: Buffer }

/** Product in GF(256) by the polynomial of AES; no table, no branch on the values. */
const times = (a: number, b: number): number => {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    const carry = -(product >> 7) & 0x1b
    product = ((product << 1) ^ carry ^ (-((b >> bit) & 1) & a)) & 0xff
  }
  return product
}
/** a^254, which is 1/a. */
const inverse = (a: number): number => {
  let power = 1
  for (let bit = 7; bit >= 0; bit -= 1) {
    power = times(power, power)
    if (bit > 0) power = times(power, a)
  }
  return power
}

/** Three parts, of which any two give the secret back. */
export const split = (secret: Uint8Array, random: RandomBytes): [Part, Part, Part] => {
  const slope = random(secret.length)
  const part = (number: number): Part => ({
    number,
    bytes: Buffer.from(secret.map((byte, at) => byte ^ times(slope[at] ?? 0, number))),
  })
  return [part(1), part(2), part(3)]
}

/** The secret of two different parts of the same splitting. Parts of two splittings give bytes that mean nothing: check what they open. */
export const join = (one: Part, two: Part): Buffer => {
  if (one.number === two.number || one.bytes.length !== two.bytes.length) throw new Error('Two different parts of one secret are needed')
  // the line's value at 0: (y1·x2 + y2·x1) / (x1 + x2), where + is exclusive or
  const divide = inverse(one.number ^ two.number)
  return Buffer.from(one.bytes.map((byte, at) => times(times(byte, two.number) ^ times(two.bytes[at] ?? 0, one.number), divide)))
}
