import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const pajeBase = familyRight('pajeBase', () => 0)
/** Placeholder until the formula is written. */
export const prepare = familyRight('prepare', () => 0)
