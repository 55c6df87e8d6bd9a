import { BadInput } from '../bad-input.ts'
import { monthOf, monthText, yearOf } from '../time.ts'

/** A time to act in, from the day after a notification: whole months or days, never both. */
export type Delay = { readonly months: number } | { readonly days: number }

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (month: number): number => (LENGTHS[month % 12] ?? 0) + (month % 12 === 1 && isLeap(yearOf(month)) ? 1 : 0)
const written = (month: number, day: number): string => `${monthText(month)}-${String(day).padStart(2, '0')}`

/**
 * Last day of a delay that runs from a day, both `YYYY-MM-DD`. In months: the day of the same number, or the last of the month where it has none
 * (31 December and two months: 28 or 29 February). In days: the first day does not count. A last day on a Saturday, Sunday or holiday is
 * prolonged to the next working day before the courts (code de procédure civile, articles 641 and 642, to verify), and before the administrative courts
 * the delay is « franc », one day longer (to verify): neither is applied, so that the date given is never too late.
 */
export const lastDayOf = (from: string, delay: Delay): string => {
  const month = monthOf(from)
  const day = Number(from.slice(8, 10))
  if (from.length !== 10 || Number.isNaN(month) || day < 1 || day > lengthOf(month)) throw new BadInput('date', from, 'une date AAAA-MM-JJ')
  if ('months' in delay) {
    const end = month + delay.months
    return written(end, Math.min(day, lengthOf(end)))
  }
  let end = month
  let left = day + delay.days
  while (left > lengthOf(end)) {
    left -= lengthOf(end)
    end += 1
  }
  return written(end, left)
}
