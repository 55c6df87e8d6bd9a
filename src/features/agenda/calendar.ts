import { addDays, addMonths, dateOf, daysInMonth, partsOf, weekday } from '#core/dates.ts'
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate, writeDay, writeMonth } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { wallClock } from '#web/clock.ts'
import { without } from './model.ts'
import type { AgendaAppointment, AgendaEvent, BusyHour, Span } from './model.ts'
import { closedBecause, openOn } from './opening.ts'
import type { SiteHours } from './opening.ts'

/** Which days a page of the agenda shows, and how their hours lie on it. All pure; the wall is that of the site. */

export const views = { jour: 'Jour', semaine: 'Semaine', mois: 'Mois', liste: 'Liste' } as const
export type View = keyof typeof views

/** What an address asks to see. `colleagues`: ids of agents beside oneself. */
export type Shown = { view: View; day: IsoDate; colleagues: string[] }

/** Colleagues beside oneself: more than these do not fit beside one another. */
export const mostColleagues = 5
/** Days of the list. */
export const listDays = 28
/** How far free times are looked for, in days. */
export const searchDays = 21

/** What the address says, whatever it says: anything unreadable is the week of today, of oneself alone. */
export const readShown = (query: URLSearchParams, today: IsoDate): Shown => {
  const [view, day] = [query.get('vue') ?? '', query.get('jour') ?? '']
  const ids = query.getAll('avec').flatMap((given) => given.split(','))
  return {
    view: Object.hasOwn(views, view) ? (view as View) : 'semaine',
    day: isIsoDate(day) && day > '2000-01-01' && day < '2099-12-01' ? day : today,
    colleagues: [...new Set(ids.filter(isUuid))].slice(0, mostColleagues),
  }
}

const monday = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day))
const firstOfMonth = (day: IsoDate): IsoDate => dateOf(partsOf(day).year, partsOf(day).month, 1)
const from = (first: IsoDate, days: number): IsoDate[] => Array.from({ length: days }, (_, n) => addDays(first, n))

/** The days of a view, in order: whole weeks for a week and for a month. */
export const daysShown = ({ view, day }: Pick<Shown, 'view' | 'day'>): IsoDate[] => {
  if (view === 'jour') return [day]
  if (view === 'semaine') return from(monday(day), 7)
  if (view === 'liste') return from(day, listDays)
  const first = firstOfMonth(day)
  const { year, month } = partsOf(first)
  const begins = monday(first)
  const last = dateOf(year, month, daysInMonth(year, month))
  const weeks = Math.ceil((weekday(first) - 1 + partsOf(last).day) / 7)
  return from(begins, weeks * 7)
}

