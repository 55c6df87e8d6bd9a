/** The claims of the observations of a household, in the order in which they were made. */
import type { IsoDate } from '#core/dates.ts'
import { claimOf, Unreadable, type Claim } from './claim.ts'
import type { Composition } from './composition.ts'
import { emptiness } from './emptiness.ts'
import type { FactKind } from './fact-kinds.ts'
import { feedsRights, fillsOf } from './fact-names.ts'
import type { Observation } from './material.ts'
import type { RefusedFact } from './model.ts'

/** `read`: the observations that were looked at, whatever came of them. */
export const claimsOf = (
  composition: Composition,
  facts: readonly Observation[],
  today: IsoDate,
): { claims: Claim[]; refused: RefusedFact[]; read: Observation[] } => {
  const claims: Claim[] = []
  const refused: RefusedFact[] = []
  const read: Observation[] = []
  const ids = new Set(composition.persons.map(({ id }) => id))
  const all = [...composition.facts, ...facts.filter(({ key, observedOn }) => feedsRights(key) && observedOn <= today)]
  for (const [order, fact] of all.entries()) {
    if (fact.subjectId !== null && !ids.has(fact.subjectId)) continue
    read.push(fact)
    for (const { kind, adapt, part } of fillsOf(fact.key)) {
      const subject = kind.input.of === 'household' ? null : (fact.subjectId ?? composition.mainId)
      const path = kind.input.path.replace('<id>', subject ?? '')
      try {
        const value = adapt({
          ...fact.value,
          ...(fact.value.from === undefined && fact.validFrom !== null ? { from: fact.validFrom } : {}),
        })
        const claim = value === null ? null : claimOf(fact, kind, value, { path, part, order })
        if (claim !== null && claim.stretches.length > 0) claims.push(claim)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        refused.push({ ...lineOf(fact, kind, path), why: error.message })
      }
    }
  }
  return { claims: [...claims, ...emptiness(composition.persons, composition.mainId, read, claims, all)], refused, read }
}

/** An observation whose value cannot be read, by its kind alone. */
const lineOf = (fact: Observation, kind: FactKind, path: string): Omit<RefusedFact, 'why'> => ({
  id: fact.id,
  key: fact.key,
  subjectId: fact.subjectId,
  label: kind.label,
  compartmentId: fact.compartmentId,
  compartmentKind: fact.compartmentKind,
  observedOn: fact.observedOn,
  source: fact.source,
  author: fact.author,
  path,
})
