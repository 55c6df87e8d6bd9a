import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const css = familyRight('css', () => 0)
