/** The claims of the observations of a household, in the order in which they were made. */
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { AMOUNT_INPUTS } from '#rules/situation/inputs-amounts.ts'
import { claimOf, Unreadable, type Claim } from './claim.ts'
import type { Composition } from './composition.ts'
import { factKind, FACT_KINDS, running } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'
import { feedsRights, fillsOf, NO_INCOME, NOTHING_ELSE } from './fact-names.ts'
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
  return { claims: [...claims, ...emptiness(composition, read, claims, all)], refused, read }
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

/** « Rien d’autre » as a kind: the word stands for every amount that is not told. */
const NOTHING: FactKind = {
  key: NOTHING_ELSE,
  input: { ...(factKind('income.salary') as FactKind).input, path: 'persons.<id>.otherAmounts', unit: 'code', period: 'once' },
  label: 'Aucune autre ressource',
  compartment: 'budget',
  shape: 'word',
  lasting: running,
  reach: 'always',
  none: null,
}
const AMOUNT_KINDS = new Map(FACT_KINDS.filter(({ shape }) => shape === 'amount').map((kind) => [kind.input.id, kind]))
/** Incomes that « aucune ressource » ends; a rare one that was told goes on until it is said to end. */
const ENDED = AMOUNT_INPUTS.filter(({ period }) => period === 'month').map(({ id }) => id)

/** « Aucune ressource » ends every income that was told, from its month on, of the person or of both adults; it says that there is nothing else. */
const emptiness = (composition: Composition, read: readonly Observation[], told: readonly Claim[], all: readonly Observation[]): Claim[] =>
  read
    .filter(({ key }) => key === NO_INCOME || key === NOTHING_ELSE)
    .flatMap((fact) => {
      const holds = fact.key === NO_INCOME ? fact.value.boolean !== false : fact.value.boolean === false || fact.value.boolean === undefined
      // what cannot be read was refused nowhere else: a day that does not exist says nothing
      if (!holds || [fact.value.from, fact.validFrom].some((day) => typeof day === 'string' && !isIsoDate(day))) return []
      const order = all.indexOf(fact)
      const adults = composition.persons.filter(({ role }) => role === 'parent').map(({ id }) => id)
      const subjects = fact.subjectId !== null ? [fact.subjectId] : fact.key === NO_INCOME ? adults : [composition.mainId]
      return subjects.flatMap((id): Claim[] => {
        const nothing = claimOf(fact, NOTHING, { code: 'none' }, { path: `persons.${id}.otherAmounts`, part: '', order })
        const ended =
          fact.key === NOTHING_ELSE
            ? []
            : ENDED.flatMap((inputId) => {
                const kind = AMOUNT_KINDS.get(inputId)
                const path = `persons.${id}.${inputId}`
                if (kind === undefined || !told.some((claim) => claim.path === path)) return []
                const value = { boolean: false, ...(fact.value.from === undefined ? {} : { from: fact.value.from }) }
                return [...new Set(told.filter((claim) => claim.path === path).map(({ part }) => part))].flatMap(
                  (part) => claimOf(fact, { ...kind, reach: 'observed' }, value, { path, part, order }) ?? [],
                )
              })
        return nothing === null ? ended : [nothing, ...ended]
      })
    })
