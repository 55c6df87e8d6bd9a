import { describe, expect, it } from 'vitest'
import { evaluationOf } from '../testing/build.ts'
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

  it.each(ceilingCases)('ceiling: %s', (_name, month, spec, euros) => {
    expect(cssCeiling(evaluationOf(spec, month).household, monthOf(month))).toBe(euros * 100)
  })
})
