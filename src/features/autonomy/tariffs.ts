/** Tariffs of help that the département fixes: words and pure functions. */
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { HELP_KINDS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpKind, HelpProvider } from '#rules/autonomy/help-plan-tables.ts'

export type OwnTariff = {
  readonly id: string
  readonly kind: HelpKind
  readonly provider: HelpProvider
  /** Cents for one unit. */
  readonly cents: number
  readonly from: IsoDate
  readonly source: string
  readonly author: string
  readonly writtenAt: Date
}

/** A tariff with the last day on which it counts; null: it goes on. */
export type TariffInTime = OwnTariff & { readonly until: IsoDate | null; readonly state: 'now' | 'later' | 'over' | 'replaced' }

/**
 * Tariffs of one help given by one kind of provider, the newest first, each with its period: until the eve of the next. Of two that begin on one day the last
 * written counts, as in `tariffOf`; the other was replaced before it was of use.
 */
export const inTime = (of: readonly OwnTariff[], on: IsoDate): TariffInTime[] => {
  const sorted = of.toSorted((a, b) => b.from.localeCompare(a.from) || b.writtenAt.getTime() - a.writtenAt.getTime())
  return sorted.map((one, at): TariffInTime => {
    if (sorted[at - 1]?.from === one.from) return { ...one, until: null, state: 'replaced' }
    const next = sorted.slice(0, at).findLast(({ from }) => from > one.from)
    const until = next === undefined ? null : addDays(next.from, -1)
    return { ...one, until, state: one.from > on ? 'later' : until !== null && until < on ? 'over' : 'now' }
  })
}

/** Whether the price of a help is a tariff: by hour, day, unit or month. What is bought once has its own price. */
export const hasTariff = (kind: HelpKind): boolean => HELP_KINDS[kind].unit !== 'once'

const units = { hour: 'l’heure', piece: 'l’unité', day: 'le jour', month: 'le mois', once: 'une fois' } as const

/** « l’heure », « le mois ». */
export const perUnit = (kind: HelpKind): string => units[HELP_KINDS[kind].unit]
