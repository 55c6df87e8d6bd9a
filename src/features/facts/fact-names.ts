/** Other names of facts: what the tidying of notes and older entries of the ledger write, and which kinds it says something of. */
import type { FactValue } from '#features/tidying/model.ts'
import { FACT_KINDS, factKind } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'

/** What a key fills: a kind, the value as the kind takes it (null: it says nothing of it), and the part of a sum where several keys add up. */
export type Fill = { kind: FactKind; adapt: (value: FactValue) => FactValue | null; part: string }

type Adapt = (value: FactValue) => FactValue | null
const same: Adapt = (value) => value
/** « Oui » to this key is that word; « non » says nothing of what holds instead. */
const means =
  (code: string): Adapt =>
  ({ boolean, on, ...value }) =>
    boolean === false ? null : { ...value, code, ...(value.from === undefined && on !== undefined ? { from: on } : {}) }
/** The day on which a state began, in the place of a date. */
const began: Adapt = (value) => (value.boolean === false ? null : value)

/** Key, canonical key, and what of its value counts. */
const NAMES: readonly (readonly [string, string, Adapt?, string?])[] = [
  ['income.survivorPension', 'income.pension', same, 'survivor'],
  ['income.childSupport', 'income.asf'],
  ['income.youthContract', 'income.cej'],
  ['expense.alimony', 'alimony.paid'],
  ['housing.mortgage', 'housing.rent'],
  ['housing.hosted', 'housing.status', means('hosted')],
  ['housing.homeless', 'housing.status', means('homeless')],
  ['employment.permanent', 'employment.status', means('working')],
  ['employment.fixedTerm', 'employment.status', means('working')],
  ['employment.temp', 'employment.status', means('working')],
  ['employment.registered', 'employment.status', means('unemployed')],
  ['employment.sickLeave', 'health.sickSince', began],
  ['family.pregnancy', 'health.pregnancy'],
  ['family.separation', 'family.separatedSince', began],
  ['family.separation', 'family.status', means('divorced')],
  ['family.separatedSince', 'family.status', means('divorced')],
  ['family.divorce', 'family.status', means('divorced')],
  ['school.notEnrolled', 'school.level', means('none')],
  ['savings', 'savings.livretA'],
]

const fills = new Map<string, Fill[]>()
const add = (key: string, fill: Fill): void => {
  fills.set(key, [...(fills.get(key) ?? []), fill])
}
for (const [key, canonical, adapt = same, part = ''] of NAMES) {
  const kind = factKind(canonical)
  if (kind === undefined) throw new RangeError(`${key}: no kind ${canonical}`)
  add(key, { kind, adapt, part })
}

/** « Aucune ressource » and « rien d’autre »: they say something of every amount of a person. */
export const NO_INCOME = 'income.none'
export const NOTHING_ELSE = 'income.nothingElse'
/** What was taken over with a household and no other fact says (`imported.ts`). */
export const IMPORTED = 'import.openfisca'

/** What a key of the ledger fills; empty when it feeds no right. */
export const fillsOf = (key: string): readonly Fill[] => {
  const kind = factKind(key)
  const others = fills.get(key) ?? []
  return kind === undefined ? others : [{ kind, adapt: same, part: '' }, ...others]
}

/** Whether a key of the ledger says something to the rights. */
export const feedsRights = (key: string): boolean =>
  key === NO_INCOME || key === NOTHING_ELSE || key === IMPORTED || fillsOf(key).length > 0

/** Every name that is not a kind’s own. */
export const otherNames: readonly string[] = [
  ...[...fills.keys()].filter((key) => factKind(key) === undefined),
  NO_INCOME,
  NOTHING_ELSE,
  IMPORTED,
]

/** Every key that says something to the rights: what is read of the ledger for them. */
export const rightsKeys: readonly string[] = [...FACT_KINDS.map(({ key }) => key), ...otherNames]
