import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distinct, standing } from './merge.ts'
import type { Observation } from './model.ts'

const words = (text: string): Observation['told'] => ({ kind: 'words', of: 'note', text })
/** Few ids, places and moments, so that gestures meet. */
const gesture: fc.Arbitrary<Observation> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  place: fc.constantFrom('housing:entrance', 'words:1', 'aggir:p:toilette:top'),
  at: fc.integer({ min: 0, max: 4 }),
  told: fc.option(fc.constantFrom('un', 'deux').map(words), { nil: null }),
})
const visit = fc.array(gesture, { maxLength: 30 })
const set = (all: readonly Observation[]): string[] => all.map((one) => JSON.stringify(one)).toSorted()

it('what stands does not hang on the order in which gestures arrive, nor on how often', () => {
  let runs = 0
  fc.assert(
    fc.property(visit, fc.infiniteStream(fc.nat()), (all, dice) => {
      runs += 1
      const shuffled = all.map((one) => ({ one, key: dice.next().value as number })).toSorted((a, b) => a.key - b.key)
      const again = [...shuffled.map(({ one }) => one), ...all.filter((_, at) => at % 2 === 0)]
      expect(set(standing(again))).toEqual(set(standing(all)))
      expect(distinct(again)).toEqual(distinct(all))
    }),
    { numRuns: 2_000 },
  )
  expect(runs).toBe(2_000)
})

it('two parts that come apart say the same as the whole, in either order', () => {
  fc.assert(
    fc.property(visit, visit, (a, b) => {
      // what the server keeps of a first sending is its gestures, not what stood then
      expect(set(standing([...distinct(a), ...distinct(b)]))).toEqual(set(standing([...b, ...a])))
    }),
    { numRuns: 2_000 },
  )
})

it('the later gesture of a place stands; one that was taken back does not', () => {
  const one = (id: string, at: number, told: Observation['told']): Observation => ({ id, place: 'words:1', at, told })
  expect(standing([one('b', 2, words('deux')), one('a', 1, words('un'))]).map(({ id }) => id)).toEqual(['b'])
  expect(standing([one('a', 1, words('un')), one('b', 2, null)])).toEqual([])
})
