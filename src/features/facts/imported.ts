/**
 * A household taken over from OpenFisca: one more fact keeps what the others have no word for. Pure. It is believed as long as the ledger says what
 * was taken over and nothing else: from the first fact noted by a worker on, or where a reader does not hold all of it, or once it is old, the
 * household is one like the others, and what it does not know is unknown.
 */
import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { BadInput } from '#rules/bad-input.ts'
import { checkImported } from '#rules/situation/imported.ts'
import type { Imported } from '#rules/situation/imported.ts'
import type { Pregnancy, Situation } from '#rules/situation/situation.ts'
import { running } from './fact-kinds.ts'
import { IMPORTED } from './fact-names.ts'
import type { Observation } from './material.ts'

export type Kept = {
  /** How many facts were written with it. */
  facts: number
  /** The persons who were taken over. */
  persons: readonly string[]
  /** Children awaited in the month that was taken over, by mother: a month that is past is asked too. */
  awaited: Readonly<Record<string, Pregnancy>>
  imported: Imported
}

/** The value of the fact. Its form is nobody's to read: it stands in no text. */
export const keptValue = (kept: Kept): FactValue => ({ code: JSON.stringify(kept) })

const keptOf = ({ value }: Observation): Kept | null => {
  try {
    const kept = JSON.parse(value.code ?? '') as Kept
    checkImported(kept.imported, 'imported')
    return Number.isInteger(kept.facts) && Array.isArray(kept.persons) && typeof kept.awaited === 'object' ? kept : null
  } catch (error) {
    if (error instanceof BadInput || error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join()

/** The situation with what was taken over, where it still holds. `read`: what the reader holds of the ledger. */
export const withImported = (situation: Situation, read: readonly Observation[], today: IsoDate): Situation => {
  const fact = read.findLast(({ key }) => key === IMPORTED)
  if (fact === undefined || running.read === null || today >= addMonths(fact.observedOn, running.read)) return situation
  const others = read.filter(({ key, standing }) => key !== IMPORTED && standing !== true)
  const kept = keptOf(fact)
  if (kept === null || others.length !== kept.facts || others.some(({ observedOn }) => observedOn !== fact.observedOn)) return situation
  if (!same(situation.persons.map(({ id }) => id), kept.persons)) return situation // prettier-ignore
  const persons = situation.persons.map((person) => {
    const pregnancy = person.pregnancy ?? kept.awaited[person.id]
    return pregnancy === undefined ? person : { ...person, pregnancy }
  })
  return { ...situation, persons, imported: kept.imported }
}
