import { describe, expect, it } from 'vitest'
import { without } from './model.ts'
import { freeSlots } from './slots.ts'
import type { SlotQuestion } from './slots.ts'

const at = (text: string): Date => new Date(`${text}:00+02:00`)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const asked: SlotQuestion = {
  site: { timeZone: 'Europe/Paris', territory: 'mainland', openings: [], closures: [] },
  fromOn: '2026-06-15',
  toOn: '2026-06-15',
  notBefore: at('2026-06-15T00:00'),
  minutes: 60,
  travelBefore: 0,
  travelAfter: 0,
  who: 'one',
  workers: [{ id: 'a', busy: [] }],
  rooms: [],
  step: 60,
  most: 100,
}
const starts = (question: SlotQuestion): string[] =>
  freeSlots(question).map(({ startsAt }) => new Date(startsAt.getTime() + 7_200_000).toISOString().slice(11, 16))

describe('what is left of a range', () => {
  it('once what is taken is out', () => {
    const day = span('2026-06-15T08:00', '2026-06-15T12:00')
    expect(without(day, [])).toEqual([day])
    expect(without(day, [span('2026-06-15T09:00', '2026-06-15T10:00'), span('2026-06-15T09:30', '2026-06-15T10:30')])).toEqual([
      span('2026-06-15T08:00', '2026-06-15T09:00'),
      span('2026-06-15T10:30', '2026-06-15T12:00'),
    ])
    expect(without(day, [span('2026-06-15T07:00', '2026-06-15T13:00')])).toEqual([])
    expect(without(day, [span('2026-06-15T12:00', '2026-06-15T13:00')])).toEqual([day])
  })
})

describe('free slots', () => {
  it('lie within the hours of the site, between what is taken', () => {
    expect(starts({ ...asked, workers: [{ id: 'a', busy: [span('2026-06-15T08:30', '2026-06-15T16:30')] }] })).toEqual(['17:00'])
    expect(starts(asked)).toHaveLength(10)
    expect(starts({ ...asked, notBefore: at('2026-06-15T15:30') })).toEqual(['16:00', '17:00'])
  })
  it('count the way there and back, which may begin before the doors open', () => {
    const visit = { ...asked, travelBefore: 30, travelAfter: 30 }
    expect(starts({ ...visit, workers: [{ id: 'a', busy: [span('2026-06-15T09:00', '2026-06-15T16:30')] }] })).toEqual(['17:00'])
    expect(starts({ ...visit, workers: [{ id: 'a', busy: [span('2026-06-15T09:30', '2026-06-15T17:31')] }] })).toEqual(['08:00'])
    expect(
      starts({
        ...visit,
        workers: [{ id: 'a', busy: [span('2026-06-15T07:00', '2026-06-15T07:45'), span('2026-06-15T09:00', '2026-06-15T18:00')] }],
      }),
    ).toEqual([])
  })
  it('of several workers: whoever is free, or all of them together', () => {
    const two = [
      { id: 'a', busy: [span('2026-06-15T08:00', '2026-06-15T12:00')] },
      { id: 'b', busy: [span('2026-06-15T11:00', '2026-06-15T17:00')] },
    ]
    const one = freeSlots({ ...asked, workers: two })
    expect(one.map(({ agentIds }) => agentIds.join())).toEqual(['b', 'b', 'b', 'a', 'a', 'a', 'a', 'a', 'a,b'])
    expect(starts({ ...asked, workers: two, who: 'all' })).toEqual(['17:00'])
  })
  it('want a room that is free and open then', () => {
    const rooms = [
      { id: 'r1', busy: [span('2026-06-15T08:00', '2026-06-15T17:00')], openings: [] },
      { id: 'r2', busy: [], openings: [{ weekday: 1, opens: '09:00', closes: '10:00', fromOn: '2026-01-01', untilOn: null }] },
    ]
    expect(freeSlots({ ...asked, rooms }).map(({ roomId }) => roomId)).toEqual(['r2', 'r1'])
  })
  it('leave out week-ends, holidays and closures, and stop at the number asked', () => {
    const week = { ...asked, fromOn: '2026-07-11', toOn: '2026-07-15', step: 600 }
    expect(freeSlots(week).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual(['2026-07-13', '2026-07-15'])
    expect(freeSlots({ ...week, most: 1 })).toHaveLength(1)
    const closed = { ...week, site: { ...week.site, closures: [{ fromOn: '2026-07-13', untilOn: '2026-07-13', name: 'Pont' }] } }
    expect(freeSlots(closed).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual(['2026-07-15'])
  })
})
