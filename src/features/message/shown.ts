import type { IsoDate } from '#core/dates.ts'
import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { wallClock } from '#web/clock.ts'
import { channels, purposes, stateWords } from './model.ts'
import type { MessageLine } from './queries.server.ts'

/** A message with its hours written for the site. */
export type ShownMessage = {
  id: string
  purpose: string
  /** « jeudi 3 décembre à 14 h »: the hour that it tells of. */
  about: string
  state: string
  /** « par SMS »; empty before it was decided. */
  by: string
  mayTakeBack: boolean
}

const moment = (at: Date, timeZone: string, today: IsoDate): string => {
  const wall = wallClock(at, timeZone)
  return `${writeNearDay(wall.date, today)} à ${writeTimeInSentence(wall.time)}`
}

/** Writes a message for a list. */
export const shownMessage = (one: MessageLine, timeZone: string, today: IsoDate): ShownMessage => ({
  id: one.id,
  purpose: purposes[one.purpose],
  about: moment(one.startsAt, timeZone, today),
  state: `${stateWords(one)}${one.settledAt && (one.outcome === 'sent' || one.outcome === 'said') ? `, ${moment(one.settledAt, timeZone, today)}` : ''}`,
  by: one.channel ? channels[one.channel] : '',
  mayTakeBack: !one.withdrawn && !one.printed && (one.outcome === 'waiting' || one.outcome === 'toPrint'),
})
