import { writeTimeInSentence } from '#core/french.ts'
import type { WatchedVisit } from '#features/agenda/queries.server.ts'
import { wallClock } from '#web/clock.ts'

/** A watched visit with its hours written for the site, told to one of the two. */
export type ShownVisit = {
  id: string
  /** It is the reader's own. */
  mine: boolean
  watches: boolean
  whose: string
  watcher: string
  where: string
  expected: string
  arrived: string | null
  back: string | null
  alerted: string | null
  answered: string | null
  late: boolean
}

/** Writes a watched visit for who reads it. */
export const shownVisit = (one: WatchedVisit, { now, timeZone, me }: { now: Date; timeZone: string; me: string }): ShownVisit => {
  const clock = (at: Date | null) => at && writeTimeInSentence(wallClock(at, timeZone).time)
  const today = wallClock(now, timeZone).date === wallClock(one.expectedAt, timeZone).date
  return {
    id: one.id,
    mine: one.agentId === me,
    watches: one.watcherId === me,
    whose: one.agentName,
    watcher: one.watcherName,
    where: one.where,
    expected: `${clock(one.expectedAt)}${today ? '' : `, le ${wallClock(one.expectedAt, timeZone).date.split('-').toReversed().join('/')}`}`,
    arrived: clock(one.checkedInAt),
    back: clock(one.checkedOutAt),
    alerted: clock(one.alertedAt),
    // an answer is to the alert before it: expected later, she may be late again
    answered: clock(one.answeredAt && (!one.alertedAt || one.answeredAt >= one.alertedAt) ? one.answeredAt : null),
    late: one.late,
  }
}
