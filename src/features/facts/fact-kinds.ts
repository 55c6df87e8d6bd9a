/**
 * Every kind of fact that feeds the situation of rights: its key in the ledger, where it is kept, and how long it stays believed.
 * One row for each input of `src/rules/situation/inputs.ts` (a test says so); other names of the same fact stand in `fact-names.ts`.
 */
import type { WritableKind } from '#core/compartments.ts'
import { inputOf } from '#rules/situation/inputs.ts'
import type { Input } from '#rules/situation/input.ts'
import { MONEY_ROWS } from './money-kinds.ts'
import { STATE_ROWS } from './state-kinds.ts'

/**
 * How a value is told. `amount`: cents by month or year; `received`: a payment already made; `cents`: a balance or a price;
 * `number`, `word`, `yesNo`: as they are called; `date`: a day, or a word for « never »; `month`; `permit`, `pregnancy`, `list`: as in the situation.
 */
export type FactShape = 'amount' | 'received' | 'cents' | 'number' | 'word' | 'yesNo' | 'date' | 'month' | 'permit' | 'pregnancy' | 'list'

/** Months after the observation during which it is believed to go on; null: for always. What was observed of past months stays true. */
export type Lasting = { readonly said: number | null; readonly read: number | null }

/** Income that changes from one month to the next. */
export const running: Lasting = { said: 3, read: 6 }
/** Work, school, sick leave. */
export const slow: Lasting = { said: 6, read: 12 }
/** Dwelling, couple, savings. */
export const yearly: Lasting = { said: 12, read: 12 }
/** What a commission decided, what seldom changes. */
export const long: Lasting = { said: 12, read: 24 }
/** Births, dates, years that are over. */
export const forAlways: Lasting = { said: null, read: null }

export type FactKind = {
  /** `family.name`, stable. */
  readonly key: string
  /** The input of the situation that it fills. */
  readonly input: Input
  readonly label: string
  /** Where it is kept unless the writer or the passage says otherwise. */
  readonly compartment: WritableKind
  readonly shape: FactShape
  readonly lasting: Lasting
  /** What a level without a beginning says of the months before: `always`, the same as far as nothing else is known; `observed`, nothing. */
  readonly reach: 'always' | 'observed'
  /** The word that stands for « no » in the place of a date or a list. */
  readonly none: string | null
}

export type KindRow = readonly [
  key: string,
  inputId: string,
  label: string,
  shape: FactShape,
  compartment: WritableKind,
  lasting: 'running' | 'slow' | 'yearly' | 'long' | 'forAlways',
  none?: string,
]

const lastings = { running, slow, yearly, long, forAlways }

const kindOf = ([key, inputId, label, shape, compartment, lasting, none]: KindRow): FactKind => ({
  key,
  input: inputOf(inputId),
  label,
  shape,
  compartment,
  lasting: lastings[lasting],
  reach: shape === 'amount' && key !== 'income.pension' && key !== 'income.disabilityPension' ? 'observed' : 'always',
  none: none ?? null,
})

/** Every kind, in the order in which it is asked. */
export const FACT_KINDS: readonly FactKind[] = [...STATE_ROWS, ...MONEY_ROWS].map(kindOf)

const byKey = new Map(FACT_KINDS.map((kind) => [kind.key, kind]))
const byInput = new Map(FACT_KINDS.map((kind) => [kind.input.id, kind]))
const byPath = new Map(FACT_KINDS.map((kind) => [kind.input.path, kind]))

/** The kind of a canonical key; undefined for a key that feeds no right (`debt.energy`) or is another name (`factNames`). */
export const factKind = (key: string): FactKind | undefined => byKey.get(key)
/** The kind that answers an input of the rules. */
export const kindOfInput = (inputId: string): FactKind | undefined => byInput.get(inputId)
/**
 * The kind that answers a question, by its place in the situation (`Unknown.id` of a ranked question, `FactUse.path`): where « à demander »
 * leads. `personId`: whom it is about, null for the household.
 */
export const kindOfPath = (path: string): { kind: FactKind; personId: string | null } | undefined => {
  const personId = /^(?:persons|taxNotices)\.([^.]+)\./.exec(path)?.[1] ?? null
  const place = path.replace(/^(persons|taxNotices)\.[^.]+/, '$1.<id>').replace(/\.\d{4}$/, '.<year>')
  // a year’s total of an amount that is told month by month
  const kind = byPath.get(place) ?? byPath.get(place.replace(/\.years\.<year>$/, ''))
  return kind === undefined ? undefined : { kind, personId }
}
