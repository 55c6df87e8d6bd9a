/** The ledger of facts read for the law: what is known of a household, from where, since when, and what is no longer believed. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Situation } from '#rules/situation/situation.ts'

export type FactSource = 'said' | 'read' | 'observed' | 'computed'

/** A line of the ledger that fed (or would have fed) the situation. */
export type FactUse = {
  /** The observation; for what the composition of the household says (births, couple), the person's id. */
  id: string
  key: string
  /** Null: the household. */
  subjectId: string | null
  /** Short French line: « Salaire net, 986 € par mois depuis mars 2026 ». */
  label: string
  compartmentId: string
  compartmentKind: CompartmentKind
  observedOn: IsoDate
  source: FactSource
  author: string
  /** Place in the situation that it fills, as in `Input.path`. */
  path: string
}
/** Older than its kind allows: counts as unknown again, and is shown with the day it went out of date. */
export type StaleFact = FactUse & { staleSince: IsoDate }
/** Two lines that cannot both be true of the same stretch; `used` wins (latest observed, documents before words on the same day). Both are shown. */
export type Contradiction = { used: FactUse; other: FactUse; why: string }

/** A fact that cannot be (negative, a date that does not exist, a total under its months): left out, and said. `why`: a French sentence. */
export type RefusedFact = FactUse & { why: string }
/** Somebody of the household who stands outside the situation of rights, and why, in French. */
export type LeftOut = { personId: string; why: string }

/** What is known of a household on a day, for whoever holds the given compartments. */
export type Known = {
  situation: Situation
  /** The person who claims: facts of a person said of « the household » are hers. */
  mainId: string
  uses: FactUse[]
  stale: StaleFact[]
  contradictions: Contradiction[]
  refused: RefusedFact[]
  leftOut: LeftOut[]
  /** Compartments whose rows were read for it, sorted: a result computed from it is as secret as all of them (decision 8). */
  compartmentIds: string[]
  /** The first day on which a fact goes stale, or the situation changes by itself inside the month; null when none does. */
  changesOn: IsoDate | null
}

export { factKind, kindOfInput, kindOfPath } from './fact-kinds.ts'
export type { FactKind } from './fact-kinds.ts'
export { figuresOf, wordsOf } from './code-words.ts'
export { formOf, valueOfForm } from './fact-form.ts'
