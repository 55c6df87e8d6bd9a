import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const cf = familyRight('cf', () => 0)
/** Placeholder until the formula is written. */
export const cfBeforeMajoration = familyRight('cfBeforeMajoration', () => 0)
