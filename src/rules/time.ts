/**
 * Months as whole numbers (year × 12 + month − 1), so that « three months before » is a subtraction.
 * Text forms are `YYYY-MM` and `YYYY-MM-DD`. No clock, no time zone, no package.
 */
export type Month = number

/** The month of `YYYY-MM` or `YYYY-MM-DD`; NaN when the text is neither. */
export const monthOf = (text: string): Month => {
  const found = /^(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(text)
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : Number.NaN
}

/** `YYYY-MM` of a month. */
export const monthText = (month: Month): string => `${String(yearOf(month)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/** Calendar year of a month. */
export const yearOf = (month: Month): number => Math.floor(month / 12)

/** January of a year. */
export const january = (year: number): Month => year * 12

/** First month that is wholly after a date: a person born on 2020-05-02 counts completed months from 2020-06 on; on the 1st, from 2020-05. */
export const firstFullMonth = (date: string): Month => monthOf(date) + (date.slice(8, 10) > '01' ? 1 : 0)

const NAMES = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

/** « mai 2026 ». */
export const monthInWords = (month: Month): string => `${NAMES[month % 12] ?? ''} ${yearOf(month)}`
