import { addDays, dayNumber, weekday } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { holidayOn } from '#rules/deadlines/holidays.ts'
import { dayOfText } from '#rules/deadlines/calendar.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import { instantOf } from '#web/clock.ts'
import type { Span } from './model.ts'

/** Weekly hours of a site or of a room; `weekday` 1 Monday to 7 Sunday, HH:MM on its wall. */
export type Opening = {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
  readonly fromOn: IsoDate
  readonly untilOn: IsoDate | null
}
export type Closure = { readonly fromOn: IsoDate; readonly untilOn: IsoDate; readonly name: string }

/** What of a site decides when people are received there. */
export type SiteHours = {
  readonly timeZone: string
  readonly territory: Territory
  readonly openings: readonly Opening[]
  readonly closures: readonly Closure[]
}

/** A site that wrote down no hours: from 8:00 to 18:00, Monday to Friday. */
const usual = (day: IsoDate): readonly Pick<Opening, 'opens' | 'closes'>[] =>
  weekday(day) <= 5 ? [{ opens: '08:00', closes: '18:00' }] : []

/** Why a site receives nobody on a day: the name of the holiday of its territory, or of its own closure; null when it does. */
export const closedBecause = (day: IsoDate, site: Pick<SiteHours, 'territory' | 'closures'>): string | null => {
  const holiday = holidayOn(dayOfText(day), site.territory)
  if (holiday !== null && !holiday.somewhere) return holiday.name
  return site.closures.find((one) => one.fromOn <= day && day <= one.untilOn)?.name ?? null
}

/** Times in which a site is open on a day, in order; none when it is shut. `openings`: those of a room, when it has some. */
export const openOn = (day: IsoDate, site: SiteHours, openings: readonly Opening[] = site.openings): Span[] => {
  if (closedBecause(day, site) !== null) return []
  const written = openings.filter((one) => one.fromOn <= day && (one.untilOn === null || day <= one.untilOn))
  const hours = openings.length > 0 ? written.filter((one) => one.weekday === weekday(day)) : usual(day)
  return hours
    .map(({ opens, closes }) => ({ from: instantOf(day, opens, site.timeZone), to: instantOf(day, closes, site.timeZone) }))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

/** Every day from `from` to `to`, both included. */
export const daysBetweenBoth = (from: IsoDate, to: IsoDate): IsoDate[] =>
  Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, n) => addDays(from, n))
