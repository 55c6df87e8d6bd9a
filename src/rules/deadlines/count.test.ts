import { describe, expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { unread } from '../catalogue/say.ts'
import { count, lengthInWords } from './count.ts'
import type { DeadlineRule, Pause, Territory, Unit } from './rule.ts'

/** A rule that only says what a case needs. */
const rule = (n: number, unit: Unit, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  id: 'test',
  title: 'Agir',
  from: 'Lettre',
  length: { n, unit },
  direction: 'after',
  franc: false,
  prolonged: false,
  stoppedBy: [],
  ifMissed: '',
  weight: 1,
  law: unread(''),
  checkedOn: null,
  alerts: [],
  ...more,
})
const MOVED = { prolonged: true } as const
const FRANC = { franc: true, prolonged: true } as const
const BACK = { direction: 'before' } as const
const stop = (id: string, effect: 'suspends' | 'restarts') => ({ id, event: '', effect, law: unread('') })
const due = (one: DeadlineRule, on: string, pauses: readonly Pause[] = [], territory: Territory = 'mainland'): string | null =>
  count(one, on, { territory, pauses }).due

describe('a length counted by hand', () => {
  it.each([
    // days: the day of the event does not count
    ['2026-11-16', rule(15, 'day'), '2026-12-01'],
    ['2028-02-14', rule(15, 'day'), '2028-02-29'],
    ['2027-02-14', rule(15, 'day'), '2027-03-01'],
    ['2026-12-31', rule(1, 'day'), '2027-01-01'],
    // weeks keep their weekday
    ['2026-11-16', rule(6, 'week'), '2026-12-28'],
    // months: same number, or the last day
    ['2026-12-31', rule(2, 'month'), '2027-02-28'],
    ['2027-12-31', rule(2, 'month'), '2028-02-29'],
    ['2027-12-29', rule(2, 'month'), '2028-02-29'],
    ['2026-11-30', rule(3, 'month'), '2027-02-28'],
    ['2027-02-28', rule(1, 'month'), '2027-03-28'],
    ['2026-05-31', rule(1, 'month'), '2026-06-30'],
    // years
    ['2028-02-29', rule(1, 'year'), '2029-02-28'],
    ['2027-02-28', rule(1, 'year'), '2028-02-28'],
    ['2024-02-29', rule(4, 'year'), '2028-02-29'],
    // 30 April, then 4, 5, 6, 7 May (1 and 8 May are holidays)
    ['2026-04-29', rule(5, 'workingDay'), '2026-05-07'],
    ['2026-04-29', rule(6, 'workingDay'), '2026-05-11'],
    // Saturday 2 May counts
    ['2026-04-29', rule(5, 'openDay'), '2026-05-06'],
    // hours without an hour: whole days surely inside
    ['2026-03-01', rule(24, 'hour'), '2026-03-01'],
    ['2026-03-01', rule(72, 'hour'), '2026-03-03'],
    ['2026-03-01', rule(25, 'hour'), '2026-03-02'],
  ])('%s + %#: %s', (on, one, expected) => {
    expect(due(one, on)).toBe(expected)
  })

  it.each([
    // Saturday 2 May 2026, then Sunday: Monday
    ['2026-03-02', rule(2, 'month', MOVED), '2026-05-04'],
    // 1 May is a Friday
    ['2026-03-01', rule(2, 'month', MOVED), '2026-05-04'],
    // Christmas 2026 is a Friday, the weekend follows
    ['2026-10-25', rule(2, 'month', MOVED), '2026-12-28'],
    // 1 January 2027, a Friday
    ['2026-11-01', rule(2, 'month', MOVED), '2027-01-04'],
    // Easter Monday 6 April 2026
    ['2026-02-04', rule(2, 'month', MOVED), '2026-04-07'],
    // a Thursday stays
    ['2026-03-07', rule(2, 'month', MOVED), '2026-05-07'],
    // franc: 12 May, so 13 May
    ['2026-03-12', rule(2, 'month', FRANC), '2026-05-13'],
    // franc: Friday 15 May, so Saturday 16, so Monday 18
    ['2026-03-15', rule(2, 'month', FRANC), '2026-05-18'],
    // franc from the last of the month: 28 February and one day
    ['2026-12-31', rule(2, 'month', FRANC), '2027-03-01'],
    // franc in working days: one more of them
    ['2026-05-04', rule(3, 'workingDay', { franc: true }), '2026-05-11'],
    // open days end on a Saturday, which is moved
    ['2026-11-16', rule(5, 'openDay', MOVED), '2026-11-23'],
  ])('franc or moved: %s + %#: %s', (on, one, expected) => {
    expect(due(one, on)).toBe(expected)
  })

  it('follows the holidays of the place', () => {
    const month = rule(1, 'month', MOVED)
    // 26 December 2025, a Friday: a holiday in Alsace-Moselle only
    expect(due(month, '2025-11-26', [], 'mainland')).toBe('2025-12-26')
    expect(due(month, '2025-11-26', [], 'alsaceMoselle')).toBe('2025-12-29')
    // 27 May 2026, a Wednesday
    expect(due(month, '2026-04-27', [], 'guadeloupe')).toBe('2026-05-28')
    expect(due(month, '2026-04-27', [], 'martinique')).toBe('2026-05-27')
  })

  it('never counts on Good Friday in Alsace-Moselle', () => {
    // 3 April 2026
    expect(due(rule(1, 'month', MOVED), '2026-03-03', [], 'alsaceMoselle')).toBe('2026-04-03')
    expect(due(rule(3, 'workingDay'), '2026-03-31', [], 'alsaceMoselle')).toBe('2026-04-03')
    expect(due(rule(1, 'workingDay', BACK), '2026-04-07', [], 'alsaceMoselle')).toBe('2026-04-02')
    expect(due(rule(1, 'workingDay', BACK), '2026-04-07', [], 'mainland')).toBe('2026-04-03')
  })
})

