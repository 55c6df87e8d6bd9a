import { describe, expect, it } from 'vitest'
import { firstDraft, placeWords, quotesOf, speaksOfHer } from './first-draft.ts'
import { readSheet, sheetForm } from './forms.ts'

const kept = {
  date: '2026-06-16',
  kind: 'interview',
  siteName: 'Maison des solidarités de Clairval',
  workerName: 'Solène Kerbrat',
  workerFunction: 'assistante sociale',
  text: 'Elle dit « ne plus avoir peur de la boîte aux lettres ». « Oui. »',
  steps: [{ what: 'Apporter les fiches de paie.', doer: 'person' as const, dueOn: '2026-06-30' }],
  deadlines: [{ title: 'Contester l’indu', dueOn: '2026-08-03' }],
  next: { date: '2026-06-30', time: '09:30', place: 'bureau 2' },
  discreet: false,
}

describe('the first draft of a sheet', () => {
  it('holds her words, who does what and the next appointment, and proposes no right', () => {
    const sheet = firstDraft(kept)
    expect(sheet.said).toEqual(['Vous avez dit : « ne plus avoir peur de la boîte aux lettres »'])
    expect(sheet.canAsk).toEqual([])
    expect(sheet.actions).toMatchObject([
      { what: 'Apporter les fiches de paie', who: 'Vous', when: 'mardi\u00A030\u00A0juin', bring: true },
      { what: 'Contester l’indu', who: '', when: 'le 3\u00A0août au plus tard' },
    ])
    expect(sheet.next).toEqual({ day: 'mardi\u00A030\u00A0juin', time: '9\u00A0h\u00A030', place: 'bureau 2' })
    expect(sheet.place).toBe('à la Maison des solidarités de Clairval')
  })
  it('says where without naming an address', () => {
    expect(placeWords('homeVisit', 'Maison')).toBe('chez vous')
    expect(placeWords('call', 'Maison')).toBe('par téléphone')
    expect(placeWords('interview', 'Centre social')).toBe('au Centre social')
    expect(placeWords('interview', 'Antenne nord')).toBe('à l’Antenne nord')
  })
  it('quotes whole sentences, once', () => {
    expect(quotesOf('« je veux dormir » puis « je veux dormir » et « non »')).toEqual(['je veux dormir'])
    expect(quotesOf(`« ${'long '.repeat(60)} »`)).toEqual([])
  })
  it('notices a line that speaks of her', () => {
    expect([speaksOfHer('Elle apporte ses papiers'), speaksOfHer('Apporter vos papiers'), speaksOfHer('Mme Diarra viendra')]).toEqual([
      true,
      false,
      true,
    ])
  })
})

it('takes out emptied lines and keeps the others in order', () => {
  const before = firstDraft(kept)
  const value = sheetForm.parse({
    said: ['', ' Un. '],
    what: ['A', '', 'B'],
    who: ['Vous', '', 'Moi'],
    when: ['', '', 'demain'],
    bring: ['2'],
    nextDay: '',
    discreet: 'oui',
  })
  expect(readSheet(before, value)).toMatchObject({
    said: ['Un.'],
    actions: [
      { what: 'A', who: 'Vous', when: '' },
      { what: 'B', who: 'Moi', when: 'demain', bring: true },
    ],
    next: null,
    discreet: true,
    place: before.place,
    date: before.date,
  })
})
