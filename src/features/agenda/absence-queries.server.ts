import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import type { AgendaAppointment } from './model.ts'
import type { Offer } from './offers.server.ts'
import { findFreeSlots, listBusy, listToMove } from './queries.server.ts'
import { proposeMoves } from './proposals.ts'

/** What an absence touches: for the page of absences. */

export type AbsenceLine = { id: string; agentId: string; name: string; fromOn: IsoDate; untilOn: IsoDate }

/** Absences that are not over, soonest first: one’s own, and those of the agents of the sites that one manages. At most 100. */
export const listAbsences = async (tx: Read, timeZone: string): Promise<AbsenceLine[]> => {
  const { rows } = await sql<{
    id: string
    agent_id: string
    name: string
    starts_at: Date
    ends_at: Date
  }>`select e.id, e.agent_id, g.first_name || ' ' || g.last_name as name, e.starts_at, e.ends_at
    from agenda_event e join agent g on g.organisation_id = e.organisation_id and g.id = e.agent_id
    where e.organisation_id = ${tx.org} and e.kind = 'absence' and e.cancelled_at is null and e.ends_at > ${tx.now} order by e.starts_at, e.id limit 100`.execute(
    tx.q as never,
  )
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    name: row.name,
    fromOn: wallClock(row.starts_at, timeZone).date,
    // midnight is the end of the day before
    untilOn: wallClock(new Date(row.ends_at.getTime() - 1), timeZone).date,
  }))
}

export type TouchedHours = { agentId: string; hours: { startsAt: Date; endsAt: Date }[] }

/** For each absence of somebody else, the hours with a household that it still touches: when, never with whom. */
export const listTouchedHours = async (
  tx: Read,
  absences: readonly AbsenceLine[],
  timeZone: string,
): Promise<Map<string, { startsAt: Date; endsAt: Date }[]>> => {
  const others = absences.filter(({ agentId }) => agentId !== tx.actor.agentId)
  if (others.length === 0) return new Map()
  const last =
    others
      .map(({ untilOn }) => untilOn)
      .toSorted()
      .at(-1) ?? ''
  const busy = await listBusy(tx, {
    agentIds: [...new Set(others.map(({ agentId }) => agentId))],
    from: tx.now,
    to: instantOf(addDays(last, 1), '00:00', timeZone),
  })
  return new Map(
    others.map((one) => [
      one.id,
      busy
        .filter(({ agentId, kind, startsAt }) => {
          const day = wallClock(startsAt, timeZone).date
          return agentId === one.agentId && kind === 'appointment' && one.fromOn <= day && day <= one.untilOn
        })
        .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    ]),
  )
}

export type ToMove = { appointment: AgendaAppointment; offers: Offer[]; proposed: string | null }

/**
 * One’s appointments that an absence covers, each with free hours after the absence: the nearest to its own day of the week and hour first, no
 * hour proposed twice.
 */
export const listWithProposals = async (tx: Read, absences: readonly AbsenceLine[], timeZone: string): Promise<ToMove[]> => {
  const touched = await listToMove(tx)
  if (touched.length === 0) return []
  const lastOn = absences
    .filter(({ agentId }) => agentId === tx.actor.agentId)
    .map(({ untilOn }) => untilOn)
    .toSorted()
    .at(-1)
  const fromOn = addDays(lastOn ?? wallClock(tx.now, timeZone).date, 1)
  const weeks = Math.min(8, 3 + Math.ceil(touched.length / 10))
  const slots = await findFreeSlots(tx, {
    siteId: tx.actor.siteId,
    agentIds: [tx.actor.agentId],
    minutes: 30,
    fromOn,
    toOn: addDays(fromOn, weeks * 7),
    step: 30,
    most: 2_000,
  })
  return proposeMoves(
    touched,
    slots.map(({ startsAt }) => startsAt),
    timeZone,
  )
}
