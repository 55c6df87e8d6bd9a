import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { abbreviationReader, abbreviations, unexplained } from './abbreviations.ts'
import { sheetContent, withoutApartes } from './content.ts'
import { dangerousWords, withoutMotive } from './discreet.ts'
import { fullSheet } from './examples.ts'
import { checkSheet, sheetReadability } from './model.ts'
import type { Sheet, SheetSecrets } from './model.ts'
import { readability, sentencesOf } from './readability.ts'
import { SheetPage } from './view.tsx'
import { cleaned } from './words.ts'

const noSecrets: SheetSecrets = { caseFileNames: [], hiddenAddresses: [], apartes: [] }
const page = (sheet: Sheet): string => renderToStaticMarkup(<SheetPage sheet={sheet} />)
const blocking = (sheet: Sheet, secrets: SheetSecrets = noSecrets): string[] =>
  checkSheet(sheet, secrets)
    .filter((remark) => remark.severity === 'blocks')
    .map((remark) => remark.field)

describe('abbreviations', () => {
  test('are explained the first time only, and not where the text does it', () => {
    const read = abbreviationReader()
    expect(read('La CAF décide.')).toBe('La CAF (caisse d’allocations familiales) décide.')
    expect(read('Écrire à la CAF, et à la MSA.')).toBe('Écrire à la CAF, et à la MSA (mutualité sociale agricole).')
    expect(read("La caisse primaire d'assurance maladie (CPAM)")).toBe("La caisse primaire d'assurance maladie (CPAM)")
  })
  test('with two meanings, or unlisted, are left to the author', () => {
    expect(abbreviationReader()('Votre ASS')).toBe('Votre ASS')
    expect(unexplained(['Votre ASS, par SMS', 'un ZYX', 'ZYX, la CAF, Louis XIV'])).toEqual([
      { short: 'ASS', meanings: abbreviations.ASS },
      { short: 'ZYX', meanings: [] },
    ])
  })
})

describe('readability', () => {
  test('counts words and sentences as spoken', () => {
    expect(sentencesOf('M. Vasseur doit 4,76 € à Mme Diarra. Il est 9 h 30 !')).toEqual([
      'M. Vasseur doit 4,76 € à Mme Diarra.',
      'Il est 9 h 30 !',
    ])
    const measure = readability(['Un deux trois. Un deux.', 'anticonstitutionnellement'])
    expect(measure).toMatchObject({ words: 6, sentences: 3, averageWords: 2, longestWords: 3, longestSentence: 'Un deux trois.' })
    expect(measure.longWordShare).toBeCloseTo(1 / 6)
    expect(readability([])).toMatchObject({ words: 0, averageWords: 0, longestSentence: '' })
  })
  test('warns above fifteen words on average, in French', () => {
    const wordy = `${'mot '.repeat(29)}mot.`
    const remarks = checkSheet(
      { ...fullSheet, said: [wordy, wordy], canAsk: [], actions: [], estimateNote: undefined, next: null },
      noSecrets,
    )
    expect(remarks.map((remark) => remark.message).join('\n')).toContain('Les phrases ont 30 mots en moyenne. Au-delà de 15, coupez-les')
    expect(sheetReadability(fullSheet).averageWords).toBeLessThan(15)
  })
})

describe('what must not leave', () => {
  test('a private passage is never printed, closed or not', () => {
    expect(withoutApartes('Avant ((il est passé)) après')).toBe('Avant après')
    expect(withoutApartes('a ((b ((c)) d)) e ((f')).toBe('a e')
    const sheet = { ...fullSheet, said: ['Vous allez mieux. ((M. Ferrand est passé devant l’école'] }
    expect(page(sheet)).not.toContain('Ferrand')
    expect(checkSheet(sheet, noSecrets).some((remark) => remark.message.startsWith('Un passage à part était écrit'))).toBe(true)
  })
  test('the name of the case file, a hidden address, words of a private passage block it, on their field', () => {
    const sheet = {
      ...fullSheet,
      said: ['Dossier « Aubertin-Ferrand ».', 'Vous vivez rue des Lilas.', 'il est passé devant l’école lundi'],
    }
    expect(
      blocking(sheet, {
        caseFileNames: ['Aubertin Ferrand'],
        hiddenAddresses: ['12 bis, rue des Lilas, 29000 Clairval'],
        apartes: ['M. Ferrand est passé devant l’école le 4 juin'],
      }),
    ).toEqual(['said.0', 'said.1', 'said.2'])
    expect(
      blocking(fullSheet, {
        caseFileNames: ['Aubertin'],
        hiddenAddresses: ['12 rue des Lilas'],
        apartes: ['Elle demande le silence de tous.'],
      }),
    ).toEqual([])
  })
  test('signs that turn the reading round, control signs and broken ones are taken out', () => {
    expect(cleaned('a\u202eb\u2066c\u0000d\ud800\n e')).toBe('abc d\ufffd e')
  })
})

