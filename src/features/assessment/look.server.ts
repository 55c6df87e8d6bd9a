import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { addCounted, handOver } from '#features/running/commands.server.ts'
import { differsDay, LOOK } from './look.ts'
import type { Assessment } from './model.ts'
import { getAssessment } from './queries.server.ts'

type Tx = Read | Write

/** The look that a finished one awaits: its line, the day, of whom it was asked. Null: none is awaited. */
export type AwaitedLook = { deadlineId: string; due: IsoDate; of: { id: string; name: string } | null }

/** The open line of a second look. Its compartment is open. */
export const findAwaitedLook = async (tx: Tx, one: Pick<Assessment, 'id' | 'caseFileId'>): Promise<AwaitedLook | null> => {
  const rows = await tx.q
    .selectFrom('deadline as d')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'd.organisation_id').onRef('a.id', '=', 'd.for_agent_id'))
    .select(['d.id', 'd.compartment_id', 'd.body', 'd.due_on', 'd.for_agent_id', 'a.first_name', 'a.last_name'])
    .where('d.organisation_id', '=', tx.org)
    .where('d.case_file_id', '=', one.caseFileId)
    .where('d.assessment_id', '=', one.id)
    .where('d.done_at', 'is', null)
    .where('d.dropped_reason', 'is', null)
    .orderBy('d.id')
    .execute()
  const row = rows.find(
    (each) => tx.holds(each.compartment_id) && tx.openJson<{ step?: string }>(each.compartment_id, each.id, each.body).step === LOOK,
  )
  if (!row) return null
  return {
    deadlineId: row.id,
    due: row.due_on,
    of: row.for_agent_id === null ? null : { id: row.for_agent_id, name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim() },
  }
}

/** Who may be asked: those who read the part in which it lies, its author left out; managers first. */
export const listLookers = async (tx: Read, compartmentId: string): Promise<{ id: string; name: string; isManager: boolean }[]> => {
  const rows = await tx.q
    .selectFrom('compartment_access as x')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.agent_id'))
    .innerJoin('agent_role as r', (join) => join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.agent_id', '=', 'a.id'))
    .select(['a.id', 'a.first_name', 'a.last_name', 'r.role'])
    .where('x.organisation_id', '=', tx.org)
    .where('x.compartment_id', '=', compartmentId)
    .where('x.basis', '<>', 'exceptional')
    .where('x.from_at', '<=', tx.now)
    .where((eb) => eb.or([eb('x.until_at', 'is', null), eb('x.until_at', '>', tx.now)]))
    .where('a.ended_at', 'is', null)
    .where('a.id', '<>', tx.actor.agentId)
    .where('r.role', 'in', ['worker', 'manager'])
    .orderBy('a.last_name')
    .orderBy('a.id')
    .execute()
  const people = [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            id: first.id,
            name: `${first.first_name} ${first.last_name}`,
            isManager: [first, ...others].some(({ role }) => role === 'manager'),
          },
        ]
      : [],
  )
  return people.toSorted((a, b) => Number(b.isManager) - Number(a.isManager))
}

/**
 * Asks somebody who reads that part of the file for the look that is awaited. Nothing is opened by asking.
 * @throws Refused beside `to` when she does not read it, or when no look is awaited any more; NotFound when the evaluation is not there.
 */
export const askForLook = async (
  tx: Write,
  given: { caseFileId: string; assessmentId: string; to: string; today: IsoDate },
): Promise<void> => {
  const one = await getAssessment(tx, given.caseFileId, given.assessmentId)
  const awaited = await findAwaitedLook(tx, one)
  if (!awaited) throw new Refused({ '': 'Aucun second regard n’est attendu : il est déjà écrit, ou l’évaluation est corrigée.' })
  if (awaited.of?.id === given.to) return
  await handOver(tx, { id: awaited.deadlineId, caseFileId: given.caseFileId, to: given.to, reason: '', today: given.today })
}

/** What was awaited ends with a manager's look, or with that of whom it was asked; one who sees otherwise is heard by its author the same day. */
export const endLook = async (tx: Write, one: Assessment, said: { shares: boolean; today: IsoDate }): Promise<void> => {
  const awaited = await findAwaitedLook(tx, one)
  if (awaited && (awaited.of?.id === tx.actor.agentId || tx.actor.roles.includes('manager')))
    await closeDeadline(tx, one.caseFileId, awaited.deadlineId)
  if (said.shares) return
  const { code, title, due, weight, waitsFor, ifMissed } = differsDay(one.body.title, said.today)
  await addCounted(tx, {
    caseFileId: one.caseFileId,
    compartmentId: one.compartmentId,
    assessmentId: one.id,
    counted: { body: { title, step: code, ...(ifMissed && { ifMissed }) }, due, stoppedOn: null },
    weight,
    waitsFor,
  })
}
