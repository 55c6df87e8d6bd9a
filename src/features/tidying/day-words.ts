/** Days as French notes say them, resolved against the day of the interview. */
import { addDays, addMonths, dateOf, daysBetween, daysInMonth, isIsoDate, partsOf, weekday } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { numberOfWords } from './amounts.ts'

export type DayWord = {
  start: number
  end: number
  /** `day`: one day; `month`: a month, whose first day is given; `span`: « deux mois », without a beginning. */
  sort: 'day' | 'month' | 'span'
  /** The coming one, the interview included; undefined when it is further than ten months and no year is written. */
  ahead?: IsoDate
  /** The latest one, the interview included. */
  past?: IsoDate
  count?: number
  unit?: 'day' | 'month'
}

const monthNames = [
  'janv(?:ier|\\.)?',
  'fev(?:rier|r\\.|\\.)?',
  'mars',
  'avr(?:il|\\.)',
  'mai',
  'juin',
  'juil(?:let|\\.)?',
  'aout',
  'sept(?:embre|\\.)',
  'oct(?:obre|\\.)?',
  'nov(?:embre|\\.)?',
  'dec(?:embre|\\.)?',
]
const monthPattern = `(${monthNames.join('|')})(?![a-z])`
const monthTests = monthNames.map((name) => new RegExp(`^${name}$`))
const weekdayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const countPattern = '(\\d{1,3}|[a-z]+(?:-[a-z]+)?)'

const monthOf = (name: string): number => monthTests.findIndex((test) => test.test(name)) + 1

function real(year: number, month: number, day: number): IsoDate | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? dateOf(year, month, day) : undefined
}

type Both = { ahead?: IsoDate; past?: IsoDate }
const both = (ahead: IsoDate | undefined, past: IsoDate | undefined): Both => ({
  ...(ahead === undefined ? {} : { ahead }),
  ...(past === undefined ? {} : { past }),
})

/** The coming and the latest day of this month and day; a written year leaves no choice. */
function around(on: IsoDate, month: number, day: number, yearText: string | undefined): Both {
  if (yearText !== undefined && yearText !== '') {
    const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0)
    const date = real(year, month, day)
    return date === undefined ? {} : date >= on ? { ahead: date } : { past: date }
  }
  const { year } = partsOf(on)
  const dates = [year - 1, year, year + 1].map((y) => real(y, month, day)).filter((date) => date !== undefined)
  const ahead = dates.find((date) => date >= on)
  // Beyond ten months, « le 2 juin » said in mid-June means the one just gone.
  const near = ahead !== undefined && daysBetween(on, ahead) <= 300 ? ahead : undefined
  return both(
    near,
    dates.findLast((date) => date <= on),
  )
}

/** The coming and the latest day of the month with this number (« le 24 »). */
function dayOfMonth(on: IsoDate, day: number): Both {
  const { year, month } = partsOf(on)
  const at = (shift: number): IsoDate | undefined => {
    const first = partsOf(addMonths(dateOf(year, month, 1), shift))
    return real(first.year, first.month, day)
  }
  const list = [-2, -1, 0, 1, 2].map(at).filter((date) => date !== undefined)
  return both(
    list.find((date) => date >= on),
    list.findLast((date) => date <= on),
  )
}

function countOf(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text) : numberOfWords(text)
}

/** `count` days, weeks, months or years as days or months. */
function spanOf(count: number, unit: string): { count: number; unit: 'day' | 'month' } {
  if (unit.startsWith('semaine')) return { count: count * 7, unit: 'day' }
  if (unit.startsWith('an')) return { count: count * 12, unit: 'month' }
  return { count, unit: unit.startsWith('mois') ? 'month' : 'day' }
}

/** The day so many days or months after (before when negative). */
export function shift(from: IsoDate, count: number, unit: 'day' | 'month'): IsoDate | undefined {
  const date = unit === 'day' ? addDays(from, count) : addMonths(from, count)
  return isIsoDate(date) ? date : undefined
}

type Reader = readonly [RegExp, (match: RegExpExecArray, on: IsoDate) => Omit<DayWord, 'start' | 'end'> | undefined]
const day = (dates: Both): Omit<DayWord, 'start' | 'end'> => ({ sort: 'day', ...dates })
const optionalWeekday = `(?:(?:${weekdayNames.join('|')}) (?:le )?)?`

