import type { Statement } from '../catalogue/entry.ts'

/**
 * A measure as data: what it is, who decides it, in what legal frame, how long it lasts and what must happen before its end. Whether a text was read is said for each
 * statement (`verified`), never for the whole.
 */

/** Who decides: with whom the person speaks, and what a disagreement means. */
export const DECIDERS = {
  household: 'Avec l’accord de la famille ou de la personne',
  judge: 'Décision d’un juge',
} as const
export type DeciderKind = keyof typeof DECIDERS

/** Compartments that a measure may lie in; the first is where it lies unless its author says otherwise. */
export type MeasurePlace = 'general' | 'budget' | 'childProtection' | 'justice'

/** A length in months, with the text that says so. */
export interface MeasureLength {
  readonly months: number
  readonly law: Statement
}

/** What must have been done so long before the end. */
export interface BeforeEnd {
  /** Stable inside its measure, camelCase. */
  readonly code: string
  /** An act, in plain French: « Faire le bilan et le lire avec elle ». */
  readonly title: string
  readonly monthsBefore: number
  readonly law: Statement
}

export interface Measure {
  /** Stable, camelCase. */
  readonly id: string
  readonly name: string
  readonly acronym: string
  /** What it is, in words that the person may read. */
  readonly what: string
  readonly places: readonly [MeasurePlace, ...MeasurePlace[]]
  readonly decidedBy: DeciderKind
  readonly decider: Statement
  readonly frame: readonly Statement[]
  /** The length that is usual, in months: what the form proposes; null: the decision alone says. */
  readonly usualMonths: number | null
  /** The longest that one decision may give; null: no text is known. */
  readonly longest: MeasureLength | null
  /** The longest in all, renewals included; null: no text is known. */
  readonly longestInAll: MeasureLength | null
  readonly renewal: Statement
  readonly beforeEnd: readonly BeforeEnd[]
  /** What it costs to let the end pass, in plain French. */
  readonly ifMissed: string
  /** 1 to 3, as `DeadlineRule.weight`. */
  readonly weight: 1 | 2 | 3
  /** What may never be forgotten with her: the right to say no, to be heard, to contest. */
  readonly rights: readonly Statement[]
}
