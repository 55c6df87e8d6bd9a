import { describe, expect, it } from 'vitest'
import { findAmounts, numberOfWords } from './amounts.ts'
import { heldOutCorpus } from './corpus-held-out.ts'
import { readCorpus } from './corpus-notation.ts'
import { judge, scores, writeScores } from './corpus-scoring.ts'
import { tuningCorpus } from './corpus.ts'
import { findDays } from './day-words.ts'
import { deadlineSortOf, propose } from './model.ts'
import { fold } from './reading.ts'

const on = '2026-06-16'
const tuning = readCorpus(tuningCorpus).map(judge)
const heldOut = readCorpus(heldOutCorpus).map(judge)
const whole = [...tuning, ...heldOut]
const keys = (text: string): string[] => propose(text, { on }).map((one) => `${one.kind} ${one.key}`)

describe('an amount and its beginning', () => {
  it.each([
    ['Salaire : 986 € net par mois depuis mars.', '2026-03-01', 'Salaire : 986 € par mois depuis mars'],
    ['Elle touche 573 € de RSA. Seule depuis avril.', undefined, 'RSA : 573 €'],
  ])('%s', (text, from, label) => {
    const fact = propose(text, { on }).find(({ key }) => key.startsWith('income.'))
    expect(fact?.value?.from).toBe(from)
    expect(fact?.label.replaceAll(/\s/gu, ' ')).toBe(label)
  })
})

describe('the corpus', () => {
  it('holds enough sentences, a third of them silent or trapped, and three in ten held out', () => {
    expect(whole.length).toBeGreaterThanOrEqual(260)
    expect(whole.filter(({ example }) => example.trap || example.expected.length === 0).length / whole.length).toBeGreaterThan(1 / 3)
    expect(heldOut.length / whole.length).toBeGreaterThan(0.3)
    const texts = whole.map(({ example }) => example.text)
    expect(new Set(texts).size).toBe(texts.length)
  })
  it('is read with a precision of 95 % at least for each kind', () => {
    const table = [writeScores('Tuning part', tuning), writeScores('Held-out part', heldOut), writeScores('Whole corpus', whole)].join(
      '\n\n',
    )
    process.stdout.write(`\n${table}\n\n`)
    for (const score of scores(whole)) {
      expect(score.precision, `${score.kind}: precision`).toBeGreaterThanOrEqual(0.95)
      // Precision alone would be reached by silence.
      expect(score.recall, `${score.kind}: recall`).toBeGreaterThanOrEqual(0.9)
    }
  })
  it('is scored by comparing amounts, days and persons', () => {
    const verdict = judge({
      text: 'Loyer 548 €.',
      on,
      section: '',
      trap: false,
      expected: readCorpus('x => fact housing.rent 549')[0]?.expected ?? [],
    })
    expect([verdict.right.length, verdict.missed.length]).toEqual([0, 1])
    expect(verdict.wrong.map((one) => one.key)).toContain('housing.rent')
  })
})

describe('a body that pays', () => {
  it.each([
    ['la CAF verse 287 euros d’aide au logement', 'fact income.housingBenefit'],
    ['La CAF paie encore 560 € de RSA.', 'fact income.rsa'],
    ['La CAF lui verse 287 € d’APL.', 'fact income.housingBenefit'],
  ])('%s', (text, key) => {
    expect(keys(text)).toEqual([key, 'theme economic'])
  })
  it.each(['La CAF verse 287 € d’APL à sa sœur.', 'La CAF verse 635 € de RSA à une personne seule.'])('%s: nothing', (text) => {
    expect(keys(text)).not.toContainEqual(expect.stringMatching(/^fact/))
  })
})

it('tells the sort of a deadline by its title', () => {
  expect(deadlineSortOf('Contester l’indu CAF')).toBe('deadline.appeal')
  expect(deadlineSortOf('Recours : avant le 30 novembre')).toBe('deadline.appeal')
  expect(deadlineSortOf('Rappeler l’école')).toBeUndefined()
})

