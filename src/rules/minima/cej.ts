import { personRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const cej = personRight('cej', () => 0)
