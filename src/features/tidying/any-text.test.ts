import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCorpus } from './corpus-notation.ts'
import { tuningCorpus } from './corpus.ts'
import { parsePassages, propose } from './model.ts'

const on = '2026-06-16'

/** Texts made of what the rules look for, of odd characters, and of unbalanced marks. */
const pieces = fc.constantFrom(
  '((',
  '))',
  '« ',
  ' »',
  '“',
  '”',
  '"',
  '\n',
  '. ',
  ', ',
  '? ',
  ': ',
  ' ',
  '548 €',
  '1 590 euros',
  'loyer',
  'dette de loyer',
  'RSA',
  'le père',
  'n’a rien versé',
  'depuis mars',
  'elle touche',
  'je rappelle',
  'la CAF',
  'avant le 24 juin',
  'plainte déposée',
  'le 4 mars',
  'sa sœur',
  'Mme',
  'M.',
  'œ',
  'İ',
  'ß',
  '👩‍👧',
  '\uD83D',
  'مرحبا',
  '\u202E',
  'e\u0301',
  '\u00A0',
  '0',
  '9999999999',
  'si ',
  'audience',
  'RDV',
  'violences',
)
const notes = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

describe('any text', () => {
  it('is read without failing, and each quotation is where it says', () => {
    fc.assert(
      fc.property(notes, (text) => {
        const passages = parsePassages(text)
        const found = propose(text, { on })
        for (const one of found) {
          expect(one.start).toBeGreaterThanOrEqual(0)
          expect(one.end).toBeGreaterThan(one.start)
          expect(one.end).toBeLessThanOrEqual(text.length)
          expect(one.quote).toBe(text.slice(one.start, one.end))
          expect(one.label).not.toMatch(/undefined|NaN/)
          const home = passages.find((passage) => passage.start <= one.start && one.end <= passage.end)
          expect(home?.private).toBe(one.private)
        }
        expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
        expect(propose(text, { on })).toEqual(found)
      }),
      { numRuns: 1000 },
    )
  })
  it('is cut into passages that lose nothing but the marks', () => {
    fc.assert(
      fc.property(notes, (text) => {
        let at = 0
        for (const passage of parsePassages(text)) {
          expect(passage.text).toBe(text.slice(passage.start, passage.end))
          expect(passage.start).toBeGreaterThanOrEqual(at)
          expect(text.slice(at, passage.start)).toMatch(/^[()]*$/)
          at = passage.end
        }
        expect(text.slice(at)).toMatch(/^[()]*$/)
      }),
    )
  })
  it('says nothing outside a private passage that changes with what is inside', () => {
    fc.assert(
      fc.property(notes, notes, notes, (before, one, other) => {
        const outside = (secret: string): unknown =>
          propose(`${before.replaceAll(/[()]/g, '')}\n((${secret.replaceAll(/[()]/g, '')}))`, { on }).filter(
            (proposal) => !proposal.private,
          )
        expect(outside(one)).toEqual(outside(other))
      }),
    )
  })
  it.each([
    [
      'ordinary notes',
      readCorpus(tuningCorpus)
        .map((example) => example.text)
        .join(' '),
    ],
    ['one endless word', 'a'],
    ['endless spaces', ' '],
    ['endless digits', '1 '],
    ['endless number words', 'deux cents '],
    ['opening marks', '(('],
    ['opening quotes', '« '],
    ['negations without end', 'ne pas n’a plus jamais '],
    ['amounts without end', 'RSA 560 € de loyer '],
    ['steps without end', 'je la lui rappelle et elle me '],
    ['emoji', '👩‍👧'],
  ])(
    'of 100,000 characters takes its share of the time of 20,000: %s',
    (_, unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000)
      let found: ReturnType<typeof propose> = []
      const taken = (characters: number): number => {
        const piece = text.slice(0, characters)
        const before = process.cpuUsage()
        const proposed = propose(piece, { on })
        const { user, system } = process.cpuUsage(before)
        if (characters === text.length) found = proposed
        return (user + system) / 1_000
      }
      // five times the text: five times the time when it is linear, twenty-five when it is not. Time of the
      // processor, and the smallest of a few rounds: a busy machine may still slow one of the two. The long one first, so that both are read by warm code.
      let ratio = Number.POSITIVE_INFINITY
      for (let round = 0; round < 6 && ratio >= 15; round++) ratio = Math.min(ratio, taken(100_000) / Math.max(taken(20_000), 1))
      expect(ratio).toBeLessThan(15)
      for (const one of found) expect(one.quote).toBe(text.slice(one.start, one.end))
    },
    30_000,
  )
})
