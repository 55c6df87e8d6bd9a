import { expect, test } from 'vitest'
import { isItem, localChanges } from './model.ts'

type Aid = Parameters<typeof localChanges>[0][number]
const aid: Aid = {
  id: 'a',
  name: 'Cantine',
  provider: 'Ville',
  basis: 'Délibération',
  validFrom: '2026-01-01',
  validUntil: null,
  writtenOn: '2025-12-01',
}

test('a local rule is told when it begins, is rewritten, ends; not before and not after', () => {
  const told = (over: Partial<Aid>) =>
    localChanges([{ ...aid, ...over }], '2025-11-22', '2027-11-22').map(({ day, what }) => `${day} ${what}`)
  expect(told({})).toEqual(['2026-01-01 begins'])
  expect(told({ writtenOn: '2026-06-15' })).toEqual(['2026-01-01 begins', '2026-06-15 rewritten'])
  expect(told({ validUntil: '2026-12-31' })).toEqual(['2026-01-01 begins', '2026-12-31 ends'])
  expect(told({ validFrom: '2025-11-22' })).toEqual(['2025-11-22 begins', '2025-12-01 rewritten'])
  expect(told({ validFrom: '2025-11-21', writtenOn: '2025-11-21' })).toEqual([])
  expect(told({ validUntil: '2027-11-23' })).toEqual(['2026-01-01 begins'])
})

test('an item is a day of figures or a note, and nothing else', () => {
  expect(['figures:2026-04-01', 'note:01a2014b-77cd-7000-bf42-9c1408c04704'].every(isItem)).toBe(true)
  expect(['figures:', 'note:', 'figures:2026-4-1', 'note:x y', 'other:2026-04-01', ''].some(isItem)).toBe(false)
})
