import { describe, expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { countHours, minuteOf, offsetAt } from './hours.ts'
import { TERRITORIES, type Length, type Territory } from './rule.ts'

const after = (n: number) => ({ from: 'Lettre', direction: 'after', length: { n, unit: 'hour' } }) as const
const due = (at: string, n: number, territory: Territory = 'mainland') => countHours(after(n), at, { territory }).due

describe('hours on the clock of the wall', () => {
  it.each([
    // the night of 23 hours, 29 March 2026
    ['2026-03-28T10:00', 24, '2026-03-29T11:00'],
    ['2026-03-28T01:30', 24, '2026-03-29T01:30'],
    ['2026-03-28T02:30', 24, '2026-03-29T03:30'],
    ['2026-03-27T16:00', 72, '2026-03-30T17:00'],
    // the night of 25 hours, 25 October 2026
    ['2026-10-24T10:00', 24, '2026-10-25T09:00'],
    ['2026-10-24T02:30', 24, '2026-10-25T02:30'],
    ['2026-10-24T03:30', 24, '2026-10-25T02:30'],
    // an hour that comes twice is its first
    ['2026-10-25T02:30', 1, '2026-10-25T02:30'],
    ['2026-10-25T02:30', 24, '2026-10-26T01:30'],
    // a year end
    ['2026-12-31T12:00', 24, '2027-01-01T12:00'],
  ])('%s + %i h: %s', (at, n, expected) => {
    expect(due(at, n)).toBe(expected)
  })

  it.each(['reunion', 'guadeloupe', 'martinique', 'guyane', 'mayotte'] as const)('in %s nothing ever jumps', (territory) => {
    expect(due('2026-03-28T10:00', 24, territory)).toBe('2026-03-29T10:00')
    expect(due('2026-10-24T10:00', 24, territory)).toBe('2026-10-25T10:00')
  })

  it('takes an instant as well, and gives one back', () => {
    expect(countHours(after(24), '2026-03-28T09:00:00.000Z', { territory: 'mainland' })).toEqual({
      due: '2026-03-29T11:00',
      dueAt: '2026-03-29T09:00:00Z',
      steps: [
        'Lettre : samedi 28 mars 2026 à 10 h 00.',
        '24 heures après : dimanche 29 mars 2026 à 11 h 00.',
        'Les montres ont avancé d’une heure entre les deux : l’heure affichée n’est pas la même.',
      ],
    })
  })

  it('counts backwards, takes a local length, and says which way the clock went', () => {
    const back = countHours({ ...after(24), direction: 'before' }, '2026-10-25T09:00', { territory: 'mainland' })
    expect(back.due).toBe('2026-10-24T10:00')
    expect(back.steps[1]).toBe('24 heures avant : samedi 24 octobre 2026 à 10 h 00.')
    expect(countHours(after(24), '2026-10-24T10:00', { territory: 'mainland', length: { n: 48, unit: 'hour' } }).steps[2]).toContain(
      'reculé',
    )
  })

  it('agrees with the time zones of the machine, hour by hour over three years', () => {
    const zones: Record<Territory, string> = {
      mainland: 'Europe/Paris',
      alsaceMoselle: 'Europe/Paris',
      guadeloupe: 'America/Guadeloupe',
      martinique: 'America/Martinique',
      guyane: 'America/Cayenne',
      reunion: 'Indian/Reunion',
      mayotte: 'Indian/Mayotte',
    }
    const wrong: string[] = []
    for (const territory of Object.keys(TERRITORIES) as Territory[]) {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zones[territory], dateStyle: 'short', timeStyle: 'short' })
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); at += 7 * 3_600_000) {
        const wall = new Date(at + offsetAt(at / 60_000, territory) * 60_000).toISOString().slice(0, 16).replace('T', ' ')
        if (clock.format(at) !== wall) wrong.push(`${territory} ${wall}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('what it refuses', () => {
  it.each(['2026-03-29T02:30', '2026-02-29T10:00', '2026-02-28', '2026-02-28T24:00', '2026-02-28T10:61', 'demain'])('« %s »', (at) => {
    expect(() => minuteOf(at, 'mainland')).toThrow(BadInput)
  })

  it('an hour that is missing in Paris is there in La Réunion', () => {
    expect(minuteOf('2026-03-29T02:30', 'reunion')).toBe(Date.UTC(2026, 2, 28, 22, 30) / 60_000)
  })

  it.each([
    { n: 1, unit: 'day' },
    { n: 0, unit: 'hour' },
    { n: 1.5, unit: 'hour' },
  ] satisfies Length[])('a length of $n $unit', (length) => {
    expect(() => countHours(after(24), '2026-01-01T10:00', { territory: 'mainland', length })).toThrow(BadInput)
  })
})
