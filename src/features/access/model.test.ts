import { describe, expect, it } from 'vitest'
import { byPerson, gatherOpenings, writeSeen } from './model.ts'
import type { JournalRow, LogLine } from './model.ts'

const line = (id: number, minutes: number, more: Partial<LogLine> = {}): LogLine => ({
  id: String(id),
  at: new Date(Date.UTC(2026, 5, 16, 8, minutes)),
  agentId: 'marie',
  actionId: 'caseFile.show',
  refused: false,
  kinds: ['identity'],
  exceptionalId: null,
  ...more,
})

describe('openings', () => {
  it('gather what one person does without leaving for half an hour, the latest first, also within one millisecond', () => {
    const openings = gatherOpenings([
      line(1, 0),
      line(2, 10, { agentId: 'bruno', kinds: ['budget'] }),
      line(3, 30, { actionId: 'caseFile.note', kinds: ['general'] }),
      line(4, 61),
      line(5, 61, { refused: true }),
      line(6, 62, { exceptionalId: 'x' }),
    ])
    expect(openings.map((one) => [one.id, one.agentId, one.actionIds, one.kinds])).toEqual([
      ['6', 'marie', ['caseFile.show'], ['identity']],
      ['5', 'marie', ['caseFile.show'], ['identity']],
      ['4', 'marie', ['caseFile.show'], ['identity']],
      ['2', 'bruno', ['caseFile.show'], ['budget']],
      ['1', 'marie', ['caseFile.show', 'caseFile.note'], ['identity', 'general']],
    ])
  })

  it('say what was seen: the whole file when all of it was, and identity only when nothing else was', () => {
    const there = ['identity', 'general', 'budget', 'aparte'] as const
    expect(writeSeen(['identity', 'general', 'budget'], there)).toEqual(['tout le dossier'])
    expect(writeSeen(['identity', 'general', 'budget', 'aparte'], there)).toEqual(['tout le dossier', 'passage à part'])
    expect(writeSeen(['identity', 'budget'], there)).toEqual(['budget'])
    expect(writeSeen(['identity'], there)).toEqual(['identité et consignes de contact'])
    expect(writeSeen(['general'], ['identity', 'general'])).toEqual(['fil'])
    expect(writeSeen([], there)).toEqual([])
  })

  it('by person: the referent first, one sign a day, an exceptional one prevails, refused attempts together at the end', () => {
    const row = (id: string, agentId: string, date: string, kind: JournalRow['kind']): JournalRow => ({
      id,
      agentId,
      date,
      kind,
      time: '09:00',
      who: agentId,
      function: '',
      reason: null,
      acts: [],
      seen: [],
      until: null,
    })
    const people = byPerson([
      row('5', 'x', '2026-06-12', 'refused'),
      row('4', 'y', '2026-06-11', 'refused'),
      row('3', 'bruno', '2026-06-10', 'exceptional'),
      row('2', 'bruno', '2026-06-10', 'shared'),
      row('1', 'marie', '2026-06-09', 'referent'),
    ])
    expect(people.map((person) => [person.label, person.openings, person.days])).toEqual([
      ['marie', 1, [{ date: '2026-06-09', kind: 'referent' }]],
      ['bruno', 2, [{ date: '2026-06-10', kind: 'exceptional' }]],
      [
        'Refusée',
        2,
        [
          { date: '2026-06-11', kind: 'refused' },
          { date: '2026-06-12', kind: 'refused' },
        ],
      ],
    ])
  })
})
