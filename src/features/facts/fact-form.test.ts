import { describe, expect, it } from 'vitest'
import { Refused } from '#core/errors.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { EMPTINESS } from './emptiness.ts'
import { FACT_KINDS, factKind } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'
import { fieldOf, formOf, valueOfForm } from './fact-form.ts'
import { noteForm, ownPath } from './forms.ts'

const today = '2026-06-16'
const kindOf = (key: string): FactKind => factKind(key) as FactKind
const read = (key: string, typed: Record<string, string>): FactValue => {
  const form = noteForm.parse({ observedOn: today, compartment: 'budget', ...typed })
  return valueOfForm(kindOf(key), form, today)
}
const refusal = (key: string, typed: Record<string, string>): Readonly<Record<string, string>> => {
  try {
    read(key, typed)
  } catch (error) {
    if (error instanceof Refused) return error.fields
    throw error
  }
  return {}
}

describe('the form of a fact', () => {
  it.each<[string, Record<string, string>, FactValue]>([
    ['income.salary', { line: '986 € depuis mars' }, { cents: 986_00, period: 'month', from: '2026-03-01' }],
    ['housing.rent', { amount: '486,50 €', from: '2026-03-02' }, { cents: 486_50, period: 'month', from: '2026-03-02' }],
    ['savings.untaxed', { none: 'oui' }, { boolean: false }],
    ['tax.rfr', { amount: '11 680', year: '2024' }, { cents: 11_680_00, from: '2024-01-01' }],
    ['employment.status', { code: 'working' }, { code: 'working' }],
    ['housing.zone', { code: '2' }, { number: 2 }],
    ['tax.bracket', { code: '1', year: '2024' }, { number: 1, from: '2024-01-01' }],
    ['disability.rate', { figure: '80 %' }, { number: 0.8 }],
    ['childcare.hours', { figure: '86' }, { number: 86 }],
    ['housing.flatShare', { answer: 'non' }, { boolean: false }],
    ['identity.birthDate', { day: '1990-03-12' }, { on: '1990-03-12' }],
    ['employment.unemployedSince', { none: 'oui' }, { boolean: false }],
    ['health.pregnancy', { day: '2026-11-02', figure: '2' }, { on: '2026-11-02', number: 2 }],
    ['residence.permit', { code: 'resident', day: '2020-01-01' }, { code: 'resident', on: '2020-01-01' }],
    ['housing.commune', { figure: '35238' }, { code: '35238' }],
    ['disability.activities', { figure: Array.from({ length: 20 }, () => '1').join(' ') }, { numbers: Array.from({ length: 20 }, () => 1) }],
  ])('%s %j', (key, typed, value) => expect(read(key, typed)).toEqual(value)) // prettier-ignore

  it('says what is missing beside the field, for every kind', () => {
    let refused = 0
    for (const kind of [...FACT_KINDS, ...EMPTINESS]) {
      const form = noteForm.parse({ observedOn: today, compartment: 'budget' })
      const attempt = () => valueOfForm(kind, form, today)
      expect(attempt, kind.key).toThrow(Refused)
      refused += 1
      expect(fieldOf(kind)).not.toBe('')
      expect(formOf(kind)).not.toBe('')
    }
    expect(refused).toBe(FACT_KINDS.length + EMPTINESS.length)
  })

  it.each([
    ['income.salary', { line: 'beaucoup' }, 'line'],
    ['employment.status', { code: 'castle' }, 'code'],
    ['disability.rate', { figure: '180 %' }, 'figure'],
    ['tax.rfr', { amount: '11 680', year: '2031' }, 'year'],
    ['housing.commune', { figure: 'Rennes' }, 'figure'],
    ['health.pregnancy', { day: '2026-11-02', figure: 'deux' }, 'figure'],
  ])('%s %j is refused beside %s', (key, typed, field) => expect(Object.keys(refusal(key, typed as unknown as Record<string, string>))).toEqual([field])) // prettier-ignore
})

describe('the way back', () => {
  it.each([
    ['/dossiers/x/droits?mois=2026-06', '/dossiers/x/droits?mois=2026-06'],
    ['/entretiens/x', '/entretiens/x'],
    ['https://ailleurs.example', '/ici'],
    ['//ailleurs.example', '/ici'],
    ['/\\ailleurs', '/ici'],
    ['/dossiers/../deconnexion', '/ici'],
    ['/dossiersx', '/ici'],
    ['', '/ici'],
  ])('« %s » leads to %s', (typed, path) => expect(ownPath(typed, '/ici')).toBe(path))
})
