import { expect, it } from 'vitest'
import type { Condition } from '../catalogue/entry.ts'
import type { Facts } from '../catalogue/test-fact.ts'
import type { Gives, LocalAid } from './aid.ts'
import { localAid, localAidInForce, type LocalOutcome } from './local-aid.ts'

const condition = (id: string, over: Partial<Condition> = {}): Condition => ({
  id,
  ask: `${id} ?`,
  expects: 'yes',
  otherwise: `pas ${id}`,
  verified: true,
  ...over,
})
const lives = condition('lives')
const poor = condition('poor', { test: { fact: 'monthlyResources', is: 'atMost', value: 1_000_00 } })
const helped = condition('helped', { expects: 'no' })

const anAid = (over: Partial<LocalAid> = {}): LocalAid => ({
  id: 'a',
  name: 'Secours',
  provider: 'CCAS',
  domain: 'childWelfare',
  nature: 'financial',
  what: '',
  conditions: [poor],
  gives: { kind: 'amount', cents: 120_00, per: 'once' },
  documents: [],
  otherDocuments: [],
  apply: '',
  basis: '',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  ...over,
})
const money = (cents: number, per: 'month' | 'once' | 'meal' = 'once'): LocalOutcome => ({
  kind: 'due',
  amount: { kind: 'money', cents, per },
})
const resources = (cents: number): Facts => ({ monthlyResources: { known: [cents], complete: true } })
const figure = (fact: 'familyQuotient' | 'persons'): LocalOutcome => ({ kind: 'unknown', missing: [{ kind: 'figure', fact }] })

it.each([
  ['the day before it begins', '2025-12-31', { kind: 'closed', reasons: ['Cette aide n’est pas encore ouverte'] }],
  ['its first day', '2026-01-01', money(120_00)],
  ['its last day', '2026-12-31', money(120_00)],
  ['the day after', '2027-01-01', { kind: 'closed', reasons: ['Cette aide n’est plus donnée'] }],
] as const)('validity: %s', (_title, on, outcome) => {
  expect(localAid(anAid(), resources(900_00), on)).toEqual(outcome)
})

it('without a last day it does not end', () => {
  expect(localAid(anAid({ validUntil: null }), resources(0), '2099-01-01')).toEqual(money(120_00))
})

it('conditions: to the cent, unknown, answered, one sure « no » decides', () => {
  const of = (facts: Facts, answers = {}) => localAidInForce(anAid({ conditions: [lives, poor, helped] }), facts, answers)
  const missing = (...conditions: Condition[]): LocalOutcome => ({
    kind: 'unknown',
    missing: conditions.map((one) => ({ kind: 'condition', condition: one })),
  })
  expect(of({})).toEqual(missing(lives, poor, helped))
  expect(of(resources(1_000_00))).toEqual(missing(lives, helped))
  expect(of(resources(1_000_01))).toEqual({ kind: 'closed', reasons: ['pas poor'] })
  expect(of(resources(1_000_00), { lives: 'yes', helped: 'no' })).toEqual(money(120_00))
  expect(of({}, { helped: 'yes' })).toEqual({ kind: 'closed', reasons: ['pas helped'] })
  expect(of(resources(1_000_00), { lives: 'unknown', helped: 'no' })).toEqual(missing(lives))
})

it('two conditions that close for the same reason say it once', () => {
  const twice = anAid({
    conditions: [condition('a', { otherwise: 'Habiter Clairval' }), condition('b', { otherwise: 'Habiter Clairval' })],
  })
  expect(localAidInForce(twice, {}, { a: 'no', b: 'no' })).toEqual({ kind: 'closed', reasons: ['Habiter Clairval'] })
})

const meal: Gives = {
  kind: 'bands',
  by: 'familyQuotient',
  per: 'meal',
  bands: [
    { upTo: 400_00, cents: 3_10 },
    { upTo: 700_00, cents: 1_75 },
    { upTo: 900_00, cents: 0 },
  ],
}
it.each([
  [0, 3_10],
  [400_00, 3_10],
  [400_01, 1_75],
  [700_00, 1_75],
  [700_01, null],
  [900_00, null],
  [900_01, null],
])('a table: at %i cents', (quotient, cents) => {
  const outcome = localAidInForce(anAid({ conditions: [], gives: meal }), { familyQuotient: { known: [quotient], complete: true } })
  expect(outcome).toEqual(cents === null ? { kind: 'closed', reasons: ['Au-dessus de la dernière ligne du barème'] } : money(cents, 'meal'))
})

it('a table whose figure is not known is unknown, and says which; incomplete counts as not known', () => {
  const aid = anAid({ conditions: [], gives: meal })
  expect(localAidInForce(aid, {})).toEqual(figure('familyQuotient'))
  expect(localAidInForce(aid, { familyQuotient: { known: [100], complete: false } })).toEqual(figure('familyQuotient'))
  // what closes it is said before what is missing
  expect(localAidInForce(anAid({ gives: meal }), resources(2_000_00))).toEqual({ kind: 'closed', reasons: ['pas poor'] })
  expect(localAidInForce(anAid({ gives: meal }), {})).toEqual({
    kind: 'unknown',
    missing: [
      { kind: 'condition', condition: poor },
      { kind: 'figure', fact: 'familyQuotient' },
    ],
  })
})

it('an amount for each person counts them; words stay words', () => {
  const each = anAid({ conditions: [], gives: { kind: 'perPerson', cents: 35_00, per: 'month' } })
  expect(localAidInForce(each, { persons: { known: [4], complete: true } })).toEqual(money(140_00, 'month'))
  expect(localAidInForce(each, {})).toEqual(figure('persons'))
  expect(localAidInForce(anAid({ conditions: [], gives: { kind: 'words', text: 'Selon la commission' } }), {})).toEqual({
    kind: 'due',
    amount: { kind: 'words', text: 'Selon la commission' },
  })
})
