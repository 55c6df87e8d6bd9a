import { describe, expect, it } from 'vitest'
import { codeAt, enrolment, newSecret, spelled, stepOfCode } from './totp.server.ts'

// RFC 6238, appendix B: the secret and, for SHA-1, the last six of its eight figures.
const secret = Buffer.from('12345678901234567890')
const at = (seconds: number): Date => new Date(seconds * 1000)

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i seconds is the one of RFC 6238', (seconds, code) => {
    expect(codeAt(secret, at(seconds))).toBe(code)
    expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('names its own step when it comes early or late, and is nothing beyond', () => {
    const now = at(1_700_000_000)
    const step = Math.floor(1_700_000_000 / 30)
    const code = codeAt(secret, now)
    expect(stepOfCode(secret, code, at(1_700_000_030))).toBe(step)
    expect(stepOfCode(secret, code, at(1_699_999_970))).toBe(step)
    expect(stepOfCode(secret, code, at(1_700_000_060))).toBeUndefined()
    expect(stepOfCode(secret, code, at(1_699_999_940))).toBeUndefined()
  })

  it('may be typed with spaces, and nothing else counts as one', () => {
    expect(stepOfCode(secret, '287 082', at(59))).toBe(1)
    for (const typed of ['', '28708', '2870820', '28708a', '２８７０８２']) expect(stepOfCode(secret, typed, at(59))).toBeUndefined()
  })

  it('comes from a secret of 160 bits, told as an address and in letters', () => {
    const made = newSecret((size) => new Uint8Array(size).fill(7))
    expect(made).toHaveLength(20)
    expect(enrolment(secret, 'solene.kerbrat')).toBe(
      'otpauth://totp/Apart%C3%A9:solene.kerbrat?issuer=Apart%C3%A9&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    )
    expect(spelled(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })
})
