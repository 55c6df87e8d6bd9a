import { describe, expect, test } from 'vitest'
import { AMOUNTS } from '../amounts.ts'
import { monthOf } from '../time.ts'
import { unknownsOf } from './compile.ts'
import { INPUTS } from './inputs.ts'
import { told } from './situation.cases.ts'
import type { Person, Situation } from './situation.ts'

const may = monthOf('2026-05')
const paths = (situation: Situation, month = may): string[] => unknownsOf(situation, month).map(({ path }) => path)
const alone = (person: Partial<Person>, more: Partial<Situation> = {}): Situation => ({
  persons: [{ id: 'p', role: 'parent', ...person }],
  ...more,
})

describe('the catalogue', () => {
  test('names each input once, with all its words', () => {
    expect(new Set(INPUTS.map(({ id }) => id)).size).toBe(INPUTS.length)
    for (const { id, path, meaning, question, where } of INPUTS) {
      for (const text of [path, meaning, question, where]) expect(text, id).not.toBe('')
      expect(question, id).toMatch(/\?$/)
    }
  })
  test('has a line for each kind of amount', () => {
    for (const kind of AMOUNTS)
      expect(
        INPUTS.some(({ id }) => id === `amounts.${kind}`),
        kind,
      ).toBe(true)
  })
  test('each input that may be unknown is unknown of some household that says nothing of it', () => {
    const nothing: Situation[] = [
      { persons: [{ id: 'p', role: 'parent' }, { id: 'q', role: 'parent' }, { id: 'a', role: 'child' }] },
      { persons: [{ id: 'p', role: 'parent', citizenship: 'other' }, { id: 'a', role: 'child' }] },
      { persons: [{ id: 'p', role: 'parent', pregnancy: 'none', disabilityRate: 0 }] },
    ] // prettier-ignore
    const asked = new Set(nothing.flatMap((situation) => unknownsOf(situation, may).map(({ input }) => input.id)))
    for (const { id, absent } of INPUTS) expect(asked.has(id), id).toBe(absent === 'unknown')
  })
  test('gives answers with a French label, or a range', () => {
    for (const { path, answers, range } of unknownsOf(
      {
        persons: [
          { id: 'p', role: 'parent' },
          { id: 'a', role: 'child' },
        ],
      },
      may,
    )) {
      expect((answers === null) !== (range === null), path).toBe(true)
      if (answers !== null) {
        expect(answers.length, path).toBeGreaterThan(1)
        expect(new Set(answers.map(({ value }) => value)).size, path).toBe(answers.length)
        for (const { label } of answers) expect(label, path).not.toBe('')
      } else if (range !== null) expect(range.low < range.high && range.step > 0, path).toBe(true)
    }
  })
})

