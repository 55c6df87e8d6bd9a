import { sql } from 'kysely'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import type { Read } from '#db/door.server.ts'
import { getContactFlags, getHousehold } from '#features/household/queries.server.ts'
import { decide, silenceWords } from '#features/message/model.ts'
import type { Channel } from '#features/message/model.ts'
import { despiteDanger } from '#features/message/queries.server.ts'
import { calledOrNameless, requestTopics } from '#features/reception/model.ts'
import { listQueue, listTaken } from '#features/reception/queries.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { columnOf, daysShown, placed } from './calendar.ts'
import type { Column, Entry, Placed, Shown } from './calendar.ts'
import type { AgendaAppointment } from './model.ts'
import { getAgenda, getAppointment, getSiteHours, listBusy, listColleagues } from './queries.server.ts'

/** What the pages of the agenda show, each from the questions of `queries.server.ts`. */

/** Households offered in a list: beyond, one comes from the case file. */
const mostHouseholds = 300

export type Calendar = {
  days: IsoDate[]
  /** One’s own days, then those of each colleague asked for. */
  columns: Column[]
  /** All whose hours may be seen, oneself first. */
  colleagues: { id: string; name: string }[]
  /** Of them, those shown. */
  beside: { id: string; name: string }[]
}

/** Days of oneself and of the colleagues asked for: appointments by their household, of others when and what kind alone. */
export const getCalendar = async (tx: Read, shown: Shown): Promise<Calendar> => {
  const site = await getSiteHours(tx, tx.actor.siteId)
  const days = daysShown(shown)
  const [first = shown.day, last = shown.day] = [days[0], days.at(-1)]
  const span = { from: instantOf(first, '00:00', site.timeZone), to: instantOf(addDays(last, 1), '00:00', site.timeZone) }
  const mine = await getAgenda(tx, span)
  const colleagues = await listColleagues(tx)
  const beside = colleagues.filter(({ id }) => id !== tx.actor.agentId && shown.colleagues.includes(id))
  const busy = beside.length === 0 ? [] : await listBusy(tx, { agentIds: beside.map(({ id }) => id), ...span })
  const flags = await getContactFlags(
    tx,
    mine.appointments.flatMap((one) => (one.caseFileId !== null && one.caseName !== null ? [one.caseFileId] : [])),
  )
  const names = new Map(colleagues.map(({ id, name }) => [id, name]))
  const own: Entry[] = [
    ...mine.appointments.map((appointment): Entry => ({
      what: 'appointment',
      appointment,
      flags: flags.get(appointment.caseFileId ?? '') ?? null,
      along: alongOf(appointment, tx.actor.agentId, names),
    })),
    ...mine.events.map((event): Entry => ({ what: 'event', event })),
  ]
  const ofDay = (day: IsoDate, who: { id: string; name: string } | null, entries: readonly Placed[]) =>
    columnOf(day, who, entries, site, tx.now)
  const mineOnTheWall = placed(own, site.timeZone)
  return {
    days,
    columns: [
      ...days.map((day) => ofDay(day, null, mineOnTheWall)),
      ...beside.flatMap((who) => {
        const theirs = placed(
          busy.filter((one) => one.agentId === who.id).map((one): Entry => ({ what: 'busy', busy: one })),
          site.timeZone,
        )
        return days.map((day) => ofDay(day, who, theirs))
      }),
    ],
    colleagues: colleagues.map(({ id, name }) => ({ id, name })),
    beside: beside.map(({ id, name }) => ({ id, name })),
  }
}

/** Who else is there, by name: the colleagues of an appointment but oneself. */
export const alongOf = (one: AgendaAppointment, me: string, names: ReadonlyMap<string, string>): string[] =>
  [one.agentId, ...one.coAgentIds]
    .filter((id) => id !== me)
    .map((id) => names.get(id) ?? (id === one.agentId ? one.agentName : 'un collègue'))

/** Open households whose thread the actor may write in, by name; at most three hundred. */
export const listHouseholdsToMeet = async (tx: Read): Promise<{ id: string; name: string }[]> => {
  const rows = await tx.q
    .selectFrom('case_file')
    .select(['id', 'name'])
    .where('organisation_id', '=', tx.org)
    .where('closed_at', 'is', null)
    .where('general_compartment_id', '=', sql<string>`any ((select app.my_writable_compartments())::uuid[])`)
    .orderBy('name_key')
    .orderBy('id')
    .limit(mostHouseholds)
    .execute()
  tx.shown(rows.map(({ id }) => id))
  return rows
}

