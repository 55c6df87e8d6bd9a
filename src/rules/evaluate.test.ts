import { describe, expect, it } from 'vitest'
import { explain } from './evaluate.ts'
import { household } from './testing/build.ts'
import { rightOf } from './testing/properties.ts'
import { monthOf } from './time.ts'
import { Trace } from './trace.ts'

describe('what an explanation says', () => {
  it('names housing aid when a right that counts it cannot be computed', () => {
    // A hostel in La Réunion: its housing aid has rules of its own (CCH L841-2), and the prime d'activité counts that aid (CSS R844-3).
    const asked = household({ year: 2025, tenure: 7, rent: 400_00, territory: '974', parents: [{ born: '1985-03-10', amounts: { netWage: 1200_00 } }] }) // prettier-ignore
    const { outcome, steps } = explain(asked, rightOf('ppa'), monthOf('2025-08'))
    expect(outcome).toEqual({ kind: 'unsupported', why: expect.stringContaining('aide au logement') as string })
    expect(steps.every(({ value }) => Number.isFinite(value))).toBe(true)
  })

  it('flags no overseas figure on the mainland, and does overseas', () => {
    const tenant = { year: 2026, tenure: 4, rent: 500_00, zone: 2, parents: [{ born: '1985-03-10' }] }
    const of = (territory?: string): readonly string[] =>
      explain(household(territory === undefined ? tenant : { ...tenant, territory }), rightOf('als'), monthOf('2026-05')).stale
    expect(of()).toEqual([])
    expect(of('974')).toEqual(['aide au logement outre-mer.oneDependant'])
    expect(of()).toEqual([])
  })

  it('writes no step without a number, and no −0', () => {
    const trace = new Trace()
    trace.step('impossible', Number.POSITIVE_INFINITY, 'CSS L841-1')
    trace.step('presque rien', -0.3, 'CSS L841-1')
    trace.step('taux', -0, 'CSS L841-1', null, 'rate')
    expect(trace.steps.map(({ value }) => value)).toEqual([0, 0])
  })
})
