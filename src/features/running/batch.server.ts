import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { closeDeadline, requireStep, tickSteps } from '#features/interview/commands.server.ts'
import { changeDeadline, moveDeadline, noteEvent, runningDeadline } from './commands.server.ts'
import { openDeadline } from './queries.server.ts'

/** Whether an agent may read a compartment today, in person or through a team; an exceptional access is no reason to be handed a task. */
const reads = async (tx: Write, agentId: string, compartmentId: string): Promise<boolean> => {
  const row = await tx.q
    .selectFrom('compartment_access as x')
    .select('x.id')
    .where('x.organisation_id', '=', tx.org)
    .where('x.compartment_id', '=', compartmentId)
    .where('x.basis', '<>', 'exceptional')
    .where('x.from_at', '<=', tx.now)
    .where((eb) => eb.or([eb('x.until_at', 'is', null), eb('x.until_at', '>', tx.now)]))
    .where((eb) =>
      eb.or([
        eb('x.agent_id', '=', agentId),
        eb('x.team_id', 'in', (sub) =>
          sub
            .selectFrom('team_member as m')
            .select('m.team_id')
            .where('m.organisation_id', '=', tx.org)
            .where('m.agent_id', '=', agentId)
            .where('m.until_date', 'is', null),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Hands it to a colleague who reads that part of the file already, or takes it back (null). Nothing is opened by handing. */
export const handOver = async (
  tx: Write,
  given: { id: string; caseFileId?: string; to: string | null; reason: string; today: IsoDate },
): Promise<void> => {
  const one = await runningDeadline(tx, given.id, given.caseFileId)
  if (given.to !== null && !(await reads(tx, given.to, one.compartmentId)))
    throw new Refused({
      to: 'Cette personne ne lit pas la partie du dossier où se trouve une de ces lignes. Partagez-la d’abord, ou choisissez quelqu’un d’autre.',
    })
  await changeDeadline(tx, one, { forAgentId: given.to })
  await noteEvent(tx, one, given.today, { kind: 'handedOver', to: given.to, reason: given.reason.trim() })
}

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
