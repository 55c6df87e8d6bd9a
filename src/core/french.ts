import { addDays, ageInMonths, ageInYears, daysBetween, partsOf, weekday } from './dates.ts'
import type { IsoDate } from './dates.ts'

/** French writing of dates, times, money, ages and punctuation (guide 7.3). Every text made here already has its no-break spaces. */

/** No-break space: before `: » € %`, after `«`, inside « 12 juin ». */
export const noBreak = '\u00A0'
/** Narrow no-break space: before `; ? !`, between thousands. */
export const narrow = '\u202F'

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
const weekdaysShort = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'] as const
const months = [
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
const monthsShort = ['janv.', 'févr.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const

const ordinalDay = (day: number): string => (day === 1 ? '1er' : String(day))

/** « juin »; `month` counts from 1. */
export const writeMonth = (month: number): string => months[month - 1] ?? ''

/** « juil. »; `month` counts from 1. */
export const writeShortMonth = (month: number): string => monthsShort[month - 1] ?? ''

/** « 16 juin », with the year when it is not the year of `today`. */
export const writeDate = (date: IsoDate, today: IsoDate): string => {
  const { year, month, day } = partsOf(date)
  const words = `${ordinalDay(day)}${noBreak}${writeMonth(month)}`
  return year === partsOf(today).year ? words : `${words} ${year}`
}

/** « 16 juin 2026 »: with its year always, for letters and what is kept. */
export const writeFullDate = (date: IsoDate): string => {
  const { year, month, day } = partsOf(date)
  return `${ordinalDay(day)}${noBreak}${writeMonth(month)}${noBreak}${year}`
}

/** « mardi 16 juin », with the year when it is not the year of `today`. */
export const writeDay = (date: IsoDate, today: IsoDate): string => `${weekdays[weekday(date) - 1]}${noBreak}${writeDate(date, today)}`

/** « mardi ». */
export const writeWeekday = (date: IsoDate): string => weekdays[weekday(date) - 1] ?? ''

/** Short form: « mer. 24 » within ten days of `today`, otherwise « 3 juil. », with the year when it is another. */
export const writeShortDay = (date: IsoDate, today: IsoDate): string => {
  const [d, t] = [partsOf(date), partsOf(today)]
  if (Math.abs(daysBetween(today, date)) <= 10) return `${weekdaysShort[weekday(date) - 1]}${noBreak}${d.day}`
  const words = `${ordinalDay(d.day)}${noBreak}${monthsShort[d.month - 1]}`
  return d.year === t.year ? words : `${words} ${d.year}`
}

/** « aujourd’hui », « demain », « hier », otherwise the day as `writeDay`. */
export const writeNearDay = (date: IsoDate, today: IsoDate): string => {
  const days = daysBetween(today, date)
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'demain'
  if (days === -1) return 'hier'
  return writeDay(date, today)
}

/** « 9 h 30 », « 11 h 00 » (two figures after the h, to be aligned in a list) from `09:30` or `09:30:00`. */
export const writeTime = (time: string): string => {
  const found = /^(\d{1,2}):(\d{2})/.exec(time)
  return found ? `${Number(found[1])}${noBreak}h${noBreak}${found[2]}` : time
}

/** « 9 h », « 9 h 30 »: in a sentence, full hours without their zeros. */
export const writeTimeInSentence = (time: string): string => writeTime(time).replace(new RegExp(`${noBreak}00$`), '')

const words = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
] as const

/** « trois », « une » when feminine; figures above sixteen. */
export const writeCount = (count: number, feminine = false): string =>
  feminine && count === 1 ? 'une' : (words[count] ?? writeNumber(count))

/** « deux mois », « sept semaines », « un jour ». Plural from two. */
export const writeDuration = (count: number, unit: 'jour' | 'semaine' | 'mois' | 'an' | 'heure' | 'minute'): string => {
  const feminine = unit === 'semaine' || unit === 'heure' || unit === 'minute'
  return `${writeCount(count, feminine)}${noBreak}${unit}${count > 1 && unit !== 'mois' ? 's' : ''}`
}

/** How long before `today` that was: « hier », « il y a trois semaines »; after it: « dans deux mois ». Rounded down to the unit. */
export const writeAgo = (date: IsoDate, today: IsoDate): string => {
  const days = daysBetween(date, today)
  if (Math.abs(days) <= 1) return writeNearDay(date, today)
  const [from, to] = days > 0 ? [date, today] : [today, date]
  const [length, wholeMonths, years] = [Math.abs(days), ageInMonths(from, to), ageInYears(from, to)]
  const duration =
    years >= 2
      ? writeDuration(years, 'an')
      : wholeMonths >= 2
        ? writeDuration(wholeMonths, 'mois')
        : length >= 14
          ? writeDuration(Math.floor(length / 7), 'semaine')
          : writeDuration(length, 'jour')
  return `${days > 0 ? 'il y a' : 'dans'} ${duration}`
}

/** « 12 345 », « −3 »: an integer with its narrow spaces and a true minus sign. */
export const writeNumber = (n: number): string => {
  const digits = String(Math.abs(Math.trunc(n))).replaceAll(/\B(?=(\d{3})+$)/g, narrow)
  return n < 0 && Math.trunc(n) !== 0 ? `−${noBreak}${digits}` : digits
}

/** « 1 590,25 », for the columns of a table; always two decimals. */
export const writeAmount = (cents: number): string => {
  const whole = Math.round(cents)
  const rest = String(Math.abs(whole) % 100).padStart(2, '0')
  const sign = whole < 0 ? `−${noBreak}` : ''
  return `${sign}${writeNumber(Math.floor(Math.abs(whole) / 100))},${rest}`
}

/** « 1 590 € » or, when there are cents, « 1 590,25 € ». Halves of a cent are rounded away from zero upwards. */
export const writeEuros = (cents: number): string => {
  const text = writeAmount(cents)
  return `${text.endsWith(',00') ? text.slice(0, -3) : text}${noBreak}€`
}

/** « de 259 à 483 € », in whole euros; a single amount when both are the same euro. */
export const writeRange = (low: number, high: number): string => {
  const [from, to] = [Math.round(low / 100), Math.round(high / 100)]
  return from === to ? `${writeNumber(to)}${noBreak}€` : `de${noBreak}${writeNumber(from)} à${noBreak}${writeNumber(to)}${noBreak}€`
}

/** « 9 ans »; in months until three years: « 7 mois »; before one month, « nouveau-né ». */
export const writeAge = (birth: IsoDate, on: IsoDate): string => {
  const inMonths = ageInMonths(birth, on)
  if (inMonths < 0) return 'à naître'
  if (inMonths < 1) return 'nouveau-né'
  if (inMonths < 36) return `${inMonths}${noBreak}mois`
  return `${ageInYears(birth, on)}${noBreak}ans`
}

/** « J − 8 », « J » on the day itself, « J + 2 » once it is past. */
export const writeDaysLeft = (from: IsoDate, due: IsoDate): string => {
  const days = daysBetween(from, due)
  if (days === 0) return 'J'
  return `J${noBreak}${days > 0 ? '−' : '+'}${noBreak}${Math.abs(days)}`
}

/** Months whose first day falls after `today` and within `days` days: for the marks of a frieze. */
export const monthsWithin = (today: IsoDate, days: number): { label: string; day: number }[] => {
  const marks: { label: string; day: number }[] = []
  for (let day = 1; day <= days; day++) {
    const parts = partsOf(addDays(today, day))
    if (parts.day === 1) marks.push({ label: writeMonth(parts.month), day })
  }
  return marks
}

/** « vous, Bruno Thévenet et Hélène Prigent ». */
export const joinNames = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`

/** A vowel, a Y before a consonant, or one of the usual names that begin with a mute H. */
const elided = /^(?:[aàâäeéèêëiîïoôöuùûüœæ]|y[^aàâeéèêiïoôuù]|h(?:é|e(?:nr|rv|rm|ct|rn)|on|or|ub|ug|ipp|ila|ya))/iu

/** « de Roger », « d’Odette »: a name after « de ». */
export const ofName = (name: string): string => (elided.test(name) ? `d’${name}` : `de ${name}`)

const anySpace = `[ ${noBreak}${narrow}]`
const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`«${anySpace}*`, 'gu'), `«${noBreak}`],
  [new RegExp(`${anySpace}*»`, 'gu'), `${noBreak}»`],
  [/(\p{L})'/gu, '$1’'],
  [new RegExp(`${anySpace}*([;?!]+)(?=[\\s»)\\]”]|$)`, 'gu'), `${narrow}$1`],
  [new RegExp(`(\\S)${anySpace}+:(?=\\s|$)`, 'gu'), `$1${noBreak}:`],
  [new RegExp(`(\\p{L}|[)»\\]]):(?=\\s|$)`, 'gu'), `$1${noBreak}:`],
  [new RegExp(`(\\d)${anySpace}*([€%])`, 'gu'), `$1${noBreak}$2`],
  [new RegExp(`(?<=(?<!\\d)\\d{1,3}(?:${narrow}\\d{3})*)${anySpace}(?=\\d{3}(?![\\d/]))`, 'gu'), narrow],
  [new RegExp(`(\\d)${anySpace}h${anySpace}(\\d{2})(?!\\d)`, 'gu'), `$1${noBreak}h${noBreak}$2`],
  [new RegExp(`(\\d)${anySpace}(h|min|ans|an|mois|jours|jour|semaines|${months.join('|')})(?!\\p{L})`, 'gu'), `$1${noBreak}$2`],
  [new RegExp(`(1er)${anySpace}(${months.join('|')})(?!\\p{L})`, 'gu'), `$1${noBreak}$2`],
  [new RegExp(`(?<!\\p{L})(M\\.|MM\\.|Mme|Mmes|Me|Dr|Mlle|art\\.|n°|J|de)${anySpace}(?=[\\p{Lu}\\d−])`, 'gu'), `$1${noBreak}`],
]

/** Something that one of the rules looks for: most texts of a page hold nothing of it, and are left after one look instead of twelve. */
const touched = new RegExp(`[«»';?!:€%\\d]|(?:\\.|Mme|Mmes|Me|Dr|Mlle|n°|J|de)${anySpace}[\\p{Lu}−]`, 'u')

/**
 * Sets French spaces and apostrophes in a text written by a person or a template. Only spaces and apostrophes change: never a
 * letter, never a digit. Doing it twice changes nothing more. Times (`9:30`) and addresses (`https://…`) are left alone.
 */
export const typographie = (text: string): string =>
  touched.test(text) ? rules.reduce((done, [find, put]) => done.replace(find, put), text) : text
