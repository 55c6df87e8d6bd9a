import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import type { ContactOutcome, PermanenceContact, PermanenceLine } from './model.ts'
import { closedBecause } from './opening.ts'
import { daysOf, spanOf } from './recurrence.ts'

type Tx = Pick<Read, 'actor' | 'org' | 'now' | 'unlock' | 'holds' | 'openJson' | 'shown'> & { readonly q: Read['q'] | Write['q'] }
const run = <T>(tx: Tx, query: ReturnType<typeof sql<T>>): Promise<T[]> => query.execute(tx.q as never).then(({ rows }) => rows)

/**
 * Permanences held on a day in the organisation, or at one site, in the order of their hours; closed days of their site out. On duty: who stands in for
 * an absent worker instead of her. Three statements.
 */
export const listPermanences = async (tx: Tx, on: IsoDate, siteId?: string): Promise<PermanenceLine[]> => {
  const rows = await run(
    tx,
    sql<{
      id: string
      name: string
      place: string
      site_id: string
      team_id: string
      rrule: string
      first_on: IsoDate
      until_on: IsoDate | null
      skipped: IsoDate[]
      starts: string
      minutes: number
      agent_ids: string[]
      series_id: string
      skips_closed: boolean
      time_zone: string
      territory: Territory
      closures: { fromOn: IsoDate; untilOn: IsoDate; name: string }[]
    }>`select p.id, p.name, p.place, p.site_id, p.team_id, p.series_id, s.rrule, s.first_on, s.until_on, s.skipped, s.starts, s.minutes, s.agent_ids, s.skips_closed, t.time_zone, t.territory,
      coalesce((select jsonb_agg(jsonb_build_object('fromOn', c.from_on, 'untilOn', c.until_on, 'name', c.name)) from site_closure c
        where c.organisation_id = p.organisation_id and c.site_id = p.site_id and ${on}::date between c.from_on and c.until_on), '[]') as closures
    from permanence p join agenda_series s on s.organisation_id = p.organisation_id and s.id = p.series_id
    join site t on t.organisation_id = p.organisation_id and t.id = p.site_id
    where p.organisation_id = ${tx.org} and p.ended_at is null ${siteId ? sql`and p.site_id = ${siteId}` : sql``}`,
  )
  const stands = new Map(
    (
      await run(
        tx,
        sql<{ absent: string; by: string }>`select absent_id as absent, by_id as by from replacement
        where organisation_id = ${tx.org} and ended_at is null and permanences and ${on}::date between from_on and until_on`,
      )
    ).map(({ absent, by }) => [absent, by]),
  )
  const onDuty = (row: { agent_ids: string[] }): string[] => [...new Set(row.agent_ids.map((id) => stands.get(id) ?? id))]
  const people = new Map(
    (
      await run(
        tx,
        sql<{ id: string; name: string }>`select id, first_name || ' ' || last_name as name from agent
        where organisation_id = ${tx.org} and ended_at is null and id = any (${rows.flatMap(onDuty)}::uuid[])`,
      )
    ).map(({ id, name }) => [id, name]),
  )
  return rows
    .filter((row) => daysOf({ rrule: row.rrule, firstOn: row.first_on, untilOn: row.until_on, skipped: row.skipped }, on, on).length > 0)
    .filter((row) => !row.skips_closed || closedBecause(on, row) === null)
    .map((row) => ({
      id: row.id,
      name: row.name,
      place: row.place,
      siteId: row.site_id,
      teamId: row.team_id,
      on,
      ...spanOf(row, on, row.time_zone),
      onDuty: onDuty(row).flatMap((id) => people.get(id) ?? []),
      seriesId: row.series_id,
    }))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime() || a.id.localeCompare(b.id))
}

/** Who came to a permanence on a day: those who wait first, the most urgent then the earliest; then those received. */
export const listContacts = async (tx: Tx, permanenceId: string, on: IsoDate): Promise<PermanenceContact[]> => {
  const rows = await run(
    tx,
    sql<{
      id: string
      calledName: string
      topic: RequestTopic | null
      urgency: Urgency
      status: PermanenceContact['status']
      arrivedAt: Date
      takenBy: string | null
      takenByName: string | null
      endedAt: Date | null
      outcome: ContactOutcome | null
      requestId: string | null
    }>`select c.id, c.called_name as "calledName", c.topic, c.urgency, c.status, c.arrived_at as "arrivedAt", c.taken_by as "takenBy", g.first_name || ' ' || g.last_name as "takenByName",
      c.ended_at as "endedAt", c.outcome, c.request_id as "requestId"
    from permanence_contact c left join agent g on g.organisation_id = c.organisation_id and g.id = c.taken_by
    where c.organisation_id = ${tx.org} and c.permanence_id = ${permanenceId} and c.on_date = ${on}
    order by array_position(array['waiting', 'taken', 'ended'], c.status), array_position(array['immediate', 'today', 'week', 'next'], c.urgency), c.arrived_at, c.id`,
  )
  tx.shown(rows.map(({ id }) => id))
  return rows
}

