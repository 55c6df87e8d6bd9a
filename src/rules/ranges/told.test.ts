import { describe, expect, it } from 'vitest'
import { answer } from '../answer.ts'
import { told as known } from '../situation/situation.cases.ts'
import { monthOf } from '../time.ts'

const month = monthOf('2026-06')
const household = {
  persons: [
    known({ id: 'Ana', role: 'parent', birthDate: '1990-04-12', activity: 'working', amounts: { netWage: { cents: 986_00 } } }),
    known({ id: 'Mia', role: 'child', birthDate: '2019-09-10', school: 'primary' }),
  ],
  marital: 'divorced',
  aloneSince: '2020-01-01',
} as const
const asked = answer(household, month)

describe('answers supposed for unknown inputs', () => {
  it('each right says which question would narrow it most, and only what it hangs on', () => {
    const unknown = asked.rights.flatMap(({ outcome, questions }) => (outcome.kind === 'unknown' ? [{ outcome, questions }] : []))
    expect(unknown.length).toBeGreaterThan(2)
    for (const { outcome, questions } of unknown) {
      expect(questions.map((one) => one.unknown.id).toSorted()).toEqual([...outcome.missing].toSorted())
      for (let at = 1; at < questions.length; at += 1)
        expect(questions[at - 1]?.narrows).toBeGreaterThanOrEqual(questions[at]?.narrows as number)
    }
    for (const one of asked.rights) if (one.outcome.kind !== 'unknown') expect(one.questions).toEqual([])
  })
  it('an answer told is asked no more, narrows the total, and stays inside what was said before', () => {
    const [best] = asked.questions
    if (!best) throw new Error('Nothing is asked')
    for (const { value } of best.unknown.answers) {
      const then = answer(household, month, 1, { [best.unknown.id]: value })
      expect(then.questions.map((one) => one.unknown.id)).not.toContain(best.unknown.id)
      expect(then.total.low).toBeGreaterThanOrEqual(asked.total.low)
      expect(then.total.high).toBeLessThanOrEqual(asked.total.high)
    }
  })
  it('with every question told, nothing is unknown any more', () => {
    const all = Object.fromEntries(asked.questions.map(({ unknown }) => [unknown.id, unknown.usual]))
    const then = answer(household, month, 1, all)
    expect(then.questions).toEqual([])
    expect(then.rights.filter(({ outcome }) => outcome.kind === 'unknown')).toEqual([])
    expect(then.total.low).toBe(then.total.high)
  })
})
