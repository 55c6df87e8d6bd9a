import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { caseNames } from '#features/case-file/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { deadlinesOf, stateOf, undatedSteps } from '#features/procedure/model.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import type { DeadlineBody, RunningLine } from './model.ts'

/**
 * What no row stands for in the procedures of one’s own households: what silence has opened since somebody last wrote (days pass without an act), and the steps that are
 * ours to do and have no day. Shown with the others; dealt with on the page of its procedure.
 */
export const listWithoutRow = async (tx: Read, today: IsoDate): Promise<RunningLine[]> => {
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
    const wanted = deadlinesOf(state, run.body.territory, today)
    return [
      ...wanted
        .filter(({ key }) => !written.has(`${run.id} ${key}`))
        .map(({ key, law, weight, waitsFor, counted: { body, due, stoppedOn } }) => ({
          run,
          key,
          law,
          weight,
          waitsFor,
          due,
          stoppedOn,
          title: body.title,
          note: body.note ?? '',
          steps: body.steps ?? [],
          ifMissed: body.ifMissed ?? '',
        })),
      ...undatedSteps(state, run.procedure, wanted).map(({ step, title, weight, waitsFor }) => ({
        run,
        key: `step ${step}`,
        law: null,
        weight,
        waitsFor,
        due: null,
        stoppedOn: null,
        title,
        note: run.procedure.name,
        steps: [],
        ifMissed: '',
      })),
    ]
  })
  const ids = [...new Set(found.map(({ run }) => run.caseFileId))]
  const [flags, names] = [await getContactFlags(tx, ids), await caseNames(tx, ids)]
  return found.map(({ run, key, ...line }) => ({
    ...line,
    id: `${run.id} ${key}`,
    what: 'procedure',
    caseFileId: run.caseFileId,
    caseName: names.get(run.caseFileId) ?? null,
    flags: flags.get(run.caseFileId) ?? null,
    compartmentKind: run.compartmentKind,
    forAgentId: null,
    forAgentName: null,
    holder: null,
    runId: run.id,
    applicationId: null,
    letterId: null,
    projectId: null,
    measureId: null,
    debtId: null,
    assessmentId: null,
  }))
}
