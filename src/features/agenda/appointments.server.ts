import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { booking, requireColleagues } from './booking.server.ts'
import type { AppointmentBody, AppointmentKind, AppointmentStatus } from './model.ts'

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
    await requireOpenCase(tx, meets.caseFileId)
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
 * @throws Refused beside `time` or `roomId` when the hour is taken, with free times; Denied for a closed case file, and for the agenda of somebody whose
 * hours are not seen.
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
  const write = () =>
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
      .execute()
  // what was held already takes no hour
  const planned = (given.status ?? 'planned') === 'planned'
  await (planned ? booking(tx, { siteId, agentIds: [agentId, ...coAgentIds], roomId, startsAt, minutes, ...travel }, write) : write())
  return id
}

/** The same appointment on several days, all of them or none; they know each other by the id that is returned. @throws as planAppointment */
export const planSeries = async (tx: Write, given: Meets & What, starts: readonly Date[]): Promise<string> => {
  const seriesId = tx.newId()
  for (const startsAt of starts) await planAppointment(tx, { ...given, startsAt, seriesId })
  return seriesId
}
