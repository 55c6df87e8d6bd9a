import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { caseNames } from '#features/case-file/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { deadlinesOf, stateOf } from '#features/procedure/model.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import type { DeadlineBody, RunningLine } from './model.ts'

/**
 * What silence has opened in the procedures of one’s own households, and that nobody wrote yet: days pass without an act, so that no row stands for it until the next
 * one. Shown with the others; dealt with on the page of its procedure.
 */
export const listOpenedBySilence = async (tx: Read, today: IsoDate): Promise<RunningLine[]> => {
  const runs = await listRuns(tx)
  if (runs.length === 0) return []
  const rows = await tx.q
    .selectFrom('deadline')
    .select(['id', 'run_id', 'compartment_id', 'body'])
    .where('organisation_id', '=', tx.org)
    .where('run_id', '=', sql<string>`any (${runs.map(({ id }) => id)}::uuid[])`)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  const written = new Set(
    rows
      .filter((row) => tx.holds(row.compartment_id))
      .map((row) => `${row.run_id} ${tx.openJson<DeadlineBody>(row.compartment_id, row.id, row.body).step}`),
  )
  const found = runs.flatMap((run) => {
    const state = stateOf(run.procedure, run.events, today, run.body.territory)
    return deadlinesOf(state, run.body.territory, today)
      .filter(({ key }) => !written.has(`${run.id} ${key}`))
      .map((wanted) => ({ run, wanted }))
  })
  const ids = [...new Set(found.map(({ run }) => run.caseFileId))]
  const [flags, names] = [await getContactFlags(tx, ids), await caseNames(tx, ids)]
  return found.map(({ run, wanted }) => ({
    id: `${run.id} ${wanted.key}`,
    what: 'procedure',
    caseFileId: run.caseFileId,
    caseName: names.get(run.caseFileId) ?? null,
    flags: flags.get(run.caseFileId) ?? null,
    compartmentKind: run.compartmentKind,
    title: wanted.counted.body.title,
    note: wanted.counted.body.note ?? '',
    law: wanted.law,
    due: wanted.counted.due,
    weight: wanted.weight,
    waitsFor: wanted.waitsFor,
    stoppedOn: wanted.counted.stoppedOn,
    forAgentId: null,
    forAgentName: null,
    steps: wanted.counted.body.steps ?? [],
    ifMissed: wanted.counted.body.ifMissed ?? '',
    runId: run.id,
    applicationId: null,
    letterId: null,
    projectId: null,
    measureId: null,
  }))
}
