import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'

/** How many requirements each chapter of ASVS 5.0.0 has. */
const chapters: Readonly<Record<number, number>> = { 1: 30, 2: 13, 3: 31, 4: 16, 5: 13, 6: 47, 7: 19, 8: 13, 9: 7, 10: 36, 11: 24, 12: 12, 13: 21, 14: 13, 15: 21, 16: 17, 17: 12 } // prettier-ignore

const text = readFileSync('docs/asvs.md', 'utf8')
const rows = [...text.matchAll(/^\| (\d+)\.(\d+)\.(\d+) \| ([123]) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm)].map(
  ([, chapter = '', section = '', number = '', level = '', , status = '', proof = '']) => ({
    chapter: Number(chapter),
    id: `${chapter}.${section}.${number}`,
    level,
    status,
    proof,
  }),
)

/** Files of the project that a line may name by their last name only. */
const names = new Set(
  ['src', 'proof', 'db', 'scripts', 'stories', 'docs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => basename(name)),
  ),
)

describe('the list of ASVS 5.0 requirements', () => {
  it('has each one once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    const found = Object.fromEntries(
      Object.keys(chapters).map((chapter) => [chapter, rows.filter((row) => row.chapter === Number(chapter)).length]),
    )
    expect(found).toEqual(Object.fromEntries(Object.entries(chapters)))
    console.log(
      `${rows.length} requirements: ${['held', 'partly', 'open', 'installer', 'later', 'not applicable'].map((status) => `${rows.filter((row) => row.status === status).length} ${status}`).join(', ')}`,
    )
  })

  it('names files that exist', () => {
    const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|sql|md))`/g)].map(([, file = '']) => file)
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((file) => !existsSync(file) && !names.has(basename(file)))).toEqual([])
  })

  it('counts itself right', () => {
    for (const level of ['1', '2', '3']) {
      const counts = ['held', 'partly', 'open', 'installer', 'later', 'not applicable'].map(
        (status) => rows.filter((row) => row.level === level && row.status === status).length,
      )
      expect(text).toContain(`| ${level} | ${counts.join(' | ')} |`)
    }
  })
})
