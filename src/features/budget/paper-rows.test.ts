import { expect, it } from 'vitest'
import type { Shown } from './model.ts'
import { paperRows } from './paper-rows.ts'

const line = (kind: Shown['kind'], cents: number, more: Partial<Shown> = {}): Shown => ({
  seriesId: `s-${kind}`, kind, label: kind, subjectId: null, cents, period: 'month', onceIn: null, proof: 'said', paper: '', saidOn: '2026-06-01', author: '', fromLedger: null, ...more,
}) // prettier-ignore
const labels = (rows: ReturnType<typeof paperRows>, section: 'income' | 'daily' | 'bound') =>
  rows[section]?.map(({ label, amount }) => `${label} ${amount}`.trim())

it('the paper has every line that stands, once, and a wage for each adult', () => {
  const lines = [
    line('tobacco', 70_00, { label: 'Tabac', proof: 'estimated' }),
    line('salary', 1100_00, { subjectId: 'b' }),
    line('exceptional', 40_00, { label: 'Obsèques' }),
    line('food', 420_00),
  ]
  const rows = paperRows(lines, [{ id: 'a' }, { id: 'b' }])
  expect(labels(rows, 'income')?.slice(0, 3)).toEqual(['Salaire, adulte 1', 'Salaire, adulte 2 1100', 'Allocation chômage'])
  expect(labels(rows, 'daily')).toEqual(['Alimentation 420', 'Tabac ~70', 'Obsèques 40'])
  const amounts = Object.values(rows)
    .flat()
    .filter(({ amount }) => amount !== '')
  expect(amounts).toHaveLength(4)
})
it('of one adult, a wage is a wage; blank, nothing stands', () => {
  expect(labels(paperRows([], [{ id: 'a' }]), 'income')?.[0]).toBe('Salaire')
  expect(
    Object.values(paperRows([], []))
      .flat()
      .every(({ amount }) => amount === ''),
  ).toBe(true)
})
