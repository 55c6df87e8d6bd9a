import { describe, expect, it } from 'vitest'
import { instantOf } from '#web/clock.ts'
import { columnOf as columnOfPlaced, daysShown, drawn, placed, placesOf, readShown, titleOf, turn } from './calendar.ts'
import type { Entry } from './calendar.ts'
import type { AgendaEvent, EventKind } from './model.ts'
import type { SiteHours } from './opening.ts'

const zone = 'Europe/Paris'
const today = '2026-06-16'
const site: SiteHours = {
  timeZone: zone,
  territory: 'mainland',
  openings: [],
  closures: [{ fromOn: '2026-06-18', untilOn: '2026-06-18', name: 'Journée du service' }],
}
const event = (day: string, from: string, to: string, kind: EventKind = 'writing', yields = false): Entry => ({
  what: 'event',
  event: {
    id: `${day} ${from}`,
    agentId: 'a',
    kind,
    startsAt: instantOf(day, from, zone),
    endsAt: instantOf(day, to, zone),
    place: '',
    roomId: null,
    seriesId: null,
    yields,
  } satisfies AgendaEvent,
})
const columnOf = (day: string, who: { id: string; name: string } | null, entries: readonly Entry[], hours: SiteHours, now: Date) =>
  columnOfPlaced(day, who, placed(entries, zone), hours, now)
const query = (words: string) => readShown(new URLSearchParams(words), today)

describe('which days', () => {
  it('whatever the address says, a page answers', () => {
    expect(query('')).toEqual({ view: 'semaine', day: today, colleagues: [] })
    expect(query('vue=siecle&jour=2026-02-30&avec=nobody')).toEqual({ view: 'semaine', day: today, colleagues: [] })
    expect(query('vue=constructor&jour=9999-01-01')).toEqual({ view: 'semaine', day: today, colleagues: [] })
    const ids = Array.from({ length: 7 }, (_, n) => `01a00000-0000-7000-8000-00000000000${n}`)
    expect(query(`vue=jour&jour=2026-07-01&avec=${ids.join(',')}`).colleagues).toHaveLength(5)
  })
  it('a week begins on Monday; a month is made of whole weeks', () => {
    expect(daysShown({ view: 'semaine', day: '2026-06-21' })[0]).toBe('2026-06-15')
    const june = daysShown({ view: 'mois', day: '2026-06-16' })
    expect([june[0], june.at(-1), june.length]).toEqual(['2026-06-01', '2026-07-05', 35])
    // February 2027 begins on a Monday and has four weeks
    expect(daysShown({ view: 'mois', day: '2027-02-10' })).toHaveLength(28)
  })
  it('turns page by page, and there and back is the same page', () => {
    expect(turn({ view: 'mois', day: '2026-01-31' }, 1)).toBe('2026-02-01')
    expect(turn({ view: 'semaine', day: '2026-06-21' }, 1)).toBe('2026-06-22')
    for (const view of ['jour', 'liste'] as const) expect(turn({ view, day: turn({ view, day: today }, 1) }, -1)).toBe(today)
  })
  it('is named', () => {
    const words = (view: 'jour' | 'semaine' | 'mois' | 'liste', day: string) => titleOf({ view, day }, today).replaceAll('\u00A0', ' ')
    expect(words('semaine', today)).toBe('Semaine du 15 au 21 juin')
    expect(words('semaine', '2026-07-01')).toBe('Semaine du 29 juin au 5 juillet')
    expect(words('jour', today)).toBe('Mardi 16 juin')
    expect(words('mois', today)).toBe('Juin 2026')
  })
})

describe('a column', () => {
  const now = instantOf('2026-06-15', '07:00', zone)
  it('tells hours in order and what is free between them', () => {
    const column = columnOf(today, null, [event(today, '14:00', '16:00'), event(today, '09:00', '10:30')], site, now)
    expect(column.hours.map(({ from, to }) => `${from} ${to}`)).toEqual(['09:00 10:30', '14:00 16:00'])
    expect(column.free).toEqual([
      { from: '08:00', to: '09:00' },
      { from: '10:30', to: '14:00' },
      { from: '16:00', to: '18:00' },
    ])
  })
  it('nothing is free in what is past, nor on a closed day, nor in the column of a colleague', () => {
    expect(columnOf(today, null, [], site, instantOf(today, '17:45', zone)).free).toEqual([])
    expect(columnOf('2026-06-18', null, [], site, now)).toMatchObject({ closed: 'Journée du service', free: [] })
    expect(columnOf(today, { id: 'b', name: 'Bruno' }, [], site, now).free).toEqual([])
  })
  it('an absence is told above the day and frees nothing; what yields frees its hour', () => {
    const absent = columnOf(today, null, [event(today, '00:00', '23:59', 'absence'), event(today, '09:00', '10:00')], site, now)
    expect(absent).toMatchObject({ away: 'toute la journée', free: [] })
    expect(absent.hours).toHaveLength(1)
    expect(columnOf(today, null, [event(today, '09:00', '10:00', 'pause', true)], site, now).free).toEqual([{ from: '08:00', to: '18:00' }])
  })
  it('an hour that goes on the day after is on both days', () => {
    const night: Entry = {
      what: 'event',
      event: { ...(event(today, '22:00', '23:00') as { event: AgendaEvent }).event, endsAt: instantOf('2026-06-17', '06:00', zone) },
    }
    expect(columnOf(today, null, [night], site, now).hours[0]).toMatchObject({ from: '22:00', to: '24:00' })
    expect(columnOf('2026-06-17', null, [night], site, now).hours[0]).toMatchObject({ from: '00:00', to: '06:00' })
  })
  it('every hour has a place, and those that touch one line share it', () => {
    const column = columnOf(
      today,
      null,
      [event(today, '09:00', '09:40'), event(today, '09:45', '10:00'), event(today, '21:00', '23:30')],
      site,
      now,
    )
    const lines = drawn([column])
    expect(lines).toEqual({ first: 16, last: 44 })
    expect(placesOf(column.hours, lines).map(({ first, lines: n, held }) => [first, n, held.length])).toEqual([
      [2, 2, 2],
      [26, 2, 1],
    ])
  })
  it('what is free lies on its whole half hours, beside what stands there and not within', () => {
    const cells = [
      { from: '09:00', to: '10:15' },
      { from: '10:15', to: '11:45', isFree: true },
      { from: '11:45', to: '12:30' },
    ]
    expect(placesOf(cells, { first: 16, last: 36 }).map(({ first, lines }) => [first, lines])).toEqual([
      [2, 3],
      [5, 2],
      [7, 2],
    ])
  })
})
