import type { Right } from './right.ts'

/** Every right that the engine computes, in the order in which a page shows them. */
export const RIGHTS: readonly Right[] = []

/** The right of an identifier; undefined when there is none. */
export const findRight = (id: string): Right | undefined => RIGHTS.find((right) => right.id === id)

/** Places of all results in one row of numbers: the family's rights first, then each person's. */
export const FAMILY_RIGHTS = RIGHTS.filter((right) => right.holder === 'family')
export const PERSON_RIGHTS = RIGHTS.filter((right) => right.holder === 'person')
