import { BadInput } from '../bad-input.ts'
import { january, monthInWords } from '../time.ts'

/** Days as whole numbers, 0 being 1970-01-01, a Thursday: the proleptic Gregorian calendar, no clock, no time zone. */
export type Day = number

const DAYS_IN_400_YEARS = 146_097
const DAYS_IN_4_YEARS = 1461
const DAYS_IN_100_YEARS = 36_524
const DAYS_IN_1_YEAR = 365
/** From 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468

/** A day of the calendar from its year, month (1 to 12) and day. */
export const dayOf = (year: number, month: number, day: number): Day => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * DAYS_IN_400_YEARS + ofEra * DAYS_IN_1_YEAR + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH
}

/** Year, month (1 to 12) and day of a day. */
export const partsOf = (day: Day): { readonly year: number; readonly month: number; readonly day: number } => {
  const shifted = day + EPOCH
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const ofEra = shifted - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (ofEra -
      Math.floor(ofEra / (DAYS_IN_4_YEARS - 1)) +
      Math.floor(ofEra / DAYS_IN_100_YEARS) -
      Math.floor(ofEra / (DAYS_IN_400_YEARS - 1))) /
      DAYS_IN_1_YEAR,
  )
  const ofYear = ofEra - (DAYS_IN_1_YEAR * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month, 1 to 12. */
export const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Years a person can mean: another is a slip of the keyboard, and what is counted from these always has four figures. */
const YEARS = { first: 1000, last: 8000 } as const

/** The day of `YYYY-MM-DD`. @throws BadInput for a text that is no day of the calendar, or a year that nobody means. `path` names the place in the error. */
export const dayOfText = (text: string, path = 'date'): Day => {
  const found = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text)
  const [year, month, day] = (found ?? []).slice(1).map(Number) as [number, number, number]
  if (found === null || day < 1 || day > lengthOf(year, month) || year < YEARS.first || year > YEARS.last)
    throw new BadInput(path, text, 'une date AAAA-MM-JJ')
  return dayOf(year, month, day)
}

/** `YYYY-MM-DD` of a day. */
export const textOf = (day: Day): string => {
  const { year, month, day: number } = partsOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}

/** 0 on Sunday, 6 on Saturday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/**
 * So many months later, or earlier when negative: the day of the same number; where that month has none, its last day
 * (code de procédure civile, article 641, second paragraph). `kept` tells whether the number could be kept.
 */
export const monthsLater = (from: Day, months: number): { readonly day: Day; readonly kept: boolean } => {
  const { year, month, day } = partsOf(from)
  const total = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  const length = lengthOf(y, m)
  return { day: dayOf(y, m, Math.min(day, length)), kept: day <= length }
}

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const
/** « lundi 1er juin 2026 ». */
export const dayInWords = (at: Day): string => {
  const { year, month, day } = partsOf(at)
  return `${WEEKDAYS[weekdayOf(at)] as string} ${day === 1 ? '1er' : day} ${monthInWords(january(year) + month - 1)}`
}