/** Passages counted over days, both included, by permanence, topic and outcome: never a name. */
export const countContacts = async (
  tx: Tx,
  span: { fromOn: IsoDate; toOn: IsoDate },
): Promise<{ permanenceId: string; topic: RequestTopic | null; outcome: ContactOutcome | null; n: number }[]> =>
  run(
    tx,
    sql<{
      permanenceId: string
      topic: RequestTopic | null
      outcome: ContactOutcome | null
      n: number
    }>`select permanence_id as "permanenceId", topic, outcome, count(*)::int as n
    from permanence_contact where organisation_id = ${tx.org} and on_date between ${span.fromOn} and ${span.toOn} group by 1, 2, 3 order by 1, 2 nulls last, 3 nulls last`,
  )

/** Who stands in for whom on a day, known to all agents. */
export const listReplacements = async (
  tx: Tx,
  on: IsoDate,
): Promise<{ id: string; absent: string; absentId: string; by: string; byId: string; fromOn: IsoDate; untilOn: IsoDate }[]> =>
  run(
    tx,
    sql<{ id: string; absent: string; absentId: string; by: string; byId: string; fromOn: IsoDate; untilOn: IsoDate }>`select r.id,
      a.first_name || ' ' || a.last_name as absent, a.id as "absentId", b.first_name || ' ' || b.last_name as by, b.id as "byId", r.from_on as "fromOn", r.until_on as "untilOn"
    from replacement r join agent a on a.organisation_id = r.organisation_id and a.id = r.absent_id join agent b on b.organisation_id = r.organisation_id and b.id = r.by_id
    where r.organisation_id = ${tx.org} and r.ended_at is null and ${on}::date between r.from_on and r.until_on order by a.last_name, a.first_name, r.id`,
  )

export type WatchedVisit = {
  id: string
  appointmentId: string
  agentId: string
  agentName: string
  watcherId: string
  watcherName: string
  /** Where she goes, in her words. */
  where: string
  expectedAt: Date
  checkedInAt: Date | null
  checkedOutAt: Date | null
  alertedAt: Date | null
  answeredAt: Date | null
  late: boolean
}

const visits = async (tx: Tx, id?: string): Promise<WatchedVisit[]> => {
  const rows = await run(
    tx,
    sql<
      Omit<WatchedVisit, 'where' | 'late'> & { compartment_id: string; body: Buffer }
    >`select v.id, v.appointment_id as "appointmentId", v.agent_id as "agentId",
      a.first_name || ' ' || a.last_name as "agentName", v.watcher_id as "watcherId", w.first_name || ' ' || w.last_name as "watcherName", v.expected_at as "expectedAt",
      v.checked_in_at as "checkedInAt", v.checked_out_at as "checkedOutAt", v.alerted_at as "alertedAt", v.answered_at as "answeredAt", v.compartment_id, v.body
    from visit_safety v join agent a on a.organisation_id = v.organisation_id and a.id = v.agent_id join agent w on w.organisation_id = v.organisation_id and w.id = v.watcher_id
    where v.organisation_id = ${tx.org} and ${id ? sql`v.id = ${id}` : sql`v.checked_out_at is null`} order by v.expected_at, v.id limit 50`,
  )
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  return rows.map(({ compartment_id, body, ...row }) => ({
    ...row,
    where: tx.holds(compartment_id) ? tx.openJson<{ where: string }>(compartment_id, row.id, body).where : '',
    late: row.checkedOutAt === null && row.expectedAt < tx.now,
  }))
}

/** Visits under watch that the actor makes or watches over (and late ones, for the managers of the site), those expected back soonest first. */
export const listWatchedVisits = (tx: Tx): Promise<WatchedVisit[]> => visits(tx)

/** One of them, over or not. @throws NotFound */
export const getWatchedVisit = async (tx: Tx, id: string): Promise<WatchedVisit> => found((await visits(tx, id))[0], 'visit')