/** In order: what a reader takes, the next ones do not read again. */
const readers: readonly Reader[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, (m, on) => day(around(on, Number(m[2]), Number(m[3]), m[1]))],
  [
    new RegExp(
      `${optionalWeekday}(?<![\\d/.,-])(\\d{1,2})([/.-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?(?![\\d/]|[.,]\\d| ?(?:€|euros?|%))`,
      'g',
    ),
    (m, on) => (m[2] !== '/' && m[4] === undefined ? undefined : day(around(on, Number(m[3]), Number(m[1]), m[4]))),
  ],
  [
    new RegExp(`${optionalWeekday}\\b(1er|\\d{1,2}) ${monthPattern}(?: (\\d{4})\\b)?`, 'g'),
    (m, on) => day(around(on, monthOf(m[2] ?? ''), Number.parseInt(m[1] ?? '', 10), m[3])),
  ],
  [
    new RegExp(`\\b(debut|mi|fin)[ -](?:de |du mois de |d')?${monthPattern}(?: (\\d{4})\\b)?`, 'g'),
    (m, on) => {
      const month = monthOf(m[2] ?? '')
      const last = daysInMonth(Number(m[3] ?? partsOf(on).year), month)
      return day(around(on, month, m[1] === 'debut' ? 1 : m[1] === 'mi' ? 15 : last, m[3]))
    },
  ],
  [
    /\bfin (?:du|de) mois\b/g,
    (_, on) => {
      const { year, month } = partsOf(on)
      return day({ ahead: dateOf(year, month, 31) })
    },
  ],
  [
    new RegExp(`\\b${monthPattern}(?: (\\d{4})\\b)?`, 'g'),
    (m, on) => {
      const { year, month: now } = partsOf(on)
      const month = monthOf(m[1] ?? '')
      if (m[2] !== undefined) return { sort: 'month', ahead: dateOf(Number(m[2]), month, 1), past: dateOf(Number(m[2]), month, 1) }
      return {
        sort: 'month',
        ahead: dateOf(month >= now ? year : year + 1, month, 1),
        past: dateOf(month <= now ? year : year - 1, month, 1),
      }
    },
  ],
  [
    new RegExp(`\\b(${weekdayNames.join('|')})( prochaine?| dernier| passe| en huit)?\\b`, 'g'),
    (m, on) => {
      const days = (weekdayNames.indexOf(m[1] ?? '') + 1 - weekday(on) + 7) % 7
      const ahead = addDays(on, days === 0 ? 7 : days)
      const past = addDays(on, days === 0 ? -7 : days - 7)
      if (m[2] === ' dernier' || m[2] === ' passe') return day({ past })
      if (m[2] === ' en huit') return day({ ahead: addDays(ahead, 7) })
      return day(m[2] === undefined ? { ahead, past } : { ahead })
    },
  ],
  [/\bapres-demain\b/g, (_, on) => day({ ahead: addDays(on, 2) })],
  [/\bdemain\b/g, (_, on) => day({ ahead: addDays(on, 1) })],
  [/\bavant-hier\b/g, (_, on) => day({ past: addDays(on, -2) })],
  [/\bhier\b/g, (_, on) => day({ past: addDays(on, -1) })],
  [/\baujourd'hui\b/g, (_, on) => day({ ahead: on, past: on })],
  [
    new RegExp(`\\b(dans |sous |il y a |depuis |d'ici )?${countPattern} (jours?|semaines?|mois|ans?)\\b`, 'g'),
    (m, on) => {
      const said = countOf(m[2] ?? '')
      if (said === undefined || said === 0) return undefined
      const lead = (m[1] ?? '').trim()
      // « dans quinze jours » is the same weekday in two weeks; a limit of fifteen days has fifteen.
      const count = lead === 'dans' && m[3] === 'jours' && (said === 8 || said === 15) ? said - 1 : said
      const span = spanOf(count, m[3] ?? '')
      if (lead === '') return { sort: 'span', ...span }
      const back = lead === 'il y a' || lead === 'depuis'
      const date = shift(on, back ? -span.count : span.count, span.unit)
      return date === undefined ? undefined : day(back ? { past: date } : { ahead: date })
    },
  ],
  [
    /(?<=\b(?:le|au|du) )(1er|\d{1,2})\b(?! ?(?:€|euros?|%|h\b|heures?|ans?\b|[/.,]\d|rue|avenue|bis))/g,
    (m, on) => day(dayOfMonth(on, Number.parseInt(m[1] ?? '', 10))),
  ],
]

/** The days, months and spans of a folded sentence, in order. */
export function findDays(plain: string, on: IsoDate): DayWord[] {
  const found: DayWord[] = []
  let left = plain
  for (const [pattern, read] of readers) {
    for (const match of left.matchAll(pattern)) {
      const word = read(match, on)
      if (word === undefined) continue
      const [start, end] = [match.index, match.index + match[0].length]
      if (word.sort === 'span' || word.ahead !== undefined || word.past !== undefined) found.push({ ...word, start, end })
      left = left.slice(0, start) + '_'.repeat(end - start) + left.slice(end)
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
