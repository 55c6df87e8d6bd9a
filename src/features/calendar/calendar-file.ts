import { runInNewContext } from 'node:vm'
import ICAL from 'ical.js'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { monthsMade } from '#features/agenda/model.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { MOST_EVENTS, MOST_HOURS } from './model.ts'
import type { FileHour, FileRead, LeftReason } from './model.ts'

/** When the file is read: now, and the zone of the site, for hours that name none. */
type At = { readonly now: Date; readonly timeZone: string }

/** Longest time that a file may take to be read, in milliseconds: a rule that never comes would be looked for without end. */
const LONGEST = 2_000
/** What comes again and began longer ago than that many days is over: it is not looked at closer. */
const LONGEST_DAYS = 31

const refuse = (sentence: string): Refused => new Refused({ file: sentence })

const zones = new Map<string, boolean>()
/** Whether the machine knows a zone by that name (`Europe/Paris`); a file may call its own otherwise, and describe them. */
const isKnown = (zone: string): boolean => {
  const told = zones.get(zone)
  if (told !== undefined) return told
  let known = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    known = false
  }
  if (zones.size < 1_000) zones.set(zone, known)
  return known
}

/** The instant of a time of the file: of a zone known by its name, else of the zone that the file describes, else of the site. A day is its first minute. */
const instantIn = (time: ICAL.Time, tzid: string | null, { timeZone }: At): Date => {
  const [date = '', clock = '00:00:00'] = time.toString().replace('Z', '').split('T')
  const seconds = Number(clock.slice(6, 8)) * 1_000
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toJSDate()
  if (tzid !== null && !isKnown(tzid) && time.zone !== ICAL.Timezone.localTimezone) return new Date(time.toUnixTime() * 1_000)
  return new Date(instantOf(date as IsoDate, clock.slice(0, 5), tzid !== null && isKnown(tzid) ? tzid : timeZone).getTime() + seconds)
}

const textOf = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name) ?? '').trim()
const zoneOf = (event: ICAL.Component, name = 'dtstart'): string | null => {
  const zone = event.getFirstProperty(name)?.getFirstParameter('tzid')
  return zone ? String(zone) : null
}
/** The zone in which its end is written; an end that is counted from the beginning is in that of the beginning. */
const endZoneOf = (event: ICAL.Component): string | null => zoneOf(event, event.hasProperty('dtend') ? 'dtend' : 'dtstart')

/**
 * Whether an occurrence lies on a day of its rule: of a yearly one on the 30th of February, or begun on a 29th, the library makes a day of March where RFC
 * 5545 (3.3.10) leaves the year out.
 */
const isDayOf = (event: ICAL.Component, time: ICAL.Time): boolean => {
  const rule = event.getFirstPropertyValue('rrule')
  if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return true
  const { BYMONTHDAY: days, ...others } = rule.parts as Record<string, unknown[]>
  const wanted = days ?? (Object.keys(others).every((part) => part === 'BYMONTH') ? [event.getFirstPropertyValue('dtstart')] : null)
  if (wanted === null || event.hasProperty('rdate')) return true
  return wanted.some((day) => (day instanceof ICAL.Time ? day.day === time.day : Number(day) < 0 || Number(day) === time.day))
}

/** The calendars of a text. @throws Refused when it is none. */
const calendarsOf = (text: string): ICAL.Component[] => {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\b/i.test(text))
    throw refuse('Ce fichier n’est pas un agenda. Un agenda se termine par « .ics » et commence par BEGIN:VCALENDAR.')
  let parsed: unknown[]
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF?\s*/, '')) as unknown[]
  } catch {
    throw refuse('Ce fichier d’agenda est abîmé : rien n’en a été repris. Exportez-le à nouveau, puis recommencez.')
  }
  const several = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed]
  return several.map((one) => new ICAL.Component(one as never)).filter((one) => one.name === 'vcalendar')
}

