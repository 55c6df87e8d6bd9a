import type { IsoDate } from '#core/dates.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatter = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}

/** Day and time of an instant on the wall of a site: `{ date: '2026-06-16', time: '09:12' }` (decision 22). */
export const wallClock = (instant: Date, timeZone: string): { date: IsoDate; time: string } => {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
}

/**
 * The instant of a wall-clock time at a site. In the hour that a spring change skips, the time is read with the offset before it; in the
 * hour that an autumn change repeats, it is the first of the two.
 */
export const instantOf = (date: IsoDate, time: string, timeZone: string): Date => {
  const guess = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (instant: number): number => {
    const wall = wallClock(new Date(instant), timeZone)
    return Date.parse(`${wall.date}T${wall.time}:00Z`) - Math.floor(instant / 60_000) * 60_000
  }
  const before = offsetAt(guess - 86_400_000)
  const first = guess - before
  const after = offsetAt(first)
  // where neither offset leads back to itself, the time is in the hour that was skipped
  return new Date(after === before || offsetAt(guess - after) !== after ? first : guess - after)
}
