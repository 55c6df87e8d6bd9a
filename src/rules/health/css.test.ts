import { describe, expect, it } from 'vitest'
import { UNSUPPORTED } from '../evaluation.ts'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { cssCeiling } from './css-household.ts'
import { ceilingCases, cssCases } from './css.cases.ts'
import { css, CSS_CLOSED } from './css.ts'

describe('complémentaire santé solidaire', () => {
  it.each(cssCases.map((one) => [one.name, one] as const))('%s', (_name, { spec, month, expected, step, reason }) => {
    const t = new Trace()
    expect(Math.round(css(evaluationOf(spec, month), monthOf(month), t))).toBe(expected)
    expect(Math.round(css(evaluationOf(spec, month), monthOf(month)))).toBe(expected)
    expect(t.steps.at(-1)?.value).toBe(expected)
    if (expected === CSS_CLOSED) expect(t.reasons.at(-1)?.text).toContain(reason)
    else expect(t.reasons).toEqual([])
    if (step) expect(t.steps.find(({ label }) => label === step[0])?.value).toBe(step[1])
  })

  it('refuses who earns too much even where another aid cannot be computed, explained or not', () => {
    const disabled = { born: '1986-04-02', disabilityRate: 0.8 }
    const of = (netWage: number): HouseholdSpec => ({ year: 2025, tenure: 4, rent: 500_00, territory: '976', parents: [{ born: '1985-03-10', amounts: { netWage } }, disabled] }) // prettier-ignore
    for (const t of [null, new Trace()]) {
      expect(css(evaluationOf(of(4000_00), '2025-08'), monthOf('2025-08'), t)).toBe(CSS_CLOSED)
      expect(css(evaluationOf(of(500_00), '2025-08'), monthOf('2025-08'), t)).toBe(UNSUPPORTED)
    }
  })

  it('leaves who stays without a permit to the aide médicale de l’État, a household with one regular parent not', () => {
    const irregular = { born: '1990-01-01', citizenship: 2, irregularStayMonths: 8 }
    const t = new Trace()
    expect(css(evaluationOf({ year: 2025, parents: [irregular] }, '2025-08'), monthOf('2025-08'), t)).toBe(CSS_CLOSED)
    expect(t.reasons[0]?.text).toContain('aide médicale')
    expect(css(evaluationOf({ year: 2025, parents: [irregular, { born: '1990-01-01' }] }, '2025-08'), monthOf('2025-08'))).toBe(0)
  })

  it.each(ceilingCases)('ceiling: %s', (_name, month, spec, euros) => {
    expect(cssCeiling(evaluationOf(spec, month).household, monthOf(month))).toBe(euros * 100)
  })

  it('answers requests of OpenFisca with the year of 25 in the foyer, as OpenFisca does', () => {
    const [, month, spec] = ceilingCases.find(([name]) => name.includes('child of 25')) as (typeof ceilingCases)[number]
    const { household } = evaluationOf(spec, month)
    household.asOpenFisca = true
    expect(cssCeiling(household, monthOf(month))).toBe(15_508_00)
  })
})
