import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { stateOf } from '#features/procedure/model.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import type { DayDeadline } from './model.ts'

/**
 * What the procedures of passed days ask for now: the step that a silence has opened, or the one that is late, by the id of the procedure. Nothing is asked of the
 * database where no such day has passed.
 */
export const afterPassed = async (
  tx: Read,
  passed: readonly { run_id: string | null; due_on: IsoDate }[],
  today: IsoDate,
): Promise<ReadonlyMap<string, NonNullable<DayDeadline['after']>>> => {
  const wanted = new Set(passed.flatMap(({ run_id, due_on }) => (run_id !== null && due_on < today ? [run_id] : [])))
  if (wanted.size === 0) return new Map()
  const runs = (await listRuns(tx)).filter(({ id }) => wanted.has(id))
  return new Map(
    runs.flatMap((run) => {
      const next = openedNow(stateOf(run.procedure, run.events, today, run.body.territory))
      return next === null ? [] : [[run.id, { runId: run.id, ...next }] as const]
    }),
  )
}

/** The step that a silence opened, with what it asks; without one, what comes next. Null: the procedure has ended. */
const openedNow = ({ steps, actions }: ReturnType<typeof stateOf>): { step: string; sentence: string } | null => {
  const [next] = actions
  if (next === undefined) return null
  const silent = next.kind === 'silence' ? steps.find(({ step }) => step.code === next.step) : undefined
  const opens = silent?.step.next.find(({ outcome }) => outcome === silent.outcome)?.opens ?? []
  const opened = steps.find(({ step, status }) => opens.includes(step.code) && (status === 'open' || status === 'waiting'))
  return { step: opened?.step.code ?? next.step, sentence: next.sentence }
}
