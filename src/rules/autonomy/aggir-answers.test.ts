import { describe, expect, it } from 'vitest'
import { adverbKey, aggirTrace, isAggirAnswer, partsOf, readAggir, reversalWords, wordsKey } from './aggir-answers.ts'
import { AGGIR_ADVERBS, AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES, type AggirAdverb } from './aggir-tables.ts'

const ADVERBS = Object.keys(AGGIR_ADVERBS) as AggirAdverb[]
/** Every adverb of a variable answered alike. */
const all = (id: string, said: 'yes' | 'no'): Record<string, string> => {
  const variable = AGGIR_VARIABLES.find((one) => one.id === id)
  if (!variable) throw new Error(id)
  return Object.fromEntries(partsOf(variable).flatMap((part) => ADVERBS.map((adverb) => [adverbKey(id, part.id, adverb), said])))
}
const everything = (said: 'yes' | 'no'): Record<string, string> => Object.assign({}, ...AGGIR_VARIABLES.map(({ id }) => all(id, said)))

describe('answers of a grid', () => {
  it('reads letters from adverbs, and the GIR when all ten are seen', () => {
    expect(readAggir(everything('yes'))).toMatchObject({ seen: 10, gir: { gir: 6 } })
    expect(readAggir(everything('no'))).toMatchObject({ seen: 10, gir: { gir: 1 } })
    expect(readAggir({})).toMatchObject({ seen: 0, gir: null, reversals: [] })
    expect(aggirTrace(readAggir({}))).toEqual([])
  })

  it('is the grid of M. Vasseur: the feet are Odette’s, his GIR is 4', () => {
    const answers = {
      ...everything('yes'),
      [adverbKey('toilette', 'bottom', 'totally')]: 'no',
      [adverbKey('toilette', 'bottom', 'correctly')]: 'no',
      [adverbKey('habillage', 'bottom', 'totally')]: 'no',
      [wordsKey('toilette')]: 'Les pieds, c’est Odette.',
    }
    const read = readAggir(answers)
    expect(read.letters).toMatchObject({ coherence: 'A', toilette: 'B', habillage: 'B', alimentation: 'A' })
    expect(read.variables[2]).toMatchObject({
      letter: 'B',
      told: false,
      words: 'Les pieds, c’est Odette.',
      parts: [{ letter: 'A' }, { letter: 'B' }],
    })
    expect(read.gir).toMatchObject({ gir: 4, rank: 11 })
    expect(aggirTrace(read)[0]).toContain('AABBAAAA')
    expect(aggirTrace(read).some((line) => line.includes('Groupe H : 4000 points, rang 11, GIR 4'))).toBe(true)
  })

  it('takes a letter that was told, until the adverbs are all there', () => {
    expect(readAggir({ toilette: 'C' }).variables[2]).toMatchObject({ letter: 'C', told: true })
    expect(readAggir({ toilette: 'C', ...all('toilette', 'yes') }).variables[2]).toMatchObject({ letter: 'A', told: false })
    const { [adverbKey('toilette', 'top', 'totally')]: _one, ...missing } = all('toilette', 'yes')
    expect(readAggir(missing).variables[2]).toMatchObject({ letter: null })
    expect(readAggir({ toilette: 'D' }).variables[2]?.letter).toBeNull()
  })

  it('tells where the algorithm runs the wrong way', () => {
    const letters = Object.fromEntries(AGGIR_VARIABLES.map(({ id }) => [id, id === 'transferts' ? 'C' : 'A']))
    const read = readAggir(letters)
    expect(read.gir?.gir).toBe(6)
    expect(read.reversals.map(reversalWords)[0]).toContain('« Transferts » coté C donne le GIR 6, et coté B le GIR 5')
    expect(aggirTrace(read).at(-1)).toContain('particularité de l’algorithme officiel')
  })

  it('knows its own answers and refuses all others', () => {
    expect(isAggirAnswer('toilette', 'B')).toBe(true)
    expect(isAggirAnswer('toilette.bottom.totally', 'no')).toBe(true)
    expect(isAggirAnswer('transferts.totally', 'yes')).toBe(true)
    expect(isAggirAnswer('cooking.habitually', 'yes')).toBe(true)
    expect(isAggirAnswer('toilette.words', 'Je me lave.')).toBe(true)
    for (const [key, answer] of [
      ['toilette', 'D'],
      ['toilette.totally', 'yes'],
      ['toilette.bottom.totally', 'maybe'],
      ['transferts.top.totally', 'yes'],
      ['gir', '1'],
      ['toilette.words', 'x'.repeat(501)],
      ['toiletteX', 'A'],
    ] as const)
      expect(isAggirAnswer(key, answer), key).toBe(false)
    // No id is the beginning of another with a point after it.
    const ids = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map(({ id }) => id)
    expect(new Set(ids).size).toBe(17)
  })
})
