import ICAL from 'ical.js'
import { feedWords } from './model.ts'
import type { FeedHour } from './model.ts'

/**
 * The feed as an iCalendar text (RFC 5545), written by a library: folded, escaped, in UTC, so that no zone need be described. Nothing but when and one
 * of four words. `today` (its first second, UTC) stands as the date of the text: the same hours give the same text all day, whenever they were
 * written.
 */
export const calendarText = (hours: readonly FeedHour[], today: Date): string => {
  const calendar = new ICAL.Component('vcalendar')
  for (const [name, value] of [
    ['prodid', '-//Aparte//Agenda//FR'],
    ['version', '2.0'],
    ['calscale', 'GREGORIAN'],
    ['method', 'PUBLISH'],
    ['x-wr-calname', 'Agenda'],
    ['x-published-ttl', 'PT1H'],
  ] as const)
    calendar.updatePropertyWithValue(name, value)
  const midnight = new Date(Math.floor(today.getTime() / 86_400_000) * 86_400_000)
  const stamp = ICAL.Time.fromJSDate(midnight, true)
  for (const hour of hours) {
    const event = new ICAL.Component('vevent')
    event.updatePropertyWithValue('uid', hour.uid)
    event.updatePropertyWithValue('dtstamp', stamp)
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromJSDate(hour.startsAt, true))
    event.updatePropertyWithValue('dtend', ICAL.Time.fromJSDate(hour.endsAt, true))
    event.updatePropertyWithValue('summary', feedWords[hour.kind])
    event.updatePropertyWithValue('class', 'PRIVATE')
    event.updatePropertyWithValue('transp', 'OPAQUE')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
