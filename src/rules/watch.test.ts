import { expect, it } from 'vitest'
import { dated, figures, isStale, lineAt } from './figures.ts'
import { monthOf } from './time.ts'
import { allFigures, articlesToRead, lastRevaluation, overdueFigures } from './watch.ts'

const base = dated(
  'cents/month',
  { reviewed: '2026-04-01', revalued: '04-01' },
  ['2025-04-01', 646_52, 'Décret 2025'],
  ['2026-04-01', 651_69, 'Décret 2026'],
)

it('a figure is stale once its revaluation day has passed without a line or a review', () => {
  expect(isStale(base, monthOf('2027-03'))).toBe(false)
  expect(isStale(base, monthOf('2027-04'))).toBe(true)
  expect(isStale({ ...base, reviewed: '2027-04-01' }, monthOf('2027-04'))).toBe(false)
  expect(isStale({ ...base, revalued: null }, monthOf('2040-01'))).toBe(false)
  // The value of a past month has been replaced since: it is not in doubt.
  expect(isStale(base, monthOf('2025-06'))).toBe(false)
})

it('reads the line in force on the first of the month', () => {
  expect(lineAt(base, monthOf('2026-03'))[1]).toBe(646_52)
  expect(lineAt(base, monthOf('2026-04'))[1]).toBe(651_69)
  expect(figures('essai', { base }).at(monthOf('2026-12')).base).toBe(651_69)
})

it('refuses a table whose lines are out of order, without source or without value', () => {
  expect(() => dated('rate', { reviewed: '2026-01-01' }, ['2025-01-01', 1, 'a'], ['2025-01-01', 2, 'b'])).toThrow(/hors d’ordre/)
  expect(() => dated('rate', { reviewed: '2026-01-01' }, ['2025-01', 1, 'a'])).toThrow(/hors d’ordre/)
  expect(() => dated('rate', { reviewed: '2026-01-01' }, ['2025-01-01', 1, ''])).toThrow(/sans source/)
  expect(() => dated('rate', { reviewed: '2026-01-01' }, ['2025-01-01', Number.NaN, 'a'])).toThrow(/sans valeur/)
  expect(() => dated('rate', { reviewed: '2026-01-01' })).toThrow(/sans ligne/)
})

it('lists what is overdue on a day, and more of it a year later', () => {
  expect(lastRevaluation(base, '2027-03-31')).toBe('2026-04-01')
  expect(lastRevaluation(base, '2027-04-01')).toBe('2027-04-01')
  const [now, later] = [overdueFigures('2026-11-22'), overdueFigures('2027-11-22')]
  process.stdout.write(`watch: ${allFigures().size} figures, ${now.length} overdue on 2026-11-22, ${later.length} a year later\n`)
  expect(later.length).toBeGreaterThan(now.length)
  expect(now.map(({ name }) => name)).toContain('AEEH.complement6')
  for (const { rights } of now) expect(rights.length).toBeGreaterThan(0)
  expect(articlesToRead('2027-11-22').length).toBeGreaterThan(articlesToRead('2026-05-01').length - 1)
})

it('every figure names its source, and the last review is no date to come', () => {
  let lines = 0
  for (const [figure, { name }] of allFigures()) {
    expect(figure.reviewed, name).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(figure.reviewed <= '2026-11-22', name).toBe(true)
    for (const [from, value, source] of figure.lines) {
      lines += 1
      expect(source.length, `${name} ${from}`).toBeGreaterThan(5)
      expect(Number.isFinite(value), name).toBe(true)
    }
  }
  process.stdout.write(`watch: ${lines} dated values, each with its source\n`)
})
