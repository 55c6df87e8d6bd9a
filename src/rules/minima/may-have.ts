import { AMOUNT } from '../amounts.ts'
import { NONE, type Member } from '../household.ts'

/**
 * The cheapest questions: whether a right of a person is possible at all, in any month. They spare months of questions about those (nearly
 * everybody) who never could. Known payments of any right make it possible.
 */

/** A disability rate is known in some month. */
export const mayHaveAah = (member: Member): boolean => member.disabilityRate !== NONE || member.received.length > 0

/** A pension is known in some month: of invalidity, or of retirement with a disability. */
export const mayHaveAsi = (member: Member): boolean =>
  member.flows[AMOUNT.invalidityPension] !== NONE ||
  (member.flows[AMOUNT.netPension] !== NONE && member.disabled !== NONE) ||
  member.received.length > 0

/** Five years of work in ten are known in some month. */
export const mayHaveAss = (member: Member): boolean => member.assCareer !== NONE || member.received.length > 0
