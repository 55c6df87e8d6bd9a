import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { keyOf } from '#features/procedure/model.ts'
import type { Run } from '#features/procedure/model.ts'
import type { DeadlineBody } from '#features/running/model.ts'
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

/** The deadlines that a letter started, also those that are over; of any of its versions. */
export const listLetterDeadlines = async (tx: Tx, caseFileId: string, seriesId: string) => {
  const rows = await tx.q
    .selectFrom('deadline as d')
    .innerJoin('letter as l', (join) => join.onRef('l.organisation_id', '=', 'd.organisation_id').onRef('l.id', '=', 'd.letter_id'))
    .select(['d.id', 'd.compartment_id', 'd.body', 'd.due_on', 'd.done_at', 'd.dropped_reason'])
    .where('d.organisation_id', '=', tx.org)
    .where('d.case_file_id', '=', caseFileId)
    .where('l.series_id', '=', seriesId)
    .orderBy('d.due_on')
    .orderBy('d.id')
    .execute()
  return opened(tx, rows)
}

type DeadlineRow = {
  id: string
  compartment_id: string
  body: Buffer
  due_on: IsoDate
  done_at: Date | null
  dropped_reason: string | null
}

const opened = async (tx: Tx, rows: readonly DeadlineRow[]) => {
  await tx.unlock(rows.map((row) => row.compartment_id))
  return rows.map((row) => {
    const body = tx.openJson<DeadlineBody>(row.compartment_id, row.id, row.body)
    return {
      id: row.id,
      title: body.title,
      rule: body.rule ?? null,
      /** What names it in its procedure; null for one of a letter alone. */
      key: body.step ?? null,
      steps: body.steps ?? [],
      due: row.due_on,
      over: row.done_at !== null || row.dropped_reason !== null,
    }
  })
}

/** The deadlines that a procedure counts from the day of one of its events, also those that are over. The run is one that the actor has read. */
export const listDeadlinesOfRun = async (tx: Tx, run: Pick<Run, 'id' | 'caseFileId'>, event: string) => {
  const rows = await tx.q
    .selectFrom('deadline')
    .select(['id', 'compartment_id', 'body', 'due_on', 'done_at', 'dropped_reason'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', run.caseFileId)
    .where('run_id', '=', run.id)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return (await opened(tx, rows)).filter(({ rule, key }) => rule !== null && key === keyOf({ rule, from: event }))
}
