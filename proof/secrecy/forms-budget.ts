import type { Form } from './forms.ts'
import { TODAY } from './household.ts'

/** An amount that nobody typed before: a budget that did not change writes nothing. */
let fresh = 0

/** Forms of the budget. See `forms.ts`. */
export const budgetForms: Readonly<Record<string, Form>> = {
  fillBudget: () => [
    ['month', TODAY().slice(0, 7)],
    ['montant-phone', String((fresh += 1))],
  ],
  compareBudget: () => [],
  writeDelay: () => [
    ['name', 'Quelqu’un'],
    ['ask', 'delay'],
    ['amount', '120'],
  ],
  landmarks: () => [
    ['perDay', String((fresh += 1) % 900)],
    ['monthDays', '3040'],
    ['sharedBy', 'person'],
  ],
}
