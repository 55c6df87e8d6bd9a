import { describe, expect, it } from 'vitest'
import type { Member } from '../household.ts'
import { evaluationOf, type HouseholdSpec, type PersonSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { AUVVC } from './auvvc.cases.ts'
import { auvvc, auvvcAmount, auvvcIsLoan } from './auvvc.ts'

const MONTH = monthOf('2024-05')
const of = (one: Partial<PersonSpec>, rest: Partial<HouseholdSpec> = {}): { amount: number; trace: Trace } => {
  const ev = evaluationOf({ year: 2024, parents: [{ born: '1990-01-01', ...one }], ...rest }, '2024-05')
  const member = ev.household.members[0] as Member
  const trace = new Trace()
  const amount = auvvc(ev, member, MONTH)
  expect(auvvc(ev, member, MONTH, trace)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  return { amount: Math.round(amount), trace }
}

describe('aide universelle d’urgence (CASF D214-13, D214-14)', () => {
  it.each(AUVVC)('with %i cents and %i children', (resources, children, amount, lent) => {
    expect(Math.round(auvvcAmount(resources, children, MONTH))).toBe(amount)
    expect(auvvcIsLoan(resources, children, MONTH)).toBe(lent)
  })

  it('has the amounts published at its birth: 607,75 to 243,10 € alone, 1 093,95 to 437,58 € with two children', () => {
    const at = monthOf('2024-01')
    expect([0, 2029_61].map((resources) => Math.round(auvvcAmount(resources, 0, at)))).toEqual([607_75, 243_10])
    expect([0, 2029_61].map((resources) => Math.round(auvvcAmount(resources, 2, at)))).toEqual([1093_95, 437_58])
  })

  it('holds for twelve months from the proof', () => {
    expect(of({ violenceEvidence: { '2024-05': 1 } }).amount).toBe(635_71)
    expect(of({ violenceEvidence: { '2023-06': 1 } }).amount).toBe(635_71)
    expect(of({ violenceEvidence: { '2023-05': 1 } }).trace.reasons[0]?.text).toContain('moins d’un an')
    expect(of({ violenceEvidence: { '2024-06': 1 } }).amount).toBe(0)
    expect(of({}).amount).toBe(0)
  })

  it('is granted once in twelve months', () => {
    const violenceEvidence = { '2024-04': 1 }
    expect(of({ violenceEvidence, auvvcGranted: { '2024-04': 1 } }).trace.reasons[0]?.text).toContain('déjà')
    expect(of({ violenceEvidence, auvvcGranted: { '2023-06': 1 } }).amount).toBe(0)
    expect(of({ violenceEvidence, auvvcGranted: { '2023-05': 1 } }).amount).toBe(635_71)
  })

  it('reads the own resources of the month before, not the partner’s, and the children', () => {
    const rest = {
      parents: [
        { born: '1990-01-01', violenceEvidence: { '2024-05': 1 }, amounts: { netWage: { '2024-04': 1398_70 } } },
        { born: '1988-01-01', amounts: { netWage: 3000_00 } },
      ],
    }
    expect(of({}, rest).amount).toBe(381_43)
    expect(of({}, { ...rest, children: [{ born: '2010-01-01' }] }).amount).toBe(572_14)
    // 21 on the first day of the month: no longer a child in charge.
    expect(of({}, { ...rest, children: [{ born: '2003-05-01' }] }).amount).toBe(381_43)
    expect(of({}, { ...rest, children: [{ born: '2003-05-02' }] }).amount).toBe(572_14)
  })

  it('says that it is lent above the ceiling', () => {
    const { trace } = of({ violenceEvidence: 1, amounts: { netWage: 2200_00 } })
    expect(trace.steps.at(-1)?.label).toContain('prêtée')
  })
})
