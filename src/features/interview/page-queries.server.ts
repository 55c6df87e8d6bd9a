import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { addDays } from '#core/dates.ts'
import { nameKey } from '#core/names.ts'
import { found } from '#db/door.server.ts'
import type { Read } from '#db/door.server.ts'
import { getContact, getContactFlags, getHousehold } from '#features/household/queries.server.ts'
import type { ContactFlags, Sex } from '#features/household/model.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { usefulQuestions } from './model.ts'
import type { AppointmentLine, Question, StepLine } from './model.ts'
import { listAppointments, listSteps } from './queries.server.ts'

/** The day and the hour at the site: what `page()` gives to its bodies. */
export type Wall = { today: IsoDate; timeZone: string }

/** From midnight to midnight of a day at the site. */
export const dayBounds = (day: IsoDate, timeZone: string): { from: Date; to: Date } => ({
  from: instantOf(day, '00:00', timeZone),
  to: instantOf(addDays(day, 1), '00:00', timeZone),
})

/** A page begun since then is « the page of today »: since midnight at the site, or four hours ago for who writes late. */
export const pageSince = (now: Date, { today, timeZone }: Wall): Date =>
  new Date(Math.min(dayBounds(today, timeZone).from.getTime(), now.getTime() - 4 * 3_600_000))

export type HouseholdToWrite = {
  id: string
  name: string
  /** HH:MM of today's appointment with the actor, the nearest one to come first. */
  time: string | null
  kind: AppointmentLine['kind'] | null
  draftId: string | null
  flags: ContactFlags | null
}

/** Open households whose thread the actor may write in: today's appointments first, then by name. At most fifty are told. */
export const listHouseholdsToWrite = async (tx: Read, search: string, { today, timeZone }: Wall): Promise<HouseholdToWrite[]> => {
  const key = nameKey(search)
  const appointments = await listAppointments(tx, { agentId: tx.actor.agentId, ...dayBounds(today, timeZone) })
  const planned = appointments.filter((one) => one.status !== 'cancelled')
  const ids = planned.map((one) => one.caseFileId)
  const rows = await tx.q
    .selectFrom('case_file as f')
    .leftJoin('draft as d', (join) =>
      join
        .onRef('d.organisation_id', '=', 'f.organisation_id')
        .onRef('d.case_file_id', '=', 'f.id')
        .on('d.author_id', '=', tx.actor.agentId)
        .on('d.tidied_at', 'is', null)
        .on('d.started_at', '>=', pageSince(tx.now, { today, timeZone })),
    )
    .select(['f.id', 'f.name', sql<string | null>`(array_agg(d.id order by d.started_at desc))[1]`.as('draft_id')])
    .where('f.organisation_id', '=', tx.org)
    .where('f.closed_at', 'is', null)
    .where('f.general_compartment_id', '=', sql<string>`any ((select app.my_compartments())::uuid[])`)
    .$if(key !== '', (query) => query.where('f.name_key', 'like', `%${key}%`))
    .groupBy(['f.organisation_id', 'f.id', 'f.name', 'f.name_key'])
    .orderBy(sql`f.id = any (${ids}::uuid[])`, 'desc')
    .orderBy('f.name_key')
    .limit(50)
    .execute()
  const flags = await getContactFlags(
    tx,
    rows.map((row) => row.id),
  )
  tx.shown(rows.map((row) => row.id))
  return rows
    .map((row) => {
      const here = planned.find((one) => one.caseFileId === row.id)
      return {
        id: row.id,
        name: row.name,
        time: here ? wallClock(here.startsAt, timeZone).time : null,
        kind: here?.kind ?? null,
        draftId: row.draft_id,
        flags: flags.get(row.id) ?? null,
      }
    })
    .toSorted((a, b) => (a.time === b.time ? 0 : a.time === null ? 1 : b.time === null ? -1 : a.time < b.time ? -1 : 1))
}