describe('a proposal', () => {
  it('explains itself in French and quotes the note', () => {
    const [debt] = propose('Le loyer d’avril reste dû, 548 €.', { on }).filter((one) => one.kind === 'fact')
    expect(debt).toMatchObject({
      key: 'debt.rentArrears',
      value: { cents: 54_800, text: 'avril' },
      quote: 'loyer d’avril reste dû, 548 €',
      compartment: 'budget',
      confidence: 'sure',
      private: false,
    })
    expect(debt?.label).toMatch(/^Dette de loyer : 548\s€, avril$/)
    expect(debt?.why).toContain('« loyer d’avril reste dû »')
  })
  it('keeps what comes from a private passage in it', () => {
    const found = propose('((Elle touche 300 € de pension alimentaire.)) Salaire 1 200 €.', { on })
    expect(found.filter((one) => one.private).map((one) => one.key)).toEqual(['alimony.received', 'family'])
    expect(found.filter((one) => !one.private).map((one) => one.key)).toEqual(['income.salary', 'economic'])
  })
  it('never reads an amount across the border of a private passage', () => {
    expect(keys('Sa dette de loyer ((elle ne veut pas que cela se sache)) : 548 €.').filter((key) => key.startsWith('fact'))).toEqual([])
  })
  it('keeps the words of a quotation hers', () => {
    const [step] = propose('« Je vous rapporte les papiers lundi. »', { on })
    expect(step).toMatchObject({ kind: 'step', who: 'person', due: '2026-06-22', confidence: 'likely' })
  })
  it('sends violence, justice and health to their compartments', () => {
    const compartments = (text: string): string[] =>
      propose(text, { on })
        .filter((one) => one.kind !== 'theme')
        .map((one) => one.compartment)
    expect(compartments('Elle a déposé plainte le 4 mars pour violences.')).toEqual(['violence'])
    expect(compartments('Je l’accompagne au commissariat lundi.')).toEqual(['justice'])
    expect(compartments('Elle est enceinte.')).toEqual(['health'])
  })
})

describe('amounts', () => {
  it.each([
    ['1 590 €', 159_000],
    ['1 590 €', 159_000],
    ['1.590 euros', 159_000],
    ['45€', 4500],
    ['548,50 €', 54_850],
    ['12€50', 1250],
    ['deux cents euros', 20_000],
    ['mille deux cents euros', 120_000],
    ['quatre-vingt-douze euros', 9200],
    ['soixante et onze euros', 7100],
  ])('reads %s', (text, cents) => {
    expect(findAmounts(fold(text)).map((amount) => amount.cents)).toEqual([cents])
  })
  it.each(['entre 500 et 600 €', 'moins de 500 €', '06 12 34 56 78', '1 590 abonnés', '500 à 600 euros'])(
    'reads no amount in %s',
    (text) => {
      expect(findAmounts(fold(text))).toEqual([])
    },
  )
  it('reads the numbers that French words say', () => {
    expect(['vingt et un', 'quatre-vingts', 'trois cent cinquante', 'deux mille six cents', 'chien'].map(numberOfWords)).toEqual([
      21,
      80,
      350,
      2600,
      undefined,
    ])
  })
})

describe('days', () => {
  it.each([
    ['avant le 24', '2026-06-24'],
    ['24/06/2026', '2026-06-24'],
    ['le 03/07', '2026-07-03'],
    ['mardi prochain', '2026-06-23'],
    ['jeudi', '2026-06-18'],
    ['d’ici fin juin', '2026-06-30'],
    ['fin juillet', '2026-07-31'],
    ['à la fin du mois', '2026-06-30'],
    ['le 1er juillet', '2026-07-01'],
    ['dans quinze jours', '2026-06-30'],
    ['sous quinze jours', '2026-07-01'],
    ['dans deux mois', '2026-08-16'],
    ['le 5 janvier', '2027-01-05'],
    ['mi-septembre', '2026-09-15'],
  ])('%s is to come on the right day', (text, due) => {
    expect(findDays(fold(text), on).map((word) => word.ahead)).toEqual([due])
  })
  it.each([
    ['depuis mars', '2026-03-01'],
    ['le 4 mars', '2026-03-04'],
    ['depuis trois semaines', '2026-05-26'],
    ['lundi dernier', '2026-06-15'],
    ['il y a deux mois', '2026-04-16'],
    ['hier', '2026-06-15'],
  ])('%s is past on the right day', (text, past) => {
    expect(findDays(fold(text), on).map((word) => word.past)).toEqual([past])
  })
  it.each(['à la rentrée', 'dès que possible', 'le 31/02/2026', '45/13/2026', 'bureau 12'])('%s is no day', (text) => {
    expect(findDays(fold(text), on)).toEqual([])
  })
})
