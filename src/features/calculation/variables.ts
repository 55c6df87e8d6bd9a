import { OUTPUTS } from '#rules/openfisca/outputs.ts'
import { PLURALS, type Plural } from '#rules/openfisca/reader.ts'
import {
  HOUSEHOLD_STATES,
  PERSON_FLOWS,
  PERSON_STATES,
  RECEIVED_BY_FAMILY,
  RECEIVED_BY_PERSON,
  WITHOUT_EFFECT,
  type Kind,
} from '#rules/openfisca/variables.ts'
import { descriptionOf } from './descriptions.ts'

export type ValueType = 'Float' | 'Boolean' | 'Date' | 'String'
export type Variable = {
  readonly name: string
  readonly description: string
  /** The kinds of entities that may carry it. */
  readonly plurals: readonly Plural[]
  readonly period: 'MONTH' | 'YEAR' | 'ETERNITY'
  readonly type: ValueType
  /** The words of a closed list. */
  readonly values?: readonly string[]
  /** Reads it as a fact; answers it when it is null; or only bears with it, since OpenFisca's clients send it. */
  readonly read: boolean
  readonly answered: boolean
}

type Fact = Omit<Variable, 'description' | 'answered' | 'read'>

const typed = (kind: Kind): Pick<Variable, 'type' | 'values'> =>
  kind === 'yes-no' ? { type: 'Boolean' } : typeof kind === 'string' ? { type: 'Float' } : { type: 'String', values: Object.keys(kind) }

/** Facts that are read one by one, not by a table: as `read.ts` takes them. */
const apart: readonly Fact[] = [
  { name: 'date_naissance', plurals: ['individus'], period: 'ETERNITY', type: 'Date' },
  { name: 'age', plurals: ['individus'], period: 'MONTH', type: 'Float' },
  { name: 'age_en_mois', plurals: ['individus'], period: 'MONTH', type: 'Float' },
  { name: 'nationalite', plurals: ['individus'], period: 'ETERNITY', type: 'String' },
  { name: 'ressortissant_eee', plurals: ['individus'], period: 'MONTH', type: 'Boolean' },
  { name: 'date_debut_chomage', plurals: ['individus'], period: 'ETERNITY', type: 'Date' },
  { name: 'date_arret_de_travail', plurals: ['individus'], period: 'ETERNITY', type: 'Date' },
  { name: 'adoption', plurals: ['individus'], period: 'MONTH', type: 'Boolean' },
  { name: 'date_adoption', plurals: ['individus'], period: 'ETERNITY', type: 'Date' },
  { name: 'rfr', plurals: ['foyers_fiscaux'], period: 'YEAR', type: 'Float' },
  { name: 'ir_tranche', plurals: ['foyers_fiscaux'], period: 'YEAR', type: 'Float' },
  { name: 'f6gu', plurals: ['foyers_fiscaux'], period: 'YEAR', type: 'Float' },
  { name: 'pensions_alimentaires_versees', plurals: ['foyers_fiscaux'], period: 'YEAR', type: 'Float' },
  { name: 'aide_logement_date_pret', plurals: ['menages'], period: 'ETERNITY', type: 'Date' },
  { name: 'aide_logement_date_pret_conventionne', plurals: ['menages'], period: 'ETERNITY', type: 'Date' },
  { name: 'depcom', plurals: ['menages'], period: 'ETERNITY', type: 'String' },
]

const money = (names: object, plural: Plural): Fact[] =>
  Object.keys(names).map((name) => ({ name, plurals: [plural], period: 'MONTH', type: 'Float' }))

/** Every variable that a request may carry, by name: what the reader and the calculation really take, from their own tables. */
export const variables = (): readonly Variable[] => {
  const found = new Map<string, Variable>()
  const add = (fact: Fact, more: Partial<Pick<Variable, 'read' | 'answered'>>): void => {
    const before = found.get(fact.name)
    found.set(fact.name, { read: false, answered: false, description: descriptionOf(fact.name), ...fact, ...before, ...more })
  }
  for (const fact of apart) add(fact, { read: true })
  for (const fact of [
    ...money(PERSON_FLOWS, 'individus'),
    ...money(RECEIVED_BY_PERSON, 'individus'),
    ...money(RECEIVED_BY_FAMILY, 'familles'),
  ])
    add(fact, { read: true })
  for (const [name, { kind }] of Object.entries(PERSON_STATES))
    add({ name, plurals: ['individus'], period: 'MONTH', ...typed(kind) }, { read: true })
  for (const [name, { kind, of }] of Object.entries(HOUSEHOLD_STATES))
    add({ name, plurals: [of], period: 'MONTH', ...typed(kind) }, { read: true })
  for (const [name, { plural, per, kind }] of Object.entries(OUTPUTS))
    add(
      { name, plurals: [plural], period: per === 'year' ? 'YEAR' : 'MONTH', type: kind === 'yes-no' ? 'Boolean' : 'Float' },
      { answered: true },
    )
  for (const name of WITHOUT_EFFECT) if (!found.has(name)) add({ name, plurals: PLURALS, period: 'MONTH', type: 'String' }, {})
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
