import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refused } from '#core/errors.ts'
import { readCalendar } from './calendar-file.ts'
import { MOST_EVENTS, MOST_HOURS } from './model.ts'

/** Monday 15 June 2026, eight in the morning in Paris. */
const at = { now: new Date('2026-06-15T06:00:00Z'), timeZone: 'Europe/Paris' }
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:essai', ...parts, 'END:VCALENDAR', ''].join('\r\n')
const one = (...lines: string[]): string => calendar(event('UID:a', ...lines))
const hoursOf = (text: string): string[] =>
  readCalendar(text, at).hours.map(({ from, to }) => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(11, 16)}`)
const refusal = (text: string): string => {
  try {
    readCalendar(text, at)
  } catch (error) {
    if (error instanceof Refused) return error.fields['file'] ?? ''
    throw error
  }
  return ''
}

const paris = [
  'BEGIN:VTIMEZONE',
  'TZID:Romance Standard Time',
  'BEGIN:DAYLIGHT',
  'DTSTART:20220327T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:20221030T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

it.each([
  ['in UTC', ['DTSTART:20260616T080000Z', 'DTEND:20260616T090000Z'], '2026-06-16T08:00 09:00'],
  [
    'in a zone that is known by its name',
    ['DTSTART;TZID=Europe/Paris:20260616T100000', 'DTEND;TZID=Europe/Paris:20260616T110000'],
    '2026-06-16T08:00 09:00',
  ],
  ['in another', ['DTSTART;TZID=America/Martinique:20260616T100000', 'DURATION:PT45M'], '2026-06-16T14:00 14:45'],
  ['in no zone: that of the site', ['DTSTART:20260616T100000', 'DURATION:PT1H'], '2026-06-16T08:00 09:00'],
  [
    'in a zone that nobody knows: that of the site',
    ['DTSTART;TZID=Mars/Olympe:20260616T100000', 'DURATION:PT1H'],
    '2026-06-16T08:00 09:00',
  ],
  ['in winter', ['DTSTART;TZID=Europe/Paris:20261116T100000', 'DURATION:PT1H'], '2026-11-16T09:00 10:00'],
  ['of a whole day', ['DTSTART;VALUE=DATE:20260616', 'DTEND;VALUE=DATE:20260617'], '2026-06-15T22:00 22:00'],
])('reads an hour %s', (_, lines, expected) => {
  expect(hoursOf(one(...lines))).toEqual([expected])
})

it('reads a zone that the file describes itself', () => {
  const text = calendar(
    paris,
    event('UID:a', 'DTSTART;TZID=Romance Standard Time:20260616T100000', 'DTEND;TZID=Romance Standard Time:20260616T110000'),
  )
  expect(hoursOf(text)).toEqual(['2026-06-16T08:00 09:00'])
})

it('writes out what comes again, with what was taken out and what was moved, on the wall of its zone', () => {
  const text = calendar(
    event(
      'UID:a',
      'DTSTART;TZID=Europe/Paris:20251005T090000',
      'DTEND;TZID=Europe/Paris:20251005T100000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260715T000000Z',
      'EXDATE;TZID=Europe/Paris:20260623T090000',
    ),
    event(
      'UID:a',
      'RECURRENCE-ID;TZID=Europe/Paris:20260630T090000',
      'DTSTART;TZID=Europe/Paris:20260701T140000',
      'DTEND;TZID=Europe/Paris:20260701T150000',
    ),
    event(
      'UID:a',
      'RECURRENCE-ID;TZID=Europe/Paris:20260707T090000',
      'DTSTART;TZID=Europe/Paris:20260707T090000',
      'DTEND;TZID=Europe/Paris:20260707T100000',
      'STATUS:CANCELLED',
    ),
  )
  expect(hoursOf(text)).toEqual(['2026-06-16T07:00 08:00', '2026-07-01T12:00 13:00', '2026-07-14T07:00 08:00'])
  const read = readCalendar(text, at)
  expect(read.calledOff).toEqual(['a\n2026-07-07T09:00:00'])
  expect(read.hours.map(({ key }) => key)).toEqual(['a\n2026-06-16T09:00:00', 'a\n2026-06-30T09:00:00', 'a\n2026-07-14T09:00:00'])
})

it('across the change of the hour, nine in the morning stays nine in the morning', () => {
  expect(hoursOf(one('DTSTART;TZID=Europe/Paris:20261019T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'))).toEqual([
    '2026-10-19T07:00 08:00',
    '2026-10-26T08:00 09:00',
  ])
})

it('a birthday on the 29th of February comes in leap years', () => {
  const leap = readCalendar(one('DTSTART;VALUE=DATE:20200229', 'RRULE:FREQ=YEARLY'), { ...at, now: new Date('2027-06-15T06:00:00Z') })
  expect(leap.hours.map(({ key }) => key)).toEqual(['a\n2028-02-29'])
  expect(hoursOf(one('DTSTART;VALUE=DATE:20200229', 'RRULE:FREQ=YEARLY'))).toEqual([])
  expect(hoursOf(one('DTSTART;VALUE=DATE:20200714', 'RRULE:FREQ=YEARLY'))).toEqual(['2026-07-13T22:00 22:00', '2027-07-13T22:00 22:00'])
})

it('goes thirteen months ahead and no further, without an end too', () => {
  const days = hoursOf(one('DTSTART;TZID=Europe/Paris:20200101T090000', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY'))
  expect(days).toHaveLength(13)
  expect([days[0], days.at(-1)]).toEqual(['2026-07-01T07:00 08:00', '2027-07-01T07:00 08:00'])
})

it('leaves aside what takes no time, and says why', () => {
  const read = readCalendar(
    calendar(
      event('UID:past', 'DTSTART:20260601T080000Z', 'DTEND:20260601T090000Z'),
      event('UID:far', 'DTSTART:20280601T080000Z', 'DTEND:20280601T090000Z'),
      event('UID:free', 'DTSTART:20260616T080000Z', 'DTEND:20260616T090000Z', 'TRANSP:TRANSPARENT'),
      event('UID:plage_ouverture_12@RDV', 'DTSTART:20260616T080000Z', 'DTEND:20260616T120000Z', 'RRULE:FREQ=WEEKLY'),
      event('DTSTART:20260616T080000Z', 'DTEND:20260616T090000Z'),
      event('UID:none'),
      event('UID:backwards', 'DTSTART:20260616T090000Z', 'DTEND:20260616T080000Z'),
      event('UID:kept', 'DTSTART:20260615T050000Z', 'DTEND:20260615T070000Z'),
    ),
    at,
  )
  expect(read.left).toEqual({ past: 1, beyond: 1, free: 1, opening: 1, unreadable: 3 })
  expect(read.hours.map(({ key }) => key)).toEqual(['kept'])
})

it('a calendar that calls off calls off all that is in it', () => {
  const text = one('DTSTART:20260616T080000Z', 'DTEND:20260616T090000Z').replace('PRODID:essai', 'PRODID:essai\r\nMETHOD:CANCEL')
  expect(readCalendar(text, at)).toEqual({ hours: [], calledOff: ['a'], left: {} })
})

it.each([
  ['nothing', '', 'n’est pas un agenda'],
  ['a page', '<!doctype html><title>x</title>', 'n’est pas un agenda'],
  ['a picture read as text', '\u2030PNG\r\n', 'n’est pas un agenda'],
  ['a calendar cut in its middle', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VCALENDAR', 'abîmé'],
  ['a line that is none', 'BEGIN:VCALENDAR\r\nn’importe quoi\r\nEND:VCALENDAR', 'abîmé'],
  ['no event', calendar(), 'aucun événement'],
])('refuses %s, in French', (_, text, words) => {
  expect(refusal(text)).toContain(words)
})

it('refuses too many events, and too many hours', () => {
  const many = Array.from({ length: MOST_EVENTS + 1 }, (_, n) => event(`UID:${n}`, 'DTSTART:20260101T080000Z', 'DTEND:20260101T090000Z'))
  expect(refusal(calendar(...many))).toContain('3 001 événements'.replace(' ', '\u202F'))
  const often = Array.from({ length: 3 }, (_, n) =>
    event(`UID:${n}`, 'DTSTART:20260616T080000Z', 'DTEND:20260616T090000Z', 'RRULE:FREQ=DAILY'),
  )
  expect(refusal(calendar(...often))).toContain(MOST_HOURS.toLocaleString('fr-FR'))
})

it.each([
  ['every second', 'RRULE:FREQ=SECONDLY'],
  ['on a day that no year has', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
  ['on a day that no February has', 'RRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31'],
])('what comes again %s is refused or left aside, and holds nobody up', { timeout: 20_000 }, (_, rule) => {
  const began = process.cpuUsage().user
  const text = one('DTSTART:20260216T080000Z', 'DTEND:20260216T090000Z', rule)
  let outcome = ''
  try {
    // the limit that files have is two seconds; what is shown here is that there is one
    outcome = String(readCalendar(text, at, 300).hours.length)
  } catch (error) {
    outcome = error instanceof Refused ? 'refused' : 'failed'
  }
  expect(['0', 'refused']).toContain(outcome)
  expect((process.cpuUsage().user - began) / 1_000_000).toBeLessThan(6)
})

it('whatever is sent is read or refused in French, and nothing else', { timeout: 60_000 }, () => {
  const line = fc.constantFrom(
    'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'UID:a', 'UID:', 'DTSTART:20260616T080000Z', 'DTSTART;TZID=x:20260616',
    'DTSTART;VALUE=DATE:20260616', 'DTSTART:99999999T999999', 'DTEND:20260616T090000Z', 'DURATION:-PT1H', 'DURATION:P99999W', 'RRULE:FREQ=DAILY;COUNT=3', 'RRULE:FREQ=', 'RRULE:FREQ=WEEKLY;BYDAY=XX',
    'RECURRENCE-ID:20260616T080000Z', 'EXDATE:', 'RDATE:20260617T080000Z', 'STATUS:CANCELLED', 'TZID:x', 'TZOFFSETTO:+9999', ':', ';', ' suite', '', 'X-\u0000:é',
  ) // prettier-ignore
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      try {
        const read = readCalendar(['BEGIN:VCALENDAR', ...lines].join('\r\n'), at)
        for (const { from, to } of read.hours) if (!(to > from)) return false
        return true
      } catch (error) {
        return error instanceof Refused
      }
    }),
    { numRuns: 300 },
  )
})
