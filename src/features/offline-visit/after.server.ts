/** After a visit is filed: its appointment was held, and what it brought is told with the way there. */
import { sql } from 'kysely'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { domainError } from '#db/errors.server.ts'
import { sayAppointment } from '#features/agenda/commands.server.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import type { Came } from './model.ts'
import { listBecame, listWaiting } from './queries.server.ts'
import { lineOf } from './words.ts'

/**
 * The planned home visit that a copy was prepared for was held, when something was noted on its day; what somebody said of it already stays. It holds nothing else up: one that was moved or is shut meanwhile is left
 * as it is. @returns whether it is told so now.
 */
export const holdVisit = async (
  tx: Write,
  { caseFileId, copyId, appointmentId, timeZone }: { caseFileId: string; copyId: string; appointmentId: string; timeZone: string },
): Promise<boolean> => {
  if (appointmentId === '') return false
  await sql`savepoint visit_held`.execute(tx.q)
  try {
    const [visit] = await listAgendaAppointments(tx, { ids: [appointmentId], caseFileId, open: true })
    const mine = visit !== undefined && (visit.agentId === tx.actor.agentId || visit.coAgentIds.includes(tx.actor.agentId))
    if (!mine || visit.kind !== 'homeVisit' || !(await wasNotedOn(tx, copyId, wallClock(visit.startsAt, timeZone).date, timeZone)))
      return false
    await sayAppointment(tx, visit.id, { status: 'held' }, caseFileId)
    return true
  } catch (thrown) {
    const error = domainError(thrown)
    if (!(error instanceof Refused || error instanceof Denied || error instanceof NotFound)) throw thrown
    await sql`rollback to savepoint visit_held`.execute(tx.q)
    return false
  }
}

const wasNotedOn = async (tx: Write, copyId: string, day: string, timeZone: string): Promise<boolean> => {
  const rows = await tx.q
    .selectFrom('visit_observation')
    .select('observed_at')
    .where('organisation_id', '=', tx.org)
    .where('pack_id', '=', copyId)
    .execute()
  return rows.some(({ observed_at: at }) => wallClock(at, timeZone).date === day)
}

/** What visits brought to a household in the last thirty days, with the way there, as far as the actor may read it; `copyId`: of this copy alone. What was thrown away since is left out. */
export const listCame = async (tx: Read, caseFileId: string, { today, copyId }: { today: IsoDate; copyId?: string }): Promise<Came[]> => {
  const became = (await listBecame(tx, caseFileId)).filter((one) => copyId === undefined || one.packId === copyId)
  const has = (to: string): boolean => became.some((one) => one.to === to)
  const filled = new Map((has('assessment') ? await listAssessments(tx, caseFileId) : []).map((one) => [one.id, one.state]))
  const apart = has('fact') ? (await getKnown(tx, caseFileId, today)).contradictions : []
  const isApart = (path: string): boolean => apart.some(({ used, other }) => used.path === path || other.path === path)
  return became.flatMap(({ to, id, label, instrument = '', rowId, by }): Came[] => {
    const mine = by === tx.actor.agentId
    const came = (href: string, note = ''): Came[] => [{ id: rowId, what: label, href, note, mine }]
    switch (to) {
      case 'entry':
        return came(paths.caseFile.entry({ id: caseFileId, entryId: id }))
      case 'assessment':
        return filled.has(id) ? came(paths.caseFile.assessmentOf({ id: caseFileId, assessmentId: id, instrument })) : []
      case 'budget':
        return came(paths.caseFile.budget({ id: caseFileId }))
      default:
        return came(paths.caseFile.facts({ id: caseFileId }), isApart(id) ? 'deux valeurs, à confirmer' : '')
    }
  })
}

/** All that one copy brought back, for the tablet to show: what was filed, then sketches, photographs and what waits. */
export const listCameOf = async (tx: Read, caseFileId: string, given: { today: IsoDate; copyId: string }): Promise<Came[]> => {
  const here = paths.caseFile.offlineVisit({ id: caseFileId })
  const rest = (await listWaiting(tx, caseFileId)).filter((one) => one.packId === given.copyId && one.told !== null)
  return [
    ...(await listCame(tx, caseFileId, given)),
    ...rest.map((one) => ({
      id: one.id,
      what: lineOf(one.told).what,
      href: here,
      note: one.state === 'waiting' ? 'à ranger à la main' : '',
      mine: true,
    })),
  ]
}
