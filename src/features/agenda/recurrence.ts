import ICAL from 'ical.js'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { instantOf } from '#web/clock.ts'
import type { Span } from './model.ts'

/**
 * What comes again: an RFC 5545 rule over days (`FREQ=WEEKLY;BYDAY=MO`), read by a library (decision 21 of the house), and an hour on the wall of
 * the site. Rules count days only, so that no change of the hour is in them.
 */
export type Recurring = {
  readonly rrule: string
  readonly firstOn: IsoDate
  /** HH:MM on the wall of the site. */
  readonly starts: string
  readonly minutes: number
  /** Last day, included; null: it goes on. */
  readonly untilOn: IsoDate | null
  /** Days taken out. */
  readonly skipped: readonly IsoDate[]
}

/** No yearly rules: nothing of an agenda is one, and the library makes a 1 March of a 29 February, which RFC 5545 leaves out. */
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY']
/** No series that the house keeps has more days than that in thirteen months. */
const mostDays = 800

/** The rule as it is kept (`INTERVAL=2;FREQ=WEEKLY` becomes its usual order), or null: not a rule, or one that counts hours. */
export const readRule = (text: string): string | null => {
  try {
    const rule = ICAL.Recur.fromString(text.trim().toUpperCase())
    const hourly = (['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const).some((part) => rule.parts[part] !== undefined)
    // with a place in the month (BYSETPOS), the library counts the first day as one even where it is none: see daysOf
    const placed = rule.parts.BYSETPOS !== undefined && (rule.interval !== 1 || rule.count !== null || rule.freq !== 'MONTHLY')
    if (!frequencies.includes(rule.freq) || hourly || placed || rule.interval < 1) return null
    return rule.toString()
  } catch {
    return null
  }
}

/**
 * Days from `from` to `to`, both included, on which it comes again, in order. A month without the day of the rule is left out (RFC 5545, 3.3.10):
 * « le 31 » comes seven times a year, « le dernier jour » (`BYMONTHDAY=-1`) twelve.
 * @throws RangeError when the rule is none.
 */
export const daysOf = (series: Pick<Recurring, 'rrule' | 'firstOn' | 'untilOn' | 'skipped'>, from: IsoDate, to: IsoDate): IsoDate[] => {
  const rule = readRule(series.rrule)
  if (rule === null) throw new RangeError('not a rule of days')
  const last = series.untilOn !== null && series.untilOn < to ? series.untilOn : to
  const recur = ICAL.Recur.fromString(rule)
  // begun a month before, the first day that the library adds is behind
  const begins = recur.parts.BYSETPOS === undefined ? series.firstOn : addMonths(series.firstOn, -2)
  const days = recur.iterator(ICAL.Time.fromDateString(begins))
  const found: IsoDate[] = []
  for (let day = days.next(); day !== null && found.length < mostDays; day = days.next()) {
    const iso = day.toString().slice(0, 10)
    if (iso > last) break
    if (iso >= from && iso >= series.firstOn && !series.skipped.includes(iso)) found.push(iso)
  }
  return found
}

/** The moments of a day of the series at its site: from its hour on the wall, and its minutes later. */
export const spanOf = (series: Pick<Recurring, 'starts' | 'minutes'>, day: IsoDate, timeZone: string): Span => {
  const from = instantOf(day, series.starts, timeZone)
  return { from, to: new Date(from.getTime() + series.minutes * 60_000) }
}

/** The rule in French, as far as the pages offer it: « chaque lundi », « un mardi sur deux », « le dernier jour du mois ». Null: not said simply. */
export const ruleWords = (rrule: string, firstOn: IsoDate, dayName: (day: IsoDate) => string): string | null => {
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.split('=')))
  const [every, names] = [
    Number(parts['INTERVAL'] ?? 1),
    String(parts['BYDAY'] ?? '')
      .split(',')
      .filter(Boolean),
  ]
  const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  // the Monday of the week of 5 January 2026, to name days by their code
  const named = names.map((code) => (codes.includes(code) ? dayName(addDays('2026-01-05', codes.indexOf(code))) : null))
  if (parts['FREQ'] === 'DAILY' && every === 1 && names.length === 0) return 'chaque jour'
  if (parts['FREQ'] === 'WEEKLY' && named.every((name) => name !== null)) {
    const list = named.length > 0 ? named.join(', ') : dayName(firstOn)
    if (every === 1) return `chaque ${list}`
    return every === 2 && named.length < 2 ? `un ${list} sur deux` : null
  }
  if (parts['FREQ'] === 'MONTHLY' && every === 1 && names.length === 0)
    return parts['BYMONTHDAY'] === '-1' ? 'le dernier jour du mois' : `le ${Number(parts['BYMONTHDAY'] ?? firstOn.slice(8))} du mois`
  return null
}
