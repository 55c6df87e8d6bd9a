import type { DeadlineRule } from './rule.ts'
import { APPEAL_RULES } from './rules/appeals.ts'
import { AUTONOMY_RULES } from './rules/autonomy.ts'
import { CHILD_RULES } from './rules/children.ts'
import { DEBT_RULES } from './rules/debts.ts'
import { HOUSING_RULES } from './rules/housing.ts'
import { RENEWAL_RULES } from './rules/renewals.ts'

/** A family of deadlines, as the page of the law shows them. */
export interface DeadlineFamily {
  readonly title: string
  readonly rules: readonly DeadlineRule[]
}

export const DEADLINE_FAMILIES: readonly DeadlineFamily[] = [
  { title: 'Contester, attendre une réponse', rules: APPEAL_RULES },
  { title: 'Enfants et violences', rules: CHILD_RULES },
  { title: 'Logement et énergie', rules: HOUSING_RULES },
  { title: 'Dettes et saisies', rules: DEBT_RULES },
  { title: 'Handicap, âge, aide sociale, protection', rules: AUTONOMY_RULES },
  { title: 'Demander et renouveler à temps', rules: RENEWAL_RULES },
]

/** Every deadline of the law, by id. */
export const DEADLINES: ReadonlyMap<string, DeadlineRule> = new Map(
  DEADLINE_FAMILIES.flatMap(({ rules }) => rules.map((rule): [string, DeadlineRule] => [rule.id, rule])),
)

/** The rule of an id. @throws Error where there is none: an id is written by us, never by a person */
export const deadlineOf = (id: string): DeadlineRule => {
  const found = DEADLINES.get(id)
  if (found === undefined) throw new Error(`No deadline: ${id}`)
  return found
}
