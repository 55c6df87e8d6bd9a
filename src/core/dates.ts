/**
 * Civil dates as ISO text (`2026-06-16`), compared as text. Own arithmetic on the proleptic Gregorian calendar:
 * no clock, no time zone, no package (docs/decisions/0006-dates-are-text.md).
 */
export type IsoDate = string & { readonly iso?: 'date' }

const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether a year of the Gregorian calendar has 366 days. */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (daysInMonths[month - 1] ?? 0))

/** Whether the text is a day that exists, in the form `YYYY-MM-DD` (years 0001 to 9999). */
export const isIsoDate = (text: string): text is IsoDate => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Year, month (from 1) and day of a date. */
export const partsOf = (date: IsoDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** The date of these parts; the day is brought back to the last of the month when the month is shorter. */
export const dateOf = (year: number, month: number, day: number): IsoDate => {
  const last = daysInMonth(year, month)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
}

/** Days since 1970-01-01 (negative before). The basis of all day arithmetic here. */
export const dayNumber = (date: IsoDate): number => {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number (see `dayNumber`). */
export const dateOfDayNumber = (n: number): IsoDate => {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)
}

/** The date `days` later (earlier when negative). */
export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDayNumber(dayNumber(date) + days)

/** Same day `months` later; on a shorter month, its last day (31 January + 1 month = 28 or 29 February). */
export const addMonths = (date: IsoDate, months: number): IsoDate => {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  return dateOf(Math.floor(index / 12), (index % 12) + 1, day)
}

/** Days from `from` to `to`: 0 the same day, negative when `to` is before. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from)

/** Weekday, 1 = Monday to 7 = Sunday. */
export const weekday = (date: IsoDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** Completed years on `on`; a birthday counts on its day. Negative when the birth is later. */
export const ageInYears = (birth: IsoDate, on: IsoDate): number => {
  const [b, o] = [partsOf(birth), partsOf(on)]
  return o.year - b.year - (o.month < b.month || (o.month === b.month && o.day < b.day) ? 1 : 0)
}

/** Completed months on `on`. */
export const ageInMonths = (birth: IsoDate, on: IsoDate): number => {
  const [b, o] = [partsOf(birth), partsOf(on)]
  return (o.year - b.year) * 12 + o.month - b.month - (o.day < b.day ? 1 : 0)
}
