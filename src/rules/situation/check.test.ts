import { describe, expect, test } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { monthOf } from '../time.ts'
import { checkSituation } from './check.ts'

const may = monthOf('2026-05')
const parent = { id: 'p', role: 'parent', birthDate: '1990-03-12' }
const child = { id: 'a', role: 'child', birthDate: '2019-09-02' }
const one = (person: object): unknown => ({ persons: [{ ...parent, ...person }] })

/** What is wrong, where it must be said, and a word that the message must hold. */
const BAD: readonly (readonly [title: string, situation: unknown, path: string, says: string])[] = [
  ['no object', 3, 'situation', 'un objet'],
  ['no person', { persons: [] }, 'persons', 'une liste de personnes'],
  ['no persons at all', {}, 'persons', 'une valeur'],
  ['unknown property', { persons: [parent], animal: 'chat' }, 'animal', 'une propriété connue'],
  ['unknown property of a person', one({ sexe: 'F' }), 'persons.p.sexe', 'une propriété connue'],
  ['unknown kind of amount', one({ amounts: { lottery: 'none' } }), 'persons.p.amounts.lottery', 'une propriété connue'],
  ['unknown right', { persons: [parent], received: { apl2: {} } }, 'received.apl2', 'une propriété connue'],
  ['prototype as a property', one({ amounts: { constructor: 'none' } }), 'persons.p.amounts.constructor', 'une propriété connue'],
  ['unknown role', one({ role: 'cousin' }), 'persons.p.role', 'parent, child'],
  ['unknown tenure', { persons: [parent], housing: { tenure: 'castle' } }, 'housing.tenure', 'un mot parmi'],
  ['unknown activity in a stretch', one({ activity: [{ value: 'busy' }] }), 'persons.p.activity.0.value', 'un mot parmi'],
  ['negative rent', { persons: [parent], housing: { rent: -1 } }, 'housing.rent', 'positif'],
  ['rent that is no whole cent', { persons: [parent], housing: { rent: 500.5 } }, 'housing.rent', 'centimes entiers'],
  ['rent as a text', { persons: [parent], housing: { rent: '500' } }, 'housing.rent', 'centimes entiers'],
  ['infinite wage', one({ amounts: { netWage: { cents: Infinity } } }), 'persons.p.amounts.netWage.cents', 'centimes entiers'],
  ['negative wage', one({ amounts: { netWage: { months: { '2026-01': -5 } } } }), 'persons.p.amounts.netWage.months.2026-01', 'positif'],
  ['month 13', one({ amounts: { netWage: { months: { '2026-13': 5 } } } }), 'persons.p.amounts.netWage.months.2026-13', 'un mois'],
  ['month 13 of a stretch', { persons: [parent], marital: [{ from: '2026-13', value: 'single' }] }, 'marital.0.from', 'un mois'],
  ['a year that is none', one({ amounts: { netWage: { years: { '26': 5 } } } }), 'persons.p.amounts.netWage.years.26', 'une année'],
  ['30 February', one({ birthDate: '1990-02-30' }), 'persons.p.birthDate', 'une date'],
  ['29 February of a common year', one({ birthDate: '1990-02-29' }), 'persons.p.birthDate', 'une date'],
  ['end before start', one({ amounts: { netWage: { from: '2026-03', until: '2026-01', cents: 1 } } }), 'persons.p.amounts.netWage.until', 'pas avant'],
  ['end before start of a state', { persons: [parent], housing: { rent: [{ from: '2026-03', until: '2026-02', value: 1 }] } }, 'housing.rent.0.until', 'pas avant'],
  ['total under its months', one({ amounts: { netWage: { months: { '2024-01': 500 }, years: { 2024: 400 } } } }), 'persons.p.amounts.netWage.years.2024', 'au moins égal'],
  ['couple of three', { persons: [parent, { ...parent, id: 'q' }, { ...parent, id: 'r' }] }, 'persons', 'deux personnes'],
  ['children alone', { persons: [child] }, 'persons', 'une personne seule'],
  ['forty children', { persons: [parent, ...Array.from({ length: 40 }, (_, at) => ({ ...child, id: `a${at}` }))] }, 'persons', '20 personnes au plus'],
  ['twice the same person', { persons: [parent, parent] }, 'persons.p.id', 'un identifiant'],
  ['child older than the parent', { persons: [parent, { ...child, birthDate: '1980-01-01' }] }, 'persons.a.birthDate', 'après celle du parent'],
  ['child older than a step-parent', { persons: [parent, { ...parent, id: 'q', birthDate: '2008-01-01' }, { ...child, birthDate: '2007-12-31' }] }, 'persons.a.birthDate', 'après celle du parent (2008-01-01)'],
  ['child less than twelve years younger than both', { persons: [parent, { ...parent, id: 'q' }, { ...child, birthDate: '2002-03-11' }] }, 'persons.a.birthDate', '12 ans'],
  ['birth expected in ten years', one({ pregnancy: { expected: '2036-01-01' } }), 'persons.p.pregnancy.expected', 'd’ici 2028-05'],
  ['declarant of two notices', { persons: [parent], taxNotices: [{ declarants: ['p'] }, { declarants: ['p'] }] }, 'taxNotices.1.declarants', 'un seul avis'],
  ['declarant twice', { persons: [parent], taxNotices: [{ declarants: ['p', 'p'] }] }, 'taxNotices.0.declarants', 'une seule fois'],
  ['child less than twelve years younger', { persons: [parent, { ...child, birthDate: '2002-03-11' }] }, 'persons.a.birthDate', '12 ans'],
  ['birth to come', { persons: [parent, { ...child, birthDate: '2026-06-01' }] }, 'persons.a.birthDate', 'grossesse'],
  ['older than anybody', one({ birthDate: '1896-04-01' }), 'persons.p.birthDate', '130 ans'],
  ['unemployed before birth', one({ unemployedSince: '1980-01-01' }), 'persons.p.unemployedSince', 'après la naissance'],
  ['rate in percent', one({ disabilityRate: 80 }), 'persons.p.disabilityRate', 'un taux de 0 à 1'],
  ['zone 4', { persons: [parent], housing: { zone: 4 } }, 'housing.zone', 'zone de 1 à 3'],
  ['postcode for a commune', { persons: [parent], housing: { commune: '59000' } }, 'housing.commune', 'code INSEE'],
  ['name of a commune', { persons: [parent], housing: { commune: [{ value: 'Lille' }] } }, 'housing.commune.0.value', 'code INSEE'],
  ['number of a commune', { persons: [parent], housing: { commune: 59350 } }, 'housing.commune', 'code INSEE'],
  ['GIR 7', one({ gir: 7 }), 'persons.p.gir', 'GIR'],
  ['yes as a text', one({ rsdae: 'oui' }), 'persons.p.rsdae', 'true ou false'],
  ['alone since, of two', { persons: [parent, { ...parent, id: 'q' }], aloneSince: '2026-01-01' }, 'aloneSince', 'deux adultes'],
  ['declarant who is nobody', { persons: [parent], taxNotices: [{ declarants: ['x'] }] }, 'taxNotices.0.declarants', 'une personne'],
  ['bracket 7', { persons: [parent], taxNotices: [{ declarants: ['p'], bracket: { 2024: 7 } }] }, 'taxNotices.0.bracket.2024', 'une tranche'],
  ['territory', { persons: [parent], territory: 'Lyon' }, 'territory', 'trois chiffres'],
] // prettier-ignore

