import { expect, test } from 'vitest'
import { allFigures } from './watch.ts'
import { changesBetween, expectedBetween } from './watch-changes.ts'

test('what changed on 1 April 2026 holds the base of the RSA, before and after', () => {
  const [day] = changesBetween('2026-04-01', '2026-04-01')
  expect(day?.day).toBe('2026-04-01')
  const rsa = day?.changes.find(({ table, figure }) => table === 'rsa' && figure === 'base')
  expect(rsa).toMatchObject({ before: 646_52, after: 651_69, unit: 'cents/month' })
  expect(rsa?.rights).toContain('rsa')
  expect(day?.rights).toContain('rsa')
})

test('every change is of a line of a figure, once, between the days asked; a value said again is none', () => {
  const [from, to] = ['2024-01-01', '2026-12-31']
  const lines = [...allFigures().keys()].flatMap(({ lines: all }) =>
    all.filter(([day, value], at) => day >= from && day <= to && all[at - 1]?.[1] !== value),
  )
  const days = changesBetween(from, to)
  expect(days.flatMap(({ changes }) => changes)).toHaveLength(lines.length)
  expect(lines.length).toBeGreaterThan(100)
  expect(days.map(({ day }) => day)).toEqual(
    days
      .map(({ day }) => day)
      .toSorted()
      .toReversed(),
  )
  expect(changesBetween('2026-04-02', '2026-04-02')).toEqual([])
})

test('revaluations to come are told while their values are not at hand, and no later', () => {
  const expected = expectedBetween('2026-11-22', '2027-11-22')
  expect(expected.map(({ day }) => day)).toContain('2027-04-01')
  expect(expected.find(({ day }) => day === '2027-04-01')?.rights).toContain('rsa')
  // known at that time: the line of April 2026 is written
  expect(expectedBetween('2026-03-01', '2026-04-30').flatMap(({ rights }) => rights)).not.toContain('rsa')
  // the day itself has passed
  expect(expectedBetween('2027-04-01', '2027-05-01').filter(({ day }) => day === '2027-04-01')).toEqual([])
})
