import { dayOfText, monthsLater, textOf } from '../deadlines/calendar.ts'

/** A time to act in, from the day after a notification: whole months or days, never both. */
export type Delay = { readonly months: number } | { readonly days: number }

/**
 * Last day of a delay that runs from a day, both `YYYY-MM-DD`, by the calendar of `rules/deadlines`: in months, the day of the same number, or the last of the
 * month where it has none; in days, the first does not count (code de procédure civile, article 641). For delays that have no rule of their own: nothing makes it
 * « franc » and nothing moves its last day, so that it is never too late. @throws BadInput for no such day
 */
export const lastDayOf = (from: string, delay: Delay): string => {
  const first = dayOfText(from)
  return textOf('months' in delay ? monthsLater(first, delay.months).day : first + delay.days)
}
