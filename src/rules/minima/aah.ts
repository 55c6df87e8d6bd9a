import { personRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const aah = personRight('aah', () => 0)