const read = (text: string, at: At): FileRead => {
  const calendars = calendarsOf(text)
  const events = calendars.flatMap((calendar) => {
    const isCancelled = textOf(calendar, 'method').toUpperCase() === 'CANCEL'
    return calendar.getAllSubcomponents('vevent').map((event) => ({ event, isCancelled }))
  })
  if (events.length === 0) throw refuse('Ce fichier ne contient aucun événement.')
  if (events.length > MOST_EVENTS)
    throw refuse(
      `Ce fichier contient ${events.length.toLocaleString('fr-FR')} événements ; ${MOST_EVENTS.toLocaleString('fr-FR')} au plus peuvent être lus. Exportez une période plus courte.`,
    )
  const wall = wallClock(at.now, at.timeZone)
  const end = instantOf(addMonths(wall.date, monthsMade), '00:00', at.timeZone)
  const since = addDays(wall.date, -LONGEST_DAYS)
  const hours = new Map<string, FileHour>()
  const calledOff = new Set<string>()
  const left: Partial<Record<LeftReason, number>> = {}
  const leave = (why: LeftReason): void => void (left[why] = (left[why] ?? 0) + 1)

  /** Keeps an hour, or says why it is left aside. Which it was is said by `key`. */
  const keep = (key: string, event: ICAL.Component, isCancelled: boolean, from: Date, to: Date): void => {
    if (isCancelled || textOf(event, 'status').toUpperCase() === 'CANCELLED') calledOff.add(key)
    else if (!(to > from)) leave('unreadable')
    else if (to <= at.now) leave('past')
    else if (from >= end) leave('beyond')
    else if (textOf(event, 'transp').toUpperCase() === 'TRANSPARENT') leave('free')
    else if (hours.size >= MOST_HOURS)
      throw refuse(`Ce fichier donne plus de ${MOST_HOURS.toLocaleString('fr-FR')} heures à venir. Exportez une période plus courte.`)
    else hours.set(key, { key, from, to })
  }

  for (const [uid, parts] of Map.groupBy(events, ({ event }) => textOf(event, 'uid'))) {
    const [masters, changed] = [
      parts.filter(({ event }) => !event.hasProperty('recurrence-id')),
      parts.filter(({ event }) => event.hasProperty('recurrence-id')),
    ]
    // hours at which people may book: the opposite of taken
    if (uid === '' || uid.startsWith('plage_ouverture_')) {
      for (const _ of parts) leave(uid === '' ? 'unreadable' : 'opening')
      continue
    }
    for (const { event, isCancelled } of masters.length > 0 ? masters : changed)
      try {
        const whole = new ICAL.Event(event, { exceptions: masters.length > 0 ? changed.map((one) => one.event) : [] })
        const zone = zoneOf(event)
        if (!whole.isRecurring() || masters.length === 0) {
          const key = event.hasProperty('recurrence-id') ? `${uid}\n${whole.recurrenceId.toString()}` : uid
          keep(key, event, isCancelled, instantIn(whole.startDate, zone, at), instantIn(whole.endDate, endZoneOf(event), at))
          continue
        }
        const days = whole.iterator()
        for (let next = days.next(); next; next = days.next()) {
          if (next.toString().slice(0, 10) < since || !isDayOf(event, next)) continue
          if (instantIn(next, zone, at) >= end) break
          const one = whole.getOccurrenceDetails(next)
          const itsZone = zoneOf(one.item.component)
          const endZone = one.startDate.zone === one.endDate.zone ? itsZone : endZoneOf(one.item.component)
          const [from, to] = [instantIn(one.startDate, itsZone, at), instantIn(one.endDate, endZone, at)]
          // what is over and comes again is no news
          if (to > at.now) keep(`${uid}\n${one.recurrenceId.toString()}`, one.item.component, isCancelled, from, to)
        }
      } catch (error) {
        if (error instanceof Refused) throw error
        leave('unreadable')
      }
  }
  return { hours: [...hours.values()].toSorted((a, b) => a.from.getTime() - b.from.getTime()), calledOff: [...calledOff], left }
}

const isTimeout = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * The hours that a calendar file says are taken, from now to thirteen months ahead, with what comes again (RFC 5545) written out; titles, places,
 * people and notes are not read. Its time is bounded: read in a script that is stopped after `longest` milliseconds.
 * @throws Refused beside `file`, in French: not a calendar, damaged, too many events, too many hours, or too long to read.
 */
export const readCalendar = (text: string, at: At, longest = LONGEST): FileRead => {
  try {
    return runInNewContext('read()', { read: () => read(text, at) }, { timeout: longest }) as FileRead
  } catch (error) {
    if (isTimeout(error)) throw refuse('Ce fichier d’agenda est trop long à lire. Exportez une période plus courte.')
    throw error
  }
}
