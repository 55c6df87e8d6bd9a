import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { standsInClear } from '#features/review/model.ts'
import { addCounted, keepCounted } from '#features/running/commands.server.ts'
import type { DeadlineBody } from '#features/running/model.ts'
import { BadInput } from '#rules/bad-input.ts'
import { deadlinesOf, happeningsOf, stateOf } from './model.ts'
import type { ProcedureEvent, Run } from './model.ts'

/** Makes, moves and meets the deadlines of a procedure, and says whether it is over. */
export const follow = async (tx: Write, run: Run, today: IsoDate): Promise<void> => {
  const { territory } = run.body
  const state = counted(() => stateOf(run.procedure, run.events, today, territory))
  const wanted = deadlinesOf(state, territory, today)
  const rows = await tx.q
    .selectFrom('deadline')
    .select(['id', 'body', 'done_at', 'dropped_reason'])
    .where('organisation_id', '=', tx.org)
    .where('run_id', '=', run.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const there = rows.map((row) => ({
    ...row,
    open: row.done_at === null && row.dropped_reason === null,
    body: tx.openJson<DeadlineBody>(run.compartmentId, row.id, row.body),
  }))
  const clear = standsInClear(run.compartmentKind)
  const stoppedOn = openPauses(run.events)
  for (const one of wanted) {
    const rule = one.counted.body.rule
    const asWanted = { ...one.counted, stoppedOn: one.counted.stoppedOn === null ? null : ((rule && stoppedOn.get(rule)) ?? today) }
    const same = there.filter(({ body }) => body.step === one.key)
    const open = same.find((row) => row.open)
    if (open) await keepCounted(tx, { id: open.id, counted: asWanted, waitsFor: one.waitsFor, today, reason: 'La procédure a avancé' })
    // given up by hand, with its reason: it stays so until what it runs from changes; one that is only met is asked again by a step that is not over
    else if (
      !same.some(
        ({ body, dropped_reason: givenUp }) =>
          givenUp !== null &&
          body.event === one.counted.body.event &&
          (body.event !== undefined || body.computed === one.counted.body.computed),
      )
    )
      await addCounted(tx, {
        caseFileId: run.caseFileId,
        compartmentId: run.compartmentId,
        counted: asWanted,
        law: { text: one.law, clear },
        weight: one.weight,
        waitsFor: one.waitsFor,
        runId: run.id,
      })
  }
  for (const row of there.filter((one) => one.open && !wanted.some(({ key }) => key === one.body.step)))
    await closeDeadline(tx, run.caseFileId, row.id)
  const last =
    state.steps
      .flatMap(({ endedOn }) => endedOn ?? [])
      .toSorted()
      .at(-1) ?? today
  const endedOn = state.ended && state.actions.length === 0 ? (last < run.begunOn ? run.begunOn : last) : null
  // the first event says when it began: a correction may move it
  if (endedOn !== run.endedOn)
    await tx.q
      .updateTable('procedure_run')
      .set({ ended_on: endedOn })
      .where('organisation_id', '=', tx.org)
      .where('id', '=', run.id)
      .execute()
}

/** Since when each rule stands still. */
const openPauses = (events: readonly ProcedureEvent[]): Map<string, IsoDate> => {
  const since = new Map<string, IsoDate>()
  for (const one of happeningsOf(events))
    if (one.kind === 'paused') {
      if (one.until === null) since.set(one.rule, one.from)
      else since.delete(one.rule)
    }
  return since
}

const counted = <T>(body: () => T): T => {
  try {
    return body()
  } catch (error) {
    if (error instanceof BadInput) throw new Refused({ day: 'Cette date ne peut pas être comptée. Vérifiez-la.' })
    throw error
  }
}
