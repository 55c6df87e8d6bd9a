import type { IsoDate } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { observeFact, openCaseFile } from '#features/case-file/commands.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import type { Person } from '#rules/situation/situation.ts'
import { claimOf } from './claim.ts'
import type { FactKind } from './fact-kinds.ts'
import { IMPORTED } from './fact-names.ts'
import { keptValue } from './imported.ts'
import type { Kept } from './imported.ts'
import type { Observation } from './material.ts'
import type { SaidFact } from './of-situation.ts'
import { labelOf } from './sentences.ts'
import { takeOver } from './take-over.ts'

export type ImportHousehold = {
  /** A request of OpenFisca's web API, with one family. */
  request: unknown
  /** The month that it is about, `YYYY-MM`. */
  period: string
  /** « Foyer importé 12 »: the number. */
  number: number
  /** Today at the site. */
  today: IsoDate
}
export type ImportedHousehold = {
  caseFileId: string
  /** Persons of the case file by the names that the request gives them. */
  personIds: Readonly<Record<string, string>>
  facts: number
}

/**
 * Opens a case file, of which the actor is the referent, with a household of OpenFisca: neutral invented names, its facts as read today, and what they
 * have no word for. Run in a writing transaction of its own: all of it stands or falls together.
 * @throws BadInput when the request cannot be read, or taken over.
 */
export const importHousehold = async (tx: Write, { request, period, number, today }: ImportHousehold): Promise<ImportedHousehold> => {
  const taken = takeOver(request, period, today)
  const file = await openCaseFile(tx, {
    name: `Foyer importé ${number}`,
    origin: 'other',
    channel: 'thirdParty',
    informed: null,
    protected: false,
    sectorId: null,
    on: today,
    withoutPerson: true,
  })
  const personIds = await addPersons(tx, file.id, taken.persons, today)
  // written in the order in which they are to be read again
  let at = tx.now.getTime()
  const write = ({ key, kind, subjectId, value }: SaidFact): Promise<string> =>
    observeFact(tx, {
      caseFileId: file.id,
      key,
      subjectId: subjectId === null ? null : (personIds[subjectId] ?? null),
      compartment: kind.compartment,
      value,
      label: labelFor(kind, key, value, today),
      observedAt: new Date((at += 1)),
      source: 'read',
    })
  for (const fact of taken.facts) await write(fact)
  await observeFact(tx, {
    caseFileId: file.id,
    key: IMPORTED,
    subjectId: null,
    // sealed whole: it may hold anything of the household
    compartment: 'health',
    value: keptValue(renamed(taken.kept, personIds)),
    label: 'Foyer repris d’OpenFisca',
    observedAt: new Date((at += 1)),
    source: 'read',
  })
  tx.about({ caseFileId: file.id })
  return { caseFileId: file.id, personIds, facts: taken.facts.length + 1 }
}

/** « Adulte 1 », « Enfant 2 »: the persons, in the household since the day of the import. */
const addPersons = async (tx: Write, caseFileId: string, persons: readonly Person[], today: IsoDate): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {}
  let [adults, children] = [0, 0]
  for (const { id, role, birthDate } of persons) {
    const firstName = role === 'parent' ? `Adulte ${(adults += 1)}` : `Enfant ${(children += 1)}`
    const personId = await addPerson(tx, {
      caseFileId,
      firstName,
      lastName: '',
      usualName: '',
      civilTitle: 'none',
      sex: 'unknown',
      birthDate: birthDate ?? null,
    })
    await addMember(tx, {
      personId,
      role: role === 'child' ? 'child' : adults === 1 ? 'main' : 'partner',
      custody: null,
      fromDate: today,
    })
    ids[id] = personId
  }
  return ids
}

const labelFor = (kind: FactKind, key: string, value: SaidFact['value'], today: IsoDate): string => {
  const fact: Observation = {
    id: '', key, subjectId: null, value, validFrom: value.from ?? null, observedOn: today, source: 'read', author: '', compartmentId: '', compartmentKind: kind.compartment,
  } // prettier-ignore
  const claim = claimOf(fact, kind, value, { path: kind.input.path, part: '', order: 0 })
  return claim === null || claim.stretches.length === 0 ? kind.label : labelOf(claim)
}

/** The same with the ids of the case file in the place of the names of the request; « name.attendu1 » is a child that a person awaits. */
const renamed = (kept: Kept, ids: Readonly<Record<string, string>>): Kept => {
  const nameOf = (name: string): string => {
    const [mother, awaited] = name.split('.attendu')
    return awaited === undefined || Object.hasOwn(ids, name) ? (ids[name] ?? name) : `${ids[mother ?? ''] ?? mother}.attendu${awaited}`
  }
  const all = <T>(by: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(by).map(([name, value]) => [nameOf(name), value]))
  return {
    ...kept,
    persons: kept.persons.map(nameOf),
    awaited: all(kept.awaited),
    imported: { ...kept.imported, members: all(kept.imported.members), taxes: all(kept.imported.taxes) },
  }
}
