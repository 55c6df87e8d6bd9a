import { expect, it } from 'vitest'
import type { FactTest } from './fact-test.ts'
import { passes, type Facts, type Verdict } from './test-fact.ts'

const old: FactTest = { fact: 'adultAge', is: 'atLeast', value: 60 }
const young: FactTest = { fact: 'adultAge', is: 'between', from: 16, to: 25 }
const pupil: FactTest = { fact: 'childAge', is: 'between', from: 6, to: 18 }
const poor: FactTest = { fact: 'monthlyResources', is: 'lessThan', value: 900_00 }
const tenant: FactTest = { fact: 'tenure', is: 'oneOf', value: ['tenant', 'socialTenant'] }
const foreigner: FactTest = { fact: 'citizenship', is: 'noneOf', value: ['french'] }

const all = <T extends number | string>(...known: T[]) => ({ known, complete: true })
const some = <T extends number | string>(...known: T[]) => ({ known, complete: false })

const CASES: readonly (readonly [title: string, FactTest, Facts, Verdict])[] = [
  ['nothing is known', old, {}, 'unknown'],
  ['one of two known adults passes', old, { adultAge: all(35, 62) }, 'yes'],
  ['none of the known adults passes', old, { adultAge: all(35, 59) }, 'no'],
  ['a known adult passes though another is unknown', old, { adultAge: some(62) }, 'yes'],
  ['no known adult passes and another is unknown', old, { adultAge: some(35) }, 'unknown'],
  ['nobody is concerned', { fact: 'childAge', is: 'lessThan', value: 3 }, { childAge: all() }, 'no'],
  ['the limit itself, at least', old, { adultAge: all(60) }, 'yes'],
  ['the limit itself, less than', poor, { monthlyResources: all(900_00) }, 'no'],
  ['a cent under the limit', poor, { monthlyResources: all(899_99) }, 'yes'],
  ['the limit itself, at most', { ...poor, is: 'atMost' }, { monthlyResources: all(900_00) }, 'yes'],
  ['the limit itself, more than', { ...poor, is: 'moreThan' }, { monthlyResources: all(900_00) }, 'no'],
  ['resources of nothing are a known 0', poor, { monthlyResources: all(0) }, 'yes'],
  ['the lower bound of a range', young, { adultAge: all(16) }, 'yes'],
  ['the upper bound of a range', young, { adultAge: all(25) }, 'yes'],
  ['under a range', young, { adultAge: all(15) }, 'no'],
  ['over a range', young, { adultAge: all(26) }, 'no'],
  ['one of several within a range', young, { adultAge: all(48, 20) }, 'yes'],
  ['one under and one over a range: nobody is within both bounds', pupil, { childAge: all(3, 20) }, 'no'],
  ['one under and one over, a third unknown', pupil, { childAge: some(3, 20) }, 'unknown'],
  ['one within though another is unknown', pupil, { childAge: some(3, 9) }, 'yes'],
  ['nobody known of a range', pupil, { childAge: some() }, 'unknown'],
  ['nobody is concerned by a range', pupil, { childAge: all() }, 'no'],
  ['nothing is known of a range', pupil, {}, 'unknown'],
  ['cents within a range', { fact: 'rent', is: 'between', from: 300_00, to: 500_00 }, { rent: all(500_01) }, 'no'],
  ['a word of the list', tenant, { tenure: all('tenant') }, 'yes'],
  ['another word', tenant, { tenure: all('owner') }, 'no'],
  ['one person is of none of the words', foreigner, { citizenship: all('french', 'other') }, 'yes'],
  ['everybody is of one of the words', foreigner, { citizenship: all('french') }, 'no'],
  ['a word is missing', foreigner, { citizenship: some('french') }, 'unknown'],
  ['true asked, true', { fact: 'receivesRsa', is: 'true' }, { receivesRsa: true }, 'yes'],
  ['true asked, false', { fact: 'receivesRsa', is: 'true' }, { receivesRsa: false }, 'no'],
  ['false asked, false', { fact: 'couple', is: 'false' }, { couple: false }, 'yes'],
  ['false asked, unknown: never « no »', { fact: 'couple', is: 'false' }, {}, 'unknown'],
]

it.each(CASES)('%s', (_title, test, facts, verdict) => {
  expect(passes(test, facts)).toBe(verdict)
})
