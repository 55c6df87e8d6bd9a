import { NotFound, Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { booking, requireColleagues } from './booking.server.ts'
import type { AppointmentBody, Canceller } from './model.ts'

/** The row, its key open, kept from others until this transaction ends: of two who change it at once, the second reads what the first did. @throws NotFound for who sees the hour and may not write in the household. */
const held = async (tx: Write, id: string, caseFileId?: string) => {
  const row = found(
    await tx.q
      .selectFrom('appointment')
      .selectAll()
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .$if(caseFileId !== undefined, (query) => query.where('case_file_id', '=', caseFileId ?? ''))
      .forUpdate()
      .executeTakeFirst(),
    'appointment',
  )
  tx.about({ ...(row.case_file_id ? { caseFileId: row.case_file_id } : {}), subjectId: id })
  await tx.unlock([row.compartment_id])
  if (!tx.holds(row.compartment_id)) throw new NotFound('appointment')
  return { ...row, opened: tx.openJson<AppointmentBody>(row.compartment_id, row.id, row.body) }
}

const change = async (tx: Write, id: string, set: Record<string, unknown>): Promise<void> => {
  const done = await tx.q.updateTable('appointment').set(set).where('organisation_id', '=', tx.org).where('id', '=', id).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('appointment')
}

export type Said = { status: 'planned' | 'held' | 'noShow' } | { status: 'cancelled'; by?: Canceller; reason?: string }

/**
 * What became of an appointment: held, nobody came, called off and by whom; or planned again, when its hour is still free.
 * @throws Refused when it was moved, or when its hour was taken since; NotFound.
 */
export const sayAppointment = async (tx: Write, id: string, said: Said, caseFileId?: string): Promise<void> => {
  const row = await held(tx, id, caseFileId)
  if (row.status === 'moved') throw new Refused({ '': 'Ce rendez-vous a été déplacé. Dites-le sur celui qui le remplace.' })
  const reason = said.status === 'cancelled' && said.reason ? { reason: said.reason } : {}
  const say = () =>
    change(tx, id, {
      status: said.status,
      status_at: tx.now,
      cancelled_by: said.status === 'cancelled' ? (said.by ?? null) : null,
      ...('reason' in reason ? { body: tx.sealJson(row.compartment_id, id, { ...row.opened, ...reason }) } : {}),
    })
  // only what is planned again takes its hour again
  await (said.status === 'planned' ? booking(tx, wantedOf(row), say) : say())
}

type Row = Awaited<ReturnType<typeof held>>
const wantedOf = (row: Row) => ({
  except: row.id,
  siteId: row.site_id,
  agentIds: [row.agent_id, ...row.co_agent_ids],
  roomId: row.room_id,
  startsAt: row.starts_at,
  minutes: (row.ends_at.getTime() - row.starts_at.getTime()) / 60_000,
  travelBefore: row.travel_before,
  travelAfter: row.travel_after,
})

export type Move = {
  startsAt: Date
  minutes?: number
  /** To a colleague's agenda. */
  agentId?: string
  roomId?: string | null
  by?: Canceller
  reason?: string
}

/**
 * Moves a planned appointment: the old one says so and leads to the new one, whose id is returned. The same hour again changes nothing.
 * @throws Refused beside `time` or `roomId` when the hour is taken, and nothing has moved; Refused when it is no longer planned.
 */
export const moveAppointment = async (tx: Write, id: string, to: Move): Promise<string> => {
  const row = await held(tx, id)
  if (row.status !== 'planned') throw new Refused({ '': 'Ce rendez-vous n’est plus prévu : il ne se déplace pas.' })
  if (row.case_file_id) await requireOpenCase(tx, row.case_file_id)
  const minutes = to.minutes ?? (row.ends_at.getTime() - row.starts_at.getTime()) / 60_000
  const endsAt = new Date(to.startsAt.getTime() + minutes * 60_000)
  const agentId = to.agentId ?? row.agent_id
  const roomId = to.roomId === undefined ? row.room_id : to.roomId
  const same =
    [row.starts_at.getTime(), row.ends_at.getTime(), row.agent_id, row.room_id].join() ===
    [to.startsAt.getTime(), endsAt.getTime(), agentId, roomId].join()
  if (same) return id
  const coAgentIds = row.co_agent_ids.filter((one) => one !== agentId)
  if (agentId !== row.agent_id) await requireColleagues(tx, [agentId])
  const newId = tx.newId()
  const { opened, ...kept } = row
  await booking(tx, { ...wantedOf(row), agentIds: [agentId, ...coAgentIds], roomId, startsAt: to.startsAt, minutes }, async () => {
    await change(tx, id, {
      status: 'moved',
      status_at: tx.now,
      cancelled_by: to.by ?? null,
      ...(to.reason ? { body: tx.sealJson(row.compartment_id, id, { ...opened, reason: to.reason }) } : {}),
    })
    await tx.q
      .insertInto('appointment')
      .values({
        ...kept,
        id: newId,
        agent_id: agentId,
        co_agent_ids: coAgentIds,
        room_id: roomId,
        starts_at: to.startsAt,
        ends_at: endsAt,
        body: tx.sealJson(row.compartment_id, newId, opened),
        status: 'planned',
        status_at: null,
        status_by: null,
        cancelled_by: null,
        moved_to: null,
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute()
    await change(tx, id, { moved_to: newId })
  })
  return newId
}

export type Edit = {
  /** Which persons of the household come; null or none: all of it. */
  personIds?: readonly string[] | null
  coAgentIds?: readonly string[]
  roomId?: string | null
  place?: string
  travelBefore?: number
  travelAfter?: number
  with?: string
  note?: string
  access?: string
}

/**
 * Changes what of a planned appointment is not its hour: who comes along, where, how long the way is, what to know. What is not given stays.
 * @throws as planAppointment; NotFound
 */
export const editAppointment = async (tx: Write, id: string, edit: Edit): Promise<void> => {
  const row = await held(tx, id)
  if (row.status !== 'planned') throw new Refused({ '': 'Ce rendez-vous n’est plus prévu : il ne se change pas.' })
  const coAgentIds = edit.coAgentIds ? [...new Set(edit.coAgentIds)].filter((one) => one !== row.agent_id) : row.co_agent_ids
  const roomId = edit.roomId === undefined ? row.room_id : edit.roomId
  const personIds = edit.personIds === undefined ? row.person_ids : edit.personIds?.length ? [...edit.personIds] : null
  const travel = { travelBefore: edit.travelBefore ?? row.travel_before, travelAfter: edit.travelAfter ?? row.travel_after }
  await requireColleagues(tx, coAgentIds.filter((one) => !row.co_agent_ids.includes(one))) // prettier-ignore
  const body: AppointmentBody = {
    ...row.opened,
    ...(edit.with === undefined ? {} : { with: edit.with }),
    ...(edit.note === undefined ? {} : { note: edit.note }),
    ...(edit.access === undefined ? {} : { access: edit.access }),
  }
  await booking(tx, { ...wantedOf(row), ...travel, agentIds: [row.agent_id, ...coAgentIds], roomId }, () =>
    change(tx, id, {
      co_agent_ids: coAgentIds,
      person_ids: personIds,
      room_id: roomId,
      place: edit.place ?? row.place,
      travel_before: travel.travelBefore,
      travel_after: travel.travelAfter,
      body: tx.sealJson(row.compartment_id, id, body),
    }),
  )
}

/** Calls off what is still to come of several appointments made at once. @returns how many. @throws NotFound */
export const cancelSeries = async (tx: Write, seriesId: string, said: { by: Canceller; reason?: string }): Promise<number> => {
  const rows = await tx.q
    .selectFrom('appointment')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', seriesId)
    .where('status', '=', 'planned')
    .where('starts_at', '>', tx.now)
    .execute()
  if (rows.length === 0) throw new NotFound('series')
  for (const { id } of rows) await sayAppointment(tx, id, { status: 'cancelled', ...said })
  return rows.length
}
