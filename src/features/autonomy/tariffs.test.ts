import { expect, it } from 'vitest'
import { inTime } from './tariffs.ts'
import type { OwnTariff } from './tariffs.ts'

const tariff = (id: string, from: string, minute: number, cents = 25_00): OwnTariff => ({
  id,
  kind: 'homeHelp',
  provider: 'service',
  cents,
  from,
  source: 'Arrêté',
  author: 'Hélène',
  writtenAt: new Date(Date.UTC(2026, 0, 1, 8, minute)),
})

it('ends a tariff on the eve of the next, and says which counts on a day', () => {
  const of = [tariff('a', '2025-01-01', 1), tariff('b', '2026-01-01', 2), tariff('c', '2027-01-01', 3)]
  expect(inTime(of, '2026-06-16').map(({ id, until, state }) => [id, until, state])).toEqual([
    ['c', null, 'later'],
    ['b', '2026-12-31', 'now'],
    ['a', '2025-12-31', 'over'],
  ])
  expect(inTime(of, '2026-12-31').map(({ state }) => state)).toEqual(['later', 'now', 'over'])
  expect(inTime(of, '2027-01-01').map(({ state }) => state)).toEqual(['now', 'over', 'over'])
})

it('keeps one that was mended on its day, as replaced', () => {
  const of = [tariff('a', '2025-01-01', 1), tariff('typo', '2026-01-01', 2), tariff('mended', '2026-01-01', 3)]
  expect(inTime(of, '2026-06-16').map(({ id, until, state }) => [id, until, state])).toEqual([
    ['mended', null, 'now'],
    ['typo', null, 'replaced'],
    ['a', '2025-12-31', 'over'],
  ])
})
