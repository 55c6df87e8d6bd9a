import { describe, expect, it } from 'vitest'
import type { Budget } from '#rules/budget/budget.ts'
import { known, unknown } from '#rules/budget/figure.ts'
import { quotientOf } from './quotient.ts'

const budget = (more: Partial<Budget> = {}): Budget => ({
  month: '2026-06',
  lines: [
    { id: '1', kind: 'familyBenefits', cents: 152_00, period: 'month', onceIn: null },
    { id: '2', kind: 'housingBenefit', cents: 248_00, period: 'month', onceIn: null },
    { id: '3', kind: 'salary', cents: 986_00, period: 'month', onceIn: null },
  ],
  debts: [],
  persons: [
    { age: 34, role: 'adult' },
    { age: 9, role: 'child' },
    { age: 4, role: 'child' },
  ],
  ...more,
})
const facts = (years: Record<string, number> | null) => ({
  situation: { persons: [{ id: 'a', role: 'parent' as const, ...(years && { amounts: { taxableWage: { years } } }) }] },
  nameOf: { a: 'Ana' },
})

describe('the quotient of the CAF, from what is known', () => {
  it('reads the income of two years before and the benefits of the month, not the wage', () => {
    // (12 000 ÷ 12 + 152 + 248) ÷ 3
    expect(quotientOf(budget(), facts({ '2024': 12_000_00, '2025': 20_000_00 })).figure).toEqual(known(466_66))
  })
  it('says whose income is missing, and takes no year for another', () => {
    for (const years of [null, { '2025': 12_000_00 }])
      expect(quotientOf(budget(), facts(years)).figure).toEqual(unknown(['Revenus de 2024, Ana']))
  })
  it('says which benefit is missing', () => {
    const lines = [{ id: '1', kind: 'familyBenefits' as const, label: 'Alloc.', cents: null, period: 'month' as const, onceIn: null }]
    expect(quotientOf(budget({ lines }), facts({ '2024': 0 })).figure).toEqual(unknown(['Alloc.']))
  })
})
