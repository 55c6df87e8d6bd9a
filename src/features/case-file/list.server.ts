import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { appointmentKinds } from '#features/agenda/model.ts'
import type { ContactFlags, PublicTag } from '#features/household/model.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import { wallClock } from '#web/clock.ts'
import type { EntryKind } from './model.ts'
import { agentsById } from './queries.server.ts'

export type CaseLine = {
  id: string
  name: string
  number: number
  referent: string
  mine: boolean
  protected: boolean
  openedOn: IsoDate
  closedOn: IsoDate | null
  people: number
  flags: ContactFlags | null
  lastContact: { on: IsoDate; kind: EntryKind } | null
  /** The next thing that is dated: an appointment, a deadline, a promise. */
  next: { on: IsoDate; label: string; kind: 'appointment' | 'deadline' | 'step' } | null
  publics: PublicTag[]
  needs: IssueDomain[]
}

/** Every household that the actor holds something of, in order of name; the filters and the order of the page come after. */
export const listCaseFiles = async (tx: Read, options: { closed: boolean; today: IsoDate; timeZone: string }): Promise<CaseLine[]> => {
  const files = await tx.q
    .selectFrom('case_file')
    .select(['id', 'name', 'number', 'referent_id', 'protected', 'opened_at', 'closed_at'])
    .where('organisation_id', '=', tx.org)
    .where('closed_at', options.closed ? 'is not' : 'is', null)
    .orderBy('name_key')
    .orderBy('number')
    .execute()
  const ids = files.map((file) => file.id)
  if (ids.length === 0) return []
  tx.shown(ids)
  const among = sql<string>`any (${ids}::uuid[])`
  const day = (instant: Date): IsoDate => wallClock(instant, options.timeZone).date
  const agents = await agentsById(
    tx,
    files.map((file) => file.referent_id),
  )
  const flags = await getContactFlags(tx, ids)
  const contacts = await tx.q
    .selectFrom('entry')
    .distinctOn('case_file_id')
    .select(['case_file_id', 'happened_at', 'kind'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('kind', 'in', ['interview', 'homeVisit', 'call', 'letter', 'firstRequest', 'meeting'])
    .orderBy('case_file_id')
    .orderBy('happened_at', 'desc')
    .execute()
  const people = await tx.q
    .selectFrom('household_member')
    .select(['case_file_id', sql<number>`count(distinct person_id)::int`.as('n')])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('from_date', '<=', options.today)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>', options.today)]))
    .groupBy('case_file_id')
    .execute()
  const tags = await tx.q
    .selectFrom('public_tag')
    .select(['case_file_id', 'tag'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>', options.today)]))
    .execute()
  const needs = await tx.q
    .selectFrom('need')
    .select(['case_file_id', 'domain'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('superseded_at', 'is', null)
    .where('status', '<>', 'solved')
    .execute()
  const nexts = await nextOf(tx, ids, options)
  const [lastBy, peopleBy] = [
    new Map(contacts.map((row) => [row.case_file_id, row])),
    new Map(people.map((row) => [row.case_file_id, row.n])),
  ]
  const [tagsBy, needsBy] = [Map.groupBy(tags, (row) => row.case_file_id), Map.groupBy(needs, (row) => row.case_file_id)]
  return files.map((file) => {
    const last = lastBy.get(file.id)
    return {
      id: file.id,
      name: file.name,
      number: file.number,
      referent: agents.get(file.referent_id)?.name ?? '',
      mine: file.referent_id === tx.actor.agentId,
      protected: file.protected,
      openedOn: day(file.opened_at),
      closedOn: file.closed_at ? day(file.closed_at) : null,
      people: peopleBy.get(file.id) ?? 0,
      flags: flags.get(file.id) ?? null,
      lastContact: last ? { on: day(last.happened_at), kind: last.kind as EntryKind } : null,
      next: nexts.get(file.id) ?? null,
      publics: (tagsBy.get(file.id) ?? []).map((row) => row.tag as PublicTag),
      needs: (needsBy.get(file.id) ?? []).map((row) => row.domain as IssueDomain),
    }
  })
}

/** The earliest of what is dated in each household: one row of each kind is opened, no more. */
const nextOf = async (
  tx: Read,
  ids: readonly string[],
  { today, timeZone }: { today: IsoDate; timeZone: string },
): Promise<Map<string, NonNullable<CaseLine['next']>>> => {
  const among = sql<string>`any (${[...ids]}::uuid[])`
  const deadlines = await tx.q
    .selectFrom('deadline')
    .distinctOn('case_file_id')
    .select(['case_file_id', 'id', 'compartment_id', 'body', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .orderBy('case_file_id')
    .orderBy('due_on')
    .execute()
  const steps = await tx.q
    .selectFrom('next_step')
    .distinctOn('case_file_id')
    .select(['case_file_id', 'id', 'compartment_id', 'body', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('due_on', '>=', today)
    .orderBy('case_file_id')
    .orderBy('due_on')
    .execute()
  const appointments = await tx.q
    .selectFrom('appointment')
    .distinctOn('case_file_id')
    .select(['case_file_id', 'starts_at', 'kind', 'place'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', among)
    .where('status', '=', 'planned')
    .where('ends_at', '>', tx.now)
    .orderBy('case_file_id')
    .orderBy('starts_at')
    .$narrowType<{ case_file_id: string }>()
    .execute()
  await tx.unlock([...deadlines, ...steps].map((row) => row.compartment_id))
  const words: Readonly<Record<string, string>> = appointmentKinds
  const all = [
    ...deadlines.map((row) => ({
      caseFileId: row.case_file_id,
      on: row.due_on,
      kind: 'deadline' as const,
      label: tx.openJson<{ title: string }>(row.compartment_id, row.id, row.body).title,
    })),
    ...steps.map((row) => ({
      caseFileId: row.case_file_id,
      on: row.due_on ?? today,
      kind: 'step' as const,
      label: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what,
    })),
    ...appointments.map((row) => ({
      caseFileId: row.case_file_id,
      on: wallClock(row.starts_at, timeZone).date,
      kind: 'appointment' as const,
      label: words[row.kind] ?? 'Rendez-vous',
    })),
  ].toSorted((a, b) => a.on.localeCompare(b.on))
  const first = new Map<string, NonNullable<CaseLine['next']>>()
  for (const { caseFileId, ...next } of all) if (!first.has(caseFileId)) first.set(caseFileId, next)
  return first
}
