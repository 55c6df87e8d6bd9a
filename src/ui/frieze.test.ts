import fc from 'fast-check'
import { expect, it } from 'vitest'
import { discGap, placeDiscs } from './frieze.ts'

const days = fc.array(fc.integer({ min: -10, max: 56 }), { maxLength: 20 }).map((list) => list.toSorted((a, b) => a - b))
const place = (list: readonly number[]) =>
  placeDiscs(
    list.map((day, index) => ({ item: index, number: index + 1, day })),
    56,
  )

it('never lets two discs overlap nor leave the frieze', () => {
  fc.assert(
    fc.property(days, (list) => {
      const discs = place(list)
      for (const [index, a] of discs.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(discGap / 2)
        expect(a.x).toBeLessThanOrEqual(100 - discGap / 2)
        for (const b of discs.slice(index + 1)) if (a.high === b.high) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(discGap - 1e-6)
      }
    }),
    { numRuns: 2000 },
  )
})
it('keeps everything while there is room for each at both heights', () => {
  fc.assert(
    fc.property(
      days.filter((list) => list.length <= 9),
      (list) => {
        expect(place(list)).toHaveLength(list.length)
      },
    ),
  )
})
it('leaves a disc alone on its day, and lifts the second one', () => {
  const [a, b, c] = place([14, 16, 40])
  expect(a).toMatchObject({ x: 25, high: false })
  expect(b).toMatchObject({ high: true })
  expect(c).toMatchObject({ x: (40 / 56) * 100, high: false })
})
