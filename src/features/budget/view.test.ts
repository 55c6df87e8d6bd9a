import { describe, expect, it } from 'vitest'
import { noLandmarks } from './model.ts'
import type { MonthBudget, Shown } from './model.ts'
import { viewOf } from './view.ts'

const line = (kind: Shown['kind'], cents: number | null, more: Partial<Shown> = {}): Shown => ({
  seriesId: `s-${kind}`,
  kind,
  label: kind,
  subjectId: null,
  cents,
  period: 'month',
  onceIn: null,
  proof: 'said',
  paper: '',
  saidOn: '2026-06-01',
  author: '',
  fromLedger: null,
  ...more,
})
const persons = [{ id: 'a', name: 'Ana', age: 34, role: 'adult' as const }]
const see = (...lines: Shown[]) => {
  const shown: MonthBudget = { month: '2026-06', lines, debts: [], told: { creditToLive: null, lastingOverdraft: null }, saidOn: null }
  return viewOf(shown, persons, noLandmarks, [], '2026-06-16')
}
const add = (lines: readonly { monthly: number | null }[]): number => lines.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0)

describe('what goes out, as a page lists it', () => {
  const view = see(
    line('salary', 1500_00),
    line('rent', 500_00),
    line('energy', 290_00, { period: 'quarter' }),
    line('food', 420_00),
    line('tobacco', 70_00),
    line('savings', 10_00),
  )
  it('adds up to its total, with daily life apart, which adds up to its own', () => {
    expect(view.out).toEqual({ kind: 'known', cents: add(view.parts.bound) })
    expect(view.daily).toEqual({ kind: 'known', cents: 500_00 })
    expect(add(view.parts.daily)).toBe(500_00)
    expect(view.income).toEqual({ kind: 'known', cents: add(view.parts.income) })
    const { income, bound, daily } = view.parts
    expect([...income, ...bound, ...daily].map(({ kind }) => kind)).toEqual(['salary', 'rent', 'energy', 'food', 'tobacco', 'savings'])
  })
  it('and what is left is told before daily life and after it', () => {
    const rest = (kind: string) => view.rests.find((one) => one.kind === kind)?.figure
    // 1 500 − 500 − 96.66 in June (290 a quarter), then less 500
    expect([rest('toLive'), rest('balance')]).toEqual([
      { kind: 'known', cents: 903_34 },
      { kind: 'known', cents: 403_34 },
    ])
  })
})

describe('the name of a part of the bar', () => {
  const named = (...lines: Shown[]) => see(line('salary', 3000_00), ...lines).bars.out.find(({ id }) => id === 'charges')?.label
  it('is made of the charges that are there, the greatest first', () => {
    expect(named(line('phone', 30_00))).toBe('Téléphone')
    expect(named(line('dependence', 193_00))).toBe('Aide à domicile')
    expect(named(line('fuelCar', 80_00), line('energy', 200_00), line('phone', 30_00))).toBe('Énergie, voiture, téléphone')
    expect(named(line('canteen', 40_00), line('healthInsurance', 61_00))).toBe('Mutuelle, cantine')
    expect(named(line('otherBound', 96_50, { label: 'Portage de repas' }))).toBe('Portage de repas')
  })
  it('says that there are others, and names none that is not paid', () => {
    const many = [line('energy', 90_00), line('phone', 30_00), line('canteen', 40_00), line('water', 10_00)]
    expect(named(...many)).toBe('Énergie, cantine, téléphone…')
    expect(named(line('phone', 30_00), line('incomeTax', null), line('water', 0))).toBe('Téléphone')
  })
})

describe('rights that could open', () => {
  const opening = (right: string, low: number, high: number, requested = false) => ({ right, title: right, low, high, requested })
  it('are drawn when they are probable or asked; one that may be nothing is named, and counted nowhere', () => {
    const shown: MonthBudget = {
      month: '2026-06', lines: [line('salary', 900_00)], debts: [], told: { creditToLive: null, lastingOverdraft: null }, saidOn: null,
    } // prettier-ignore
    const given = [opening('aeeh', 0, 334_00), opening('ppa', 200_00, 300_00), opening('asf', 0, 200_00, true)]
    const view = viewOf(shown, persons, noLandmarks, given, '2026-06-16')
    expect(view.toOpen.map(({ right }) => right)).toEqual(['ppa', 'asf'])
    expect(view.toVerify).toEqual(['aeeh'])
    expect(view.opened.most).toEqual({ kind: 'known', cents: 1400_00 })
  })
})
