import { describe, expect, it } from 'vitest'
import type { Member } from '../household.ts'
import { isStale } from '../figures.ts'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { CEILINGS, WEALTH } from './aide-juridictionnelle.cases.ts'
import { aideJuridictionnelle, ajShare } from './aide-juridictionnelle.ts'
import { ajFigures } from './aj-figures.ts'

const of = (spec: HouseholdSpec, month = '2025-05', who = 0): { share: number; trace: Trace } => {
  const ev = evaluationOf(spec, month)
  const member = ev.household.members[who] as Member
  const trace = new Trace()
  const share = aideJuridictionnelle(ev, member, monthOf(month))
  expect(aideJuridictionnelle(ev, member, monthOf(month), trace)).toBe(share)
  expect(trace.steps.at(-1)?.value).toBe(share)
  expect(trace.reasons.length).toBe(share === 0 ? 1 : 0)
  return { share, trace }
}
const alone = (one: object, rest: object = {}): HouseholdSpec => ({ year: 2025, parents: [{ born: '1990-01-01', ...one }], ...rest })

describe('aide juridictionnelle (décret 2020-1717)', () => {
  it.each(CEILINGS)('ceilings of %s for %i', (month, size, total, at55, at25) => {
    const share = (euros: number): number => ajShare(euros * 100, 0, 0, size, monthOf(month))
    expect([total - 1, total, total + 1, at55 - 1, at55, at55 + 1, at25 - 1, at25, at25 + 1].map(share)).toEqual([
      100, 100, 55, 55, 55, 25, 25, 25, 0,
    ])
  })

  it.each(WEALTH)('wealth of %s for %i', (month, size, movable, property) => {
    const at = monthOf(month)
    expect(ajShare(0, movable * 100, 0, size, at)).toBe(100)
    expect(ajShare(0, (movable + 1) * 100, 0, size, at)).toBe(0)
    expect(ajShare(0, 0, property * 100, size, at)).toBe(100)
    expect(ajShare(0, 0, (property + 1) * 100, size, at)).toBe(0)
  })

  it('reads the notice of two years before in spring, of the year before from September', () => {
    const spec = alone({}, { rfr: { 2023: 12_000_00, 2024: 20_000_00 } })
    expect(of(spec, '2025-05').share).toBe(100)
    expect(of(spec, '2025-08').share).toBe(100)
    expect(of(spec, '2025-09').share).toBe(0)
  })

  it('takes twice six months less a tenth without a notice', () => {
    // 2 × 6 × 1 190 × 0,9 = 12 852 €: whole aid; 1 192 gives 12 873,60 €: 55 %.
    expect(of(alone({ amounts: { taxableWage: 1190_00 } })).share).toBe(100)
    expect(of(alone({ amounts: { taxableWage: 1192_00 } })).share).toBe(55)
    // Net where the taxable amount is not known; nothing at all is no income.
    expect(of(alone({ amounts: { netWage: 1192_00 } })).share).toBe(55)
    expect(of(alone({})).share).toBe(100)
  })

  it('counts the persons of the tax household, and their savings', () => {
    const family: HouseholdSpec = {
      year: 2025,
      parents: [{ born: '1990-01-01' }, { born: '1991-01-01' }],
      children: [{ born: '2015-01-01' }],
      rfr: { 2023: 17_492_00 },
    }
    expect(of(family).share).toBe(100)
    expect(of({ ...family, rfr: { 2023: 17_493_00 } }).share).toBe(55)
    const saving = {
      ...family,
      parents: [
        { born: '1990-01-01', livretA: 9000_00 },
        { born: '1991-01-01', untaxedSavings: 9000_00 },
      ],
    }
    expect(of(saving).trace.reasons[0]?.text).toContain('épargne')
  })

  it('refuses for real property other than the home, and for income', () => {
    const rfr = { 2023: 0 }
    expect(of(alone({ unletValue: 38_580_00 }, { rfr })).share).toBe(100)
    expect(of(alone({ unletValue: 30_000_00, letValue: 8_580_01 }, { rfr })).trace.reasons[0]?.text).toContain('immobiliers')
    expect(of(alone({}, { rfr: { 2023: 19_290_01 } })).trace.reasons[0]?.text).toContain('revenus')
  })

  it('admits a minor without condition of resources', () => {
    const spec = alone({}, { children: [{ born: '2010-01-01' }], rfr: { 2023: 90_000_00 } })
    expect(of(spec, '2025-05', 1).share).toBe(100)
    expect(of(spec, '2025-05', 0).share).toBe(0)
  })

  it('says that the ceilings of 2026 are not known', () => {
    expect(isStale(ajFigures.table.total, monthOf('2025-12'))).toBe(false)
    expect(isStale(ajFigures.table.total, monthOf('2026-02'))).toBe(true)
  })
})
