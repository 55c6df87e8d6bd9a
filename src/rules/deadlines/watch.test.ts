import { expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { DEADLINES } from './rules.ts'
import { deadlinesToRead } from './watch.ts'

it('asks for the texts never read, and a year later for the others', () => {
  const never = [...DEADLINES.values()].filter(({ checkedOn }) => checkedOn === null)
  expect(never.length).toBeGreaterThan(0)
  expect(deadlinesToRead('2026-11-22').map(({ rule }) => rule)).toEqual(never)
  expect(deadlinesToRead('2027-11-22')).toHaveLength(never.length)
  const later = deadlinesToRead('2027-11-23')
  expect(later).toHaveLength(DEADLINES.size)
  expect(later[0]?.readOn).toBeNull()
  expect(later.at(-1)?.readOn).toBe('2026-11-22')
  expect(() => deadlinesToRead('demain')).toThrow(BadInput)
})
