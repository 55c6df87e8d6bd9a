import { expect, test } from 'vitest'
import { arrange, foldFar, shifted, territoryOf } from './model.ts'
import type { RunningLine } from './model.ts'

const today = '2026-06-16'
const line = (id: string, more: Partial<RunningLine>): RunningLine => ({
  id,
  what: 'deadline',
  caseFileId: 'c',
  caseName: 'Camille Essai',
  flags: null,
  compartmentKind: 'general',
  title: id,
  note: '',
  law: null,
  due: '2026-06-20',
  weight: 2,
  waitsFor: 'us',
  stoppedOn: null,
  forAgentId: null,
  forAgentName: null,
  holder: null,
  steps: [],
  ifMissed: '',
  runId: null,
  applicationId: null,
  letterId: null,
  projectId: null,
  measureId: null,
  debtId: null,
  assessmentId: null,
  ...more,
})
const ids = (lines: readonly RunningLine[]): string[] => lines.map(({ id }) => id)

test('what is lost comes before what is near, and both before what is far', () => {
  const { ours, later } = arrange(
    [
      line('paper', { weight: 3, due: '2026-06-01' }),
      line('money', { weight: 2, due: '2026-06-17' }),
      line('roof', { weight: 1, due: '2026-07-30' }),
      line('child', { weight: 1, due: '2026-06-26' }),
      line('far', { weight: 1, due: '2026-12-01' }),
      line('some day', { due: null }),
    ],
    'me',
    today,
  )
  expect(ids(ours)).toEqual(['child', 'roof', 'money', 'paper'])
  expect(ids(later)).toEqual(['far', 'some day'])
})

test('what needs nobody today folds, and nothing late, near or grave does', () => {
  const all = [
    line('roof in seven weeks', { weight: 1, due: '2026-08-04' }),
    line('late', { due: '2026-01-02' }),
    line('late paper', { weight: 3, due: '2026-06-15' }),
    line('in two weeks', { due: '2026-06-30' }),
    line('paper in a week', { weight: 3, due: '2026-06-23' }),
    line('paper in eight days', { weight: 3, due: '2026-06-24' }),
    line('the day after', { due: '2026-07-01' }),
    line('silent for a month', { waitsFor: 'body', due: '2026-05-16' }),
  ]
  const { now, soon } = foldFar(arrange(all, 'me', today).ours, today)
  expect(ids(now)).toEqual(['roof in seven weeks', 'late', 'silent for a month', 'in two weeks', 'late paper', 'paper in a week'])
  expect(ids(soon)).toEqual(['paper in eight days', 'the day after'])
})

test('what waits for others stands apart, and is ours again once its day has passed', () => {
  const { ours, waiting } = arrange(
    [
      line('body', { waitsFor: 'body', due: '2026-06-16' }),
      line('person', { waitsFor: 'person', due: null }),
      line('no answer', { waitsFor: 'body', due: '2026-06-15' }),
    ],
    'me',
    today,
  )
  expect(ids(waiting)).toEqual(['body', 'person'])
  expect(ids(ours)).toEqual(['no answer'])
})

test('what the person loses by its day is ours to remind, in the order of what is lost; what she does some day waits apart', () => {
  const { ours, waiting } = arrange(
    [
      line('institution', { waitsFor: 'body', weight: 1, due: '2026-06-18' }),
      line('ours', { weight: 2, due: '2026-06-17' }),
      // the opposition to a contrainte, two days before it is lost
      line('opposition', { waitsFor: 'person', weight: 1, due: '2026-06-18' }),
      line('some day', { waitsFor: 'person', due: null }),
    ],
    'me',
    today,
  )
  expect(ids(ours)).toEqual(['opposition', 'ours'])
  expect(ids(waiting)).toEqual(['institution', 'some day'])
})

test('what a colleague sees to comes back once she is gone, away or late', () => {
  const parts = arrange(
    [
      line('hers', { forAgentId: 'her', forAgentName: 'Bruno Essai' }),
      line('ended', { forAgentId: 'her', forAgentName: 'Bruno Essai', holder: 'ended' }),
      line('away', { forAgentId: 'her', forAgentName: 'Bruno Essai', holder: 'away' }),
      line('late', { forAgentId: 'her', forAgentName: 'Bruno Essai', due: '2026-06-15' }),
    ],
    'me',
    today,
  )
  expect(ids(parts.handed)).toEqual(['hers'])
  expect(ids(parts.ours)).toEqual(['late', 'away', 'ended'])
})

test('a step of a procedure that has no day raises its hand among what is ours', () => {
  const { ours, later } = arrange([line('look', { what: 'procedure', due: null, weight: 1 }), line('some day', { due: null })], 'me', today)
  expect(ids(ours)).toEqual(['look'])
  expect(ids(later)).toEqual(['some day'])
})

test('what the law stopped is late on no day; what a colleague sees to is hers', () => {
  const parts = arrange(
    [
      line('stopped', { due: '2026-01-01', stoppedOn: '2025-12-20' }),
      line('hers', { forAgentId: 'her' }),
      line('mine', { forAgentId: 'me' }),
    ],
    'me',
    today,
  )
  expect(ids(parts.stopped)).toEqual(['stopped'])
  expect(ids(parts.handed)).toEqual(['hers'])
  expect(ids(parts.ours)).toEqual(['mine'])
})

test('holidays are those of the commune, else of the zone of the site', () => {
  expect(territoryOf({ timeZone: 'Europe/Paris', communeCode: null })).toBe('mainland')
  expect(territoryOf({ timeZone: 'Europe/Paris', communeCode: '67482' })).toBe('alsaceMoselle')
  expect(territoryOf({ timeZone: 'Europe/Paris', communeCode: '97411' })).toBe('reunion')
  expect(territoryOf({ timeZone: 'America/Cayenne', communeCode: null })).toBe('guyane')
})

test('a day chosen by hand goes on after a pause with the days that were left', () => {
  // from the 10th, eleven days are left until the 20th included; after the 25th they end on the 5th of July
  expect(shifted('2026-06-20', '2026-06-10', '2026-06-25')).toBe('2026-07-06')
  // stopped on its last day: one day is left
  expect(shifted('2026-06-20', '2026-06-20', '2026-06-30')).toBe('2026-07-01')
})
