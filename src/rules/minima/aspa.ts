import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const aspa = familyRight('aspa', () => 0)
