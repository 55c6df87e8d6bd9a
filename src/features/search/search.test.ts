import { describe, expect, it } from 'vitest'
import type { Role } from '#core/actor.ts'
import { detailOf, hrefOf, menuFor, rightsFor } from './model.ts'
import type { Found } from './model.ts'
import { distance, score } from './rank.ts'

describe('the order of names', () => {
  it('counts letters lost, added, changed and swapped', () => {
    expect([
      distance('kerbrat', 'kebrat'),
      distance('kerbrat', 'kerbratt'),
      distance('kerbrat', 'kerbrut'),
      distance('kerbrat', 'kerbart'),
    ]).toEqual([1, 1, 1, 1])
    expect(distance('', 'abc')).toBe(3)
  })
  const names = ['solene~SOLEN', 'kerbrat~KERBRA']
  it('puts the same before the begun, the begun before the heard, the heard before the mistyped', () => {
    const of = (asked: string) => score([asked], [], names)
    expect(of('kerbrat~KERBRA')).toBe(1)
    expect(of('kerb~KERB')).toBeLessThan(1)
    expect(of('querbra~KERBRA')).toBeLessThan(of('kerb~KERB'))
    expect(of('jerbrat~JERBRA')).toBeLessThan(of('querbra~KERBRA'))
    expect(of('dubois~DUBVA')).toBeLessThan(0.62)
  })
  it('does not mind the order of the words, nor two words written as one', () => {
    expect(score(['kerbrat~KERBRA', 'solene~SOLEN'], ['kerbratsolene~KERBRASOLEN'], names)).toBe(1)
    expect(score(['le~LE', 'floch~FLOK'], ['lefloch~LEFLOK'], ['lefloch~LEFLOK', 'yann~IAN'])).toBe(1)
    expect(score([], [], names)).toBe(0)
  })
})

describe('the menu', () => {
  const labels = (roles: Role[], question = '') => menuFor({ roles }, question).map((line) => line.label)
  it('holds what the function may do, and nothing else', () => {
    expect(labels(['worker'])).toContain('Ouvrir un dossier')
    expect(labels(['reception'])).toEqual([
      'Nouvelle demande',
      'Déclarer un lien personnel',
      'Permanences du jour',
      'Droits et aides',
      'Aides locales',
      'Mon compte',
    ])
    expect(labels(['dpo'])).toEqual([])
  })
  it('is found by the beginning of words, without accents', () => {
    expect(labels(['worker'], 'journee')).toEqual(['Ma journée'])
    expect(labels(['worker'], 'doss ouv')).toEqual(['Ouvrir un dossier'])
    expect(labels(['worker'], 'kerbrat')).toEqual([])
    expect(labels(['worker'], '%')).toEqual([])
  })
})

it('tells namesakes apart, and leads reception elsewhere than to the case file', () => {
  const found: Found = {
    caseFileId: '0197',
    personId: null,
    name: 'Céline Aubertin',
    usualName: '',
    household: 'Aubertin-Ferrand',
    birthYear: 1992,
    dead: false,
    closed: true,
    flags: null,
  }
  expect(detailOf(found)).toBe('1992 · foyer Aubertin-Ferrand · dossier clos')
  expect(hrefOf({ roles: ['worker'] }, found)).toBe('/dossiers/0197')
  expect(hrefOf({ roles: ['reception'] }, { ...found, personId: '0198' })).toBe('/accueil/contacts/0198')
})

it('knows rights by the names of today and of before, a few, and none for a name of somebody', () => {
  const said = (question: string) => rightsFor(question).map(({ label, detail }) => `${label} : ${detail}`)
  expect(said('CMU')).toContain('Protection universelle maladie : « CMU » aujourd’hui')
  expect(said('rsa')[0]).toBe('Revenu de solidarité active : droit ou aide')
  expect(said('aide').length).toBe(4)
  expect([said('rs'), said(''), said('lantier'), said('rahimi')]).toEqual([[], [], [], []])
})
