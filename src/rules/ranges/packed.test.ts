import { expect, it } from 'vitest'
import { answer, rangesOfSituation } from '../answer.ts'
import { monthOf } from '../time.ts'
import { packRanges, unpackRanges } from './packed.ts'
import type { PackedRanges } from './packed.ts'

const month = monthOf('2026-03')
const situation = {
  persons: [{ id: 'a', role: 'parent', birthDate: '1988-03-09' }],
}
/** Searched once for both tests: the search is most of their time. */
const packed: PackedRanges = JSON.parse(JSON.stringify(packRanges(rangesOfSituation(situation, month))))

it('ranges carried elsewhere as plain text give the same answer, to the last digit', () => {
  const carried = answer(situation, month, 1, {}, (household, open) => unpackRanges(packed, household, open))
  const ids = new Set(['right', 'member', 'unknown'])
  const plain = (value: unknown): string =>
    JSON.stringify(value, (key, one: { id: string } | null) => (key === 'household' ? undefined : ids.has(key) ? (one?.id ?? null) : one))
  expect(carried.questions.length).toBeGreaterThan(3)
  expect(plain(carried)).toBe(plain(answer(situation, month)))
  expect(carried.questions[0]?.unknown.set).toBeTypeOf('function')
})

it('ranges of another household are refused', () => {
  const other = { persons: [{ id: 'z', role: 'parent', birthDate: '1950-01-01' }] }
  expect(() => answer(other, month, 1, {}, (household, open) => unpackRanges(packed, household, open))).toThrow('another household')
})
