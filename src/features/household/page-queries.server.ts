import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import { caseNames } from '#features/case-file/queries.server.ts'
import { displayName } from './model.ts'
import type { CivilTitle, Custody, HouseholdRole, PersonInput, Sex } from './model.ts'
import { idOf, listElsewhere, listPersonRows, openDetail } from './person-rows.server.ts'
import type { Tx } from './person-rows.server.ts'

/** What only the pages of this feature show. */

export type PersonSheet = PersonInput & {
  id: string
  /** Her stays, the newest first. */
  stays: { memberId: string; role: HouseholdRole; custody: Custody | null; fromDate: IsoDate; untilDate: IsoDate | null }[]
  /** What stood before each correction, the newest first; details open for who holds the thread. */
  versions: { id: string; changedAt: Date; changedBy: string; was: PersonInput }[]
  elsewhere: { caseFileId: string; caseName: string; personId: string }[]
}

type Was = {
  civil_title: string
  first_name: string
  last_name: string
  usual_name: string
  sex: string
  birth_date: string | null
  died_on: string | null
  unborn: boolean
  expected_on: string | null
}
const personOf = (row: Was, detail: string | null): PersonInput => ({
  firstName: row.first_name,
  lastName: row.last_name,
  usualName: row.usual_name,
  civilTitle: row.civil_title as CivilTitle,
  sex: row.sex as Sex,
  birthDate: row.birth_date,
  diedOn: row.died_on,
  unborn: row.unborn,
  expectedOn: row.expected_on,
  ...(detail === null ? {} : { detail }),
})

/** One person with all that is kept of her. @throws NotFound when she is not of this case file, or hidden. */
export const getPerson = async (tx: Tx, caseFileId: string, personId: string): Promise<PersonSheet> => {
  const general = idOf(await tx.unlockCase(caseFileId), 'general')
  const row = found(
    (await listPersonRows(tx, caseFileId)).find((one) => one.id === personId),
    'person',
  )
  const stays = await tx.q
    .selectFrom('household_member')
    .select(['id', 'role', 'custody', 'from_date', 'until_date'])
    .where('organisation_id', '=', tx.org)
    .where('person_id', '=', personId)
    .orderBy('from_date', 'desc')
    .execute()
  const versions = await tx.q
    .selectFrom('person_version as v')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'v.organisation_id').onRef('a.id', '=', 'v.changed_by'))
    .select(['v.id', 'v.was', 'v.changed_at', 'a.first_name', 'a.last_name'])
    .where('v.organisation_id', '=', tx.org)
    .where('v.person_id', '=', personId)
    .orderBy('v.changed_at', 'desc')
    .execute()
  const others = (await listElsewhere(tx, [personId])).get(personId) ?? []
  const names = await caseNames(
    tx,
    others.map((one) => one.caseFileId),
  )
  return {
    id: row.id,
    ...personOf(row, openDetail(tx, row, general)),
    stays: stays.map((stay) => ({
      memberId: stay.id,
      role: stay.role as HouseholdRole,
      custody: stay.custody as Custody | null,
      fromDate: stay.from_date,
      untilDate: stay.until_date,
    })),
    versions: versions.map((version) => {
      const was = version.was as Was & { detail: string | null }
      const sealed = was.detail && general && tx.holds(general) ? Buffer.from(was.detail, 'base64') : null
      return {
        id: version.id,
        changedAt: version.changed_at,
        changedBy: `${version.first_name} ${version.last_name}`,
        was: personOf(was, sealed && general ? tx.open(general, row.id, sealed) : null),
      }
    }),
    elsewhere: others.flatMap((one) => {
      const caseName = names.get(one.caseFileId)
      return caseName === undefined ? [] : [{ ...one, caseName }]
    }),
  }
}

/**
 * Persons of the actor's own other households who may be this one: same name, and no different date of birth. Only households whose
 * identity the actor holds, so that nothing is learnt (decision 4).
 */
export const listLookAlikes = async (
  tx: Tx,
  caseFileId: string,
  personId: string,
): Promise<{ personId: string; name: string; caseName: string }[]> => {
  const rows = await tx.q
    .selectFrom('person as p')
    .innerJoin('person as q', (join) =>
      join
        .onRef('q.organisation_id', '=', 'p.organisation_id')
        .onRef('q.name_key', '=', 'p.name_key')
        .onRef('q.case_file_id', '<>', 'p.case_file_id')
        .on((eb) =>
          eb.or([eb('p.birth_date', 'is', null), eb('q.birth_date', 'is', null), eb('p.birth_date', '=', eb.ref('q.birth_date'))]),
        ),
    )
    .innerJoin('case_file as c', (join) => join.onRef('c.organisation_id', '=', 'q.organisation_id').onRef('c.id', '=', 'q.case_file_id'))
    .select(['q.id', 'q.first_name', 'q.last_name', 'q.usual_name', 'c.name'])
    .where('p.organisation_id', '=', tx.org)
    .where('p.case_file_id', '=', caseFileId)
    .where('p.id', '=', personId)
    .where('p.name_key', '<>', '')
    .where('q.compartment_id', '=', sql<string>`any ((select app.my_compartments())::uuid[])`)
    .limit(20)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: displayName({ firstName: row.first_name, lastName: row.last_name, usualName: row.usual_name }),
    caseName: row.name,
  }))
}

/** Who asked to see the hidden address, when and why, the newest first: for the referent, and with the person. */
export const listAddressViews = async (tx: Tx, caseFileId: string): Promise<{ id: string; at: Date; agent: string; reason: string }[]> => {
  const rows = await tx.q
    .selectFrom('address_view as v')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'v.organisation_id').onRef('a.id', '=', 'v.agent_id'))
    .select(['v.id', 'v.at', 'v.compartment_id', 'v.reason', 'a.first_name', 'a.last_name', 'a.job_title'])
    .where('v.organisation_id', '=', tx.org)
    .where('v.case_file_id', '=', caseFileId)
    .orderBy('v.at', 'desc')
    .limit(50)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    agent: `${row.first_name} ${row.last_name}, ${row.job_title}`,
    reason: tx.open(row.compartment_id, row.id, row.reason),
  }))
}
