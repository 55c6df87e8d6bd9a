import { describe, expect, it } from 'vitest'
import type { DeadlineRule } from './rule.ts'
import { DEADLINE_FAMILIES, DEADLINES, deadlineOf } from './rules.ts'

const all = [...DEADLINES.values()]
const but = (is: (rule: DeadlineRule) => boolean): string[] => all.filter((rule) => !is(rule)).map(({ id }) => id)

process.stdout.write(`deadlines: ${all.length} rules, ${all.filter(({ law }) => law.verified).length} read in the text\n`)

describe('the rules', () => {
  it('stand once each, under a plain name', () => {
    expect(DEADLINE_FAMILIES.flatMap(({ rules }) => rules)).toHaveLength(DEADLINES.size)
    expect(but(({ id }) => /^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([])
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  })

  it('say their day of reading when and only when the text was read, with where', () => {
    expect(but(({ law, checkedOn }) => (checkedOn !== null) === law.verified)).toEqual([])
    expect(but(({ law }) => !law.verified || (law.source ?? '') !== '')).toEqual([])
    expect(but(({ stoppedBy }) => stoppedBy.every(({ law, id }) => id !== '' && law.text !== '' && (law.source ?? '') !== ''))).toEqual([])
  })

  it('are in French, with its apostrophe and its full stops', () => {
    const words = (rule: DeadlineRule) => [
      rule.title,
      rule.from,
      rule.ifMissed,
      rule.law.text,
      ...rule.stoppedBy.flatMap(({ event, law }) => [event, law.text]),
    ]
    expect(but((rule) => words(rule).every((text) => /^\p{Lu}/u.test(text) && !/'|\.\.\./.test(text)))).toEqual([])
    expect(but(({ ifMissed, law }) => ifMissed.endsWith('.') && law.text.endsWith('.'))).toEqual([])
  })

  it('never move a last day counted backwards, nor one counted in hours', () => {
    expect(but(({ direction, prolonged, length }) => !prolonged || (direction === 'after' && length.unit !== 'hour'))).toEqual([])
  })

  it('raise their hand from far to near, before the end', () => {
    expect(
      but(({ alerts }) => alerts.length > 0 && alerts.every((day, at) => day > 0 && (at === 0 || day < (alerts[at - 1] as number)))),
    ).toEqual([])
  })

  it('are found by their id, or it is our fault', () => {
    expect(deadlineOf('ipEvaluation').length).toEqual({ n: 3, unit: 'month' })
    expect(() => deadlineOf('nothing')).toThrow('No deadline: nothing')
  })
})
