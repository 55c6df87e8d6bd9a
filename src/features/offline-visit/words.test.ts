import { describe, expect, it } from 'vitest'
import { becameOf, lastHours, lineOf, unsentWords } from './words.ts'

const HOUR = 3_600_000

describe('what is not sent in time', () => {
  it('is told four hours, then one hour before, and not when nothing waits', () => {
    expect(lastHours(5 * HOUR, 7, '18 h')).toBe('')
    expect(lastHours(4 * HOUR, 7, '18 h')).toBe('Moins de quatre heures : envoyez avant 18 h, sinon ce sera perdu.')
    expect(lastHours(HOUR, 7, '18 h')).toBe('Moins d’une heure : ce qui n’est pas envoyé avant 18 h sera perdu.')
    expect(lastHours(HOUR, 0, '18 h')).toBe('')
    expect([unsentWords(1), unsentWords(7)]).toEqual(['1 réponse pas encore envoyée', '7 réponses pas encore envoyées'])
  })

  it('is told at the desk too, which knows the hour and nothing else', () => {
    const takenAt = new Date('2026-11-22T08:00:00Z')
    const expiresAt = new Date('2026-11-23T08:00:00Z')
    const copy = { takenAt, expiresAt, returnedAt: null, endedAt: null, wipedAt: null, unsent: null }
    const written = (at: Date): string => at.toISOString().slice(5, 16)
    const at = (hours: number): string => becameOf(copy, new Date(expiresAt.getTime() - hours * HOUR), written)
    expect(at(5)).toBe('prise 11-22T08:00, jusqu’à 11-23T08:00')
    expect(at(4)).toBe('prise 11-22T08:00, jusqu’à 11-23T08:00 ; ce qui n’est pas envoyé avant sera perdu')
  })
})

describe('what came back and is not filed', () => {
  it('is named in the words of the desk', () => {
    const money = {
      kind: 'money',
      of: 'water',
      label: '',
      cents: 90_00,
      period: 'quarter',
      about: true,
      instead: null,
      inLedger: false,
      personId: null,
    } as const
    expect(lineOf(money)).toEqual({ what: 'Charge', says: expect.stringMatching(/^Eau : environ 90.€ par trimestre$/) })
    expect(lineOf({ ...money, of: 'rsa', cents: null })).toEqual({ what: 'Ressource', says: 'RSA : montant à trouver' })
    expect(lineOf({ kind: 'debt', of: 'energyDebt', label: 'EDF', due: 412_00, monthly: 20_00, about: false })).toEqual({
      what: 'Électricité ou gaz',
      says: expect.stringMatching(/^EDF : 412.€ dus, 20.€ par mois$/),
    })
    const choice = {
      kind: 'fact',
      path: 'p',
      label: 'Situation de logement',
      value: 1,
      unit: 'text',
      text: 'hosted',
      says: 'Hébergé gratuitement',
    } as const
    expect(lineOf(choice)).toEqual({ what: 'Situation de logement', says: 'Hébergé gratuitement' })
  })
})
