import { describe, expect, it } from 'vitest'
import type { FamilyRight } from '../evaluation.ts'
import { evaluationOf } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { aeeh } from './aeeh.ts'
import { af, afBase, afMajoration } from './af.ts'
import { afCases } from './af.cases.ts'
import { ars, arsNetOfCrds } from './ars.ts'
import { asf } from './asf.ts'
import { child, family, type FamilyCase } from './cases.ts'
import { cf, cfBeforeMajoration } from './cf.ts'
import { cfCases } from './cf.cases.ts'
import { cmg } from './cmg.ts'
import { aeehCases, arsCases, asfCases, cmgCases } from './others.cases.ts'
import { pajeAdoptionCases, pajeBaseCases, pajeNaissanceCases, prepareCases } from './paje.cases.ts'
import { pajeAdoption, pajeBase, pajeNaissance, prepare } from './paje.ts'

/** Checks a case: the amount, the same amount with a trace whose last step it is, and a reason for every 0. */
const check = (right: FamilyRight, { household, month, due, refused }: FamilyCase): void => {
  const at = monthOf(month)
  expect(Math.round(right(evaluationOf(household, month), at))).toBe(due)
  const trace = new Trace()
  expect(Math.round(right(evaluationOf(household, month), at, trace))).toBe(due)
  expect(trace.steps.at(-1)?.value).toBe(due)
  expect(trace.steps.every(({ article }) => article !== '')).toBe(true)
  expect(trace.reasons).toHaveLength(due === 0 ? 1 : 0)
  if (refused !== undefined) expect(trace.reasons[0]?.text).toContain(refused)
}

describe.each([
  ['allocations familiales', af, afCases],
  ['complément familial', cf, cfCases],
  ['allocation de soutien familial', asf, asfCases],
  ['allocation de base', pajeBase, pajeBaseCases],
  ['prime à la naissance', pajeNaissance, pajeNaissanceCases],
  ['prime à l’adoption', pajeAdoption, pajeAdoptionCases],
  ['PreParE', prepare, prepareCases],
  ['CMG', cmg, cmgCases],
  ['AEEH', aeeh, aeehCases],
  ['allocation de rentrée scolaire', ars, arsCases],
])('%s', (_name, right, cases) => {
  it.each(cases)('$name ($month)', (one) => check(right, one))
})

const three = [child('2016-05-20'), child('2018-09-12'), child('2010-01-15')]
const month = monthOf('2026-05')
const ev = (): ReturnType<typeof evaluationOf> => evaluationOf(family(0, 2, three), '2026-05')

describe('parts that other rights read', () => {
  it('gives the base of AF without its supplement, traced alike', () => {
    check(afBase, { name: 'base', household: family(0, 2, three), month: '2026-05', due: 349_06, source: 'CSS D521-1' })
    check(afBase, { name: 'one child overseas', household: family(0, 2, three.slice(2), { territory: '972' }), month: '2026-05', due: 28_12, source: 'CSS D755-5' }) // prettier-ignore
    check(afBase, { name: 'one child', household: family(0, 2, three.slice(2)), month: '2026-05', due: 0, source: 'CSS L521-1' })
    expect(Math.round(afMajoration(ev(), month))).toBe(76_51)
  })
  it('gives the complément familial without its increase', () => {
    check(cfBeforeMajoration, { name: 'plain', household: family(0, 2, three), month: '2026-05', due: 199_15, source: 'CSS D522-1' })
    check(cfBeforeMajoration, { name: 'none', household: family(0, 2, []), month: '2026-05', due: 0, source: 'CSS L522-1' })
    check(cfBeforeMajoration, { name: 'too much', household: family(90_000_00, 2, three), month: '2026-05', due: 0, source: 'CSS L522-1' })
  })
  it('refuses the complément familial beside a PreParE', () => {
    const parents = [{ born: '1990-01-10', prepareRate: 1 }, { born: '1991-03-04' }]
    // Over the second ceiling of the allocation de base for eight children: 29 694 × (1 + 0,25 × 2 + 0,30 × 6) = 97 990,20.
    const children = ['2010', '2011', '2012', '2013', '2014', '2015', '2016'].map((year) => child(`${year}-01-15`))
    const household = { ...family(0, 2, [...children, child('2025-02-02')]), parents }
    check(cf, { name: 'base first', household, month: '2026-05', due: 0, source: 'CSS L532-1', refused: 'allocation de base' })
    const rich = { ...household, parents: [{ ...parents[0], born: '1990-01-10', amounts: { otherSelfEmployedProfit: { 2024: 101_900_00 / 12 } } }, { born: '1991-03-04' }] } // prettier-ignore
    check(cf, { name: 'PreParE', household: rich, month: '2026-05', due: 0, source: 'CSS L532-2', refused: 'PreParE' })
  })
  it('takes CRDS off the ARS', () => expect(Math.round(arsNetOfCrds(evaluationOf(family(0, 1, [child('2018-05-20')]), '2026-12'), monthOf('2026-12')))).toBe(426_86)) // prettier-ignore
  it('answers OpenFisca by its own conventions, where they part from the law', () => {
    const asked = (of: typeof aeeh, at: string, ...children: ReturnType<typeof child>[]): number => {
      const evaluation = evaluationOf(family(0, 2, children), at)
      evaluation.household.asOpenFisca = true
      return Math.round(of(evaluation, monthOf(at)))
    }
    expect(asked(aeeh, '2026-05', child('2016-05-20', { disabled: 1, aeehLevel: 2 }))).toBe(267_77)
    expect(asked(af, '2026-05', child('2010-01-01'), child('2010-01-01'))).toBe(153_01)
    expect(asked(ars, '2026-12', child('2021-01-31'))).toBe(0)
    const overseas = (resources: number, children: ReturnType<typeof child>[]): number => {
      const evaluation = evaluationOf(family(resources, 2, children, { territory: '974' }), '2026-05')
      evaluation.household.asOpenFisca = true
      return Math.round(af(evaluation, month))
    }
    expect(overseas(200_000_00, [child('2018-05-20')])).toBe(7_03)
    expect(overseas(79_980_01, [child('2018-05-20'), child('2016-05-20')])).toBe(76_51)
  })
})
