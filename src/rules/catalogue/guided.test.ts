import { describe, expect, it } from 'vitest'
import type { Condition } from './entry.ts'
import { guidedCheck, type CheckAnswers, type CheckOutcome } from './guided.ts'
import type { Facts } from './test-fact.ts'

const condition = (id: string, more: Partial<Condition> = {}): Condition => ({
  id,
  ask: `${id} ?`,
  expects: 'yes',
  otherwise: `pas ${id}`,
  verified: false,
  ...more,
})
const old = condition('old', { test: { fact: 'adultAge', is: 'atLeast', value: 60 } })
const tenant = condition('tenant')
const housed = condition('housed', { expects: 'no' })
const rsa = condition('rsa', { anyOf: 'income', test: { fact: 'receivesRsa', is: 'true' } })
const poor = condition('poor', { anyOf: 'income' })

const sixty: Facts = { adultAge: { known: [62], complete: true } }
const young: Facts = { adultAge: { known: [35], complete: true } }

/** The outcome in one line: `mayBeOpen`, `closed: old`, `toVerify: tenant, poor`. */
const told = (outcome: CheckOutcome): string =>
  outcome.kind === 'mayBeOpen'
    ? 'mayBeOpen'
    : `${outcome.kind}: ${(outcome.kind === 'closed' ? outcome.failed : outcome.remaining).map(({ id }) => id).join(', ')}`

const CASES: readonly (readonly [string, readonly Condition[], CheckAnswers, Facts, string])[] = [
  ['nothing known: every question remains, in its order', [old, tenant], {}, {}, 'toVerify: old, tenant'],
  ['a known fact answers', [old, tenant], {}, sixty, 'toVerify: tenant'],
  ['a fact and an answer', [old, tenant], { tenant: 'yes' }, sixty, 'mayBeOpen'],
  ['one condition that fails closes', [old, tenant], { tenant: 'yes' }, young, 'closed: old'],
  ['one that fails closes though others are unknown', [tenant, old], {}, young, 'closed: old'],
  ['« I do not know » keeps the question', [tenant], { tenant: 'unknown' }, {}, 'toVerify: tenant'],
  ['a question that expects « no », answered no', [housed], { housed: 'no' }, {}, 'mayBeOpen'],
  ['a question that expects « no », answered yes', [housed], { housed: 'yes' }, {}, 'closed: housed'],
  ['a test that passes answers « yes » where « no » is expected', [condition('free', { expects: 'no', test: old.test! })], {}, sixty, 'closed: free'],
  ['one of a group is enough, the others are not asked', [rsa, poor, tenant], {}, { receivesRsa: true }, 'toVerify: tenant'],
  ['a group of which one fails waits for the others', [rsa, poor], {}, { receivesRsa: false }, 'toVerify: poor'],
  ['a group that fails as a whole closes, with all its reasons', [rsa, poor], { poor: 'no' }, { receivesRsa: false }, 'closed: rsa, poor'],
  ['what is known wins over an answer', [old], { old: 'no' }, sixty, 'mayBeOpen'],
  ['no condition at all proves nothing', [], {}, sixty, 'toVerify: '],
  ['an answer to an unknown question is nothing', [tenant], { other: 'yes' }, {}, 'toVerify: tenant'],
] // prettier-ignore

describe('the guided check', () => {
  it.each(CASES)('%s', (_title, check, answers, facts, outcome) => {
    expect(told(guidedCheck({ check }, answers, facts).outcome)).toBe(outcome)
  })

  it('says who answered, and when the worker said otherwise', () => {
    const { conditions } = guidedCheck({ check: [old, tenant, poor] }, { old: 'no', tenant: 'yes' }, sixty)
    expect(
      conditions.map(({ condition: { id }, answer, origin, holds, contradicted }) => [id, answer, origin, holds, contradicted]),
    ).toEqual([
      ['old', 'yes', 'ledger', 'yes', true],
      ['tenant', 'yes', 'answer', 'yes', false],
      ['poor', 'unknown', null, 'unknown', false],
    ])
  })

  it('does not take a name of every object for an answer', () => {
    expect(told(guidedCheck({ check: [condition('toString')] }, {}, {}).outcome)).toBe('toVerify: toString')
  })
})
