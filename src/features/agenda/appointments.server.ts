import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { booking, requireColleagues } from './booking.server.ts'
import type { AppointmentBody, AppointmentKind, AppointmentStatus, Canceller } from './model.ts'

/** With whom: a household, or who made a first request and has no case file. */
export type Meets = { caseFileId: string } | { requestId: string }

export type NewAppointment = Meets & What & { startsAt: Date; seriesId?: string | null }
export type What = {
  minutes: number
  kind: AppointmentKind
  place?: string
  /** Whose agenda: the actor's, unless told otherwise. */
  agentId?: string
  /** Colleagues who come along: a visit in pairs. */
  coAgentIds?: readonly string[]
  /** Which persons of the household; all of it without them. */
  personIds?: readonly string[] | null
  roomId?: string | null
  /** Where it is held: the site of the household, unless told otherwise. */
  siteId?: string
  travelBefore?: number
  travelAfter?: number
  with?: string
  essentials?: readonly string[]
  note?: string
  /** How one gets in: floor, code, dog. */
  access?: string
  status?: AppointmentStatus
}

const homeOf = async (tx: Write, meets: Meets): Promise<{ compartmentId: string; siteId: string }> => {
  if ('caseFileId' in meets) {
    const compartmentId = await compartmentOf(tx, meets.caseFileId, 'general')
    const files = tx.q.selectFrom('case_file').select('site_id').where('organisation_id', '=', tx.org).where('id', '=', meets.caseFileId)
    return { compartmentId, siteId: found(await files.executeTakeFirst(), 'case file').site_id }
  }
  const requests = tx.q.selectFrom('request').select(['compartment_id', 'site_id', 'case_file_id']).where('organisation_id', '=', tx.org)
  const request = found(await requests.where('id', '=', meets.requestId).executeTakeFirst(), 'request')
  await tx.unlock([request.compartment_id])
  if (!tx.holds(request.compartment_id)) throw new NotFound('request')
  if (request.case_file_id) throw new Refused({ '': 'Cette demande est devenue un dossier : posez le rendez-vous depuis le dossier.' })
  return { compartmentId: request.compartment_id, siteId: request.site_id }
}

/**
 * Plans an appointment, sealed for who reads the thread of the household (or the request).
 * @throws Refused beside `time` or `roomId` when the hour is taken, with free times; Denied for the agenda of somebody whose hours are not seen.
 */
export const planAppointment = async (tx: Write, given: NewAppointment): Promise<string> => {
  const home = await homeOf(tx, given)
  const agentId = given.agentId ?? tx.actor.agentId
  const coAgentIds = [...new Set(given.coAgentIds ?? [])].filter((id) => id !== agentId)
  await requireColleagues(tx, [agentId, ...coAgentIds])
  const id = tx.newId()
  const siteId = given.siteId ?? home.siteId
  const body: AppointmentBody = {
    with: given.with ?? '',
    essentials: [...(given.essentials ?? [])],
    note: given.note ?? '',
    ...(given.access ? { access: given.access } : {}),
  }
  const travel = { travelBefore: given.travelBefore ?? 0, travelAfter: given.travelAfter ?? 0 }
  const { startsAt, minutes, roomId = null } = given
  await booking(tx, { siteId, agentIds: [agentId, ...coAgentIds], roomId, startsAt, minutes, ...travel }, () =>
    tx.q
      .insertInto('appointment')
      .values({
        organisation_id: tx.org,
        id,
        case_file_id: 'caseFileId' in given ? given.caseFileId : null,
        request_id: 'requestId' in given ? given.requestId : null,
        compartment_id: home.compartmentId,
        site_id: siteId,
        agent_id: agentId,
        co_agent_ids: coAgentIds,
        person_ids: given.personIds?.length ? [...given.personIds] : null,
        room_id: roomId,
        series_id: given.seriesId ?? null,
        starts_at: startsAt,
        ends_at: new Date(startsAt.getTime() + minutes * 60_000),
        travel_before: travel.travelBefore,
        travel_after: travel.travelAfter,
        kind: given.kind,
        place: given.place ?? '',
        body: tx.sealJson(home.compartmentId, id, body),
        status: given.status ?? 'planned',
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute(),
  )
  return id
}

/** The same appointment on several days, all of them or none; they know each other by the id that is returned. @throws as planAppointment */
export const planSeries = async (tx: Write, given: Meets & What, starts: readonly Date[]): Promise<string> => {
  const seriesId = tx.newId()
  for (const startsAt of starts) await planAppointment(tx, { ...given, startsAt, seriesId })
  return seriesId
}

/** The row, its key open. @throws NotFound for who sees the hour and may not write in the household. */
const held = async (tx: Write, id: string, caseFileId?: string) => {
  const row = found(
    await tx.q
      .selectFrom('appointment')
      .selectAll()
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .$if(caseFileId !== undefined, (query) => query.where('case_file_id', '=', caseFileId ?? ''))
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
