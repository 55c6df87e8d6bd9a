import { describe, expect, it } from 'vitest'
import { answer } from '../answer.ts'
import { told } from '../situation/situation.cases.ts'
import type { Person, Situation } from '../situation/situation.ts'
import { monthOf } from '../time.ts'
import { factsOf } from './facts-of.ts'
import type { Facts } from './test-fact.ts'

const MONTH = monthOf('2026-05')
const all = <T extends number | string>(...known: T[]) => ({ known, complete: true })
const some = <T extends number | string>(...known: T[]) => ({ known, complete: false })
const parent = (id: string, more: Partial<Person> = {}): Person => ({ id, role: 'parent', ...more })
const child = (id: string, more: Partial<Person> = {}): Person => ({ id, role: 'child', ...more })
const of = (...persons: Person[]): Situation => ({ persons })

/** Nothing left unknown about a lone tenant. */
const whole = (more: Partial<Person> = {}, children: readonly Person[] = []): Situation => ({
  persons: [told({ id: 'p', role: 'parent', birthDate: '1990-03-12', ...more }), ...children],
  marital: 'single',
  aloneSince: 'always',
  housing: { tenure: 'owner', commune: '35238' },
  taxNotices: [{ declarants: ['p'], rfr: { 2024: 9000_00 }, bracket: { 2024: 0 } }],
})

/** Expected facts; `undefined` = absent, unknown. */
type Expected = { [K in keyof Facts]: Facts[K] | undefined }
const CASES: readonly (readonly [string, Situation, Expected])[] = [
  ['of a person of whom nothing is known, only that there is one', of(parent('p')), {
    persons: all(1), children: all(0), couple: false, loneParent: false, adultAge: some(), childAge: all(), activity: some(), citizenship: some(),
    permit: some(), gir: some(), disabilityRate: some(), pregnant: undefined, disabledWorker: undefined, tenure: undefined, rent: undefined,
    marital: undefined, taxIncome: undefined, monthlyResources: undefined, receivesRsa: undefined, violenceEvidence: undefined,
  }],
  ['a household without an adult known yet', of(), { adultAge: some(), activity: some(), couple: undefined, loneParent: undefined, pregnant: undefined }],
  ['ages of all adults', of(parent('p', { birthDate: '1964-05-01' }), parent('q', { birthDate: '1964-05-02' })), { adultAge: all(62, 61), couple: true, loneParent: false }],
  ['one age of two', of(parent('p', { birthDate: '1964-05-01' }), parent('q')), { adultAge: some(62) }],
  ['a grown-up child is an adult too', of(parent('p', { birthDate: '1980-01-01' }), child('a', { birthDate: '2007-01-01' })), { adultAge: all(46, 19), childAge: all(19), loneParent: true, children: all(1) }],
  ['a child of unknown age may be an adult', of(parent('p', { birthDate: '1980-01-01' }), child('a')), { adultAge: some(46), childAge: some() }],
  ['without children no age of a child', of(parent('p')), { childAge: all(), school: all() }],
  ['no residence permit is asked of a French adult', of(parent('p', { citizenship: 'french' })), { permit: all(), citizenship: all('french') }],
  ['the permit of a foreigner', of(parent('p', { citizenship: 'other', permit: { kind: 'temporary' } }), parent('q', { citizenship: 'other' })), { permit: some('temporary') }],
  ['a GIR that was not evaluated is unknown', of(parent('p', { birthDate: '1940-01-01', gir: 0 })), { gir: some() }],
  ['a GIR', of(parent('p', { birthDate: '1940-01-01', gir: 4 })), { gir: all(4) }],
  ['nobody has a GIR before 60', of(parent('p', { birthDate: '1990-01-01' })), { gir: all() }],
  ['rates in per cent, a child without AEEH at 0', of(parent('p', { disabilityRate: 0.8 }), child('a', { birthDate: '2016-01-01', aeeh: 'none' })), { disabilityRate: all(80, 0), adultDisabilityRate: all(80) }],
  ['a child with AEEH has a rate that is not known', of(parent('p', { disabilityRate: 0 }), child('a', { birthDate: '2016-01-01', aeeh: '2' })), { disabilityRate: some(0), adultDisabilityRate: all(0) }],
  ['the rate of a child is no rate of an adult', of(parent('p', { disabilityRate: 0 }), child('a', { birthDate: '2016-01-01', disabilityRate: 0.8 })), { disabilityRate: all(0, 80), adultDisabilityRate: all(0) }],
  ['a child of unknown age may be an adult with a rate', of(parent('p', { disabilityRate: 0 }), child('a')), { adultDisabilityRate: some(0) }],
  ['pregnant until the birth', of(parent('p', { pregnancy: { expected: '2026-05-20' } })), { pregnant: true }],
  ['pregnant no more after it', of(parent('p', { pregnancy: { expected: '2026-04-20' } })), { pregnant: false }],
  ['not asked of an elder', of(parent('p', { birthDate: '1950-01-01' })), { pregnant: false }],
  ['one of a couple pregnant, the other unsaid', of(parent('p', { pregnancy: { expected: '2026-08-20' } }), parent('q')), { pregnant: true }],
  ['RQTH of one, unsaid of the other', of(parent('p', { disabledWorker: false }), parent('q')), { disabledWorker: undefined }],
  ['RQTH of one', of(parent('p', { disabledWorker: true }), parent('q')), { disabledWorker: true }],
  ['no RQTH', of(parent('p', { disabledWorker: false })), { disabledWorker: false }],
  ['activity of the month, not of the month before', of(parent('p', { activity: [{ until: '2026-04', value: 'working' }, { from: '2026-05', value: 'unemployed' }] })), { activity: all('unemployed') }],
  ['violence attested eleven months ago', of(parent('p', { violenceEvidence: [{ from: '2025-06', until: '2025-06', value: true }] })), { violenceEvidence: true }],
  ['violence attested a year ago', of(parent('p', { violenceEvidence: [{ from: '2025-05', until: '2025-05', value: true }] })), { violenceEvidence: false }],
  ['dwelling and couple', { persons: [parent('p')], marital: 'single', housing: { tenure: 'tenant', rent: 520_00, commune: '35238' } }, { tenure: all('tenant'), rent: all(520_00), commune: all('35238'), marital: all('single') }],
  ['tax income of the last year that is known', { persons: [parent('p')], taxNotices: [{ declarants: ['p'], rfr: { 2024: 9000_00, 2025: 8000_00 } }] }, { taxIncome: all(8000_00) }],
  ['tax income of two notices', { persons: [parent('p'), parent('q')], taxNotices: [{ declarants: ['p'], rfr: { 2024: 9000_00 } }, { declarants: ['q'], rfr: { 2024: 1_00 } }] }, { taxIncome: all(9001_00) }],
  ['tax income unknown of one', { persons: [parent('p'), parent('q')], taxNotices: [{ declarants: ['p'], rfr: { 2024: 9000_00 } }] }, { taxIncome: undefined }],
  ['shares of a notice and family quotient are nowhere in a situation', whole(), { familyQuotient: undefined, taxIncomePerShare: undefined }],
] // prettier-ignore

