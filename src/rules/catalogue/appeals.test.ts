import { describe, expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { lengthInWords } from '../deadlines/count.ts'
import { deadlineOf } from '../deadlines/rules.ts'
import { APPEAL_DEADLINES, APPEALS, appealDeadline, contrainteDeadline, silenceDate } from './appeals.ts'
import { lastDayOf } from './deadline.ts'
import { APPEAL_CODES } from './entry.ts'

describe('lastDayOf', () => {
  it.each([
    ['2026-03-12', 2, '2026-05-12'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2027-12-29', 2, '2028-02-29'],
    ['2027-12-28', 2, '2028-02-28'],
    ['1999-12-31', 2, '2000-02-29'],
    ['2099-12-31', 2, '2100-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-30', 4, '2027-03-30'],
  ])('counts months: %s and %i months', (from, months, expected) => {
    expect(lastDayOf(from, { months })).toBe(expected)
  })

  it.each([
    ['2026-11-01', 15, '2026-11-16'],
    ['2026-11-15', 15, '2026-11-30'],
    ['2026-11-16', 15, '2026-12-01'],
    ['2026-12-20', 15, '2027-01-04'],
    ['2027-02-14', 15, '2027-03-01'],
    ['2028-02-14', 15, '2028-02-29'],
    ['2026-01-01', 400, '2027-02-05'],
  ])('counts days: %s and %i days', (from, days, expected) => {
    expect(lastDayOf(from, { days })).toBe(expected)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-04-00', '2026-04', '', '12/03/2026'])('refuses « %s »', (from) => {
    expect(() => lastDayOf(from, { months: 2 })).toThrow(BadInput)
  })
})

describe('appeals', () => {
  it('agrees with its own first step', () => {
    for (const code of APPEAL_CODES) {
      const first = APPEALS[code].steps[0]?.delay
      expect(appealDeadline(code, '2026-12-31'), code).toBe(first && lastDayOf('2026-12-31', first))
    }
  })

  it('gives two months to all but the decisions of courts, and fifteen days to these and to a contrainte', () => {
    const given = APPEAL_CODES.map((code) => [code, appealDeadline(code, '2026-03-12')] as const)
    expect(given.filter(([, day]) => day !== '2026-05-12')).toEqual([['AP10', '2026-03-27']])
    expect(given).toHaveLength(12)
    expect(contrainteDeadline('2026-03-12')).toBe('2026-03-27')
  })

  it('says the same as the rules of the deadlines, which are never franc nor moved there', () => {
    for (const code of APPEAL_CODES) {
      const { first, silence } = APPEAL_DEADLINES[code]
      const { months, silence: said } = APPEALS[code]
      expect(lengthInWords(deadlineOf(first).length), code).toBe(months === null ? '15 jours' : `${months} mois`)
      expect(silence === null ? undefined : deadlineOf(silence).length, code).toEqual(said && { n: said.months, unit: 'month' })
      for (const id of [first, silence ?? first]) expect([deadlineOf(id).franc, deadlineOf(id).prolonged], id).toEqual([false, false])
    }
  })

  it('moves the last day of a contrainte to the next working day, as a court does', () => {
    expect(contrainteDeadline('2026-03-13')).toBe('2026-03-30')
  })

  it('says when silence is a refusal, or that it does not know', () => {
    expect(silenceDate('AP1', '2026-12-31')).toBe('2027-02-28')
    expect(silenceDate('AP1m', '2026-10-31')).toBe('2027-02-28')
    expect(silenceDate('AP8', '2026-10-31')).toBeNull()
    expect(silenceDate('AP10', '2026-10-31')).toBeNull()
  })

  it('gives a source to each statement said to be checked', () => {
    const statements = Object.values(APPEALS).flatMap((one) => [...one.route, one.note, ...one.steps.map((step) => step.statement)])
    const checked = statements.filter((one) => one.verified)
    expect(checked.length).toBeGreaterThan(8)
    expect(checked.filter((one) => !one.source)).toEqual([])
  })
})
