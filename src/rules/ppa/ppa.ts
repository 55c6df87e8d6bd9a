import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const ppa = familyRight('ppa', () => 0)
