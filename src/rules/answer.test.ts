import { describe, expect, test } from 'vitest'
import { answer, type Answered, type Answers } from './answer.ts'
import { told } from './situation/situation.cases.ts'
import type { Situation } from './situation/situation.ts'
import { monthOf, monthText } from './time.ts'

const MAY = monthOf('2026-05')
const mother: Situation = {
  persons: [
    told({ id: 'Nadia', role: 'parent', birthDate: '1990-04-12' }),
    told({ id: 'Léo', role: 'child', birthDate: '2017-02-01', school: 'primary' }),
    told({ id: 'Mia', role: 'child', birthDate: '2023-09-10' }),
  ],
  marital: 'single',
  aloneSince: '2020-01-01',
  housing: { tenure: 'socialTenant', rent: 420_00, zone: 2, flatShare: false, room: false, crous: false, sharesCosts: false, landlordRelative: false },
  taxNotices: [{ declarants: ['Nadia'], rfr: { 2024: 0 }, bracket: { 2024: 0 } }],
} // prettier-ignore
const of = ({ rights }: Answers, id: string): Answered => rights.find(({ right }) => right.id === id) as Answered

describe('the answer to a situation of which all is known', () => {
  const all = answer(mother, MAY)
  test('each right: due with its amount as the last step, or refused with reasons; where to apply', () => {
    expect(all.questions).toEqual([])
    expect(all.total.low).toBe(all.total.high)
    for (const { right, outcome, steps } of all.rights) {
      expect(['due', 'refused'], right.id).toContain(outcome.kind)
      if (outcome.kind === 'due') expect(Math.round(steps.at(-1)?.value ?? Number.NaN), right.id).toBe(outcome.amount)
      if (outcome.kind === 'refused') expect(outcome.reasons[0]?.article, right.id).toMatch(/./)
      expect(right.apply.where, right.id).not.toBe('')
    }
    expect(of(all, 'rsa').outcome.kind).toBe('due')
    expect(of(all, 'aspa').outcome.kind).toBe('refused')
  })
  test('the next date at which a right changes by itself: a birthday, a revaluation', () => {
    const { next } = of(all, 'pajeBase')
    expect(next.change).toMatchObject({ closes: true, causes: expect.arrayContaining([expect.objectContaining({ kind: 'birthday' })]) })
    // the third birthday is on 10 September 2026
    expect(typeof next.change === 'object' && next.change !== null && monthText(next.change.month)).toMatch(/^2026-(09|10)$/)
    const { revaluation } = of(all, 'rsa').next
    expect(revaluation && monthText(revaluation.month)).toBe('2027-01')
    expect(revaluation?.figures.join(' ')).toMatch(/smic/i)
  })
})

describe('the answer to a situation of which little is known', () => {
  const little = answer({ persons: [{ id: 'p', role: 'parent', birthDate: '1990-03-12' }] }, MAY)
  test('unknown with what is missing and an interval, never 0; refused where nothing unknown could open it', () => {
    const { outcome, steps, next } = of(little, 'rsa')
    expect(outcome).toMatchObject({ kind: 'unknown', low: 0 })
    if (outcome.kind === 'unknown') {
      expect(outcome.missing).toContain('persons.p.amounts.netWage')
      expect(outcome.high).toBeGreaterThan(0)
    }
    expect(steps).toEqual([])
    expect(next.change).toBe('unknown')
    expect(of(little, 'apaDomicile').outcome.kind).toBe('refused')
    expect(little.questions.length).toBeGreaterThan(0)
    expect(little.total.low).toBeLessThan(little.total.high)
  })
})

test('a territory that is not covered: unsupported with a reason, no total, no change', () => {
  const there = answer({ ...mother, territory: '976' }, MAY)
  for (const { outcome, next } of there.rights) {
    expect(outcome.kind).toBe('unsupported')
    expect(next).toEqual({ change: null, revaluation: null })
  }
})

test.each([Number.NaN, monthOf('2023-12'), 24316.5])('month %d: refused', (month) => {
  expect(() => answer(mother, month)).toThrow('un mois à partir de 2024-01')
})
