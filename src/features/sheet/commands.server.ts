import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { firstDraft } from './first-draft.ts'
import type { Sheet } from './model.ts'
import { getKept } from './queries.server.ts'

/**
 * Proposes the sheet of a meeting from what was kept of it, or keeps the one that is given. A sheet of this meeting that was not handed
 * over yet is the answer, so that pressing twice makes one.
 */
export const makeSheet = async (
  tx: Write,
  given: { caseFileId: string; entryId: string; today: IsoDate; timeZone: string; sheet?: Sheet; handedAt?: Date },
): Promise<string> => {
  const kept = await getKept(tx as unknown as Read, given)
  const before = await tx.q
    .selectFrom('sheet')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('entry_id', '=', given.entryId)
    .where('handed_at', 'is', null)
    .executeTakeFirst()
  if (before && !given.sheet) return before.id
  const sheet = given.sheet ?? firstDraft(kept)
  const id = tx.newId()
  await tx.q
    .insertInto('sheet')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: given.caseFileId,
      compartment_id: kept.compartmentId,
      entry_id: given.entryId,
      body: tx.sealJson(kept.compartmentId, id, sheet),
      discreet: sheet.discreet,
      made_at: tx.now,
      made_by: tx.actor.agentId,
      handed_at: given.handedAt ?? null,
    })
    .execute()
  return id
}

const openSheet = async (tx: Write, id: string) => {
  const row = found(
    await tx.q
      .selectFrom('sheet')
      .select(['case_file_id', 'compartment_id', 'handed_at'])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .executeTakeFirst(),
    'sheet',
  )
  tx.about({ caseFileId: row.case_file_id, subjectId: id })
  return row
}

/** Keeps the sheet as its author went over it. @throws Refused once it was handed over: that one stays what the person received; Denied in a closed file. */
export const changeSheet = async (tx: Write, id: string, sheet: Sheet): Promise<void> => {
  const row = await openSheet(tx, id)
  if (row.handed_at)
    throw new Refused({ '': 'Ce résumé a été remis : il reste tel que la personne l’a reçu. Faites-en un autre à partir de la note.' })
  await requireOpenCase(tx, row.case_file_id)
  await tx.unlock([row.compartment_id])
  await tx.q
    .updateTable('sheet')
    .set({ body: tx.sealJson(row.compartment_id, id, sheet), discreet: sheet.discreet, made_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .execute()
}

/** Notes that the sheet was handed over, now. Twice is the same as once. */
export const handSheet = async (tx: Write, id: string): Promise<void> => {
  const row = await openSheet(tx, id)
  if (row.handed_at) return
  const done = await tx.q
    .updateTable('sheet')
    .set({ handed_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('handed_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('sheet')
}
