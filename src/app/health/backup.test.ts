import { describe, expect, it } from 'vitest'
import { lastBackupLine, lastDrillLine } from './backup.server.ts'

const now = new Date('2026-11-22T09:00:00Z')
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
const run = (kind: string, hours: number, outcome = 'done', problem: string | null = null) => ({
  kind,
  outcome,
  started_at: ago(hours),
  ended_at: outcome === 'running' ? null : ago(hours),
  bytes: '1500000',
  block_no: '3',
  problem,
})

describe('the line of the last backup', () => {
  it.each([
    ['none yet', [], 'delai', 'Aucune sauvegarde'],
    ['made this night', [run('backup', 7)], 'ouvert', '1,5 Mo'],
    ['older than 26 hours', [run('backup', 27)], 'delai', 'trop vieille'],
    ['the last try failed', [run('backup', 1, 'failed', 'ENOSPC'), run('backup', 7)], 'delai', 'ENOSPC'],
    ['a killed one', [run('backup', 7, 'running'), run('backup', 20)], 'delai', 'arrêtée en chemin'],
    ['dated in the future by a wrong clock, none since', [run('backup', -24 * 365), run('backup', 27)], 'delai', 'trop vieille'],
    ['nothing but one in the future', [run('backup', -48)], 'delai', 'Aucune sauvegarde'],
    ['a clock a few minutes ahead', [run('backup', -0.2)], 'ouvert', 'Faite'],
    ['one under way', [run('backup', 0.1, 'running'), run('backup', 24)], 'ouvert', 'Faite'],
  ])('%s', (_name, runs, state, words) => {
    const line = lastBackupLine(runs, now)
    expect(line.state).toBe(state)
    expect(line.says).toContain(words)
  })
})

describe('the line of the last restore tried', () => {
  it.each([
    ['never', [run('backup', 1)], 'delai', 'Jamais fait'],
    ['a drill', [run('drill', 200)], 'ouvert', 'Réussi'],
    ['a restored house', [run('restore', 1)], 'ouvert', 'Réussi'],
    ['four months ago', [run('drill', 24 * 120)], 'delai', 'refaites-le'],
    ['dated in the future', [run('drill', -24 * 365)], 'delai', 'Jamais fait'],
    ['failed since', [run('drill', 1, 'failed'), run('drill', 100)], 'delai', 'a échoué'],
  ])('%s', (_name, runs, state, words) => {
    const line = lastDrillLine(runs, now)
    expect(line.state).toBe(state)
    expect(line.says).toContain(words)
  })
})
