import { describe, expect, it } from 'vitest'
import { UNSUPPORTED } from '../evaluation.ts'
import { ACTIVITY } from '../household.ts'
import { evaluationOf, type HouseholdSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { bonusOf, ppaOfMonth } from './month.ts'
import { CASES, CONDITIONS, WITH_AAH } from './ppa.cases.ts'
import { ppa, ppaNet } from './ppa.ts'

/** The amount, after checking that explaining gives the same and that every 0 has its reason. */
const of = (spec: HouseholdSpec, month: string): number => {
  const ev = evaluationOf(spec, month)
  const amount = ppa(ev, monthOf(month))
  const trace = new Trace()
  expect(ppa(ev, monthOf(month), trace)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  for (const step of trace.steps) expect(step.article).not.toBe('')
  return Math.round(amount)
}
const worker = (netWage: number, rest: object = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born: '1985-03-10', amounts: { netWage }, ...rest }],
})

describe("prime d'activité (CSS L842-3)", () => {
  it.each(CASES)('%s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents))
  it.each(CONDITIONS)('asks: %s', (_, spec, month, cents) => expect(of(spec, month)).toBe(cents))

  it('answers requests of OpenFisca with the three months before, as OpenFisca does', () => {
    const [, spec, month] = CONDITIONS.find(([what]) => what.includes('stopped since')) as (typeof CONDITIONS)[number]
    const ev = evaluationOf(spec, month)
    ev.household.asOpenFisca = true
    expect(ppa(ev, monthOf(month))).toBe(0)
  })

  it('admits a student just above 55 % of the SMIC', () => {
    expect(of(worker(1104_25, { student: 1, activity: ACTIVITY.student }), '2025-08')).toBeGreaterThan(0)
  })

  it('counts the AAH as work from 29 hours of SMIC', () => {
    expect(of(WITH_AAH(344_52), '2025-08')).toBe(257_04)
    expect(of(WITH_AAH(344_51), '2025-08')).toBe(0)
  })

  it('gives 280,86 € for 1 200 € in May 2026, 204,26 € lodged for free (76,59 € less)', () => {
    const month = monthOf('2026-05')
    const spec: HouseholdSpec = { year: 2026, parents: [{ born: '1985-03-10', amounts: { netWage: 1200_00 } }] }
    expect(Math.round(ppaOfMonth(evaluationOf(spec, '2026-05'), month, month, null))).toBe(280_86)
    expect(Math.round(ppaOfMonth(evaluationOf({ ...spec, tenure: 6 }, '2026-05'), month, month, null))).toBe(204_26)
  })

  it('gives the bonus in a straight line, up to 138 hours since April 2026 (D843-2)', () => {
    const [march, april] = [monthOf('2026-03'), monthOf('2026-04')]
    expect(bonusOf(59 * 12_02, april)).toBe(0)
    expect(bonusOf(59 * 12_02 + 1, april)).toBeGreaterThan(0)
    expect(bonusOf(138 * 12_02, april)).toBe(240_63)
    expect(bonusOf(138 * 12_02 - 1, april)).toBeLessThan(240_63)
    expect(bonusOf(120 * 12_02, march)).toBe(184_27)
    expect(bonusOf(9999_00, march)).toBe(184_27)
    expect(bonusOf(((59 + 138) / 2) * 12_02, april)).toBeCloseTo(240_63 / 2)
  })

  it('counts a newborn, with the PAJE, in the whole quarter', () => {
    // A couple, 1 500 € of one wage, a child of June 2025: quarter April to June. Each month: 633,21 × 1,8 = 1 139,78; 0,5985 × 1 500 = 897,75; full bonus 184,27;
    // less 1 500 + PAJE 197,58: 524,22. Without the child: 949,82 + 897,75 + 184,27 − 1 500 = 531,83.
    const parents = [{ born: '1985-03-10', amounts: { netWage: 1500_00 } }, { born: '1986-03-10' }]
    const spec = (born?: string): HouseholdSpec => ({
      year: 2025,
      parents,
      rfr: { 2023: 15_000_00 },
      ...(born ? { children: [{ born }] } : {}),
    })
    expect(of(spec('2025-06-10'), '2025-08')).toBe(524_22)
    expect(of(spec('2025-09-10'), '2025-08')).toBe(of(spec(), '2025-08'))
    expect(of(spec(), '2025-08')).toBe(531_84)
  })

  it('refuses who earns too much for any prime even where housing aid cannot be computed, explained or not', () => {
    expect(of({ ...worker(4000_00), tenure: 4, rent: 500_00, territory: '976' }, '2025-08')).toBe(0)
    const near = evaluationOf({ ...worker(1200_00), tenure: 4, rent: 500_00, territory: '976' }, '2025-08')
    expect(ppa(near, monthOf('2025-08'))).toBe(UNSUPPORTED)
    expect(ppa(near, monthOf('2025-08'), new Trace())).toBe(UNSUPPORTED)
  })

  it('is paid less the CRDS', () => {
    const ev = evaluationOf(worker(1200_00), '2025-08')
    const trace = new Trace()
    expect(Math.round(ppaNet(ev, monthOf('2025-08'), trace))).toBe(276_92)
    expect(trace.steps.at(-1)?.value).toBe(276_92)
    const none = new Trace()
    expect(ppaNet(evaluationOf(worker(0), '2025-08'), monthOf('2025-08'), none)).toBe(0)
    expect(none.reasons).toHaveLength(1)
  })
})
