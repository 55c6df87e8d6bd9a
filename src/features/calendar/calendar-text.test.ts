import { expect, it } from 'vitest'
import { calendarText } from './calendar-text.ts'
import { tokenIn } from './model.ts'
import type { FeedHour } from './model.ts'

const now = new Date('2026-06-16T09:12:34Z')
const hour = (over: Partial<FeedHour> = {}): FeedHour => ({
  kind: 'appointment',
  startsAt: new Date('2026-06-17T07:30:00Z'),
  endsAt: new Date('2026-06-17T08:15:00Z'),
  uid: 'a'.repeat(40),
  ...over,
})

it('writes when, one word, and nothing else', () => {
  expect(calendarText([hour()], now).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'PRODID:-//Aparte//Agenda//FR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Agenda',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    `UID:${'a'.repeat(40)}`,
    'DTSTAMP:20260616T000000Z',
    'DTSTART:20260617T073000Z',
    'DTEND:20260617T081500Z',
    'SUMMARY:Rendez-vous',
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

it('has four words', () => {
  const text = calendarText(
    (['appointment', 'visit', 'permanence', 'busy'] as const).map((kind) => hour({ kind })),
    now,
  )
  expect([...text.matchAll(/SUMMARY:(.*)\r/g)].map(([, word]) => word)).toEqual(['Rendez-vous', 'Visite', 'Permanence', 'Occupé'])
})

it('is the same text all day, and folds no line beyond 75 bytes', () => {
  const text = calendarText([hour()], now)
  expect(calendarText([hour()], new Date('2026-06-16T23:59:59Z'))).toBe(text)
  expect(calendarText([hour()], new Date('2026-06-17T00:00:00Z'))).not.toBe(text)
  for (const line of calendarText([hour({ uid: 'é'.repeat(120) })], now).split('\r\n'))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

it('an empty agenda is a calendar all the same', () => {
  expect(calendarText([], now)).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
})

it('reads a token in the last part of an address, when it has the form of one', () => {
  const token = 'x-_9'.repeat(11).slice(0, 43)
  expect(tokenIn(`${token}.ics`)).toBe(token)
  for (const wrong of [undefined, '', token, `${token}x.ics`, `${token.slice(1)}.ics`, `${token}.ics.ics`, '.ics'])
    expect(tokenIn(wrong)).toBeNull()
})
