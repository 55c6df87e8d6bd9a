import { expect, it } from 'vitest'
import { instantOf, wallClock } from './clock.ts'

it.each([
  ['2026-01-15T11:30:00Z', 'Europe/Paris', '2026-01-15', '12:30'],
  ['2026-07-15T22:05:00Z', 'Europe/Paris', '2026-07-16', '00:05'],
  ['2026-07-15T03:05:00Z', 'America/Martinique', '2026-07-14', '23:05'],
  ['2026-12-31T20:00:00Z', 'Indian/Reunion', '2027-01-01', '00:00'],
])('%s in %s is the %s at %s', (instant, zone, date, time) => {
  expect(wallClock(new Date(instant), zone)).toEqual({ date, time })
  expect(instantOf(date, time, zone).toISOString()).toBe(new Date(instant).toISOString())
})

it('the hour that spring skips is read with the offset before it, the one that autumn repeats is the first', () => {
  expect(instantOf('2026-03-29', '01:59', 'Europe/Paris').toISOString()).toBe('2026-03-29T00:59:00.000Z')
  expect(instantOf('2026-03-29', '02:30', 'Europe/Paris').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-03-29', '03:00', 'Europe/Paris').toISOString()).toBe('2026-03-29T01:00:00.000Z')
  expect(instantOf('2026-10-25', '02:30', 'Europe/Paris').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-10-25', '03:00', 'Europe/Paris').toISOString()).toBe('2026-10-25T02:00:00.000Z')
  expect(instantOf('2026-10-24', '23:00', 'Europe/Paris').toISOString()).toBe('2026-10-24T21:00:00.000Z')
})
