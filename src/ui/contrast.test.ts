import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from './contrast.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const root = css.slice(css.indexOf(':root'), css.indexOf('@media'))
const tokens = Object.fromEntries([...root.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((found) => [found[1], found[2]])) as Record<
  string,
  string
>
const colour = (name: string): string => (name.startsWith('#') ? name : (tokens[name] ?? `missing ${name}`))

/** Pairs in use: text wants 4.5 (7 for running text), outlines and pictograms 3. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['feuille', 'papier', 'creux'].flatMap(
    (ground) =>
      [
        ['encre', ground, 7],
        ['encre-2', ground, 7],
        ['encre-3', ground, 4.5],
        ['petrole', ground, 7],
        ['trait', ground, 3],
        ['ouvert', ground, 4.5],
        ['delai', ground, 4.5],
        ['danger', ground, 4.5],
        ['apart', ground, 4.5],
      ] as const,
  ),
  ['#ffffff', 'petrole', 7],
  ['#ffffff', 'petrole-fonce', 7],
  ['#ffffff', 'nuit', 7],
  ['#ffffff', 'encre', 7],
  ['#ffffff', 'delai', 4.5],
  ['alerte', 'nuit', 7],
  ['petrole', 'petrole-voile', 4.5],
  ['encre', 'petrole-voile', 7],
  ['encre-3', 'petrole-voile', 4.5],
  ['danger', 'danger-voile', 4.5],
  ['encre', 'danger-voile', 7],
  ['encre-3', 'danger-voile', 4.5],
  ['delai', 'delai-voile', 4.5],
  ['encre-3', 'delai-voile', 4.5],
  ['ouvert', 'ouvert-voile', 4.5],
  ['encre-3', 'ouvert-voile', 4.5],
  ['apart', 'apart-voile', 4.5],
  ['encre-3', 'apart-voile', 4.5],
  ['delai-trait', 'feuille', 3],
  ['delai-trait', 'papier', 3],
]

describe('contrasts of the tokens', () => {
  it('reads the extremes right', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#857660', '#857660')).toBe(1)
  })
  it.each(pairs)('%s on %s is at least %d : 1', (front, ground, least) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(least)
  })
})
