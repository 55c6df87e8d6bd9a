import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const aeeh = familyRight('aeeh', () => 0)
