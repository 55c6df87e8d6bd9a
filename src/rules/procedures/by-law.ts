import { count } from '../deadlines/count.ts'
import type { Territory } from '../deadlines/rule.ts'
import { deadlineOf } from '../deadlines/rules.ts'
import type { Counting } from './clocks.ts'

/** Counts last days by the deadlines of the law, on the holidays of a territory, with what the service set for itself (days, by setting). */
export const byLaw = (territory: Territory, settings: Readonly<Record<string, number>> = {}): Counting => ({
  count: (rule, from, pauses, ownDays) =>
    count(deadlineOf(rule), from, {
      territory,
      pauses,
      ...(ownDays !== undefined && { length: { n: ownDays, unit: 'day' as const } }),
    }),
  settings,
})
