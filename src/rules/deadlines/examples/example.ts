import type { Length, Pause, Territory } from '../rule.ts'

/**
 * Worked examples of deadlines. The last day of each was found in the text and on a printed calendar, never with the engine: `count` says how, in French, so that
 * anybody can follow it with a finger. Only the weekday of each date was looked up (`examples.test.ts` looks again). Invented cases.
 */

/** What an example is there to try; the test says how many try each. */
export type Cover =
  | 'plain'
  | 'monthEnd'
  | 'leap'
  | 'yearEnd'
  | 'saturday'
  | 'sunday'
  | 'holiday'
  | 'firstOfMay'
  | 'easterMonday'
  | 'ascension'
  | 'whitMonday'
  | 'bastille'
  | 'christmas'
  | 'newYear'
  | 'goodFriday'
  | 'bridge'
  | 'franc'
  | 'before'
  | 'notMoved'
  | 'alsaceMoselle'
  | 'overseas'
  | 'localLength'
  | 'suspended'
  | 'restarted'
  | 'twice'
  | 'open'
  | 'afterEnd'
  | 'lastDay'
  | 'dst'
  | 'nonexistent'
  | 'ambiguous'

interface Worked {
  /** ASCII kebab-case, unique. */
  readonly id: string
  /** Id of the rule in `rules.ts`. */
  readonly rule: string
  readonly covers: readonly [Cover, ...Cover[]]
  /** A local length instead of the rule’s, or that of another text. */
  readonly length?: Length
  /** The text that decides, in French. */
  readonly article: string
  /** The count by hand, in French, with the weekday of each full date. */
  readonly count: string
}

/** A time in which the count stood still, and what it did to it. */
export interface WorkedPause extends Pause {
  readonly effect: 'suspends' | 'restarts'
}

/** Counted in days of the calendar. */
export interface DayExample extends Worked {
  /** Day of the event, `YYYY-MM-DD`; of the hearing or the end where the rule counts backward. */
  readonly on: string
  /** Absent: the mainland. */
  readonly territory?: Territory
  readonly pauses?: readonly WorkedPause[]
  /** Last day in time; null: the count stands still. */
  readonly expected: string | null
}

/** Counted in hours. */
export interface HourExample extends Worked {
  /** What a clock on the wall of `zone` shows, with its distance from UTC: `2026-03-28T02:30+01:00`. */
  readonly on: string
  readonly zone: string
  /** Last instant in time, as a clock of the same zone shows it. */
  readonly expected: string
}