/** The same view, one page later (`1`) or earlier (`-1`). */
export const turn = ({ view, day }: Pick<Shown, 'view' | 'day'>, by: 1 | -1): IsoDate => {
  if (view === 'jour') return addDays(day, by)
  if (view === 'semaine') return addDays(monday(day), 7 * by)
  return view === 'liste' ? addDays(day, listDays * by) : addMonths(firstOfMonth(day), by)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** « Semaine du 15 au 21 juin », « Mardi 16 juin », « Juin 2026 », « Du 15 juin au 12 juillet ». */
export const titleOf = (shown: Pick<Shown, 'view' | 'day'>, today: IsoDate): string => {
  const days = daysShown(shown)
  const [first, last] = [days[0] ?? shown.day, days.at(-1) ?? shown.day]
  if (shown.view === 'jour') return capital(writeDay(shown.day, today))
  if (shown.view === 'mois') return capital(`${writeMonth(partsOf(shown.day).month)}${noBreak}${partsOf(shown.day).year}`)
  const same = partsOf(first).month === partsOf(last).month
  const begins = same ? (partsOf(first).day === 1 ? '1er' : String(partsOf(first).day)) : writeDate(first, today)
  return `${shown.view === 'semaine' ? 'Semaine du' : 'Du'} ${begins} au ${writeDate(last, today)}`
}

/** What stands in an hour: an appointment of one’s own or in which one comes along, other time of one’s own, an hour of a colleague. */
export type Entry =
  | { what: 'appointment'; appointment: AgendaAppointment; flags: ContactFlags | null; along: string[] }
  | { what: 'event'; event: AgendaEvent }
  | { what: 'busy'; busy: BusyHour }

/** An hour of a day on the wall, with the way there and back; HH:MM, « 24:00 » when it goes on the day after. */
export type Hour = { key: string; from: string; to: string; entry: Entry }
export type FreeTime = { from: string; to: string }

/** A column: a day of somebody. `closed`: why the site receives nobody; `away`: hours of an absence, « toute la journée » or « 9 h – 12 h ». */
export type Column = {
  key: string
  day: IsoDate
  /** Null: oneself. */
  who: string | null
  closed: string | null
  away: string | null
  hours: Hour[]
  free: FreeTime[]
}

const spanOfEntry = (entry: Entry): Span => {
  if (entry.what === 'event') return { from: entry.event.startsAt, to: entry.event.endsAt }
  if (entry.what === 'busy') return { from: entry.busy.startsAt, to: entry.busy.endsAt }
  const { startsAt, endsAt, travelBefore, travelAfter } = entry.appointment
  return { from: new Date(startsAt.getTime() - travelBefore * 60_000), to: new Date(endsAt.getTime() + travelAfter * 60_000) }
}
const keyOf = (entry: Entry): string =>
  entry.what === 'appointment'
    ? entry.appointment.id
    : entry.what === 'event'
      ? entry.event.id
      : `${entry.busy.agentId} ${entry.busy.startsAt.toISOString()}`
const isAbsence = (entry: Entry): boolean =>
  (entry.what === 'event' && entry.event.kind === 'absence') || (entry.what === 'busy' && entry.busy.kind === 'absence')
/** Whether it leaves the hour to somebody else: made over an hour that was taken, or covered by an absence. */
const yields = (entry: Entry): boolean => entry.what === 'event' && entry.event.yields

/** An entry with its range on the wall: worked out once, since a month asks each of its days. */
export type Placed = {
  entry: Entry
  span: Span
  starts: { date: IsoDate; time: string }
  ends: { date: IsoDate; time: string }
  lastDay: IsoDate
}

/** Entries on the wall of a zone. */
export const placed = (entries: readonly Entry[], timeZone: string): Placed[] =>
  entries.map((entry) => {
    const span = spanOfEntry(entry)
    // midnight is the end of the day before
    const lastDay = wallClock(new Date(span.to.getTime() - 1), timeZone).date
    return { entry, span, starts: wallClock(span.from, timeZone), ends: wallClock(span.to, timeZone), lastDay }
  })

/** The part of it that lies on a day; null when none does. */
const onDay = ({ starts, ends, lastDay }: Omit<Placed, 'entry' | 'span'>, day: IsoDate): FreeTime | null =>
  day < starts.date || day > lastDay
    ? null
    : { from: day === starts.date ? starts.time : '00:00', to: day === ends.date ? ends.time : '24:00' }

/** A column of a day: its hours in order, what is free within the opening of the site when it is one’s own, and why nothing is held. */
export const columnOf = (
  day: IsoDate,
  who: { id: string; name: string } | null,
  entries: readonly Placed[],
  site: SiteHours,
  now: Date,
): Column => {
  const here = entries.flatMap((one) => {
    const on = onDay(one, day)
    return on ? [{ ...one, ...on }] : []
  })
  const absences = here.filter(({ entry }) => isAbsence(entry))
  const whole = absences.some((one) => one.from <= '08:00' && one.to >= '18:00')
  const hours = here
    .filter(({ entry }) => !isAbsence(entry))
    .map(({ entry, from: begins, to }): Hour => ({ key: keyOf(entry), from: begins, to, entry }))
    .toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to) || a.key.localeCompare(b.key))
  const taken = here.filter(({ entry }) => !yields(entry)).map(({ span }) => span)
  const free =
    who === null
      ? openOn(day, site)
          .flatMap((open) => without({ from: open.from < now ? now : open.from, to: open.to }, taken))
          .filter((span) => span.to.getTime() - span.from.getTime() >= 30 * 60_000)
          .map((span) => ({ from: wallClock(span.from, site.timeZone).time, to: wallClock(span.to, site.timeZone).time }))
      : []
  return {
    key: `${day} ${who?.id ?? ''}`,
    day,
    who: who?.name ?? null,
    closed: closedBecause(day, site),
    away: absences.length === 0 ? null : whole ? 'toute la journée' : absences.map((one) => `${one.from} – ${one.to}`).join(', '),
    hours,
    free,
  }
}

const halves = (time: string, up: boolean): number => {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return up ? Math.ceil(minutes / 30) : Math.floor(minutes / 30)
}

/** Lines of half an hour that a page draws at most: fourteen hours. */
export const mostLines = 28

/** Lines that share a place because their hours touch, with that place: `first` from 0, `lines` at least 1. */
export type Place<T> = { first: number; lines: number; held: T[] }

/** From which half hour to which the columns are drawn: eight to six, or further when something stands outside. `[first, last)`. */
export const drawn = (columns: readonly Column[]): { first: number; last: number } => {
  const all = columns.flatMap(({ hours, free }) => [...hours, ...free])
  const first = Math.min(16, ...all.map((one) => halves(one.from, false)))
  return { first, last: Math.min(first + mostLines, Math.max(36, ...all.map((one) => halves(one.to, true)))) }
}

/**
 * Where each hour lies, in order; those that overlap on the half-hour lines share one place. What is free (`isFree`) lies on its whole half hours
 * alone, so that it shares none with what stands before and after.
 */
export const placesOf = <T extends FreeTime & { isFree?: boolean }>(
  hours: readonly T[],
  { first, last }: { first: number; last: number },
): Place<T>[] => {
  const places: Place<T>[] = []
  for (const one of hours.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const begins = Math.min(Math.max(halves(one.from, one.isFree === true), first), last - 1) - first
    const ends = Math.max(begins + 1, Math.min(halves(one.to, one.isFree !== true), last) - first)
    const before = places.at(-1)
    if (before && begins < before.first + before.lines) {
      before.lines = Math.max(before.lines, ends - before.first)
      before.held.push(one)
    } else places.push({ first: begins, lines: ends - begins, held: [one] })
  }
  return places
}
