import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const rsa = familyRight('rsa', () => 0)
