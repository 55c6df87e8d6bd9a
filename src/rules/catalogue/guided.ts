import type { CatalogueEntry, Condition } from './entry.ts'
import { passes, type Facts, type Verdict } from './test-fact.ts'

/** What the worker answered to the questions of an entry, by id of the condition; a question without an answer is absent. */
export type CheckAnswers = Readonly<Partial<Record<string, Verdict>>>

/** One condition as it stands. */
export interface CheckedCondition {
  readonly condition: Condition
  /** The answer to its question, as it is asked (a `test` that passes answers « yes »): « no » to « A-t-elle déjà un logement ? ». */
  readonly answer: Verdict
  /** Who answered: what is known of the household, or the worker; null while nobody did. */
  readonly origin: 'ledger' | 'answer' | null
  /** Whether the condition holds. */
  readonly holds: Verdict
  /** The worker answered otherwise than what is known of the household: to be shown, the known fact stands. */
  readonly contradicted: boolean
}

/**
 * Never a decision. `closed` names the conditions that fail (their `otherwise` says why, their `verified` how sure it is); `toVerify` those still
 * to be asked, in the order in which one asks them.
 */
export type CheckOutcome =
  | { readonly kind: 'mayBeOpen' }
  | { readonly kind: 'closed'; readonly failed: readonly Condition[] }
  | { readonly kind: 'toVerify'; readonly remaining: readonly Condition[] }

export interface GuidedCheck {
  readonly conditions: readonly CheckedCondition[]
  readonly outcome: CheckOutcome
}

const checked = (condition: Condition, answers: CheckAnswers, facts: Facts): CheckedCondition => {
  const known = condition.test === undefined ? 'unknown' : passes(condition.test, facts)
  const said = Object.hasOwn(answers, condition.id) ? (answers[condition.id] ?? 'unknown') : 'unknown'
  const answer = known === 'unknown' ? said : known
  return {
    condition,
    answer,
    origin: known !== 'unknown' ? 'ledger' : said !== 'unknown' ? 'answer' : null,
    holds: answer === 'unknown' ? 'unknown' : answer === condition.expects ? 'yes' : 'no',
    contradicted: known !== 'unknown' && said !== 'unknown' && known !== said,
  }
}

/** The conditions that must hold together, each with its alternatives: those of one `anyOf` group stand for one another. */
const requirements = (conditions: readonly CheckedCondition[]): readonly (readonly CheckedCondition[])[] => {
  const groups = new Map<string, CheckedCondition[]>()
  for (const one of conditions) {
    const key = one.condition.anyOf === undefined ? `one:${one.condition.id}` : `any:${one.condition.anyOf}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/**
 * The guided check of an entry for a household. A known fact answers before the worker does. A right without any condition stays to be
 * verified: an empty list proves nothing.
 */
export const guidedCheck = (entry: Pick<CatalogueEntry, 'check'>, answers: CheckAnswers, facts: Facts): GuidedCheck => {
  const conditions = entry.check.map((condition) => checked(condition, answers, facts))
  const needed = requirements(conditions)
  const failed = needed.filter((group) => group.every(({ holds }) => holds === 'no')).flat()
  if (failed.length > 0) return { conditions, outcome: { kind: 'closed', failed: failed.map(({ condition }) => condition) } }
  const open = new Set(needed.filter((group) => !group.some(({ holds }) => holds === 'yes')).flat())
  const remaining = conditions.filter((one) => open.has(one) && one.holds === 'unknown').map(({ condition }) => condition)
  const outcome: CheckOutcome = remaining.length > 0 || conditions.length === 0 ? { kind: 'toVerify', remaining } : { kind: 'mayBeOpen' }
  return { conditions, outcome }
}
