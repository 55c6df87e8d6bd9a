import { personRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const ass = personRight('ass', () => 0)
