import type { Read, Write } from '#db/door.server.ts'
import { NotFound } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { requirePerson } from '#db/person-of-case.server.ts'
import type { Matter, MatterBody } from './matters.ts'

/** What is followed beside the plans of a household, as far as the actor may read it, the newest first: of each the version that stands. */
export const listMatters = async (tx: Read | Write, caseFileId: string): Promise<Matter[]> => {
  await tx.unlockCase(caseFileId)
  const rows = await tx.q
    .selectFrom('autonomy_matter as m')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.id', '=', 'm.created_by'))
    .selectAll('m')
    .select(['a.first_name', 'a.last_name'])
    .where('m.organisation_id', '=', tx.org)
    .where('m.case_file_id', '=', caseFileId)
    .where('m.superseded_at', 'is', null)
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  tx.shown(held.map((row) => row.id))
  return held.map((row) => ({
    id: row.id,
    seriesId: row.series_id,
    personId: row.person_id,
    body: tx.openJson<MatterBody>(row.compartment_id, row.id, row.body),
    author: [row.first_name, row.last_name].filter(Boolean).join(' '),
    writtenAt: row.created_at,
  }))
}

/**
 * Writes one down, or its next version; the former stays. @returns the id of its series.
 * @throws Denied when that part of the file is closed to the actor; NotFound for a person or a series of another household, or of another kind.
 */
export const setMatter = async (
  tx: Write,
  given: { caseFileId: string; seriesId: string | null; personId: string | null; body: MatterBody },
): Promise<string> => {
  await requireOpenCase(tx, given.caseFileId)
  if (given.personId !== null) await requirePerson(tx, given.caseFileId, given.personId)
  const compartmentId = await compartmentOf(tx, given.caseFileId, 'health', '')
  if (given.seriesId !== null) {
    const standing = (await listMatters(tx, given.caseFileId)).find((one) => one.seriesId === given.seriesId)
    if (standing === undefined || standing.body.kind !== given.body.kind) throw new NotFound('matter')
    const done = await tx.q
      .updateTable('autonomy_matter')
      .set({ superseded_at: tx.now })
      .where('organisation_id', '=', tx.org)
      .where('id', '=', standing.id)
      .where('superseded_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new NotFound('matter')
  }
  const id = tx.newId()
  await tx.q
    .insertInto('autonomy_matter')
    .values({
      organisation_id: tx.org,
      id,
      series_id: given.seriesId ?? id,
      case_file_id: given.caseFileId,
      compartment_id: compartmentId,
      person_id: given.personId,
      body: tx.sealJson(compartmentId, id, given.body),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return given.seriesId ?? id
}
