import { personRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const mva = personRight('mva', () => 0)
