import { describe, expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { dayInWords, dayOf, dayOfText, lengthOf, monthsLater, partsOf, textOf, weekdayOf } from './calendar.ts'

const DAY = 86_400_000

describe('the calendar', () => {
  it('agrees with the clock of the machine on every day of four hundred years', () => {
    const wrong: string[] = []
    const [first, last] = [Date.UTC(1800, 0, 1) / DAY, Date.UTC(2200, 11, 31) / DAY]
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * DAY)
      const text = date.toISOString().slice(0, 10)
      const { year, month, day: number } = partsOf(day)
      if (textOf(day) !== text || dayOf(year, month, number) !== day || weekdayOf(day) !== date.getUTCDay()) wrong.push(text)
    }
    expect(wrong).toEqual([])
    expect(last - first).toBeGreaterThan(146_000)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-04-00',
    '2026-04-31',
    '2026-04',
    '',
    '12/03/2026',
    '2026-1-1',
    '2026-01-01T10:00',
    '0026-01-01',
    '9026-01-01',
  ])('refuses « %s »', (text) => {
    expect(() => dayOfText(text)).toThrow(BadInput)
  })

  it('knows the months, leap years among them', () => {
    expect([1, 2, 3, 4, 6, 9, 11, 12].map((month) => lengthOf(2026, month))).toEqual([31, 28, 31, 30, 30, 30, 30, 31])
    expect([1900, 2000, 2024, 2100].map((year) => lengthOf(year, 2))).toEqual([28, 29, 29, 28])
  })

  it.each([
    ['2026-08-31', 1, '2026-09-30', false],
    ['2026-12-31', 2, '2027-02-28', false],
    ['2027-12-31', 2, '2028-02-29', false],
    ['2026-03-31', -1, '2026-02-28', false],
    ['2026-01-15', -1, '2025-12-15', true],
    ['2026-11-30', 3, '2027-02-28', false],
    ['2028-02-29', 12, '2029-02-28', false],
    ['2026-02-28', 1, '2026-03-28', true],
  ])('%s and %i months: %s', (from, months, to, kept) => {
    expect(monthsLater(dayOfText(from), months)).toEqual({ day: dayOfText(to), kept })
  })

  it('says a day in French', () => {
    expect(dayInWords(dayOfText('2026-06-01'))).toBe('lundi 1er juin 2026')
    expect(dayInWords(dayOfText('2026-11-22'))).toBe('dimanche 22 novembre 2026')
  })
})
