import { Refused } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import { sayAppointment } from '#features/agenda/commands.server.ts'
import { stages } from '#features/application/model.ts'
import { listApplications } from '#features/application/queries.server.ts'
import { closeDeadline, dropSteps } from '#features/interview/commands.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import type { RunningLine } from '#features/running/model.ts'
import { pendingFates } from './model.ts'
import type { ClosureReason, PendingFate } from './model.ts'
import { closeCaseFile } from './sharing.server.ts'

/** What still runs in a household, as far as the actor reads it: dated lines first, by date, then what goes on for months. */
export type Pending = {
  lines: RunningLine[]
  applications: { id: string; title: string; stage: string }[]
  runs: { id: string; name: string }[]
  /** Planned appointments to come, soonest first. */
  appointments: { id: string; startsAt: Date }[]
  /** Titles of what lies where the whole thread is read: those that the closing note may name. */
  tellable: string[]
}

/** What would stop being followed on the day the household is closed. */
export const listPending = async (tx: Read | Write, caseFileId: string): Promise<Pending> => {
  // a writing transaction reads as well
  const lines = await listRunning(tx as unknown as Read, { caseFileId })
  const applications = (await listApplications(tx, caseFileId)).filter(({ state }) => !state.over)
  const runs = (await listRuns(tx, caseFileId)).filter(({ endedOn }) => endedOn === null)
  const appointments = await tx.q
    .selectFrom('appointment')
    .select(['id', 'starts_at as startsAt'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('status', '=', 'planned')
    .where('starts_at', '>', tx.now)
    .orderBy('starts_at')
    .execute()
  const general = <T extends { compartmentKind: string }>(all: readonly T[]): T[] =>
    all.filter(({ compartmentKind }) => compartmentKind === 'general')
  return {
    lines: lines.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    applications: applications.map(({ id, title, state }) => ({ id, title, stage: stages[state.stage] })),
    runs: runs.map(({ id, procedure }) => ({ id, name: procedure.name })),
    appointments,
    tellable: [
      ...new Set([
        ...general(runs).map(({ procedure }) => procedure.name),
        ...general(applications).map(({ title }) => title),
        ...general(lines).map(({ title }) => title),
      ]),
    ],
  }
}

export const isNothing = ({ lines, applications, runs, appointments }: Pending): boolean =>
  lines.length + applications.length + runs.length + appointments.length === 0

/**
 * Closes a household and says what becomes of what ran: who sees to it and who was told, or why it is over. It stands in the closing note, which names
 * only what lies in the thread; where it is over, its days and steps are given up with that reason, and its appointments called off: their hours are free again. Nothing
 * else is touched: it runs again if the file is opened again. @throws Refused beside the field where something runs and nobody said what becomes of it.
 */
export const closeWithPending = async (
  tx: Write,
  given: { caseFileId: string; reason: ClosureReason; note: string; fate: PendingFate | null; told: string },
): Promise<void> => {
  const { caseFileId, reason, fate } = given
  const told = given.told.trim()
  const pending = await listPending(tx, caseFileId)
  if (isNothing(pending)) return closeCaseFile(tx, { caseFileId, reason, note: given.note })
  if (fate === null) throw new Refused({ fate: 'Dites ce que devient ce qui court encore.' })
  if (told === '') throw new Refused({ told: pendingFates[fate].ask })
  if (fate === 'over') {
    for (const { id } of pending.lines.filter(({ what }) => what === 'deadline')) await closeDeadline(tx, caseFileId, id, told)
    await dropSteps(
      tx,
      caseFileId,
      pending.lines.flatMap(({ what, id }) => (what === 'step' ? [id] : [])),
    )
    for (const { id } of pending.appointments)
      await sayAppointment(tx, id, { status: 'cancelled', by: 'service', reason: told }, caseFileId)
  }
  const named = pending.tellable.length === 0 ? [] : [`Courait encore : ${pending.tellable.join(' ; ')}.`]
  const note = [given.note.trim(), ...named, `${pendingFates[fate].label} : ${told}`].filter(Boolean).join('\n\n')
  await closeCaseFile(tx, { caseFileId, reason, note })
}
