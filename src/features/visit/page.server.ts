import { sql } from 'kysely'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { AgendaAppointment, AppointmentBody } from '#features/agenda/model.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'

/** A home visit of a household. @throws NotFound for another kind of appointment, another household, or one that the actor may not read. */
export const getHomeVisit = async (tx: Read | Write, caseFileId: string, appointmentId: string): Promise<AgendaAppointment> => {
  const [one] = await listAgendaAppointments(tx, { ids: [appointmentId], caseFileId })
  if (one?.kind !== 'homeVisit') throw new NotFound('visit')
  return one
}

/** Whether she goes there herself. */
export const goesThere = (visit: Pick<AgendaAppointment, 'agentId' | 'coAgentIds'>, agentId: string): boolean =>
  visit.agentId === agentId || visit.coAgentIds.includes(agentId)

/** The watch over an appointment, as far as the actor is of it: hers, or she watches. It lies in no household, so that it is asked outside of this one. */
export const watchOf = async (tx: Read, appointmentId: string): Promise<string | null> => {
  const { rows } = await sql<{
    id: string
  }>`select id from visit_safety where organisation_id = ${tx.org} and appointment_id = ${appointmentId}`.execute(tx.everywhere as never)
  return rows[0]?.id ?? null
}

/** How one gets in, written into the appointment; who reads the thread of the household reads it. @throws NotFound */
export const noteAccess = async (tx: Write, visit: AgendaAppointment, access: string): Promise<void> => {
  if (visit.access === access) return
  const rows = tx.q
    .selectFrom('appointment')
    .select(['id', 'compartment_id', 'body'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', visit.id)
  const row = found(await rows.executeTakeFirst(), 'appointment')
  await tx.unlock([row.compartment_id])
  if (!tx.holds(row.compartment_id)) throw new NotFound('appointment')
  const body = tx.openJson<AppointmentBody>(row.compartment_id, row.id, row.body)
  const done = await tx.q
    .updateTable('appointment')
    .set({ body: tx.sealJson(row.compartment_id, row.id, { ...body, access }) })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', row.id)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('appointment')
}

/** @throws Denied when somebody else goes there; Refused when it is no longer planned. */
export const requireOwnPlanned = (visit: AgendaAppointment, agentId: string): void => {
  if (!goesThere(visit, agentId))
    throw new Denied({ '': `Cette visite est celle de ${visit.agentName} : c’est à elle ou lui de la confier.` })
  if (visit.status !== 'planned') throw new Refused({ '': 'Cette visite n’est plus prévue.' })
}
