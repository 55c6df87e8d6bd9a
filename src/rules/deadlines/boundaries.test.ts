import { describe, expect, it } from 'vitest'
import { count } from './count.ts'
import { TERRITORIES, type DeadlineRule, type Territory } from './rule.ts'
import { DEADLINES } from './rules.ts'

/**
 * A second way to count, for the tests only: on the dates of the machine, day after day, with the holidays of a printed table. It shares no line with the
 * engine, so that both are seldom wrong alike.
 */
const DAY = 86_400_000
const HOURS = 24

/** Easter Sundays of printed calendars. */
const EASTERS: Readonly<Record<number, string>> = {
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
  2031: '04-13',
  2032: '03-28',
}
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const LOCAL: Partial<Record<Territory, string>> = {
  alsaceMoselle: '12-26',
  guadeloupe: '05-27',
  martinique: '05-22',
  guyane: '06-10',
  reunion: '12-20',
  mayotte: '04-27',
}

const at = (text: string): number => Date.parse(`${text}T00:00:00Z`)
const text = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Days after Easter Sunday: Monday, Ascension, Whit Monday. */
const MOVING = [1, 39, 50]

/** Answers once given: the same days are asked for by every rule. */
const remembered = new Map<string, boolean>()
const once = (key: string, answer: () => boolean): boolean => {
  const known = remembered.get(key) ?? answer()
  remembered.set(key, known)
  return known
}

/** Whether a day is a public holiday; Good Friday in Alsace-Moselle only where `careful`. */
const isHoliday = (day: string, territory: Territory, careful = false): boolean =>
  once(`${territory} ${careful} ${day}`, () => {
    const sunday = at(`${day.slice(0, 4)}-${EASTERS[Number(day.slice(0, 4))] ?? 'out of the table'}`)
    const moving = careful && territory === 'alsaceMoselle' ? [...MOVING, -2] : MOVING
    const monthDay = day.slice(5)
    return FIXED.includes(monthDay) || LOCAL[territory] === monthDay || moving.some((n) => text(sunday + n * DAY) === day)
  })

/** Whether offices work that day. */
const isWorkingDay = (day: string, territory: Territory, careful = false): boolean =>
  ![0, 6].includes(new Date(at(day)).getUTCDay()) && !isHoliday(day, territory, careful)

const isOpenDay = (day: string, territory: Territory, careful: boolean): boolean =>
  new Date(at(day)).getUTCDay() !== 0 && !isHoliday(day, territory, careful)

/** The day of the same number so many months away; the last of the month where `Date` runs over into the next. */
const months = (day: string, n: number): string => {
  const date = new Date(at(day))
  const wanted = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, date.getUTCDate()))
  const month = (((date.getUTCMonth() + n) % 12) + 12) % 12
  return text(wanted.getUTCMonth() === month ? wanted.getTime() : Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth(), 0))
}

/** Last day of a rule from a day, without pauses. */
const lastDayByHand = (rule: DeadlineRule, on: string, territory: Territory): string => {
  const back = rule.direction === 'before'
  const step = (day: string, n: number): string => text(at(day) + (back ? -n : n) * DAY)
  const { n, unit } = rule.length
  const counted = (is: (day: string, territory: Territory, careful: boolean) => boolean): string => {
    let day = on
    for (let left = n + (rule.franc ? 1 : 0); left > 0;) {
      day = step(day, 1)
      if (is(day, territory, back)) left -= 1
    }
    return day
  }
  const ends = {
    hour: () => step(on, back ? Math.ceil(n / HOURS) : Math.ceil(n / HOURS) - 1),
    day: () => step(on, n),
    week: () => step(on, 7 * n),
    month: () => months(on, back ? -n : n),
    year: () => months(on, (back ? -12 : 12) * n),
    workingDay: () => counted(isWorkingDay),
    openDay: () => counted(isOpenDay),
  }
  let end = ends[unit]()
  if (rule.franc && unit !== 'workingDay' && unit !== 'openDay') end = step(end, 1)
  while (rule.prolonged && !isWorkingDay(end, territory)) end = step(end, 1)
  return end
}

/** Events on the edges: last days of months of 28 to 31 days, around weekends, holidays and year ends, and all the days that lead there. */
const EDGES =
  '2024-02-28 2024-02-29 2026-02-27 2026-02-28 2027-02-28 2028-02-29 2025-12-28 2025-12-29 2025-12-30 2025-12-31 2026-01-01 2026-12-31 2027-12-31 2026-01-31 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-10-31 2026-11-30 2026-04-02 2026-04-03 2026-04-04 2026-04-05 2026-04-06 2026-04-07 2026-05-01 2026-05-08 2026-05-13 2026-05-14 2026-05-15 2026-05-25 2026-07-14 2026-08-15 2026-11-01 2026-11-11 2026-12-24 2026-12-25 2026-12-26'.split(
    ' ',
  )
const PLACES = Object.keys(TERRITORIES) as Territory[]

/** Events that lead to the edge by the length of the rule, so that every rule meets every edge. */
const around = (edge: string): string[] =>
  [-62, -61, -60, -31, -30, -15, -1, 0].map((n) => new Date(Date.parse(edge) + n * 86_400_000).toISOString().slice(0, 10))

describe('every rule on the edges of the calendar', () => {
  const days = [...new Set(EDGES.flatMap(around))].toSorted()
  process.stdout.write(`deadlines: ${DEADLINES.size} rules on ${days.length} days, ${PLACES.length} territories\n`)

  it.each([...DEADLINES.values()])('$id', (rule) => {
    const wrong: string[] = []
    for (const territory of PLACES)
      for (const on of days) {
        const { due } = count(rule, on, { territory, pauses: [] })
        const expected = lastDayByHand(rule, on, territory)
        if (due !== expected) wrong.push(`${territory} ${on}: ${due ?? 'nothing'}, by hand ${expected}`)
      }
    expect(wrong).toEqual([])
  })
})
