import type { Statement } from '../catalogue/entry.ts'

/**
 * A legal deadline as data. Days are `YYYY-MM-DD`, compared as text; hours are counted between instants (`hours.ts`). Nothing here asks the clock: the day of the
 * event is given by who saw the letter.
 */

/** Whose public holidays count. Alsace-Moselle has two more; each overseas territory keeps the day slavery was abolished. */
export const TERRITORIES = {
  mainland: 'France métropolitaine',
  alsaceMoselle: 'Alsace et Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  reunion: 'La Réunion',
  mayotte: 'Mayotte',
} as const
export type Territory = keyof typeof TERRITORIES

/**
 * `day`: every day of the calendar. `week`: seven of them. `month`, `year`: to the day of the same number, or the last of the month where there is none.
 * `workingDay` (jour ouvré): Monday to Friday but holidays. `openDay` (jour ouvrable): Monday to Saturday but holidays. `hour`: sixty minutes of the clock of the world.
 */
export type Unit = 'hour' | 'day' | 'workingDay' | 'openDay' | 'week' | 'month' | 'year'

/** A length of time, always a whole number above 0. */
export interface Length {
  readonly n: number
  readonly unit: Unit
}

export interface DeadlineRule {
  /** Stable, camelCase. */
  readonly id: string
  /** What must be done in time, in plain French: « Contester devant la commission de recours amiable ». */
  readonly title: string
  /** The event that starts it, in plain French: « Notification de la décision ». */
  readonly from: string
  readonly length: Length
  /** `after`: the last day is so long after the event. `before`: so long before it (« au moins six semaines avant l’audience »). */
  readonly direction: 'after' | 'before'
  /** Délai franc: neither the day of the event nor the day on which it would end counts, so it ends one day later. */
  readonly franc: boolean
  /** A last day on a Saturday, a Sunday or a holiday is moved to the next working day (CPC art. 642 and its likes). Never with `before`. */
  readonly prolonged: boolean
  /** What stops the count by the law, in French, and how: `suspends` goes on with what was left, `restarts` begins anew. Empty: nothing known. */
  readonly stoppedBy: readonly {
    readonly id: string
    readonly event: string
    readonly effect: 'suspends' | 'restarts'
    readonly law: Statement
  }[]
  /** What it costs to let it pass, in plain French: « Le droit de contester est perdu ». Decides the order of « Ce qui court ». */
  readonly ifMissed: string
  /** 1: a roof, a child, a person’s safety, a right lost for good. 2: a right delayed, an amount lost. 3: the work gets late. */
  readonly weight: 1 | 2 | 3
  /** The text, in French, with its source and whether it was read. */
  readonly law: Statement
  /** The day on which the text was last read by somebody; null: never (then `law.verified` is false). */
  readonly checkedOn: string | null
  /** Days before the end on which it raises its hand, from far to near. */
  readonly alerts: readonly number[]
}

/** A time in which the count stood still, both days included; `until` null: it still does. */
export interface Pause {
  readonly from: string
  readonly until: string | null
  /** Id of what stopped it, in the rule’s `stoppedBy`. Absent: the only effect the rule knows, otherwise `suspends`, which never gives a later day. */
  readonly by?: string
}

/** How a date was found: one French sentence for each step, in order, so that she can count it again on her fingers. */
export interface Counted {
  /** Last day on which the act is in time (`after`), or the last day on which it must be done before (`before`). Null: the count stands still. */
  readonly due: string | null
  readonly steps: readonly string[]
}
