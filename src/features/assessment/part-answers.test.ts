import { describe, expect, it } from 'vitest'
import type { Section } from '#rules/instruments/instrument.ts'
import { readPart, readShown, shownOf } from './part-answers.ts'

const section: Section = {
  id: 's',
  title: 'Une partie',
  questions: [
    { id: 'a', ask: 'A ?', kind: 'text' },
    { id: 'n', ask: 'Combien ?', kind: 'number' },
    {
      id: 'c',
      ask: 'Lesquels ?',
      kind: 'choices',
      options: [
        { id: 'x', label: 'X' },
        { id: 'y', label: 'Y' },
      ],
    },
  ],
}
const read = (typed: Record<string, string | string[]>, standing = {}, was: string | null = '{}', left: string[] = []) =>
  readPart(section, typed, standing, was === null ? null : readShown(was), left)

describe('the answers of a part, as a page gives them back', () => {
  it('writes what changed on the page, and nothing else', () => {
    const was = shownOf(section, { a: 'avant', n: 3, c: ['x'], other: 'elsewhere' })
    expect(JSON.parse(was)).toEqual({ a: 'avant', n: 3, c: ['x'] })
    const standing = { a: 'avant', n: 3, c: ['x'] }
    expect(read({ 'q-a': 'avant', 'q-n': '3', 'q-c': ['x'] }, standing, was)).toEqual({ answers: {}, errors: {}, elsewhere: [] })
    expect(read({ 'q-a': '', 'q-n': '3', 'q-c': ['y', 'x'] }, standing, was).answers).toEqual({ a: null, c: ['x', 'y'] })
  })

  it('leaves alone what another tab answered meanwhile, and tells it; the same answer twice is one', () => {
    const standing = { a: 'là-bas', c: ['y'] }
    const said = read({ 'q-a': 'ici', 'q-c': ['y'], 'q-n': '2' }, standing)
    expect(said.elsewhere.map(({ id }) => id)).toEqual(['a'])
    expect(said.answers).toEqual({ n: 2 })
    // not touched here: theirs stays without a word
    expect(read({ 'q-a': '' }, standing).elsewhere).toEqual([])
    expect(read({ 'q-a': '' }, standing).answers).toEqual({})
    expect(read({ 'q-a': 'ici' }, standing, '{}', ['q-a'])).toEqual({ answers: {}, errors: {}, elsewhere: [] })
  })

  it('a form that does not say what was shown writes all of it; what cannot be read is said beside its field', () => {
    for (const was of ['', 'x', '[]', '3', 'null'])
      expect(read({ 'q-a': 'ici' }, { a: 'là-bas' }, was).answers, was).toEqual({ a: 'ici', n: null, c: null })
    expect(read({ 'q-n': 'deux ou trois' }).errors['q-n']).toContain('n’est pas lisible')
  })
})
