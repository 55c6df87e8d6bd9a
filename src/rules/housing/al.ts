import { familyRight } from '../evaluation.ts'

/** Placeholder until the formula is written. */
export const al = familyRight('al', () => 0)
/** Placeholder until the formula is written. */
export const apl = familyRight('apl', () => 0)
/** Placeholder until the formula is written. */
export const als = familyRight('als', () => 0)
/** Placeholder until the formula is written. */
export const alf = familyRight('alf', () => 0)
