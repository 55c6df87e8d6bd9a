import { describe, expect, it } from 'vitest'
import { UNSUPPORTED } from '../evaluation.ts'
import { TENURE } from '../household.ts'
import { evaluationOf } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { AL_CASES } from './al.cases.ts'
import { al, alf, apl, als, rls } from './al.ts'
import { alfRight, aplRight, alsRight, rlsRight } from './rights.ts'
import { scale } from './scale.ts'

const RIGHTS = { apl, alf, als, rls }

describe('housing aid', () => {
  it.each(AL_CASES)('$right: $name', ({ right, month, of, due }) => {
    const amount = RIGHTS[right](evaluationOf(of, month), monthOf(month))
    expect(Math.round(amount)).toBe(due)

    const trace = new Trace()
    expect(Math.round(RIGHTS[right](evaluationOf(of, month), monthOf(month), trace))).toBe(due)
    expect(trace.steps.at(-1)?.value).toBe(due)
    expect(trace.reasons.length > 0).toBe(due === 0)
    for (const step of trace.steps) expect(step.article).not.toBe('')

    if (right !== 'rls') {
      const whole = al(evaluationOf(of, month), monthOf(month))
      const said = new Trace()
      expect(al(evaluationOf(of, month), monthOf(month), said)).toBe(whole)
      expect(said.steps.at(-1)?.value).toBe(whole)
      expect(said.reasons.length > 0).toBe(whole === 0)
      if (due > 0) expect(whole).toBe(due)
    }
  })

  it('cannot be computed everywhere overseas, which is not zero', () => {
    const spec = { year: 2025, parents: [{ born: '1985-04-10' }], tenure: TENURE.tenant, rent: 400_00, territory: '976' }
    for (const right of [apl, alf, als, al, rls]) expect(right(evaluationOf(spec, '2025-11'), monthOf('2025-11'))).toBe(UNSUPPORTED)
  })

  it('cannot be computed in a hostel nor for a buyer overseas, and says so', () => {
    for (const tenure of [TENURE.hostel, TENURE.buyer]) {
      const spec = { year: 2025, parents: [{ born: '1985-04-10' }], tenure, rent: 400_00, loanMonth: '2023-05', territory: '974' }
      expect(al(evaluationOf(spec, '2025-11'), monthOf('2025-11'))).toBe(UNSUPPORTED)
      const trace = new Trace()
      expect(al(evaluationOf(spec, '2025-11'), monthOf('2025-11'), trace)).toBe(UNSUPPORTED)
      expect(trace.reasons.at(-1)?.text).toContain('Outre-mer')
    }
  })

  it('answers OpenFisca overseas by its own conventions', () => {
    const asked = evaluationOf(
      {
        year: 2025,
        parents: [{ born: '1985-04-10' }],
        tenure: TENURE.socialTenant,
        rent: 400_00,
        territory: '974',
        received: { rsa: { '2025-10': 0 } },
      },
      '2025-11',
    )
    asked.household.asOpenFisca = true
    expect(apl(asked, monthOf('2025-11'))).toBeGreaterThan(0)
    expect(als(asked, monthOf('2025-11'))).toBe(0)
  })

  it('says the known payment where one is known', () => {
    const spec = {
      year: 2025,
      parents: [{ born: '1985-04-10' }],
      tenure: TENURE.tenant,
      rent: 400_00,
      received: { als: { '2025-10': 250_00 } },
    }
    expect(al(evaluationOf(spec, '2025-11'), monthOf('2025-10'))).toBe(250_00)
    expect(als(evaluationOf(spec, '2025-11'), monthOf('2025-11'))).toBe(304_84)
  })

  it('answers requests of OpenFisca without the micro-business, as OpenFisca does', () => {
    const one = AL_CASES.find(({ name }) => name.startsWith('micro-business of 2023'))
    const evaluation = evaluationOf((one as (typeof AL_CASES)[number]).of, '2025-11')
    evaluation.household.asOpenFisca = true
    expect(als(evaluation, monthOf('2025-11'))).toBe(304_84)
  })

  it('lets no RSA of unknown months chase itself for ever', () => {
    const spec = {
      year: 2025,
      parents: [{ born: '1985-04-10', amounts: { taxableWage: 100_00, netWage: 100_00 } }],
      tenure: TENURE.tenant,
      rent: 400_00,
    }
    expect(al(evaluationOf(spec, '2025-11'), monthOf('2024-07'))).toBeGreaterThan(0)
    expect(al(evaluationOf(spec, '2025-11'), monthOf('2025-11'))).toBe(304_84)
  })

  it('says of each right what it reads and what it leaves out', () => {
    for (const right of [aplRight, alfRight, alsRight, rlsRight]) {
      expect(right.figures.length).toBeGreaterThan(5)
      expect(right.limits.length).toBeGreaterThan(3)
    }
  })

  it('refuses a table with a missing value', () => {
    expect(() => scale('x', { unit: 'rate', reviewed: '2025-01-01' }, [['2025-01-01', 'x']], { a: [1, 2] })).toThrow(RangeError)
  })
})
