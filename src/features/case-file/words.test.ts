import { describe, expect, it } from 'vitest'
import { noBreak } from '#core/french.ts'
import { readName, referentWord, shortTitle, titleUnder, writeComposition, writeScope, writeThreadDay } from './words.ts'

const on = '2026-06-16'
const member = (firstName: string, role: string, birthDate: string | null = null, sex = 'F') => ({
  firstName,
  name: firstName,
  role,
  birthDate,
  sex,
})

describe('writeComposition', () => {
  it('names who is there, children with their age, the eldest first', () => {
    expect(
      writeComposition([member('Céline', 'main'), member('Jade', 'child', '2022-05-12'), member('Maël', 'child', '2017-01-20')], on),
    ).toBe(`et ses enfants, Maël, 9${noBreak}ans, et Jade, 4${noBreak}ans`)
    expect(writeComposition([member('Ana', 'main'), member('Léo', 'child', '2026-03-02')], on)).toBe(`et son enfant, Léo, 3${noBreak}mois`)
    expect(writeComposition([member('Linh', 'main'), member('Thomas', 'partner'), member('Zoé', 'child')], on)).toBe(
      'et Thomas et leur enfant, Zoé',
    )
  })
  it('is nothing for one alone, or when nobody is known', () => {
    expect(writeComposition([member('Inaya', 'main')], on)).toBeNull()
    expect(writeComposition([], on)).toBeNull()
    // whom the name of the household says already is not said twice
    const couple = [member('Linh', 'main'), member('Thomas', 'partner')]
    expect(writeComposition(couple, on, 'Linh et Thomas Nguyen')).toBeNull()
    expect(writeComposition([...couple, member('Zoé', 'child')], on, 'Linh et Thomas Nguyen')).toBe('et leur enfant, Zoé')
    expect(writeComposition(couple, on, 'Linh Nguyen')).toBe('et Thomas')
  })
})

describe('readName', () => {
  it.each([
    ['Mme Diarra', { civilTitle: 'madame', firstName: '', lastName: 'Diarra', usualName: '' }],
    ['M. Vasseur', { civilTitle: 'monsieur', firstName: '', lastName: 'Vasseur', usualName: '' }],
    ['Céline  Aubertin', { civilTitle: 'none', firstName: 'Céline', lastName: 'Aubertin', usualName: '' }],
    ['Céline', { civilTitle: 'none', firstName: 'Céline', lastName: '', usualName: '' }],
    ['La dame au landau bleu', { civilTitle: 'none', firstName: '', lastName: '', usualName: 'La dame au landau bleu' }],
    ['Roger et Odette Vasseur', { civilTitle: 'none', firstName: '', lastName: '', usualName: 'Roger et Odette Vasseur' }],
    ['Famille Kowalczyk', { civilTitle: 'none', firstName: '', lastName: 'Kowalczyk', usualName: '' }],
    ['la famille Ben Ali', { civilTitle: 'none', firstName: '', lastName: 'Ben Ali', usualName: '' }],
    ['Foyer Diarra', { civilTitle: 'none', firstName: '', lastName: 'Diarra', usualName: '' }],
    ['M. et Mme Vasseur', { civilTitle: 'none', firstName: '', lastName: 'Vasseur', usualName: '' }],
    ['Mme et M. de La Tour', { civilTitle: 'none', firstName: '', lastName: 'de La Tour', usualName: '' }],
    ['Famille', { civilTitle: 'none', firstName: '', lastName: '', usualName: 'Famille' }],
    ['Mme', { civilTitle: 'none', firstName: '', lastName: '', usualName: 'Mme' }],
    ['Famille du troisième', { civilTitle: 'none', firstName: '', lastName: '', usualName: 'Famille du troisième' }],
    ['🙂', { civilTitle: 'none', firstName: '', lastName: '', usualName: '🙂' }],
  ])('reads %s', (typed, parts) => expect(readName(typed)).toEqual(parts))
})

describe('words about colleagues', () => {
  it('says the scope of an access', () => {
    expect(writeScope(['identity', 'budget'])).toBe('budget seulement')
    expect(writeScope(['identity', 'general', 'budget'])).toBe('le fil et budget')
    expect(writeScope(['identity'])).toBe('identité et consignes seulement')
    // what a co-worker cannot know is not said
    expect(writeScope(['identity'], false)).toBeNull()
    expect(writeScope(['identity', 'budget'], false)).toBe('budget')
  })
  it('follows the form of the function that each chose', () => {
    expect(referentWord('assistante de service social')).toBe('Référente')
    expect(referentWord('assistant de service social')).toBe('Référent')
    expect(referentWord('travail social')).toBe('Suivi par')
    expect(shortTitle('Conseillère en économie sociale familiale')).toBe('CESF')
    expect(shortTitle('assistant de service social stagiaire')).toBe('assistant social stagiaire')
    expect(shortTitle('Cheffe de service')).toBe('cheffe de service')
  })
})

it('writes a day in the narrow column', () => {
  expect(writeThreadDay('2026-06-12', on)).toBe(`12${noBreak}juin`)
  expect(writeThreadDay('2026-09-01', on)).toBe(`1er${noBreak}sept.`)
  expect(writeThreadDay('2025-12-31', on)).toBe(`31${noBreak}déc. 2025`)
  expect(writeThreadDay('2026-01-01', on)).toBe(`1er${noBreak}janv.`)
})

describe('titleUnder', () => {
  it('says once the application that stands above its deadline', () => {
    expect(titleUnder('Aide du FSL', 'Pièces à remettre : Aide du FSL')).toBe('Pièces à remettre')
    expect(titleUnder('FSL', 'Contester l’indu')).toBe('Contester l’indu')
    expect(titleUnder('FSL', 'FSL')).toBe('FSL')
  })
})