describe('the discreet version', () => {
  const discreet: Sheet = {
    ...fullSheet,
    discreet: true,
    actions: [
      ...fullSheet.actions,
      { what: 'Apporter le certificat médical', who: 'Vous', when: 'mardi 30 juin' },
      { what: 'Rendez-vous à la mairie pour l’aide d’urgence', who: 'Vous', when: 'jeudi 2 juillet' },
      { what: 'Votre carte de transport', who: 'Vous', when: '', bring: true },
    ],
  }
  test('keeps appointments and what to bring, without motive, nor who was met, nor the numbers', () => {
    const content = sheetContent(discreet)
    const text = page(discreet)
    expect(content.parts).toEqual([
      { kind: 'appointment', heading: 'Votre rendez-vous', strong: 'Mardi 30\u00a0juin à 9\u00a0h\u00a030', text: ', bureau 2.' },
      {
        kind: 'list',
        heading: 'Vos autres rendez-vous',
        items: [{ strong: '', text: 'Rendez-vous à la mairie, jeudi 2\u00a0juillet' }],
        after: null,
      },
      {
        kind: 'list',
        heading: 'À apporter',
        items: [
          { strong: '', text: 'Apporter vos trois dernières fiches de paie, mardi 30\u00a0juin' },
          { strong: '', text: 'Votre carte de transport' },
        ],
        after: null,
      },
    ])
    expect(dangerousWords(text.replace(/<[^>]*>/g, ' '))).toEqual([])
    for (const word of ['Kerbrat', 'sociale', 'solidarités', '3919', 'aparté', '€', 'peur', 'CAF']) expect(text).not.toContain(word)
  })
  test('tells what it leaves out, and refuses a place that gives it away', () => {
    expect(checkSheet(discreet, noSecrets)).toEqual([
      {
        severity: 'advice',
        field: '',
        message: 'La version discrète laisse de côté : « Apporter le certificat médical ». Dites-le de vive voix.',
      },
    ])
    expect(blocking({ ...discreet, next: { day: 'mardi 30 juin', time: '9 h 30', place: 'au tribunal' } })).toEqual(['next.place'])
    expect(blocking({ ...discreet, next: null, actions: [] })).toEqual(['next'])
  })
  test('whatever is written, no listed word gets through unless it blocks', () => {
    const word = fc.constantFrom(
      'violences',
      'Plainte',
      'TRIBUNAL',
      'séparée',
      'le',
      'fiche',
      'pour',
      'Apporter',
      'RDV',
      ',',
      'mardi',
      'conjoint',
      '3919',
    )
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
    const action = fc.record({ what: text, who: text, when: text })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 5 }), text, (actions, place) => {
        const sheet = { ...discreet, actions, next: { day: 'mardi', time: '9 h', place } }
        const leaks = dangerousWords(page(sheet).replace(/<[^>]*>/g, ' '))
        if (leaks.length > 0) expect(blocking(sheet)).toContain('next.place')
      }),
    )
  })
  test('a motive starts at the first comma, bracket or « pour »', () => {
    expect(withoutMotive('Apporter le bail pour la plainte')).toBe('Apporter le bail')
    expect(withoutMotive('Apporter le bail (divorce)')).toBe('Apporter le bail')
    expect(withoutMotive('Apporter le bail.')).toBe('Apporter le bail')
  })
})

describe('the page', () => {
  test('has one title, the parts in order, the table with its headings, no style attribute', () => {
    const html = page(fullSheet)
    expect([...html.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/g)].map((found) => found[1])).toEqual([
      'Ce que nous avons dit aujourd’hui',
      'Vous nous avez dit',
      'Ce que vous pouvez demander',
      'Qui fait quoi',
      'Notre prochain rendez-vous',
    ])
    expect(html).toContain('<th scope="col">Quoi</th>')
    expect(html).not.toContain('style=')
  })
  test('hostile text stays text', () => {
    const html = page({ ...fullSheet, said: ['<script>alert(1)</script>'] })
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })
  test('says what to shorten when it goes over one page', () => {
    const long = { ...fullSheet, said: Array.from({ length: 30 }, (_, i) => `Phrase numéro ${i} qui prend de la place.`) }
    const remark = checkSheet(long, noSecrets).find(({ severity }) => severity === 'blocks')
    expect(remark?.message).toMatch(/^La feuille dépasse une page d’environ \d+ lignes\. Commencez par « Vous nous avez dit »/)
    expect(blocking(fullSheet)).toEqual([])
  })
})
