import { AMOUNT_INPUTS } from './inputs-amounts.ts'
import { HEALTH_INPUTS } from './inputs-health.ts'
import { HOUSEHOLD_INPUTS } from './inputs-household.ts'
import { IDENTITY_INPUTS } from './inputs-identity.ts'
import { NOTICE_INPUTS } from './inputs-notice.ts'
import { RARE_INPUTS, RECEIVED_INPUTS } from './inputs-rare.ts'
import { WEALTH_INPUTS } from './inputs-wealth.ts'
import { WORK_INPUTS } from './inputs-work.ts'
import type { Input } from './input.ts'

/**
 * Every input of a situation, in the order in which it is asked. What is unknown of those said `absent: 'unknown'` widens the range of the
 * results; an input that does not apply to a household (`applies`) is not asked and counts as none.
 */
export const INPUTS: readonly Input[] = [
  ...HOUSEHOLD_INPUTS,
  ...IDENTITY_INPUTS,
  ...WORK_INPUTS,
  ...HEALTH_INPUTS,
  ...AMOUNT_INPUTS,
  ...WEALTH_INPUTS,
  ...NOTICE_INPUTS,
  ...RARE_INPUTS,
  ...RECEIVED_INPUTS,
]

const byId = new Map(INPUTS.map((input) => [input.id, input]))

/** The input of an id. Throws when there is none: a fault of the program. */
export const inputOf = (id: string): Input => {
  const found = byId.get(id)
  if (found === undefined) throw new RangeError(`No input ${id}`)
  return found
}
