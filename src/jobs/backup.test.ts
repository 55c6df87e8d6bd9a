import { expect, it } from 'vitest'
import { tooOld } from '#db/backup/keep.server.ts'
import { isDue } from './backup.server.ts'

it.each([
  ['no backup yet', null, '2026-11-22T12:00:00Z', true],
  ['made this night', '2026-11-22T01:05:00Z', '2026-11-22T22:00:00Z', false],
  ['made yesterday, before two o’clock in France', '2026-11-21T12:00:00Z', '2026-11-22T00:30:00Z', false],
  ['made yesterday, at two o’clock in France', '2026-11-21T12:00:00Z', '2026-11-22T01:00:00Z', true],
  ['the machine slept for a week', '2026-11-14T01:00:00Z', '2026-11-22T08:00:00Z', true],
  ['the night of the longer day of October', '2026-10-24T00:10:00Z', '2026-10-25T01:30:00Z', true],
  ['the night of the shorter day of March', '2026-03-28T01:10:00Z', '2026-03-29T01:30:00Z', true],
])('the backup of the night is due, or not: %s', (_name, last, now, due) => {
  expect(isDue(last === null ? null : new Date(last), new Date(now))).toBe(due)
})

it('keeps the last of each of seven days and of four weeks, and touches nothing else', () => {
  const kit = '3f2a91c0aaaaaaaa'
  const name = (day: string, time = '020000', by = '3f2a91c0'): string => `aparte-${by}-${day}-${time}.sauvegarde`
  const days = Array.from({ length: 60 }, (_, back) => new Date(Date.UTC(2026, 10, 22 - back)).toISOString().slice(0, 10))
  const names = [...days.map((day) => name(day)), name('2026-11-22', '010000'), name('2026-09-01', '020000', 'ffffffff'), 'notes.txt']
  const gone = tooOld(names, kit)
  const stay = names.filter((one) => !gone.includes(one))
  expect(stay).toEqual([
    ...days.slice(0, 7).map((day) => name(day)),
    // Sundays: the last of their weeks
    ...['2026-11-15', '2026-11-08', '2026-11-01'].map((day) => name(day)),
    name('2026-09-01', '020000', 'ffffffff'),
    'notes.txt',
  ])
  expect(tooOld([], kit)).toEqual([])
})
