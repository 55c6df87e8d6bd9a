import type { FamilyRight, PersonRight } from './evaluation.ts'
import type { Figures } from './figures.ts'

/** Where and how the person applies. `verified` false: not checked against the texts, shown as such. */
export interface Apply {
  /** Who decides or pays, in French. */
  readonly where: string
  readonly online?: string
  /** Cerfa number without its version. */
  readonly cerfa?: string
  readonly verified: boolean
}

interface Common {
  /** Identifier, in camelCase: the French name of the right, unaccented. */
  readonly id: string
  /** French name, as the worker says it. */
  readonly title: string
  /** Main articles. */
  readonly law: string
  /** What the amount is for: a month, a whole year, or once. */
  readonly per: 'month' | 'year' | 'once'
  /**
   * `money`: cents that the household receives, which enter a total. `access`: the amount says something else (1 = open, a contribution, a
   * ceiling), never added up; `meaning` says what.
   */
  readonly counts: 'money' | 'access'
  readonly meaning?: string
  /** The value that says « not open » where it is not 0 (a free access has a contribution of 0). */
  readonly closed?: number
  /** Tables of dated figures that the formula reads, shared ones included. */
  readonly figures: readonly Figures[]
  readonly apply: Apply
  /** What is not covered, in French, for the page of the right. */
  readonly limits: readonly string[]
  /** False where the statement of the law as a whole could not be checked. */
  readonly verified: boolean
}

/** A right that the engine computes: its formula, and all that a page about it says. */
export type Right =
  | (Common & { readonly holder: 'family'; readonly amount: FamilyRight })
  | (Common & { readonly holder: 'person'; readonly amount: PersonRight })
