import { describe, expect, it } from 'vitest'
import { writeWeekday } from '#core/french.ts'
import { closedBecause, openOn } from './opening.ts'
import { daysOf, readRule, ruleWords, spanOf } from './recurrence.ts'

const series = (rrule: string, firstOn: string) => ({ rrule, firstOn, untilOn: null, skipped: [] })
const to = (rrule: string, firstOn: string, last: string): string[] => daysOf(series(rrule, firstOn), firstOn, last)

describe('what comes again', () => {
  it('every Monday, every other Tuesday, the first Tuesday of the month', () => {
    expect(to('FREQ=WEEKLY;BYDAY=MO', '2026-01-07', '2026-01-31')).toEqual(['2026-01-12', '2026-01-19', '2026-01-26'])
    expect(to('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-01-06', '2026-02-10')).toEqual(['2026-01-06', '2026-01-20', '2026-02-03'])
    expect(to('FREQ=MONTHLY;BYDAY=1TU', '2026-01-01', '2026-04-30')).toEqual(['2026-01-06', '2026-02-03', '2026-03-03', '2026-04-07'])
  })
  it('leaves out the months that have no such day, and knows the last one', () => {
    expect(to('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', '2026-08-31')).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
      '2026-08-31',
    ])
    expect(to('FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', '2028-04-30')).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'])
    expect(to('FREQ=MONTHLY;BYMONTHDAY=29', '2027-01-29', '2027-03-31')).toEqual(['2027-01-29', '2027-03-29'])
  })
  it('the last working day of the month, also when it begins on another day', () => {
    expect(to('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-01', '2026-05-31')).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-31',
      '2026-04-30',
      '2026-05-29',
    ])
    expect(to('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30', '2026-02-28')).toEqual(['2026-01-30', '2026-02-27'])
  })
  it('ends, and leaves out the days that were taken out', () => {
    const given = { ...series('FREQ=WEEKLY;BYDAY=MO', '2026-06-01'), untilOn: '2026-06-22', skipped: ['2026-06-15'] }
    expect(daysOf(given, '2026-06-01', '2026-12-31')).toEqual(['2026-06-01', '2026-06-08', '2026-06-22'])
    expect(daysOf(given, '2026-06-09', '2026-06-21')).toEqual([])
    expect(to('FREQ=DAILY;COUNT=3', '2026-03-28', '2026-12-31')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
  })
  it('takes no rule of hours or of years, and nothing that is no rule', () => {
    for (const text of [
      '',
      'coucou',
      'FREQ=HOURLY',
      'FREQ=DAILY;BYHOUR=9',
      'FREQ=YEARLY',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=MO;BYSETPOS=1',
    ])
      expect(readRule(text), text).toBeNull()
    expect(readRule('byday=mo;freq=weekly')).toBe('FREQ=WEEKLY;BYDAY=MO')
    expect(() => daysOf(series('FREQ=YEARLY', '2028-02-29'), '2028-02-29', '2029-12-31')).toThrow(RangeError)
  })
  it('keeps its hour on the wall through both changes of the hour, and lasts as long', () => {
    const nine = { starts: '09:00', minutes: 60 }
    // 2026: forward on 29 March at 2:00, back on 25 October at 3:00
    expect(spanOf(nine, '2026-03-28', 'Europe/Paris').from.toISOString()).toBe('2026-03-28T08:00:00.000Z')
    expect(spanOf(nine, '2026-03-29', 'Europe/Paris').from.toISOString()).toBe('2026-03-29T07:00:00.000Z')
    expect(spanOf(nine, '2026-10-24', 'Europe/Paris').from.toISOString()).toBe('2026-10-24T07:00:00.000Z')
    expect(spanOf(nine, '2026-10-25', 'Europe/Paris').from.toISOString()).toBe('2026-10-25T08:00:00.000Z')
    const night = spanOf({ starts: '23:30', minutes: 300 }, '2026-03-28', 'Europe/Paris')
    expect([night.from.toISOString(), night.to.toISOString()]).toEqual(['2026-03-28T22:30:00.000Z', '2026-03-29T03:30:00.000Z'])
    // half past two does not exist that night: read with the offset before it, which is half past three
    expect(spanOf({ starts: '02:30', minutes: 30 }, '2026-03-29', 'Europe/Paris').from.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
  it('keeps the wall of sites overseas', () => {
    const nine = { starts: '09:00', minutes: 60 }
    for (const [zone, at] of [
      ['America/Martinique', '2026-07-06T13:00:00.000Z'],
      ['America/Cayenne', '2026-07-06T12:00:00.000Z'],
      ['Indian/Reunion', '2026-07-06T05:00:00.000Z'],
      ['Indian/Mayotte', '2026-07-06T06:00:00.000Z'],
    ] as const)
      expect(spanOf(nine, '2026-07-06', zone).from.toISOString(), zone).toBe(at)
    // the same hour in winter: they do not change it
    expect(spanOf(nine, '2026-01-05', 'Indian/Reunion').from.toISOString()).toBe('2026-01-05T05:00:00.000Z')
  })
  it('is said in French as far as the pages offer it', () => {
    expect(ruleWords('FREQ=WEEKLY;BYDAY=MO', '2026-01-05', writeWeekday)).toBe('chaque lundi')
    expect(ruleWords('FREQ=WEEKLY;BYDAY=MO,TH', '2026-01-05', writeWeekday)).toBe('chaque lundi, jeudi')
    expect(ruleWords('FREQ=WEEKLY;INTERVAL=2', '2026-01-06', writeWeekday)).toBe('un mardi sur deux')
    expect(ruleWords('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', writeWeekday)).toBe('le dernier jour du mois')
    expect(ruleWords('FREQ=MONTHLY;BYMONTHDAY=15', '2026-01-15', writeWeekday)).toBe('le 15 du mois')
    expect(ruleWords('FREQ=MONTHLY;BYDAY=1TU', '2026-01-06', writeWeekday)).toBeNull()
  })
})

const site = { timeZone: 'Europe/Paris', territory: 'mainland', openings: [], closures: [] } as const

describe('when a site is open', () => {
  it('on holidays of its own territory nobody is received', () => {
    expect(closedBecause('2026-05-01', site)).toBe('1er mai')
    expect(closedBecause('2026-12-26', site)).toBeNull()
    expect(closedBecause('2026-12-26', { ...site, territory: 'alsaceMoselle' })).toBe('deuxième jour de Noël')
    // Good Friday is one in some communes only: the site says it by a closure of its own
    expect(closedBecause('2026-04-03', { ...site, territory: 'alsaceMoselle' })).toBeNull()
    expect(closedBecause('2026-12-20', { ...site, territory: 'reunion' })).toBe('abolition de l’esclavage')
    expect(closedBecause('2026-05-22', { ...site, territory: 'martinique' })).toBe('abolition de l’esclavage')
  })
  it('keeps its hours, its closures, and the dates of both', () => {
    const hours = [
      { weekday: 1, opens: '13:30', closes: '17:00', fromOn: '2026-01-01', untilOn: null },
      { weekday: 1, opens: '08:30', closes: '12:00', fromOn: '2026-01-01', untilOn: null },
      { weekday: 2, opens: '08:30', closes: '12:00', fromOn: '2026-01-01', untilOn: '2026-06-30' },
    ]
    const written = { ...site, openings: hours, closures: [{ fromOn: '2026-06-22', untilOn: '2026-06-22', name: 'Inventaire' }] }
    expect(openOn('2026-06-15', written).map(({ from }) => from.toISOString())).toEqual([
      '2026-06-15T06:30:00.000Z',
      '2026-06-15T11:30:00.000Z',
    ])
    expect(openOn('2026-06-22', written)).toEqual([])
    expect(openOn('2026-06-16', written)).toHaveLength(1)
    expect(openOn('2026-07-07', written)).toHaveLength(0)
    expect(openOn('2026-06-20', site)).toEqual([])
    expect(openOn('2026-06-19', site)).toHaveLength(1)
  })
})