describe('a situation that cannot be is refused with one clear message', () => {
  for (const [title, situation, path, says] of BAD)
    test(title, () => {
      let refused: unknown = null
      try {
        checkSituation(situation, may)
      } catch (error) {
        refused = error
      }
      expect(refused).toBeInstanceOf(BadInput)
      expect((refused as BadInput).path).toBe(path)
      expect((refused as BadInput).expected).toContain(says)
    })

  test('thresholds that are no mistake', () => {
    expect(() => checkSituation({ persons: [parent, { ...child, birthDate: '2002-03-12' }] }, may)).not.toThrow()
    const stepParent = { ...parent, id: 'q', birthDate: '2001-01-01' }
    expect(() => checkSituation({ persons: [parent, stepParent, { ...child, birthDate: '2011-01-01' }] }, may)).not.toThrow()
    const { birthDate: _, ...unknown } = parent
    expect(() =>
      checkSituation(
        {
          persons: [
            { ...unknown, id: 'q' },
            { ...stepParent, id: 'r' },
            { ...child, birthDate: '2011-01-01' },
          ],
        },
        may,
      ),
    ).not.toThrow()
    expect(() => checkSituation(one({ pregnancy: { expected: '2028-05-31' } }), may)).not.toThrow()
    expect(() => checkSituation(one({ birthDate: '1896-05-01' }), may)).not.toThrow()
    expect(() => checkSituation(one({ birthDate: '1992-02-29' }), may)).not.toThrow()
    expect(() => checkSituation(one({ amounts: { farmProfit: { years: { 2024: -500_00 } } } }), may)).not.toThrow()
    expect(() => checkSituation(one({ amounts: { netWage: { months: { '2024-01': 500 }, years: { 2024: 500 } } } }), may)).not.toThrow()
  })
})
