import { sql } from 'kysely'
import type { Read } from '#db/door.server.ts'
import type { AppointmentKind, AppointmentStatus, Canceller } from '#features/agenda/model.ts'
import type { Feed } from './model.ts'

/** The private address that the actor's agenda has now; null when it has none. */
export const getMyFeed = async (tx: Read): Promise<Feed | null> => {
  const { rows } = await sql<Feed>`select id, created_at as "createdAt", last_read_at as "lastReadAt" from app.my_calendar_feed()`.execute(
    tx.q,
  )
  return rows[0] ?? null
}

/** Teams of the sites that the actor manages, with their site, by name; none for who manages nothing. */
export const listManagedTeams = async (tx: Read): Promise<{ id: string; name: string; siteId: string; siteName: string }[]> =>
  (
    await sql<{ id: string; name: string; siteId: string; siteName: string }>`select t.id, t.name, s.id as "siteId", s.name as "siteName"
      from team t join site s on s.organisation_id = t.organisation_id and s.id = t.site_id
      where t.organisation_id = ${tx.org} and t.site_id = any ((select app.my_managed_sites())::uuid[]) order by s.name, t.name, t.id`.execute(
      tx.q,
    )
  ).rows

/** An appointment as an export tells it: when, of what kind, what became of it, which function held it. Nobody. */
export type ExportedAppointment = {
  readonly createdAt: Date
  readonly startsAt: Date
  readonly kind: AppointmentKind
  readonly status: AppointmentStatus
  readonly cancelledBy: Canceller | null
  readonly siteName: string
  readonly timeZone: string
  /** Teams of the worker at that site, joined by commas. */
  readonly teams: string
  /** What the workers are, not who. */
  readonly jobTitles: string
  readonly organisation: string
}

/**
 * Appointments of the sites that the actor manages (of one site or one team when told), in `[from, to)`, soonest first, those moved away left out; at
 * most 20,000. Empty for who manages nothing. Every household alike, protected or not: one that was left out would be told by its gap.
 */
export const listAppointmentsToExport = async (
  tx: Read,
  filter: { teamId: string | null; from: Date; to: Date },
): Promise<ExportedAppointment[]> =>
  (
    await sql<ExportedAppointment>`select created_at as "createdAt", starts_at as "startsAt", kind, status, cancelled_by as "cancelledBy", site_name as "siteName",
      time_zone as "timeZone", teams, job_titles as "jobTitles", organisation from app.appointments_to_export(${filter.teamId}::uuid, ${filter.from}, ${filter.to})`.execute(
      tx.q,
    )
  ).rows
