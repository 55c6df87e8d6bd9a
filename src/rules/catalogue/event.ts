import type { Delay } from './deadline.ts'
import type { Statement } from './entry.ts'

/**
 * Something that happens in a life and moves rights (S53): what to look at again, by when, who does what, which letters to write. Data only.
 * Nothing here opens or closes a right: it says what is worth a question.
 */
export interface LifeEvent {
  readonly id: string
  /** Last part of its address, ASCII kebab-case, French. Stable. */
  readonly slug: string
  /** « Séparation ». */
  readonly name: string
  /** « Une séparation est notée », followed by its day. */
  readonly noted: string
  /** Keys of the ledger of facts that tell of it; « no » to one of them tells nothing. */
  readonly facts: readonly string[]
  /** Told by the household itself: a person who died, a child who comes of age. */
  readonly ofMember?: 'death' | 'comingOfAge'
  /** Rights to verify, the first ones first. `first`: ticked when the event is opened; the others are proposed unticked. */
  readonly rights: readonly EventRight[]
  /** Days by which something must be done, counted from the event. */
  readonly deadlines: readonly EventDeadline[]
  readonly steps: readonly EventStep[]
  /** Letters to write, each as one begins to speak of it: « Lettre au bailleur… ». */
  readonly letters: readonly string[]
  readonly notes: readonly Statement[]
  /** Day of the last review, `YYYY-MM-DD`. */
  readonly reviewedOn: string
}

export interface EventRight {
  /** Of an entry of the catalogue. */
  readonly slug: string
  readonly why: string
  readonly first: boolean
}

export interface EventDeadline {
  /** « Déclarer la séparation aux impôts ». */
  readonly title: string
  readonly delay: Delay
  /** Where the delay comes from; unverified ones are noted as such. */
  readonly statement: Statement
}

export interface EventStep {
  readonly what: string
  readonly who: 'person' | 'worker' | 'both' | 'other'
  /** From the event; null: no day. */
  readonly within: Delay | null
}