describe('counted backwards', () => {
  it.each([
    ['2026-06-15', rule(6, 'week', BACK), '2026-05-04'],
    ['2026-06-15', rule(5, 'workingDay', BACK), '2026-06-08'],
    ['2026-05-15', rule(5, 'workingDay', BACK), '2026-05-06'],
    ['2026-05-15', rule(5, 'workingDay', { ...BACK, franc: true }), '2026-05-05'],
    ['2026-03-31', rule(1, 'month', BACK), '2026-02-28'],
    ['2026-06-15', rule(15, 'day', { ...BACK, franc: true }), '2026-05-30'],
    ['2026-06-15', rule(48, 'hour', BACK), '2026-06-13'],
    ['2026-06-15', rule(1, 'openDay', BACK), '2026-06-13'],
    ['2027-02-28', rule(1, 'year', BACK), '2026-02-28'],
  ])('%s − %#: %s', (on, one, expected) => {
    expect(due(one, on)).toBe(expected)
  })

  it('is never moved, says so, and takes no notice of a pause', () => {
    const counted = count(rule(15, 'day', BACK), '2026-06-15', { territory: 'mainland', pauses: [{ from: '2026-06-01', until: null }] })
    expect(counted.due).toBe('2026-05-31')
    expect(counted.steps.at(-1)).toBe('Ce jour n’est pas ouvré (dimanche) et rien n’est reporté : s’y prendre avant.')
  })
})

