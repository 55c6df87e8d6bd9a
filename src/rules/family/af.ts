import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const af = familyRight('af', () => 0)
/** Placeholder until the formula is written. */
export const afBase = familyRight('afBase', () => 0)
