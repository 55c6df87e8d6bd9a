import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { wallClock } from '#web/clock.ts'
import { writeDue } from './model.ts'
import type { RequestItem } from './queries.server.ts'
import type { ShownRequest } from './request-parts.tsx'

/** « aujourd’hui à 9 h 02 », « lundi 15 juin à 16 h 45 ». */
export const writeMoment = (at: Date, now: Date, timeZone: string): string => {
  const [then, wall] = [wallClock(at, timeZone), wallClock(now, timeZone)]
  return `${writeNearDay(then.date, wall.date)} à ${writeTimeInSentence(then.time)}`
}

/** A request with its instants written in the site’s time. */
export const shown = (item: RequestItem, now: Date, timeZone: string): ShownRequest => ({
  ...item,
  due: writeDue(item.dueAt, now, timeZone),
  received: writeMoment(item.receivedAt, now, timeZone),
  taken: item.takenAt ? writeMoment(item.takenAt, now, timeZone) : null,
})
