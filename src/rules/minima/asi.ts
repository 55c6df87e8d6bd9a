import { personRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const asi = personRight('asi', () => 0)
