/** The catalogue of rights on screen: its statements one by one, what a human ticked, and local aids beside the law's. */
import type { IsoDate } from '#core/dates.ts'
import type { CatalogueEntry, Condition, Form } from '#rules/catalogue/entry.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import type { LocalAid } from '#rules/local/aid.ts'
import { localAidInForce } from '#rules/local/local-aid.ts'
import type { LocalOutcome } from '#rules/local/local-aid.ts'

export type { LocalAid } from '#rules/local/aid.ts'
export type { LocalOutcome } from '#rules/local/local-aid.ts'
export { sayAmount, sayMissing } from './say.ts'

/** One statement of an entry, wherever it stands. */
export type Placed = {
  /** Stable inside the entry: `decider`, `gives.0`, `check.age`, `forms.1`. */
  place: string
  /** What it is about, in French. */
  about: string
  /** The words that were, or were not, checked. */
  words: string
  verified: boolean
  source: string | null
}

/** Who ticked a statement, from what, on which day. */
export type Tick = {
  source: string
  checkedOn: IsoDate
  by: string
  /** False once the words changed after they were checked: the tick no longer counts. */
  current: boolean
}
/** Ticks of an entry that were not withdrawn, by place. */
export type Ticks = Readonly<Partial<Record<string, Tick>>>

const single = {
  decider: 'Qui décide',
  payer: 'Qui paie',
  opensFrom: 'À partir de quand',
  askBefore: 'Avant quand demander',
  delay: 'Délai de réponse',
  silence: 'Sans réponse',
  duration: 'Durée',
  renewal: 'Renouvellement',
  declarations: 'Déclarations',
  recovery: 'Ce qui peut être repris',
} as const satisfies Partial<Record<keyof CatalogueEntry, string>>
export type SinglePlace = keyof typeof single
export const singleLabels: Readonly<Record<SinglePlace, string>> = single

const lists = { gives: 'Ce qui est donné', notes: 'À savoir', basis: 'Textes' } as const

/** The words of a condition, and its test: whatever changes what it asks. */
const wordsOfCondition = ({ ask, expects, otherwise, test }: Condition): string =>
  [ask, expects, otherwise, ...(test ? [JSON.stringify(test)] : [])].join('\n')
const wordsOfForm = ({ cerfa, name }: Form): string => (cerfa ? `Cerfa ${cerfa}, ${name}` : name)

/** Every statement of an entry that may be checked, in the order of its page. */
export const statementsOf = (entry: CatalogueEntry): Placed[] => [
  ...entry.gives.map((one, at) => ({ place: `gives.${at}`, about: lists.gives, words: one.text, ...sourced(one) })),
  ...entry.check.map((one) => ({ place: `check.${one.id}`, about: 'Condition', words: wordsOfCondition(one), ...sourced(one) })),
  ...(Object.keys(single) as SinglePlace[]).flatMap((place) => {
    const one = entry[place]
    return one ? [{ place, about: single[place], words: one.text, ...sourced(one) }] : []
  }),
  ...entry.forms.map((one, at) => ({
    place: `forms.${at}`,
    about: 'Version du formulaire',
    words: wordsOfForm(one),
    verified: one.cerfa === null || one.versionCheckedOn !== null,
    source: null,
  })),
  ...(['notes', 'basis'] as const).flatMap((list) =>
    entry[list].map((one, at) => ({ place: `${list}.${at}`, about: lists[list], words: one.text, ...sourced(one) })),
  ),
]

const sourced = (one: { verified: boolean; source?: string }): { verified: boolean; source: string | null } => ({
  verified: one.verified,
  source: one.source ?? null,
})

/** How a statement is to be shown: read in its text, checked by a colleague since, or still to be checked. */
export const isToVerify = (one: Pick<Placed, 'place' | 'verified'>, ticks: Ticks): boolean =>
  !one.verified && ticks[one.place]?.current !== true

/** The row of a local aid as it was written at a moment. */
export type LocalVersion = LocalAid & {
  /** Of the row, where `id` is the series. */
  versionId: string
  writtenAt: Date
  writtenBy: string
  current: boolean
}

export type Evaluated = { aid: LocalAid; outcome: LocalOutcome }

/** What each aid comes to for a household; the aids are those in force (`listLocalAids`), in the same order. Never a decision. */
export const evaluateLocalAids = (aids: readonly LocalAid[], facts: Facts): Evaluated[] =>
  aids.map((aid) => ({ aid, outcome: localAidInForce(aid, facts) }))