export type Page = {
  id: string
  caseFileId: string
  caseName: string
  protected: boolean
  closed: boolean
  /** When it was tidied, the entry that holds its words; then `text` is empty. */
  tidied: { entryId: string | null } | null
  text: string
  revision: number
  startedAt: Date
  updatedAt: Date
  appointment: AppointmentLine | null
  flags: ContactFlags | null
}

/** A page of the actor, with its household; not there for anybody else. */
export const getPage = async (tx: Read, id: string): Promise<Page> => {
  const row = found(
    await tx.q
      .selectFrom('draft as d')
      // a household handed over since: its author may still read, and copy, what she had written
      .leftJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'd.organisation_id').onRef('f.id', '=', 'd.case_file_id'))
      .leftJoin('appointment as a', (join) =>
        join.onRef('a.organisation_id', '=', 'd.organisation_id').onRef('a.id', '=', 'd.appointment_id'),
      )
      .selectAll('d')
      .select(['f.name', 'f.protected', 'f.closed_at', 'a.starts_at'])
      .where('d.organisation_id', '=', tx.org)
      .where('d.id', '=', id)
      .where('d.author_id', '=', tx.actor.agentId)
      .executeTakeFirst(),
    'draft',
  )
  tx.about({ caseFileId: row.case_file_id, subjectId: id })
  await tx.unlock([row.compartment_id])
  const near = row.starts_at
    ? await listAppointments(tx, { caseFileId: row.case_file_id, from: row.starts_at, to: new Date(row.starts_at.getTime() + 1) })
    : []
  return {
    id,
    caseFileId: row.case_file_id,
    caseName: row.name ?? 'Foyer qui ne vous est plus ouvert',
    protected: row.protected ?? true,
    closed: row.name === null || row.closed_at !== null,
    tidied: row.tidied_at ? { entryId: row.entry_id } : null,
    text: row.tidied_at ? '' : tx.open(row.compartment_id, id, row.body),
    revision: row.revision,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    appointment: near.find((one) => one.id === row.appointment_id) ?? null,
    flags: (await getContactFlags(tx, [row.case_file_id])).get(row.case_file_id) ?? null,
  }
}

export type Margin = {
  lastMet: IsoDate | null
  steps: StepLine[]
  wishes: string[]
  questions: Question[]
  /** Of the person met, for « ce qu’elle veut ». */
  sex: Sex
}

const meetings = ['interview', 'homeVisit', 'call'] as const

/** What the margin recalls: promises of both sides, what she wants in her words, and questions that the known data lack. */
export const getMargin = async (tx: Read, page: Page, { today, timeZone }: Wall): Promise<Margin> => {
  await tx.unlockCase(page.caseFileId)
  const last = await tx.q
    .selectFrom('entry')
    .select('happened_at')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', page.caseFileId)
    .where('kind', 'in', [...meetings])
    .where('happened_at', '<', page.startedAt)
    .orderBy('happened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const steps = await listSteps(tx, page.caseFileId, { doneSince: page.startedAt })
  const objectives = await listStatements(tx, page.caseFileId, 'objective')
  const demands = await listStatements(tx, page.caseFileId, 'demand')
  const contact = await getContact(tx, page.caseFileId)
  const { members } = await getHousehold(tx, page.caseFileId, today)
  return {
    lastMet: last ? wallClock(last.happened_at, timeZone).date : null,
    steps,
    sex: members.find((one) => one.role === 'main')?.sex ?? 'unknown',
    wishes: objectives.filter((one) => one.outcome === null).map((one) => one.words),
    questions: usefulQuestions(
      {
        contact: contact && { reviewedOn: contact.reviewedOn },
        demand: demands.length > 0,
        composition: members.length > 1 || members.some((one) => one.birthDate !== null || one.sex !== 'unknown'),
        nextStep: steps.some((step) => step.doneAt === null),
      },
      today,
    ),
  }
}
