import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { closeDeadline, requireStep, tickSteps } from '#features/interview/commands.server.ts'
import { handOver, moveDeadline } from './commands.server.ts'
import { openDeadline } from './queries.server.ts'

export type Batch =
  | { act: 'done' }
  | { act: 'postpone'; to: IsoDate; reason: string }
  | { act: 'handOver'; to: string | null; reason: string }

/**
 * One act on several lines, all or none. Deadlines may be met, postponed or handed over; lines of a procedure
 * are not met here: somebody says how their step ended (`stepToSay`). Steps may be met: they are promises of two sides, which nobody moves alone.
 * @throws Refused when nothing is ticked, or beside the field that stops it; NotFound for a line that is not there.
 */
export const actOnMany = async (
  tx: Write,
  given: { deadlineIds: readonly string[]; stepIds: readonly { id: string; caseFileId: string }[]; batch: Batch; today: IsoDate },
): Promise<number> => {
  const { batch, today } = given
  const deadlineIds = [...new Set(given.deadlineIds)].toSorted()
  if (deadlineIds.length + given.stepIds.length === 0) throw new Refused({ lines: 'Cochez au moins une ligne.' })
  if (batch.act !== 'done' && given.stepIds.length > 0)
    throw new Refused({ lines: 'Une étape promise ne se reporte ni ne se confie en lot : décochez-la, ou changez-la dans le dossier.' })
  for (const id of deadlineIds) {
    if (batch.act === 'postpone') {
      if (batch.to < today) throw new Refused({ to: 'Choisissez un jour à venir.' })
      await moveDeadline(tx, { id, to: batch.to, reason: batch.reason, today })
    } else if (batch.act === 'handOver') await handOver(tx, { id, to: batch.to, reason: batch.reason, today })
    else {
      const one = await openDeadline(tx, id)
      if (one.runId !== null)
        throw new Refused({
          lines: 'Une ligne de procédure finit quand on dit ce qui s’est passé : cochez-la seule, ou ouvrez-la, et décochez-la ici.',
        })
      await closeDeadline(tx, one.caseFileId, id)
    }
  }
  for (const step of given.stepIds) {
    await requireStep(tx, step.caseFileId, step.id)
    await tickSteps(tx, step.caseFileId, [step.id], true)
  }
  return deadlineIds.length + given.stepIds.length
}
