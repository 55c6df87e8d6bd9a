import { describe, expect, it } from 'vitest'
import { evaluationOf, type HouseholdSpec, type PersonSpec } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { aefaOfOpenFisca, primeNoel } from './prime-noel.ts'

const DECEMBER = '2025-12'
const child = (year: number): PersonSpec => ({ born: `${year}-02-10` })
const spec = (parents: number, births: readonly number[], rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born: '1986-03-10' }, { born: '1987-03-10' }].slice(0, parents),
  children: births.map(child),
  received: { rsa: { '2025-11': 300_00 } },
  ...rest,
})
const of = (one: HouseholdSpec): number => {
  const ev = evaluationOf(one, DECEMBER)
  const amount = primeNoel(ev, monthOf(DECEMBER))
  const trace = new Trace()
  expect(primeNoel(ev, monthOf(DECEMBER), trace)).toBe(amount)
  expect(trace.steps.at(-1)?.value).toBe(Math.round(amount))
  expect(trace.reasons.length).toBe(amount === 0 ? 1 : 0)
  return Math.round(amount)
}

/** December 2025, as published by the CAF: one person 152,45; lone parents have 35 % more. */
const AMOUNTS: readonly (readonly [parents: number, births: readonly number[], law: number, openFisca: number])[] = [
  [1, [], 152_45, 152_45],
  [2, [], 228_68, 228_68],
  [2, [2015], 274_41, 274_41],
  [2, [2015, 2016], 320_15, 320_15],
  [2, [2015, 2016, 2017], 381_13, 381_13],
  [1, [2015], 308_72, 228_68],
  [1, [2015, 2016], 370_45, 274_41],
  [1, [2015, 2016, 2017], 452_78, 335_39],
  [1, [2015, 2016, 2017, 2018], 535_10, 396_37],
]

describe('prime de Noël', () => {
  it.each(AMOUNTS)('of %i parents with children of %j', (parents, births, law, openFisca) => {
    expect(of(spec(parents, births))).toBe(law)
    expect(Math.round(aefaOfOpenFisca(evaluationOf(spec(parents, births), DECEMBER), monthOf(DECEMBER)))).toBe(openFisca)
  })

  it('follows the RSA of December when there was none in November', () => {
    expect(of(spec(1, [], { received: { rsa: { '2025-11': 0 } } }))).toBe(152_45)
  })

  it('gives the amount of one person for the ASS, whatever the family', () => {
    const parents: PersonSpec[] = [
      { born: '1970-03-10', received: { ass: { '2025-11': 579_90 } } },
      { born: '1987-03-10', amounts: { netWage: 2500_00 } },
    ]
    expect(of(spec(2, [2015], { parents, received: { rsa: { '2025-11': 0 } } }))).toBe(152_45)
  })

  it('is refused without RSA or ASS', () => {
    expect(of(spec(1, [], { parents: [{ born: '1986-03-10', amounts: { netWage: 2500_00 } }], received: {} }))).toBe(0)
  })

  it('asked before November, takes that month as if it lasted', () => {
    const ev = evaluationOf(spec(2, [], { received: {} }), '2025-05')
    expect(Math.round(primeNoel(ev, monthOf('2025-05')))).toBe(228_68)
  })

  it('counts a newborn in the law, and only the children of January for OpenFisca', () => {
    const one = spec(2, [2015], { children: [child(2015), { born: '2025-05-10' }] })
    expect(of(one)).toBe(320_15)
    expect(Math.round(aefaOfOpenFisca(evaluationOf(one, DECEMBER), monthOf(DECEMBER)))).toBe(274_41)
  })
})
