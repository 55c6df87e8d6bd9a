import type { ClientBase } from 'pg'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { monthsMade } from '#features/agenda/model.ts'
import { closedBecause } from '#features/agenda/opening.ts'
import { daysOf, spanOf } from '#features/agenda/recurrence.ts'
import type { Territory } from '#rules/deadlines/rule.ts'

type Series = {
  organisation_id: string
  id: string
  rrule: string
  first_on: IsoDate
  starts: string
  minutes: number
  skipped: IsoDate[]
  skips_closed: boolean
  until_on: IsoDate | null
  made_until: IsoDate | null
  time_zone: string
  territory: Territory
  closed_from: IsoDate[]
  closed_until: IsoDate[]
}

/** Series gone over in one statement; a night with more goes on in the next round. */
const ATONCE = 100

/**
 * Makes what comes again up to thirteen months after `today`, on a connection of the jobs: one more day each day, so that the hours are kept apart
 * by the database (decision 0024). Done twice, it makes nothing twice. @returns how many occurrences were made.
 */
export const makeOccurrences = async (client: ClientBase, { today, now }: { today: IsoDate; now: Date }): Promise<number> => {
  const until = addMonths(today, monthsMade)
  let made = 0
  for (;;) {
    const found = await client.query<Series>('select * from app.series_to_make($1, $2)', [until, ATONCE])
    for (const one of found.rows) {
      const series = {
        rrule: one.rrule,
        firstOn: one.first_on,
        untilOn: one.until_on,
        skipped: one.skipped,
        starts: one.starts,
        minutes: one.minutes,
      }
      const closures = one.closed_from.map((fromOn, n) => ({ fromOn, untilOn: one.closed_until[n] ?? fromOn, name: '' }))
      const from = one.made_until === null ? one.first_on : addDays(one.made_until, 1)
      const spans = daysOf(series, from, until)
        .filter((day) => !one.skips_closed || closedBecause(day, { territory: one.territory, closures }) === null)
        .map((day) => spanOf(series, day, one.time_zone))
      const done = await client.query<{ n: number }>('select app.make_occurrences($1, $2, $3, $4, $5, $6) as n', [
        one.organisation_id,
        one.id,
        spans.map((span) => span.from),
        spans.map((span) => span.to),
        until,
        now,
      ])
      made += done.rows[0]?.n ?? 0
    }
    if (found.rows.length < ATONCE) return made
  }
}
