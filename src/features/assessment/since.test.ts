import { describe, expect, it } from 'vitest'
import { writeFullDate } from '#core/french.ts'
import { instrumentOf } from '#rules/instruments/instruments.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import type { Assessment } from './model.ts'
import { changesBetween, previousOf } from './since.ts'

const danger = instrumentOf('danger-conjugal') as Instrument
const one = (id: string, more: Partial<Assessment> = {}): Assessment => ({
  id,
  caseFileId: 'f',
  compartmentId: 'c',
  compartmentKind: 'violence',
  personId: 'p',
  instrument: danger.id,
  version: 1,
  state: 'finished',
  assessedOn: '2026-03-12',
  body: { title: '', place: '', present: '', view: '', answers: {}, result: null, trace: [] },
  author: '',
  isMine: true,
  startedAt: new Date('2026-03-12T09:00:00Z'),
  finishedAt: new Date('2026-03-12T10:00:00Z'),
  supersedesId: null,
  supersededById: null,
  looks: [],
  ...more,
})

describe('what changed since the last one', () => {
  it('sets answer beside answer, in words, and leaves out what was answered once', () => {
    const before = { instrument: danger, answers: { strangled: 'no', weapon: 'unknown', last: '2026-03-01', why: 'Avant', afraid: 'yes' } }
    const now = { instrument: danger, answers: { strangled: 'yes', weapon: 'yes', last: '2026-11-10', why: 'Depuis', kinds: ['physical'] } }
    expect(changesBetween(before, now).map(({ ask, before: was, now: is }) => [ask.slice(0, 16), was, is])).toEqual([
      ['Date des dernier', writeFullDate('2026-03-01'), writeFullDate('2026-11-10')],
      ['L’a-t-il étrangl', 'Non', 'Oui'],
      ['Y a-t-il une arm', 'Ne sait pas', 'Oui'],
      ['Pourquoi', null, null],
    ])
    expect(changesBetween(now, now)).toEqual([])
  })

  it('finds the last that counts of the same person, never the one it corrects', () => {
    const later = { assessedOn: '2026-11-10', finishedAt: new Date('2026-11-10T10:00:00Z') } as const
    const now = one('now', { ...later, supersedesId: 'wrong' })
    const all = [
      now,
      one('wrong', { ...later, finishedAt: new Date('2026-11-10T09:00:00Z'), supersededById: 'now' }),
      one('draft', { state: 'draft', finishedAt: null }),
      one('other', { personId: 'q', assessedOn: '2026-09-01' }),
      one('older', { assessedOn: '2026-01-01' }),
      one('last'),
    ]
    expect(previousOf(now, all)?.id).toBe('last')
    expect(previousOf(one('older', { assessedOn: '2026-01-01' }), all)).toBeNull()
    expect(previousOf(now, [now])).toBeNull()
  })
})
