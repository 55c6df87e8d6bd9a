import type { Outcome } from './words.ts'

/** What was recorded of one procedure, in the order in which it was written down. Days are `YYYY-MM-DD`. Never changed: a correction is written after. */
export type Happening = Dated | Ended | Recorded | Paused | Chosen
export type Happenings = readonly Happening[]

/** The day of an event: `begun`, or one of the `starts` of a step. The last one written wins. May lie ahead: a hearing. */
export interface Dated {
  readonly kind: 'day'
  readonly event: string
  readonly on: string
}

/** How a step ended, and when. The last one written wins. */
export interface Ended {
  readonly kind: 'ended'
  readonly step: string
  readonly outcome: Outcome
  readonly on: string
}

/** The answer to a check: `yes`, `no` (with its reason where one is asked) or words. */
export interface Recorded {
  readonly kind: 'recorded'
  readonly step: string
  readonly check: string
  readonly answer: string
  readonly reason?: string
}

/** A clock that stands still, both days included; `until` null: it still does. `reason` is asked of who stops it. */
export interface Paused {
  readonly kind: 'paused'
  readonly rule: string
  readonly from: string
  readonly until: string | null
  readonly reason: string
  /** Id of what stopped it, in the rule’s `stoppedBy`, when the law names it. */
  readonly by?: string
}

/** A last day set by hand, with its reason: it wins over the computed one. The last one written wins. */
export interface Chosen {
  readonly kind: 'chosen'
  readonly rule: string
  /** Event (or `@step`) from which the rule would have run. */
  readonly from: string
  readonly due: string
  readonly reason: string
}
