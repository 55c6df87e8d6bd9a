import { monthsLater, dayOfText, textOf } from './calendar.ts'
import type { DeadlineRule } from './rule.ts'
import { DEADLINES } from './rules.ts'

/** A text read longer ago than this is read again. */
export const READ_EVERY_MONTHS = 12

/** A deadline whose text wants reading. */
export interface DeadlineToRead {
  readonly rule: DeadlineRule
  /** Day of the last reading; null: never read. */
  readonly readOn: string | null
}

/** Deadlines whose text was never read, or more than a year before a day `YYYY-MM-DD`; those never read first. @throws BadInput for no such day */
export const deadlinesToRead = (date: string): readonly DeadlineToRead[] => {
  const since = textOf(monthsLater(dayOfText(date), -READ_EVERY_MONTHS).day)
  return [...DEADLINES.values()]
    .filter(({ checkedOn }) => checkedOn === null || checkedOn < since)
    .map((rule) => ({ rule, readOn: rule.checkedOn }))
    .toSorted((a, b) => (a.readOn ?? '').localeCompare(b.readOn ?? ''))
}
