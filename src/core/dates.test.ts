import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, ageInMonths, ageInYears, dateOfDayNumber, dayNumber, daysBetween, isIsoDate, weekday } from './dates.ts'

describe('dates', () => {
  it('agrees with the calendar of the platform over three centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (n) => {
        const platform = new Date(n * 86_400_000).toISOString().slice(0, 10)
        expect(dateOfDayNumber(n)).toBe(platform)
        expect(dayNumber(platform)).toBe(n)
        expect(weekday(platform)).toBe(new Date(n * 86_400_000).getUTCDay() || 7)
      }),
    )
  })
  it('keeps the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15')
  })
  it('counts days and ages on the day itself', () => {
    expect(daysBetween('2026-06-16', '2026-06-24')).toBe(8)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(ageInYears('2017-06-17', '2026-06-16')).toBe(8)
    expect(ageInYears('2017-06-16', '2026-06-16')).toBe(9)
    expect(ageInMonths('2026-01-31', '2026-06-30')).toBe(4)
    expect(ageInMonths('2026-01-15', '2026-06-15')).toBe(5)
    expect(ageInMonths('2026-01-15', '2026-06-14')).toBe(4)
    expect(ageInMonths('2026-01-15', '2026-06-16')).toBe(5)
    expect(ageInMonths('2024-11-15', '2026-02-15')).toBe(15)
    expect(ageInMonths('2024-11-15', '2026-02-14')).toBe(14)
    expect(ageInMonths('2026-06-16', '2026-06-16')).toBe(0)
    expect(ageInYears('2017-06-16', '2026-05-20')).toBe(8)
    expect(ageInYears('2017-06-16', '2026-07-01')).toBe(9)
    expect(ageInYears('2017-06-16', '2026-06-15')).toBe(8)
    expect(ageInYears('2027-06-16', '2026-06-16')).toBe(-1)
    expect(daysBetween('2026-06-24', '2026-06-16')).toBe(-8)
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', 0)).toBe('2026-01-15')
    expect(addMonths('2026-12-31', 12)).toBe('2027-12-31')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })
  it('refuses days that do not exist', () => {
    for (const text of ['2026-06-31', '2026-13-01', '2026-00-10', '2025-02-29', '26-01-01', '2026-6-1', '', '0000-01-01'])
      expect(isIsoDate(text)).toBe(false)
    expect(isIsoDate('2024-02-29')).toBe(true)
  })
})
