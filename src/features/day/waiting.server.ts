import { sql } from 'kysely'
import type { Read } from '#db/door.server.ts'
import { calledOrNameless } from '#features/reception/model.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import { inMyTeams } from '#features/reception/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import { isPressing } from './model.ts'
import type { WaitingRequest } from './model.ts'

/** Requests of the actor’s teams that nobody has taken, and those proposed to her; the gravest first. Their words stay sealed but for one. */
export const listWaiting = async (tx: Read, timeZone: string) => {
  const rows = await tx.q
    .selectFrom('request as r')
    .select([
      'r.id',
      'r.compartment_id',
      'r.called_name',
      'r.topics',
      'r.urgency',
      'r.due_at',
      'r.received_at',
      'r.received_by',
      'r.sector_id',
      'r.body',
    ])
    .select(['r.proposed_to', sql<number>`(count(*) over ())::int`.as('total')])
    .where('r.organisation_id', '=', tx.org)
    .where('r.status', 'in', ['waiting', 'proposed'])
    .where(inMyTeams(tx))
    .orderBy(sql`array_position(array['immediate', 'today', 'week', 'next'], r.urgency)`)
    .orderBy('r.due_at')
    .orderBy('r.id')
    .limit(60)
    .execute()
  const agents = await namesOf(
    tx,
    'agent',
    rows.flatMap((row) => [row.received_by, row.proposed_to]),
  )
  const sectors = await namesOf(
    tx,
    'sector',
    rows.map((row) => row.sector_id),
  )
  const waiting = rows.map((row): WaitingRequest => {
    const { date: on, time: at } = wallClock(row.received_at, timeZone)
    return {
      id: row.id,
      calledName: calledOrNameless(row.called_name),
      topics: row.topics as RequestTopic[],
      urgency: row.urgency as Urgency,
      late: row.due_at < tx.now,
      on,
      at,
      receivedBy: agents.get(row.received_by) ?? '',
      sector: sectors.get(row.sector_id ?? '') ?? null,
      proposedToMe: row.proposed_to === tx.actor.agentId,
      proposedTo: row.proposed_to === null ? null : (agents.get(row.proposed_to) ?? ''),
    }
  })
  const at = waiting.findIndex((one) => isPressing(one) && (one.proposedTo === null || one.proposedToMe))
  const [row, request] = [rows[at], waiting[at]]
  return {
    waiting,
    total: rows[0]?.total ?? 0,
    pressing: row && request ? { request, compartmentId: row.compartment_id, body: row.body } : null,
  }
}

/** « Jocelyne Tual », « secteur 4 »: short names of agents or sectors by id. No statement when there is nobody to name. */
const namesOf = async (tx: Read, table: 'agent' | 'sector', ids: readonly (string | null)[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const among = sql<string>`any (${wanted}::uuid[])`
  const rows =
    table === 'agent'
      ? await tx.q
          .selectFrom('agent')
          .select(['id', sql<string>`first_name || ' ' || last_name`.as('name')])
          .where('organisation_id', '=', tx.org)
          .where('id', '=', among)
          .execute()
      : await tx.q
          .selectFrom('sector')
          .select(['id', sql<string>`'secteur ' || number`.as('name')])
          .where('organisation_id', '=', tx.org)
          .where('id', '=', among)
          .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
