import type { Condition } from '../catalogue/entry.ts'
import { guidedCheck, type CheckAnswers } from '../catalogue/guided.ts'
import type { Facts } from '../catalogue/test-fact.ts'
import type { BandFact, Gives, LocalAid, Per } from './aid.ts'

/**
 * What a local aid comes to for a household. Never a decision: whoever gives it decides. `due`: all its written conditions hold; `unknown`: what
 * is still to be asked, in the order in which one asks it.
 */
export type LocalOutcome =
  | { readonly kind: 'due'; readonly amount: LocalAmount }
  | { readonly kind: 'closed'; readonly reasons: readonly string[] }
  | { readonly kind: 'unknown'; readonly missing: readonly Missing[] }

export type LocalAmount =
  | { readonly kind: 'money'; readonly cents: number; readonly per: Per }
  | { readonly kind: 'words'; readonly text: string }

/** A condition to be asked, or the figure that the amount goes by. */
export type Missing =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'figure'; readonly fact: BandFact | 'persons' }

/** The one value of the household; undefined while it is not known. */
const valueOf = (facts: Facts, fact: BandFact | 'persons'): number | undefined => {
  const list = facts[fact]
  return list?.complete === true ? list.known[0] : undefined
}

const UNKNOWN_FIGURE = (fact: BandFact | 'persons'): LocalOutcome => ({ kind: 'unknown', missing: [{ kind: 'figure', fact }] })

const amountOf = (gives: Gives, facts: Facts): LocalOutcome => {
  switch (gives.kind) {
    case 'words':
      return { kind: 'due', amount: { kind: 'words', text: gives.text } }
    case 'amount':
      return { kind: 'due', amount: { kind: 'money', cents: gives.cents, per: gives.per } }
    case 'perPerson': {
      const persons = valueOf(facts, 'persons')
      return persons === undefined
        ? UNKNOWN_FIGURE('persons')
        : { kind: 'due', amount: { kind: 'money', cents: gives.cents * persons, per: gives.per } }
    }
    case 'bands': {
      const value = valueOf(facts, gives.by)
      if (value === undefined) return UNKNOWN_FIGURE(gives.by)
      const band = gives.bands.find(({ upTo }) => value <= upTo)
      return band === undefined || band.cents === 0
        ? { kind: 'closed', reasons: ['Au-dessus de la dernière ligne du barème'] }
        : { kind: 'due', amount: { kind: 'money', cents: band.cents, per: gives.per } }
    }
  }
}

/** An aid in force, whatever the day: its conditions, then its amount. One sure « no » closes it, whatever else is unknown. */
export const localAidInForce = (aid: Pick<LocalAid, 'conditions' | 'gives'>, facts: Facts, answers: CheckAnswers = {}): LocalOutcome => {
  const { outcome } = guidedCheck({ check: aid.conditions }, answers, facts)
  const amount = amountOf(aid.gives, facts)
  if (outcome.kind === 'closed') return { kind: 'closed', reasons: [...new Set(outcome.failed.map(({ otherwise }) => otherwise))] }
  if (amount.kind === 'closed') return amount
  // an aid without a written condition is open to whom its provider says: its amount alone may be missing
  const asked = outcome.kind === 'toVerify' ? outcome.remaining.map((condition): Missing => ({ kind: 'condition', condition })) : []
  const missing = amount.kind === 'unknown' ? [...asked, ...amount.missing] : asked
  return missing.length > 0 ? { kind: 'unknown', missing } : amount
}

/** Whether the aid is given on a day; both ends of its validity are included. */
export const isInForce = (aid: Pick<LocalAid, 'validFrom' | 'validUntil'>, on: string): boolean =>
  aid.validFrom <= on && (aid.validUntil === null || on <= aid.validUntil)

/** A local aid for a household on a day: closed before it begins and after it ended, otherwise as `localAidInForce`. */
export const localAid = (aid: LocalAid, facts: Facts, on: string, answers: CheckAnswers = {}): LocalOutcome =>
  isInForce(aid, on)
    ? localAidInForce(aid, facts, answers)
    : { kind: 'closed', reasons: [on < aid.validFrom ? 'Cette aide n’est pas encore ouverte' : 'Cette aide n’est plus donnée'] }
