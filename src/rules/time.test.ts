import { expect, it } from 'vitest'
import { firstFullMonth, january, monthInWords, monthOf, monthText, yearOf } from './time.ts'

it.each([
  ['2026-01', 24_312],
  ['2026-12', 24_323],
  ['2026-03-31', 24_314],
  ['0999-10', 11_997],
])('%s is a month', (text, month) => {
  expect(monthOf(text)).toBe(month)
  expect(monthText(month)).toBe(text.slice(0, 7))
})

it.each(['2026-00', '2026-13', '2026-20', '2026', '26-01', '12026-01', '2026-01-1', '2026-01-011', 'x2026-01', '2026-01x', '2026-1', ''])(
  '« %s » is no month',
  (text) => {
    expect(monthOf(text)).toBeNaN()
  },
)

it('years and their first month', () => {
  expect(yearOf(monthOf('2026-12'))).toBe(2026)
  expect(yearOf(monthOf('2026-01'))).toBe(2026)
  expect(january(2026)).toBe(monthOf('2026-01'))
})

it('the first month that is wholly after a date', () => {
  expect(monthText(firstFullMonth('2020-05-02'))).toBe('2020-06')
  expect(monthText(firstFullMonth('2020-05-31'))).toBe('2020-06')
  expect(monthText(firstFullMonth('2020-05-01'))).toBe('2020-05')
  expect(monthText(firstFullMonth('2020-12-15'))).toBe('2021-01')
})

it('in words', () => {
  expect(Array.from({ length: 12 }, (_, n) => monthInWords(january(2026) + n))).toEqual(
    'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre'.split(',').map((name) => `${name} 2026`),
  )
})