describe('what is asked follows what is known', () => {
  test('a pregnancy from 15 to 50 only', () => {
    expect(paths(alone({ birthDate: '1956-01-01' }))).not.toContain('persons.p.pregnancy')
    expect(paths(alone({ birthDate: '1976-04-01' }))).toContain('persons.p.pregnancy')
    expect(paths(alone({ birthDate: '1975-05-01' }))).not.toContain('persons.p.pregnancy')
    expect(paths(alone({}))).toContain('persons.p.pregnancy')
  })
  test('no school level of an adult, the common levels of a child', () => {
    const child = (birthDate: string): Situation => ({
      persons: [
        { id: 'p', role: 'parent' },
        { id: 'a', role: 'child', birthDate },
      ],
    })
    expect(paths(child('2015-09-01')).filter((path) => path.endsWith('.school'))).toEqual(['persons.a.school'])
    expect(paths(child('2025-09-01'))).not.toContain('persons.a.school')
    const levels = unknownsOf(child('2015-01-01'), may).find(({ path }) => path.endsWith('.school'))?.answers
    expect(levels?.map(({ label }) => label)).toEqual(['école élémentaire', 'collège'])
  })
  test('the loan of buyers only, the rent of who pays one', () => {
    for (const [tenure, loan, rent] of [['owner', false, false], ['buyer', true, true], ['tenant', false, true], ['hosted', false, false], ['homeless', false, false]] as const) {
      const asked = paths(alone({}, { housing: { tenure } }))
      expect(asked.includes('housing.loanMonth'), tenure).toBe(loan)
      expect(asked.includes('housing.rent'), tenure).toBe(rent)
    }
  }) // prettier-ignore
  test('the permit of who is no French nor European', () => {
    expect(paths(alone({ citizenship: 'french' }))).not.toContain('persons.p.permit')
    expect(paths(alone({ citizenship: 'other' }))).toContain('persons.p.permit')
    expect(paths(alone({ citizenship: 'other', permit: { kind: 'temporary', since: '2019-01-01' } }))).not.toContain('persons.p.permit')
  })
  test('a main kind of amount is unknown until « nothing else » is said; an explicit none is an answer', () => {
    const born = { birthDate: '1990-01-01' }
    const wages = (person: Partial<Person>) => paths(alone({ ...born, ...person })).filter((path) => path.includes('amounts.'))
    expect(wages({})).toContain('persons.p.amounts.netWage')
    expect(wages({ amounts: { netWage: 'none' } })).not.toContain('persons.p.amounts.netWage')
    expect(wages({ amounts: { netWage: { cents: 0 } } })).not.toContain('persons.p.amounts.netWage')
    expect(wages({ otherAmounts: 'none' })).toEqual([])
    expect(wages({})).not.toContain('persons.p.amounts.capitalIncome')
  })
  test('a month that is not covered is unknown; months too old to be read are not', () => {
    const since = (from: string) =>
      paths(alone({ birthDate: '1990-01-01', disabilityRate: 0, pregnancy: 'none', amounts: { netWage: { from, cents: 1000_00 } } }))
    expect(since('2026-02')).toContain('persons.p.amounts.netWage')
    expect(since('2025-05')).toContain('persons.p.amounts.netWage')
    expect(since('2025-04')).not.toContain('persons.p.amounts.netWage')
  })
  test('a state that began lately is unknown before, when it is read', () => {
    const tenure = (from: string) => paths(alone({}, { housing: { tenure: [{ from, value: 'tenant' }] } }))
    expect(tenure('2026-04')).toContain('housing.tenure')
    expect(tenure('2025-04')).not.toContain('housing.tenure')
  })
  test('the tax notice bounds the year it is of', () => {
    const range = (situation: Situation) => unknownsOf(situation, may).find(({ path }) => path.endsWith('taxableWage.years.2024'))?.range
    expect(range(alone({}))).toMatchObject({ low: 0, high: 36000_00 })
    expect(range(alone({}, { taxNotices: [{ declarants: ['p'], rfr: { 2024: 9000_00 } }] }))).toMatchObject({ low: 0, high: 10000_00 })
  })
  test('one tax notice for a married couple, two for an unmarried one, none where the incomes of its year are told or asked', () => {
    const { otherAmounts: _, ...open } = told({ id: 'p', role: 'parent' })
    const asked = (marital: 'single' | 'married', ...persons: Person[]) =>
      paths({ persons, marital }).filter((path) => path.includes('.rfr.'))
    const q: Person = { ...open, id: 'q' }
    expect(asked('single', open, q)).toEqual(['taxNotices.p.rfr.2024', 'taxNotices.q.rfr.2024'])
    expect(asked('married', open, q)).toEqual(['taxNotices.p.rfr.2024'])
    expect(asked('married', told({ id: 'p', role: 'parent' }))).toEqual([])
    expect(asked('single', open, { id: 'a', role: 'child' })).toEqual([])
  })
  test('no zone when the commune is known, overseas included', () => {
    const asked = (housing: Situation['housing']) => paths(alone({}, { housing: { tenure: 'tenant', ...housing } }))
    expect(asked({})).toContain('housing.zone')
    expect(asked({ commune: '59350' })).not.toContain('housing.zone')
    expect(asked({ commune: '97411' })).not.toContain('housing.zone')
    expect(asked({ commune: [{ from: '2026-04', value: '59350' }] })).toContain('housing.zone')
    expect(asked({ commune: [{ from: '2026-04', value: '59350' }], zone: [{ until: '2026-03', value: 3 }] })).not.toContain('housing.zone')
  })
  test('the range of a rent is narrower in social housing', () => {
    const rent = (tenure: 'socialTenant' | 'tenant') =>
      unknownsOf(alone({}, { housing: { tenure } }), may).find(({ path }) => path === 'housing.rent')?.range
    expect(rent('tenant')).toMatchObject({ low: 0, high: 1500_00 })
    expect(rent('socialTenant')).toMatchObject({ low: 200_00, high: 900_00 })
  })
})
