import { createHash } from 'node:crypto'
import type { RandomBytes } from '#core/ids.ts'

/** Tokens and codes of sessions and one-time links: made here, shown once, kept in the database as hashes only. */

/** 256 random bits, 43 signs that need no escaping in an address or a cookie. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code to be said aloud or written on paper: twelve signs that are not taken for one another, 60 bits. */
export const newCode = (random: RandomBytes): string =>
  [...random(12)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')

/** The hash of a code as typed, whatever its case and dashes. */
export const hashCode = (typed: string): Buffer =>
  createHash('sha256')
    .update(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), 'utf8')
    .digest()