const picked = (facts: Facts, expected: Expected): Expected =>
  Object.fromEntries(Object.keys(expected).map((key) => [key, facts[key as keyof Facts]]))

describe('the facts of a situation', () => {
  it.each(CASES)('%s', (_title, situation, expected) => {
    const facts = factsOf(situation, null, MONTH)
    expect(picked(facts, expected)).toEqual(expected)
    for (const [key, value] of Object.entries(facts)) expect(value, key).toBeDefined()
  })
})

describe('with the rights of the month', () => {
  const facts = (situation: Situation): Facts => factsOf(situation, answer(situation, MONTH), MONTH)

  it('counts what comes in: wages and rights', () => {
    const situation = whole({ activity: 'working', amounts: { netWage: { cents: 986_00 } } })
    const rights = answer(situation, MONTH).total
    expect(rights.low).toBe(rights.high)
    expect(rights.low).toBeGreaterThan(0)
    expect(facts(situation).monthlyResources).toEqual(all(986_00 + rights.low))
  })

  it('shares it by persons and by units of consumption: 1, then 0.3 under 14', () => {
    const situation = whole({ activity: 'working', amounts: { netWage: { cents: 1300_00 } } }, [
      told({ id: 'a', role: 'child', birthDate: '2016-05-05', school: 'primary' }),
    ])
    const { monthlyResources, resourcesPerPerson, resourcesPerUnit } = facts(situation)
    const total = monthlyResources?.known[0] ?? Number.NaN
    expect(total).toBeGreaterThan(1300_00)
    expect(resourcesPerPerson).toEqual(all(Math.round(total / 2)))
    expect(resourcesPerUnit).toEqual(all(Math.round(total / 1.3)))
  })

  it('says open and refused rights', () => {
    expect(facts(whole())).toMatchObject({ receivesRsa: true, receivesAah: false, receivesAspa: false, receivesHousingAid: false })
    const disabled = whole({ disabilityRate: 0.8, rsdae: false })
    expect(facts(disabled)).toMatchObject({ receivesAah: true, receivesRsa: false })
  })

  it('leaves unknown what hangs on a missing income', () => {
    const { otherAmounts: _said, ...silent } = whole().persons[0] as Person
    const found = facts({ ...whole(), persons: [silent] })
    expect(found.receivesRsa).toBeUndefined()
    expect(found.monthlyResources).toBeUndefined()
    expect(found.resourcesPerUnit).toBeUndefined()
  })

  it('leaves resources unknown when the rights are of another month, or were not computed', () => {
    const situation = whole()
    expect(factsOf(situation, answer(situation, MONTH - 1), MONTH).monthlyResources).toBeUndefined()
    expect(factsOf(situation, null, MONTH)).not.toHaveProperty('monthlyResources')
  })
})
