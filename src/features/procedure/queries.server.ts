import { sql } from 'kysely'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import { ofOpenCase } from '#db/open-case.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import type { ProcedureEvent, ProcedureEventBody, Run, RunBody } from './model.ts'

type Tx = Read | Write

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/**
 * Procedures, as far as the actor may read them, those that run first, then the newest. Of a household; or, without one, those under way in the households of
 * which she is the referent. One whose procedure is no longer known (its data was withdrawn) is left out.
 */
export const listRuns = async (tx: Tx, caseFileId?: string): Promise<Run[]> => {
  const rows = await tx.q
    .selectFrom('procedure_run as r')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'r.organisation_id').onRef('c.id', '=', 'r.compartment_id'),
    )
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.created_by'))
    .select(['r.id', 'r.case_file_id', 'r.compartment_id', 'c.kind', 'r.body', 'r.begun_on', 'r.ended_on', 'a.first_name', 'a.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .$if(caseFileId !== undefined, (query) => query.where('r.case_file_id', '=', caseFileId ?? ''))
    .$if(caseFileId === undefined, (query) =>
      query
        .where('r.ended_on', 'is', null)
        .where(ofOpenCase('r'))
        .where('r.case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`),
    )
    .orderBy(sql`r.ended_on is not null`)
    .orderBy('r.begun_on', 'desc')
    .orderBy('r.id')
    .limit(500)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  if (held.length === 0) return []
  const events = Map.groupBy(
    await readEvents(
      tx,
      held.map((row) => row.id),
    ),
    (one) => one.runId,
  )
  tx.shown(held.map((row) => row.id))
  return held.flatMap((row): Run[] => {
    const body = tx.openJson<RunBody>(row.compartment_id, row.id, row.body)
    const procedure = procedureOf(body.procedure)
    if (procedure === undefined) return []
    return [
      {
        id: row.id,
        caseFileId: row.case_file_id,
        compartmentId: row.compartment_id,
        compartmentKind: row.kind as CompartmentKind,
        procedure,
        body,
        begunOn: row.begun_on,
        endedOn: row.ended_on,
        author: nameOf(row),
        events: (events.get(row.id) ?? []).map(({ runId: _run, ...event }) => event as ProcedureEvent),
      },
    ]
  })
}

const readEvents = async (tx: Tx, runIds: readonly string[]): Promise<(ProcedureEvent & { runId: string })[]> => {
  const rows = await tx.q
    .selectFrom('procedure_event as e')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.created_by'))
    .selectAll('e')
    .select(['a.first_name', 'a.last_name'])
    .where('e.organisation_id', '=', tx.org)
    .where('e.run_id', '=', sql<string>`any (${[...runIds]}::uuid[])`)
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({
    ...tx.openJson<ProcedureEventBody>(row.compartment_id, row.id, row.body),
    id: row.id,
    runId: row.run_id,
    day: row.happened_on as IsoDate,
    author: nameOf(row),
    writtenAt: row.created_at,
    correctsId: row.corrects_id,
  }))
}

/** One procedure of a household. @throws NotFound when it is not there, or not the actor's to read. */
export const getRun = async (tx: Tx, caseFileId: string, id: string): Promise<Run> =>
  found(
    (await listRuns(tx, caseFileId)).find((one) => one.id === id),
    'procedure',
  )