/** The household of an appointment to be made, when the actor may write in its thread; null otherwise, as for one that is not there. */
export const getHouseholdToMeet = async (tx: Read, id: string): Promise<{ id: string; name: string; siteId: string } | null> => {
  const row = await tx.q
    .selectFrom('case_file')
    .select(['id', 'name', 'site_id'])
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('general_compartment_id', '=', sql<string>`any ((select app.my_writable_compartments())::uuid[])`)
    .executeTakeFirst()
  return row ? { id: row.id, name: row.name, siteId: row.site_id } : null
}

/** First requests without a case file for which the actor may give an appointment: those that wait in her teams, and those that she took. */
export const listRequestsToMeet = async (tx: Read): Promise<{ id: string; name: string }[]> => {
  const waiting = await listQueue(tx)
  const taken = (await listTaken(tx, tx.now)).filter(({ takenBy }) => takenBy?.id === tx.actor.agentId)
  return [...taken, ...waiting]
    .filter(({ caseFileId }) => caseFileId === null)
    .map(({ id, calledName, topics }) => ({
      id,
      name: [calledOrNameless(calledName), ...topics.slice(0, 1).map((topic) => requestTopics[topic].toLowerCase())].join(', '),
    }))
}

/** Persons of a household, as they are named today: who may come to an appointment. Nobody for who does not hold its identity. */
export const listPersonsToMeet = async (tx: Read, caseFileId: string, today: IsoDate): Promise<{ id: string; name: string }[]> => {
  const { members, coming } = await getHousehold(tx, caseFileId, today)
  return [...members, ...coming].map(({ personId, name }) => ({ id: personId, name }))
}

/**
 * An appointment that the actor makes, accompanies, or may read in its household. The hour that reception reads without its household has its
 * own page there. @throws NotFound
 */
export const getOwnAppointment = async (tx: Read, id: string): Promise<AgendaAppointment> => {
  const one = await getAppointment(tx, id)
  const mine = [one.agentId, ...one.coAgentIds].includes(tx.actor.agentId)
  if (!mine && one.caseName === null) throw new NotFound('appointment')
  return one
}

const wayWords: Readonly<Record<Channel, string>> = {
  sms: 'Un SMS neutre partira',
  email: 'Un courriel neutre partira',
  letter: 'Une lettre sera à imprimer',
}

/**
 * For each of these appointments, by its id, whether asking to tell the person would make something leave, as far as the actor reads: a danger
 * that she does not read still holds it back when it leaves. Nothing for an appointment without a household.
 */
export const listWaysToTell = async (
  tx: Read,
  appointments: readonly Pick<AgendaAppointment, 'id' | 'caseFileId' | 'startsAt'>[],
  timeZone: string,
): Promise<Map<string, { leaves: boolean; words: string }>> => {
  const ids = [...new Set(appointments.flatMap(({ caseFileId }) => caseFileId ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    channel: Channel | 'none' | null
    hours_from: string
    hours_until: string
    choice_id: string | null
    may_message: boolean | null
    may_write: boolean | null
    address_hidden: boolean
    danger: boolean
  }>`select f.id, c.channel, c.hours_from, c.hours_until, c.id as choice_id, r.may_message, r.may_write, coalesce(r.address_hidden, false) as address_hidden,
      f.protected or exists (select from compartment v where v.organisation_id = f.organisation_id and v.case_file_id = f.id and v.kind = 'violence') as danger
    from case_file f
    left join message_choice c on c.organisation_id = f.organisation_id and c.case_file_id = f.id and c.superseded_at is null
    left join contact_rule r on r.organisation_id = f.organisation_id and r.case_file_id = f.id and r.superseded_at is null
    where f.organisation_id = ${tx.org} and f.id = any (${ids}::uuid[])`.execute(tx.q as never)
  const now = wallClock(tx.now, timeZone)
  const found = new Map(rows.map((row) => [row.id, row]))
  const despite = await despiteDanger(
    tx,
    rows.flatMap(({ choice_id }) => choice_id ?? []),
  )
  return new Map(
    appointments.flatMap(({ id, caseFileId, startsAt }) => {
      const row = found.get(caseFileId ?? '')
      if (!row) return []
      const decision = decide({
        purpose: 'moved',
        choice: row.channel && {
          channel: row.channel,
          from: row.hours_from,
          until: row.hours_until,
          despiteDanger: despite.has(row.choice_id ?? ''),
        },
        standing: { mayMessage: row.may_message, mayWrite: row.may_write, addressHidden: row.address_hidden, danger: row.danger },
        at: wallClock(startsAt, timeZone),
        now,
      })
      const leaves = 'send' in decision
      return [
        [id, { leaves, words: leaves ? `${wayWords[decision.send]}, si rien ne s’y oppose.` : silenceWords[decision.silent] }] as const,
      ]
    }),
  )
}
