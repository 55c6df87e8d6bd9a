import { describe, expect, it } from 'vitest'
import { instantOf } from '#web/clock.ts'
import type { AgendaAppointment } from './model.ts'
import { proposeMoves } from './proposals.ts'

const zone = 'Europe/Paris'
const at = (day: string, time: string): Date => instantOf(day, time, zone)
const appointment = (id: string, day: string, time: string, minutes = 60, travel = 0): AgendaAppointment => ({
  id,
  caseFileId: id,
  caseName: id,
  requestId: null,
  agentId: 'a',
  agentName: 'A',
  coAgentIds: [],
  personIds: null,
  startsAt: at(day, time),
  endsAt: new Date(at(day, time).getTime() + minutes * 60_000),
  travelBefore: travel,
  travelAfter: travel,
  kind: 'interview',
  status: 'planned',
  cancelledBy: null,
  movedTo: null,
  place: '',
  roomId: null,
  seriesId: null,
  with: '',
  essentials: [],
  note: '',
  access: '',
  reason: '',
  toMove: true,
})
/** Half hours of a day, from one hour to another. */
const halves = (day: string, from: number, to: number): Date[] =>
  Array.from({ length: (to - from) * 2 }, (_, n) => new Date(at(day, '00:00').getTime() + (from * 60 + n * 30) * 60_000))

describe('where appointments go after an absence', () => {
  it('to the same day of the week and the same hour, when it is free', () => {
    const [one] = proposeMoves(
      [appointment('x', '2026-06-16', '10:00')],
      [...halves('2026-06-22', 9, 12), ...halves('2026-06-23', 9, 12)],
      zone,
    )
    expect(one?.proposed).toBe(at('2026-06-23', '10:00').toISOString())
    expect(one?.offers[0]).toEqual({ value: at('2026-06-23', '10:00').toISOString(), day: '2026-06-23', time: '10:00' })
  })
  it('two of one hour never go to one hour; who finds none is told none', () => {
    const free = halves('2026-06-23', 10, 12)
    const proposed = proposeMoves(
      ['x', 'y', 'z'].map((id) => appointment(id, '2026-06-16', '10:00')),
      free,
      zone,
    ).map((one) => one.proposed)
    expect(proposed).toEqual([at('2026-06-23', '10:00').toISOString(), at('2026-06-23', '11:00').toISOString(), null])
  })
  it('with the whole length and the way there and back', () => {
    const [long] = proposeMoves([appointment('x', '2026-06-16', '09:00', 90, 30)], halves('2026-06-23', 9, 12), zone)
    // half an hour of way from nine, an hour and a half there, half an hour back
    expect(long?.offers.map(({ time }) => time)).toEqual(['09:30', '10:00'])
  })
  it('nothing is free: nothing is proposed', () => {
    expect(proposeMoves([appointment('x', '2026-06-16', '10:00')], [], zone)).toMatchObject([{ proposed: null, offers: [] }])
  })
  it('a month of one hundred appointments finds one hundred hours without two that touch', () => {
    const days = Array.from({ length: 30 }, (_, n) => `2026-07-${String(n + 1).padStart(2, '0')}`)
    const free = days.flatMap((day) => halves(day, 9, 17))
    const many = Array.from({ length: 100 }, (_, n) =>
      appointment(`x${n}`, `2026-06-${String(1 + (n % 28)).padStart(2, '0')}`, `${9 + (n % 8) < 10 ? '0' : ''}${9 + (n % 8)}:00`),
    )
    const moves = proposeMoves(many, free, zone).flatMap(({ proposed }) => (proposed ? [Date.parse(proposed)] : []))
    expect(moves).toHaveLength(100)
    const sorted = moves.toSorted((a, b) => a - b)
    expect(sorted.every((one, n) => n === 0 || one - (sorted[n - 1] ?? 0) >= 3_600_000)).toBe(true)
  })
})
