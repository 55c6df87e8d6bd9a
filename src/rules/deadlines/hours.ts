import { BadInput } from '../bad-input.ts'
import { dayInWords, dayOf, dayOfText, partsOf, textOf, weekdayOf, type Day } from './calendar.ts'
import { lengthInWords } from './count.ts'
import type { DeadlineRule, Length, Territory } from './rule.ts'

/**
 * Delays in hours: sixty minutes of the clock of the world each, so that a night of 23 or 25 hours changes the hour on the wall. The hours of Europe/Paris follow
 * the rule of the Union since 1996 (directive 2000/84/CE): summer time from 1 h UTC on the last Sunday of March to 1 h UTC on the last Sunday of October.
 */
const MINUTES_IN_AN_HOUR = 60
const MINUTES_IN_A_DAY = 1440

/** Hours ahead of UTC of the territories that never change their clocks. */
const FIXED: Partial<Record<Territory, number>> = { guadeloupe: -4, martinique: -4, guyane: -3, reunion: 4, mayotte: 3 }
const WINTER = 1
const SUMMER = 2

/** A moment as whole minutes since 1970-01-01 00:00 UTC. */
export type Minute = number

const lastSunday = (year: number, month: 3 | 10): Day => {
  const last = dayOf(year, month, 31)
  return last - weekdayOf(last)
}

/** Minutes ahead of UTC at a moment. */
export const offsetAt = (at: Minute, territory: Territory): number => {
  const fixed = FIXED[territory]
  if (fixed !== undefined) return fixed * MINUTES_IN_AN_HOUR
  const { year } = partsOf(Math.floor(at / MINUTES_IN_A_DAY))
  const start = lastSunday(year, 3) * MINUTES_IN_A_DAY + MINUTES_IN_AN_HOUR
  const end = lastSunday(year, 10) * MINUTES_IN_A_DAY + MINUTES_IN_AN_HOUR
  return (at >= start && at < end ? SUMMER : WINTER) * MINUTES_IN_AN_HOUR
}

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(Z?)$/
const EXPECTED = 'une date et une heure AAAA-MM-JJTHH:MM, ou un instant qui finit par Z'

/**
 * The moment of `YYYY-MM-DDTHH:MM` on the clock of a territory, or of an instant in UTC ending with `Z`; seconds are left out, which is never later.
 * An hour that comes twice, on the night in October, is its first one. @throws BadInput for no such day or hour, the missing hour in March among them
 */
export const minuteOf = (text: string, territory: Territory): Minute => {
  const found = SHAPE.exec(text)
  if (found === null) throw new BadInput('heure', text, EXPECTED)
  const [, day, hour, minute, utc] = found as unknown as [string, string, string, string, string]
  const wall = dayOfText(day) * MINUTES_IN_A_DAY + Number(hour) * MINUTES_IN_AN_HOUR + Number(minute)
  if (utc !== '') return wall
  const moments = [...new Set([SUMMER, WINTER].map((ahead) => wall - (FIXED[territory] ?? ahead) * MINUTES_IN_AN_HOUR))]
  const real = moments.find((at) => at + offsetAt(at, territory) === wall)
  if (real === undefined) throw new BadInput('heure', text, 'une heure qui existe : cette nuit-là, on passe de 2 h à 3 h')
  return real
}

const two = (n: number): string => String(n).padStart(2, '0')
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / MINUTES_IN_AN_HOUR))}:${two(minutes % MINUTES_IN_AN_HOUR)}`
const split = (wall: number): readonly [Day, number] => {
  const day = Math.floor(wall / MINUTES_IN_A_DAY)
  return [day, wall - day * MINUTES_IN_A_DAY]
}
const written = (wall: number): string => {
  const [day, minutes] = split(wall)
  return `${textOf(day)}T${clockOf(minutes)}`
}
const inWords = (wall: number): string => {
  const [day, minutes] = split(wall)
  return `${dayInWords(day)} à ${Math.floor(minutes / MINUTES_IN_AN_HOUR)} h ${two(minutes % MINUTES_IN_AN_HOUR)}`
}

/** `dueAt`: last moment, UTC, ending with `Z`. `due`: the same on the clock of the territory, `YYYY-MM-DDTHH:MM`. */
export interface CountedHours {
  readonly due: string
  readonly dueAt: string
  readonly steps: readonly string[]
}

/**
 * The last moment of a deadline in hours, with its steps in French; before the event when the rule counts backwards. Hours are never prolonged over a Sunday or
 * a holiday: CPC 642 moves a last day, and the texts that count in hours want speed. @throws BadInput as `minuteOf`, and where the length is not in whole hours
 */
export const countHours = (
  rule: Pick<DeadlineRule, 'from' | 'direction' | 'length'>,
  at: string,
  { territory, length = rule.length }: { readonly territory: Territory; readonly length?: Length },
): CountedHours => {
  if (length.unit !== 'hour' || !Number.isSafeInteger(length.n) || length.n < 1) throw new BadInput('length', length, 'des heures entières')
  const from = minuteOf(at, territory)
  const back = rule.direction === 'before'
  const end = from + (back ? -1 : 1) * length.n * MINUTES_IN_AN_HOUR
  const [first, last] = [offsetAt(from, territory), offsetAt(end, territory)]
  const changed = `Les montres ont ${last > first ? 'avancé' : 'reculé'} d’une heure entre les deux : l’heure affichée n’est pas la même.`
  return {
    due: written(end + last),
    dueAt: `${written(end)}:00Z`,
    steps: [
      `${rule.from} : ${inWords(from + first)}.`,
      `${lengthInWords(length)} ${back ? 'avant' : 'après'} : ${inWords(end + last)}.`,
      ...(first === last ? [] : [changed]),
    ],
  }
}
