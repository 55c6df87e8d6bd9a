import { describe, expect, it } from 'vitest'
import { noBreak } from '#core/french.ts'
import { number, text, yesNo } from '#rules/instruments/build.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { tryGrid } from './grid-try.ts'

const grid: Instrument = {
  id: 'essai',
  version: 1,
  title: 'Mobilité',
  summary: '',
  compartment: 'general',
  about: 'household',
  frame: [],
  warnings: [],
  sections: [
    { id: 's1', title: 'Se déplacer', questions: [yesNo('licence', 'Un permis ?'), number('km', 'Distance', 'km', 100)] },
    { id: 's2', title: 'Mots', questions: [text('words', 'Dans ses mots'), yesNo('goes', 'Peut-elle venir ?')] },
  ],
  result: {
    kind: 'weights',
    start: 0,
    weights: { licence: { no: 200 } },
    bands: [{ from: 200, label: 'À regarder' }],
    decimals: 0,
  },
  proposals: [],
  secondLook: false,
  verified: false,
}

describe('a grid that is tried', () => {
  it('gives the result and the steps that a filled one would', () => {
    const tried = tryGrid(grid, { 'q-licence': 'no', 'q-km': '12,5', 'q-words': ' Le car ', 'q-goes': '' })
    expect(tried).toEqual({
      trial: {
        answers: { licence: 'no', km: 12.5, words: 'Le car' },
        waits: null,
        result: { label: `Total${noBreak}: 2`, words: ['À regarder'], value: 200 },
        trace: ['« Un permis ? » : Non, +2.', 'Total : 2, soit « À regarder » (à partir de 2).'],
      },
    })
  })

  it('says what cannot be read beside its field, in whichever part', () => {
    expect(tryGrid(grid, { 'q-km': 'loin', 'q-goes': 'perhaps' })).toEqual({
      errors: { 'q-km': expect.stringContaining('pas lisible'), 'q-goes': 'Choisissez dans la liste.' },
    })
  })

  it('gives no total without all the answers, and waits where the conclusion is who evaluates’', () => {
    expect(tryGrid(grid, {})).toMatchObject({ trial: { waits: null, result: { label: 'Pas de total' } } })
    const chosen: Instrument = { ...grid, result: { kind: 'choice', question: 'goes' } }
    expect(tryGrid(chosen, {})).toMatchObject({ trial: { result: null, waits: expect.stringContaining('Dites votre conclusion') } })
    expect(tryGrid(chosen, { 'q-goes': 'yes' })).toMatchObject({ trial: { result: { label: 'Peut-elle venir ? Oui' }, waits: null } })
  })
})
