import { sql } from 'kysely'
import type { Read, Write } from '#db/door.server.ts'

export type Tx = Read | Write

/** Persons of a household that the actor sees, each once, in the household or not; `detail` is sealed with the thread's key. */
export const listPersonRows = (tx: Tx, caseFileId: string) =>
  tx.q.selectFrom('person').selectAll().where('organisation_id', '=', tx.org).where('case_file_id', '=', caseFileId).execute()
export type PersonRow = Awaited<ReturnType<typeof listPersonRows>>[number]

export const idOf = (held: readonly { id: string; kind: string }[], kind: string): string | undefined =>
  held.find((one) => one.kind === kind)?.id

export const openDetail = (tx: Tx, row: PersonRow, general: string | undefined): string | null =>
  row.detail && general && tx.holds(general) ? tx.open(general, row.id, row.detail) : null

/** Persons in other households of the actor, for each person of these ids; empty for who does not hold both identities. */
export const listElsewhere = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, { caseFileId: string; personId: string }[]>> => {
  const found = new Map<string, { caseFileId: string; personId: string }[]>()
  if (personIds.length === 0) return found
  const ids = sql<string>`any (${[...personIds]}::uuid[])`
  const links = await tx.everywhere
    .selectFrom('same_person')
    .select(['person_a', 'person_b'])
    .where('organisation_id', '=', tx.org)
    .where((eb) => eb.or([eb('person_a', '=', ids), eb('person_b', '=', ids)]))
    .execute()
  if (links.length === 0) return found
  const all = links.flatMap((link) => [link.person_a, link.person_b])
  const persons = await tx.everywhere
    .selectFrom('person')
    .select(['id', 'case_file_id'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${all}::uuid[])`)
    .execute()
  const caseOf = new Map(persons.map((person) => [person.id, person.case_file_id]))
  for (const { person_a, person_b } of links)
    for (const [mine, other] of [
      [person_a, person_b],
      [person_b, person_a],
    ] as const) {
      const caseFileId = caseOf.get(other)
      if (personIds.includes(mine) && caseFileId) found.set(mine, [...(found.get(mine) ?? []), { caseFileId, personId: other }])
    }
  return found
}
