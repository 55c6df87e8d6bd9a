import type { IsoDate } from '#core/dates.ts'
import type { Contradiction } from '#features/facts/model.ts'
import type { Fact, FactSource } from './model.ts'

/** A line of « Ce que nous savons ». */
export type ShownFact = {
  id: string
  label: string
  /** First name, where the household has several persons and the words do not say it; null otherwise, and for what is said of the household. */
  who: string | null
  source: FactSource
  observedOn: IsoDate
  entryId: string | null
  /** Another value waits to be settled: what is shown is the one that counts. */
  toConfirm: boolean
}

type Named = { personId: string; firstName: string; name: string }

/**
 * The ledger as the overview shows it. Of two values that cannot both be true, the one that counts is shown, as on the page of facts, whichever was observed last.
 * `dayOf`: the day of an instant, at the site.
 */
export const factsShown = (
  facts: readonly Fact[],
  contradictions: readonly Contradiction[],
  members: readonly Named[],
  dayOf: (instant: Date) => IsoDate,
): ShownFact[] =>
  facts.map((fact) => {
    const clash = contradictions.find(({ used, other }) => used.id === fact.id || other.id === fact.id)
    const person = members.length > 1 ? members.find(({ personId }) => personId === fact.subjectId) : undefined
    const who = person ? person.firstName || person.name : null
    const { label, source } = clash?.used ?? fact
    return {
      id: fact.id,
      label,
      who: who !== null && label.includes(who) ? null : who,
      source,
      observedOn: clash?.used.observedOn ?? dayOf(fact.observedAt),
      entryId: clash && clash.used.id !== fact.id ? null : fact.entryId,
      toConfirm: clash !== undefined,
    }
  })
