import { SPAN, type Timeline } from '../household.ts'
import { monthOf, type Month } from '../time.ts'
import type { MonthText } from './timed.ts'

/** Rights that hang on facts rarely told (PreParE: how the parent stopped work): what was notified of the asked month and after stands. */
const ONLY_NOTIFIED = new Set<string>(['prepare'])

/**
 * Known payments, by slot; NaN where nothing is known. Of the asked month and after, a payment is computed, never read, except for a right
 * that is mostly told by its notification; a right that is not requested is 0 from its month on.
 */
export const compileReceived = (
  lines: (Timeline | null)[],
  slots: readonly string[],
  facts: {
    readonly received?: Readonly<Record<string, Readonly<Record<MonthText, number>>>> | undefined
    readonly notRequested?: Readonly<Record<string, MonthText>> | undefined
  },
  origin: Month,
  month: Month,
): void => {
  for (const [slot, name] of slots.entries()) {
    const paid = facts.received?.[name]
    const waived = facts.notRequested?.[name]
    if (paid === undefined && waived === undefined) continue
    const line = new Float64Array(SPAN).fill(Number.NaN)
    for (const [text, cents] of Object.entries(paid ?? {})) {
      const at = monthOf(text) - origin
      if (at >= 0 && at < SPAN && (at < month - origin || ONLY_NOTIFIED.has(name))) line[at] = cents
    }
    if (waived !== undefined) line.fill(0, Math.min(Math.max(monthOf(waived) - origin, 0), SPAN))
    lines[slot] = line
  }
}
