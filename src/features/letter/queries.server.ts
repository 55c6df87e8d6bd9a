import type { CompartmentKind } from '#core/compartments.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Letter, LetterBody } from './model.ts'

type Tx = Read | Write

/** The letters of a household, as far as the actor may read them, the last received first. Of each, the version that stands. */
export const listLetters = async (tx: Tx, caseFileId: string): Promise<(Letter & { compartmentId: string })[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('letter as l')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'l.organisation_id').onRef('a.id', '=', 'l.created_by'))
    .selectAll('l')
    .select(['a.first_name', 'a.last_name'])
    .where('l.organisation_id', '=', tx.org)
    .where('l.case_file_id', '=', caseFileId)
    .where('l.superseded_at', 'is', null)
    .orderBy('l.received_on', 'desc')
    .orderBy('l.created_at', 'desc')
    .orderBy('l.id')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  tx.shown(held.map((row) => row.id))
  return held.map((row) => ({
    ...tx.openJson<LetterBody>(row.compartment_id, row.id, row.body),
    id: row.id,
    seriesId: row.series_id,
    caseFileId: row.case_file_id,
    compartmentId: row.compartment_id,
    compartmentKind: kinds.get(row.compartment_id) ?? 'general',
    receivedOn: row.received_on,
    datedOn: row.dated_on,
    author: [row.first_name, row.last_name].filter(Boolean).join(' '),
    writtenAt: row.created_at,
  }))
}

/** One letter of a household, by its series. @throws NotFound when it is not there, or not the actor's to read. */
export const getLetter = async (tx: Tx, caseFileId: string, seriesId: string): Promise<Letter & { compartmentId: string }> =>
  found(
    (await listLetters(tx, caseFileId)).find((one) => one.seriesId === seriesId),
    'letter',
  )
