import { describe, expect, it } from 'vitest'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { CONDITIONS, HOUSING, RESOURCES, SCALE } from './rsa.cases.ts'
import { hasRsa, rsa, rsaRight } from './rsa.ts'
import { familyShare } from './scale.ts'

/** The amount, after checking that explaining gives the same and that every 0 has its reason. */
const of = (spec: HouseholdSpec, month: string): number => {
  const ev = evaluationOf(spec, month)
  const amount = rsa(ev, monthOf(month))
  const trace = new Trace()
  expect(rsa(ev, monthOf(month), trace)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  expect(hasRsa(evaluationOf(spec, month), monthOf(month))).toBe(amount > 0)
  for (const step of trace.steps) expect(step.article).not.toBe('')
  return Math.round(amount)
}

describe('RSA (CASF L262-2)', () => {
  describe('scale', () => it.each(SCALE)('%s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents)))
  describe('housing flat rate', () => it.each(HOUSING)('%s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents)))
  describe('resources', () => it.each(RESOURCES)('%s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents)))
  describe('conditions', () => it.each(CONDITIONS)('%s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents)))

  it('adds 30 % or 40 % for the fourth person, 40 % for each further one (R262-1)', () => {
    const month = monthOf('2026-05')
    expect(familyShare(2, 2, month)).toBeCloseTo(2.1)
    expect(familyShare(1, 3, month)).toBeCloseTo(2.2)
    expect(familyShare(2, 3, month)).toBeCloseTo(2.5)
    expect(familyShare(1, 4, month)).toBeCloseTo(2.6)
  })

  it('never falls by more than the wage rises', () => {
    let last = Number.POSITIVE_INFINITY
    for (let wage = 0; wage < 700_00; wage += 10_00) {
      const now = of({ year: 2026, parents: [{ born: '1986-03-10', amounts: { netWage: wage } }] }, '2026-05')
      expect(now).toBeLessThanOrEqual(last)
      last = now
    }
  })

  it('answers requests of OpenFisca with the whole rental value each month, as OpenFisca does', () => {
    const ev = evaluationOf({ year: 2026, parents: [{ born: '1986-03-10', unletRentalValue: 240_00 }] }, '2026-05')
    expect(Math.round(rsa(ev, monthOf('2026-05')))).toBe(641_69)
    ev.begin({ ...ev.household, asOpenFisca: true }, monthOf('2026-05'))
    expect(Math.round(rsa(ev, monthOf('2026-05')))).toBe(531_69)
  })

  it('says who decides and what it leaves out', () => {
    expect(rsaRight.limits.length).toBeGreaterThan(0)
    expect(rsaRight.amount).toBe(rsa)
  })
})