describe('a count that stood still', () => {
  const suspended = rule(2, 'month', { stoppedBy: [stop('pieces', 'suspends')] })
  const anew = rule(2, 'month', { ...MOVED, stoppedBy: [stop('aide', 'restarts')] })
  const both = rule(2, 'month', { stoppedBy: [stop('pieces', 'suspends'), stop('aide', 'restarts')] })

  it.each([
    // 10 November + the fifteen days of the pause
    ['suspends', suspended, [{ from: '2026-10-01', until: '2026-10-15' }], '2026-11-25'],
    [
      'suspends twice, days of both counted once',
      suspended,
      [
        { from: '2026-10-10', until: '2026-10-20' },
        { from: '2026-10-01', until: '2026-10-15' },
      ],
      '2026-11-30',
    ],
    [
      'one inside the other',
      suspended,
      [
        { from: '2026-10-01', until: '2026-10-15' },
        { from: '2026-10-05', until: '2026-10-07' },
      ],
      '2026-11-25',
    ],
    ['suspends where the rule knows nothing', rule(2, 'month'), [{ from: '2026-10-01', until: '2026-10-15' }], '2026-11-25'],
    ['starts anew from the end of the pause', anew, [{ from: '2026-10-01', until: '2026-12-01' }], '2027-02-01'],
    ['starts anew by its name', both, [{ from: '2026-10-01', until: '2026-12-01', by: 'aide' }], '2027-02-01'],
    ['suspends by its name', both, [{ from: '2026-10-01', until: '2026-10-15', by: 'pieces' }], '2026-11-25'],
    ['suspends where two effects are known and none is said', both, [{ from: '2026-10-01', until: '2026-10-15' }], '2026-11-25'],
    ['suspends by a name the rule does not know', anew, [{ from: '2026-10-01', until: '2026-10-15', by: 'autre' }], '2026-11-25'],
    ['stands still', suspended, [{ from: '2026-10-01', until: null }], null],
    [
      'stands still after a first pause',
      suspended,
      [
        { from: '2026-10-01', until: '2026-10-15' },
        { from: '2026-11-20', until: null },
      ],
      null,
    ],
    [
      'two open pauses',
      suspended,
      [
        { from: '2026-10-01', until: null },
        { from: '2026-10-01', until: null },
      ],
      null,
    ],
    ['a pause after the end', suspended, [{ from: '2026-11-11', until: '2026-12-01' }], '2026-11-10'],
    ['a pause on the last day', suspended, [{ from: '2026-11-10', until: '2026-11-19' }], '2026-11-20'],
    ['a pause before the event', suspended, [{ from: '2026-09-01', until: '2026-09-10' }], '2026-11-10'],
    ['a pause around the event', suspended, [{ from: '2026-09-01', until: '2026-09-12' }], '2026-11-12'],
    ['a pause that ends before it begins', suspended, [{ from: '2026-10-15', until: '2026-10-01' }], '2026-11-10'],
  ] as const)('%s', (_name, one, pauses, expected) => {
    expect(due(one, '2026-09-10', pauses)).toBe(expected)
  })

  it('counts working days left, not days', () => {
    // 2 to 10 November: 2, 3 | 4 to 10 stand still | 12, 13, 16 (11 is a holiday)
    expect(due(rule(5, 'workingDay'), '2026-10-30', [{ from: '2026-11-04', until: '2026-11-10' }])).toBe('2026-11-16')
  })

  it('keeps one day where it stopped on the days added by a weekend', () => {
    // ends on Saturday 21, moved to Monday 23; stopped from Sunday 22 to Wednesday 25
    expect(due(rule(5, 'day', MOVED), '2026-11-16', [{ from: '2026-11-22', until: '2026-11-25' }])).toBe('2026-11-26')
    expect(due(rule(5, 'openDay', MOVED), '2026-11-16', [{ from: '2026-11-22', until: '2026-11-25' }])).toBe('2026-11-26')
  })

  it('says each of its steps in French', () => {
    const { steps } = count(anew, '2026-09-10', { territory: 'mainland', pauses: [{ from: '2026-10-01', until: '2026-12-06' }] })
    expect(steps).toEqual([
      'Lettre : jeudi 10 septembre 2026. Ce jour ne compte pas.',
      '2 mois après, au jour de même numéro : mardi 10 novembre 2026.',
      'Interrompu du jeudi 1er octobre 2026 au dimanche 6 décembre 2026 : le délai entier recommence.',
      '2 mois après, au jour de même numéro : samedi 6 février 2027.',
      'Un samedi : le délai va jusqu’au premier jour ouvrable qui suit, lundi 8 février 2027.',
    ])
    expect(
      count(suspended, '2026-09-10', { territory: 'mainland', pauses: [{ from: '2026-10-01', until: '2026-10-15' }] }).steps.at(-1),
    ).toBe('Suspendu du jeudi 1er octobre 2026 au jeudi 15 octobre 2026 : il restait 41 jours, jusqu’au mercredi 25 novembre 2026.')
    expect(count(suspended, '2026-09-10', { territory: 'mainland', pauses: [{ from: '2026-10-01', until: null }] }).steps.at(-1)).toBe(
      'Arrêté depuis le jeudi 1er octobre 2026 : rien ne court tant que dure l’arrêt.',
    )
  })
})

describe('what it refuses', () => {
  const wrong: readonly [string, () => unknown][] = [
    ['no such day', () => due(rule(2, 'month'), '2026-02-29')],
    ['no such day in a pause', () => due(rule(2, 'month'), '2026-02-01', [{ from: '2026-02-31', until: null }])],
    ['no such end of a pause', () => due(rule(2, 'month'), '2026-02-01', [{ from: '2026-02-03', until: 'demain' }])],
    ['no such day, counted backwards', () => due(rule(2, 'month', BACK), '2026-02-01', [{ from: 'hier', until: null }])],
    [
      'a length of nothing',
      () => count(rule(2, 'month'), '2026-02-01', { territory: 'mainland', pauses: [], length: { n: 0, unit: 'day' } }),
    ],
    ['a half day', () => count(rule(2, 'month'), '2026-02-01', { territory: 'mainland', pauses: [], length: { n: 1.5, unit: 'day' } })],
  ]
  it.each(wrong)('%s', (_name, act) => {
    expect(act).toThrow(BadInput)
  })

  it('takes a length of the place instead of its own', () => {
    const local = count(rule(3, 'month'), '2026-09-10', { territory: 'mainland', pauses: [], length: { n: 1, unit: 'month' } })
    expect(local.due).toBe('2026-10-10')
  })
})

it('says a length', () => {
  expect(lengthInWords({ n: 1, unit: 'workingDay' })).toBe('1 jour ouvré')
  expect(lengthInWords({ n: 2, unit: 'month' })).toBe('2 mois')
  expect(lengthInWords({ n: 24, unit: 'hour' })).toBe('24 heures')
})
