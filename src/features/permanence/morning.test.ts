import { describe, expect, it } from 'vitest'
import { morningOf, namelessOf } from './morning.ts'
import type { PermanenceContact } from '#features/agenda/model.ts'

const one = (id: string, minute: number, more: Partial<PermanenceContact> = {}): PermanenceContact => ({
  id,
  calledName: `Nom ${id}`,
  topic: null,
  urgency: 'week',
  status: 'waiting',
  arrivedAt: new Date(Date.UTC(2026, 5, 16, 7, minute)),
  takenBy: null,
  takenByName: null,
  endedAt: null,
  outcome: null,
  requestId: null,
  ...more,
})
const gone = (id: string, minute: number, outcome: PermanenceContact['outcome']) =>
  one(id, minute, { status: 'ended', outcome, endedAt: new Date(0) })

describe('a morning of a permanence', () => {
  it('keeps the order in which they are received, and counts what became of each', () => {
    const morning = morningOf([
      one('d', 9, { urgency: 'immediate' }),
      one('a', 2),
      one('b', 4, { status: 'taken', takenBy: 'x' }),
      gone('c', 1, 'informed'),
      gone('e', 3, 'left'),
      gone('f', 5, 'informed'),
    ])
    expect(morning.waiting.map(({ id }) => id)).toEqual(['d', 'a'])
    expect(morning.taken.map(({ id }) => id)).toEqual(['b'])
    expect(morning.arrived).toBe(6)
    expect(morning.outcomes).toEqual([
      { outcome: 'informed', n: 2 },
      { outcome: 'left', n: 1 },
    ])
    expect(morning.since?.toISOString()).toBe('2026-06-16T07:02:00.000Z')
  })
  it('is empty before anybody came', () => {
    expect(morningOf([])).toEqual({ waiting: [], taken: [], ended: [], arrived: 0, outcomes: [], since: null })
  })
  it('lies on a table without a name, in the order of arrival', () => {
    const list = namelessOf([one('d', 9, { urgency: 'immediate' }), one('a', 2), gone('c', 5, 'informed')])
    expect(list.map(({ number, urgency, outcome }) => [number, urgency, outcome])).toEqual([
      [1, 'week', null],
      [2, 'week', 'informed'],
      [3, 'immediate', null],
    ])
    expect(JSON.stringify(list)).not.toContain('Nom')
  })
})
