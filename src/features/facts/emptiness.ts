/** « Aucune ressource », « aucun autre revenu »: one fact that says something of many amounts. */
import { isIsoDate } from '#core/dates.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { inputOf } from '#rules/situation/inputs.ts'
import { AMOUNT_INPUTS } from '#rules/situation/inputs-amounts.ts'
import { claimOf, type Claim } from './claim.ts'
import { kindOfInput, running } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'
import { NO_INCOME, NOTHING_ELSE } from './fact-names.ts'
import type { Observation } from './material.ts'

const about = (key: string, label: string, question: string): FactKind => ({
  key,
  input: {
    ...inputOf('amounts.netWage'),
    id: key,
    path: 'persons.<id>.otherAmounts',
    unit: 'yes-no',
    question,
    where: 'Déclaration de la personne',
  },
  label,
  compartment: 'budget',
  shape: 'yesNo',
  lasting: running,
  reach: 'always',
  none: null,
})

/** They are noted like the others, by yes or no; they stand in no place of their own. */
const NONE_AT_ALL = about(NO_INCOME, 'Aucune ressource', 'La personne est-elle sans aucune ressource ?')
const NO_OTHER = about(
  NOTHING_ELSE,
  'Aucun autre revenu',
  'La personne a-t-elle un autre revenu que ceux qui sont notés : travail, chômage, maladie, invalidité, retraite ?',
)
export const EMPTINESS: readonly FactKind[] = [NO_OTHER, NONE_AT_ALL]

/** The word of the situation for « nothing else ». */
const OTHER_AMOUNTS: FactKind = {
  ...NONE_AT_ALL,
  shape: 'word',
  input: { ...NONE_AT_ALL.input, period: 'once' },
}
const incomes = AMOUNT_INPUTS.filter(({ period }) => period === 'month').map(({ id }) => id)
/** A pension for the children is asked by itself: « aucun autre revenu » does not answer for it. */
const APART = 'amounts.maintenanceReceived'

/**
 * « Aucune ressource », of the person or of both adults: every income that was told ends from that month on, and there is nothing else.
 * « Aucun autre revenu »: those of which nothing was told are none. A rare income that was told goes on until it is said to end.
 */
export const emptiness = (
  persons: readonly { id: string; role: 'parent' | 'child' }[],
  mainId: string,
  read: readonly Observation[],
  told: readonly Claim[],
  all: readonly Observation[],
): Claim[] =>
  read.flatMap((fact) => {
    // a day that does not exist says nothing
    if ([fact.value.from, fact.validFrom].some((day) => typeof day === 'string' && !isIsoDate(day))) return []
    const order = all.indexOf(fact)
    const zero = { boolean: false, ...(fact.value.from === undefined ? {} : { from: fact.value.from }) }
    const partsAt = (path: string): string[] => [...new Set(told.filter((claim) => claim.path === path).map(({ part }) => part))]
    const none = (id: string, inputId: string, reach: FactKind['reach'], part: string): Claim[] => {
      const kind = kindOfInput(inputId)
      const place = { path: `persons.${id}.${inputId}`, part, order }
      return kind === undefined ? [] : [claimOf(fact, { ...kind, reach, lasting: running }, zero, place) ?? []].flat()
    }
    if (fact.key === NO_INCOME && fact.value.boolean !== false) {
      const adults = persons.filter(({ role }) => role === 'parent').map(({ id }) => id)
      return (fact.subjectId === null ? adults : [fact.subjectId]).flatMap((id) => [
        ...[claimOf(fact, OTHER_AMOUNTS, { code: 'none' }, { path: `persons.${id}.otherAmounts`, part: '', order }) ?? []].flat(),
        ...incomes.flatMap((inputId) => partsAt(`persons.${id}.${inputId}`).flatMap((part) => none(id, inputId, 'observed', part))),
      ])
    }
    if (fact.key === NOTHING_ELSE && fact.value.boolean === false) {
      const id = fact.subjectId ?? mainId
      return incomes
        .filter((inputId) => inputId !== APART && partsAt(`persons.${id}.${inputId}`).length === 0)
        .flatMap((inputId) => none(id, inputId, 'always', ''))
    }
    return []
  })

/** The label of a fact that says something of many amounts; undefined for the others. */
export const labelOfEmptiness = (key: string, value: FactValue = {}): string | undefined => {
  const kind = EMPTINESS.find((one) => one.key === key)
  if (kind === undefined) return undefined
  const denied = key === NO_INCOME ? value.boolean === false : value.boolean === true
  return denied ? `${kind.label}\u00A0: non` : kind.label
}
