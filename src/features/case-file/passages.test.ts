import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange, excerpt, foldPieces, movePlace, paragraphs, splitText } from './passages.ts'

describe('foldPieces', () => {
  const long = 'a'.repeat(400)
  it('folds what comes after the first paragraphs of a long text, and loses nothing', () => {
    const { shown, rest } = foldPieces([{ text: `${long}\n\nb\n\n${long}` }, { aparte: { text: 'secret' } }])
    expect(shown).toEqual([{ text: long }, { text: 'b' }])
    expect(rest).toEqual([{ text: long }, { aparte: { text: 'secret' } }])
  })
  it('leaves a short text, one long paragraph and a short end as they are', () => {
    expect(foldPieces([{ text: 'Vu.\n\nBien.' }]).rest).toEqual([])
    expect(foldPieces([{ text: 'a'.repeat(2_000) }]).rest).toEqual([])
    expect(foldPieces([{ text: `${'a'.repeat(690)}\n\nFin de la note.` }]).rest).toEqual([])
  })
})

describe('splitText', () => {
  it('leaves nothing where a private passage stood: no mark, no double space, no empty paragraph', () => {
    expect(splitText('Vue. ((Secret.)) Elle rit.').main).toBe('Vue. Elle rit.')
    expect(splitText('Elle va mieux ((un peu)).').main).toBe('Elle va mieux.')
    expect(splitText('Un.\n\n((Deux.))\n\nTrois.').main).toBe('Un.\n\nTrois.')
    expect(splitText('((Un.)) Deux.').main).toBe('Deux.')
    expect(splitText('Un. ((Deux.))').main).toBe('Un.')
    expect(splitText('Elle dit (à voix basse) oui.').main).toBe('Elle dit (à voix basse) oui.')
  })
  it('keeps each private passage with its place and its offsets as typed', () => {
    const typed = 'Vue. ((Secret.)) Elle rit.'
    const [aparte] = splitText(typed).apartes
    expect(aparte).toMatchObject({ text: 'Secret.', place: 5 })
    expect(typed.slice(aparte?.start, aparte?.end)).toBe('Secret.')
    expect(splitText('Un (( )) deux.').apartes).toEqual([])
  })
  it('never lets a private word out, for any text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '.', ',', '🙂', ')'), maxLength: 30 })
    fc.assert(
      fc.property(word, word, word, (before, hidden, after) => {
        const secret = `SECRET${hidden.replaceAll('))', ') ').replace(/\)$/, '')}`
        const split = splitText(`${before.replaceAll('))', ') ').replace(/\)$/, '')}((${secret}))${after}`)
        expect(split.main).not.toContain('SECRET')
        expect(split.apartes.map(({ text }) => text).join()).toContain('SECRET')
        for (const { place } of split.apartes) expect(place).toBeLessThanOrEqual(split.main.length)
      }),
    )
  })
})

describe('the place of a private passage', () => {
  const show = (main: string, place: number) =>
    arrange(main, [{ place, text: 'X' }])
      .map((piece) => ('text' in piece ? piece.text : `(${piece.aparte.text})`))
      .join(' ')
  it('follows the words before it when the text changes around it', () => {
    const before = 'Premier point. Second point.'
    for (const after of [
      'Avant. Premier point. Second point.',
      'Premier point. Second point, revu.',
      'Premier point corrigé. Second point.',
    ])
      expect(show(after, movePlace(before, after, 14))).toMatch(/point( corrigé)?\. \(X\) Second/)
  })
  it('stays inside any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, n) => {
        const place = movePlace(before, after, Math.min(n, before.length))
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(after.length)
      }),
    )
  })
})

it('cuts paragraphs and first words', () => {
  expect(paragraphs(' un \n\n\n deux\n')).toEqual(['un', 'deux'])
  expect(excerpt('un deux trois', 8)).toBe('un deux…')
  expect(excerpt('court', 8)).toBe('court')
  expect(excerpt('🙂'.repeat(10), 5).isWellFormed()).toBe(true)
})
