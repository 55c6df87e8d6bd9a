import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const asf = familyRight('asf', () => 0)
