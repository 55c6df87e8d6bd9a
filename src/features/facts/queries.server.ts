import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { listObservations } from '#features/case-file/queries.server.ts'
import { getDwelling, getHousehold } from '#features/household/queries.server.ts'
import type { HouseholdRole, Member } from '#features/household/model.ts'
import { rightsKeys } from './fact-names.ts'
import { situationOf } from './ledger.ts'
import type { Material, Observation, Stay } from './material.ts'
import type { Known } from './model.ts'

export { answersOf } from './answers.server.ts'

export { situationOf } from './ledger.ts'
export { materialOf } from './material.ts'
export type { Material, MaterialRows } from './material.ts'

export type KnownPerson = { id: string; name: string; role: HouseholdRole; age: number | null }
/** What is known, with the names of the persons of the household, those who stand outside the situation too. */
export type KnownHousehold = Known & { people: KnownPerson[]; nameOf: Readonly<Record<string, string>> }

/**
 * What the actor may know of a household on a day, for the rights: a compartment that she does not hold is not there at all, neither in the
 * facts nor in what is asked again. A past day gives what had been observed until then (of the dwelling: what stands now, if it stood then).
 */
export const getKnown = async (tx: Read, caseFileId: string, today: IsoDate): Promise<KnownHousehold> => {
  const { material, people } = await readMaterial(tx, caseFileId, today)
  return { ...situationOf(material, today), people, nameOf: Object.fromEntries(people.map(({ id, name }) => [id, name])) }
}

/** The rows that `situationOf` reads, as far as the actor holds them. */
export const readMaterial = async (
  tx: Read,
  caseFileId: string,
  today: IsoDate,
): Promise<{ material: Material; people: KnownPerson[] }> => {
  const identity = (await tx.unlockCase(caseFileId)).find(({ kind }) => kind === 'identity')?.id ?? ''
  const [household, dwelling, facts] = await Promise.all([
    getHousehold(tx, caseFileId, today),
    getDwelling(tx, caseFileId),
    listObservations(tx, caseFileId, rightsKeys),
  ])
  const members = [...household.members, ...household.former, ...household.coming]
  return {
    material: {
      stays: members.map((one) => stayOf(one, identity)),
      home:
        dwelling === null
          ? null
          : {
              id: dwelling.id,
              tenure: dwelling.tenure,
              communeCode: dwelling.commune?.code ?? null,
              fromDate: dwelling.fromDate,
              compartmentId: identity,
            },
      facts: facts.map((fact): Observation => ({
        id: fact.id,
        key: fact.key,
        subjectId: fact.subjectId,
        value: fact.value,
        validFrom: fact.validFrom,
        observedOn: fact.observedOn,
        source: fact.source,
        author: fact.author,
        compartmentId: fact.compartmentId,
        compartmentKind: fact.compartmentKind,
      })),
    },
    people: household.members.map(({ personId, name, role, age }) => ({ id: personId, name, role, age })),
  }
}

const stayOf = (one: Member, compartmentId: string): Stay => ({
  personId: one.personId,
  role: one.role,
  custody: one.custody,
  sex: one.sex,
  birthDate: one.birthDate,
  diedOn: one.diedOn,
  unborn: one.unborn,
  expectedOn: one.expectedOn,
  fromDate: one.fromDate,
  untilDate: one.untilDate,
  compartmentId,
})
