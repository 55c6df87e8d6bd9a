import { describe, expect, it } from 'vitest'
import type { Member } from '../household.ts'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { QUOTITES } from './quotite.cases.ts'
import { quotiteSaisissable, seizable } from './quotite-saisissable.ts'

const MAY_2026 = monthOf('2026-05')
const explained = (yearly: number, dependants: number, month = MAY_2026): { amount: number; trace: Trace } => {
  const trace = new Trace()
  const amount = quotiteSaisissable(yearly, dependants, month, trace)
  expect(quotiteSaisissable(yearly, dependants, month)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  return { amount: Math.round(amount), trace }
}

describe('quotité saisissable (C. trav. R3252-2, R3252-3)', () => {
  it.each(QUOTITES)('of %i cents a month with %i dependants', (net, dependants, in2025, in2026) => {
    expect(explained(net * 12, dependants, monthOf('2025-05')).amount).toBe(in2025)
    expect(explained(net * 12, dependants).amount).toBe(in2026)
  })

  it('changes slope at each limit of 2026, by the cent', () => {
    // The seventh slice is wholly seizable: one more euro a month is one more euro.
    const yearly = (pay: number): number => quotiteSaisissable(pay, 0, MAY_2026) * 12
    for (const [limit, below, above] of [
      [8730_00, 1 / 10, 1 / 5],
      [13_000_00, 1 / 5, 1 / 4],
      [17_230_00, 1 / 4, 1 / 3],
      [21_470_00, 1 / 3, 2 / 3],
      [25_810_00, 2 / 3, 1],
    ] as const) {
      expect(yearly(limit) - yearly(limit - 1)).toBeCloseTo(below, 6)
      expect(yearly(limit + 1) - yearly(limit)).toBeCloseTo(above, 6)
    }
  })

  it('always leaves the RSA of one person (651,69 €)', () => {
    expect(explained(651_69 * 12, 0).amount).toBe(0)
    expect(explained(651_69 * 12 + 12, 0).amount).toBe(1)
    expect(explained(651_69 * 12 - 1, 0).amount).toBe(0)
    for (let net = 0; net < 4000_00; net += 7_77)
      expect(net - quotiteSaisissable(net * 12, 0, MAY_2026)).toBeGreaterThanOrEqual(Math.min(net, 651_69) - 1e-6)
  })

  it('has the scale of 2024 (4 370 € … 25 200 €, 1 690 € a dependant)', () => {
    // 1 500 € a month: 218,50 + 415 + 834 + 1 032,50 + 1/3 of 1 180 = 2 893,33 a year, 241,11 a month.
    expect(explained(18_000_00, 0, monthOf('2024-05')).amount).toBe(241_11)
  })

  it('refuses without pay', () => {
    expect(explained(0, 2).trace.reasons[0]?.text).toContain('Aucune rémunération')
  })
})

describe('quotité saisissable of a person', () => {
  const value = (spec: HouseholdSpec, who = 0): number => {
    const ev = evaluationOf(spec, '2026-05')
    return Math.round(seizable(ev, ev.household.members[who] as Member, MAY_2026))
  }
  const pay = { amounts: { netWage: 1500_00 } }

  it('reads twelve months of pay', () => {
    expect(value({ year: 2026, parents: [{ born: '1990-01-01', ...pay }] })).toBe(234_76)
    // Six months at 3 000 € are the same year.
    const half = { '2025-05': 3000_00, '2025-06': 3000_00, '2025-07': 3000_00, '2025-08': 3000_00, '2025-09': 3000_00, '2025-10': 3000_00 }
    expect(value({ year: 2026, parents: [{ born: '1990-01-01', amounts: { netWage: half } }] })).toBe(234_76)
  })

  it('adds up pay and unemployment benefit', () => {
    expect(value({ year: 2026, parents: [{ born: '1990-01-01', amounts: { netWage: 1000_00, netUnemployment: 500_00 } }] })).toBe(234_76)
  })

  it('counts a child and a partner without resources, not a partner with more than the RSA', () => {
    const parents = [{ born: '1990-01-01', ...pay }, { born: '1991-01-01' }]
    const children = [{ born: '2018-01-01' }]
    expect(value({ year: 2026, parents, children })).toBe(171_42)
    const both = [parents[0] as HouseholdSpec['parents'][0], { born: '1991-01-01', amounts: { netWage: 651_69 } }]
    const one = value({ year: 2026, parents: both, children })
    expect(one).toBe(Math.round(quotiteSaisissable(18_000_00, 1, MAY_2026)))
    const less = [parents[0] as HouseholdSpec['parents'][0], { born: '1991-01-01', amounts: { netWage: 651_68 } }]
    expect(value({ year: 2026, parents: less, children })).toBe(171_42)
  })

  it('is nothing for a child without pay', () => {
    expect(value({ year: 2026, parents: [{ born: '1990-01-01', ...pay }], children: [{ born: '2018-01-01' }] }, 1)).toBe(0)
  })
})
