import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const bourseCollege = familyRight('bourseCollege', () => 0)
/** Placeholder until the formula is written. */
export const bourseLycee = familyRight('bourseLycee', () => 0)
