import { isUuid } from '#core/ids.ts'
import { found } from '#db/door.server.ts'
import type { Read } from '#db/door.server.ts'

type RequestBody = { words?: string; addressLine?: string; phone?: string; preferredTime?: string; urgencyReason?: string }

/** What a request already knows, for the form that opens a case file from it; null without one, « not there » when it is not the actor's. */
export const readRequest = async (tx: Read, id: string | null) => {
  if (id === null) return null
  const row = found(
    isUuid(id)
      ? await tx.q.selectFrom('request').selectAll().where('organisation_id', '=', tx.org).where('id', '=', id).executeTakeFirst()
      : undefined,
    'request',
  )
  await tx.unlock([row.compartment_id])
  const body = tx.openJson<RequestBody>(row.compartment_id, row.id, row.body)
  tx.about({ subjectId: row.id })
  return {
    id: row.id,
    caseFileId: row.case_file_id,
    calledName: row.called_name,
    agreed: row.agreed,
    origin: row.origin,
    channel: row.channel,
    sectorId: row.sector_id,
    communeCode: row.commune_code,
    homeless: row.address_case === 'homeless',
    addressHidden: row.address_case === 'hidden',
    mayCall: row.may_call,
    mayMessage: row.may_message,
    words: body.words ?? '',
    addressLine: body.addressLine ?? '',
    phone: body.phone ?? '',
    preferredTime: body.preferredTime ?? '',
  }
}

/** Sectors of the organisation, and the one to propose: the actor's own when her teams have exactly one. */
export const listSectors = async (tx: Read) => {
  const sectors = await tx.q
    .selectFrom('sector')
    .select(['id', 'number', 'name', 'team_id'])
    .where('organisation_id', '=', tx.org)
    .orderBy('number')
    .execute()
  const teams = await tx.q
    .selectFrom('team_member')
    .select('team_id')
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', tx.actor.agentId)
    .execute()
  const own = sectors.filter((sector) => teams.some(({ team_id }) => team_id === sector.team_id))
  return { sectors, mine: own.length === 1 ? (own[0]?.id ?? null) : null }
}
