import { expect, it } from 'vitest'
import { sealLine } from './log.server.ts'

it('a log whose lines are sealed is in order; one whose lines wait is not, and since when and what to do is said', () => {
  expect(sealLine(null)).toMatchObject({ state: 'ouvert', says: expect.stringContaining('scellées toutes les trois secondes') })
  const line = sealLine(new Date('2026-11-20T09:05:00Z'))
  expect(line.state).toBe('delai')
  expect(line.says).toContain('n’est plus scellé depuis le 20 novembre 2026')
  expect(line.says).toContain('« .seal »')
})
