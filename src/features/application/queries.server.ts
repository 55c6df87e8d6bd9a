import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { StatusVersion } from '#features/review/model.ts'
import { listStatusVersions } from '#features/review/queries.server.ts'
import { stateOf } from './model.ts'
import type { ApplicationBody, ApplicationEvent, ApplicationEventBody, ApplicationRow, ApplicationState } from './model.ts'
import { readBack } from './statuses.ts'

type Tx = Read | Write

/** An application with all that happened to it and where it stands. */
export type Application = ApplicationRow & {
  compartmentId: string
  events: ApplicationEvent[]
  /** Ids of the statuses of the right that its events wrote. */
  written: ReadonlySet<string>
  state: ApplicationState
}

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** The applications of a household, as far as the actor may read them: what runs first, then the newest. */
export const listApplications = async (tx: Tx, caseFileId: string): Promise<Application[]> => {
  const places = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('application as p')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'p.organisation_id').onRef('a.id', '=', 'p.created_by'))
    .selectAll('p')
    .select(['a.first_name', 'a.last_name'])
    .where('p.organisation_id', '=', tx.org)
    .where('p.case_file_id', '=', caseFileId)
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  if (held.length === 0) return []
  const events = Map.groupBy(await readEvents(tx, caseFileId), (one) => one.applicationId)
  const versions = await listStatusVersions(tx, caseFileId)
  tx.shown(held.map((row) => row.id))
  const all = held.map((row): Application => {
    const body = tx.openJson<ApplicationBody>(row.compartment_id, row.id, row.body)
    return complete(
      {
        ...body,
        id: row.id,
        caseFileId: row.case_file_id,
        compartmentKind: places.get(row.compartment_id) ?? 'general',
        subjectId: row.subject_id,
        aboutId: row.about_id,
        begunOn: row.begun_on,
        endedOn: row.ended_on,
        author: nameOf(row),
        compartmentId: row.compartment_id,
        begunAt: row.created_at,
      },
      events.get(row.id) ?? [],
      versions,
    )
  })
  return all.toSorted(
    (a, b) => Number(a.state.over) - Number(b.state.over) || b.begunOn.localeCompare(a.begunOn) || b.id.localeCompare(a.id),
  )
}

type Stored = ApplicationEvent & { applicationId: string; statusId: string | null }

const complete = (
  row: ApplicationRow & { compartmentId: string; begunAt: Date },
  stored: readonly Stored[],
  versions: readonly StatusVersion[],
): Application => {
  const { begunAt, ...application } = row
  const written = new Set(stored.flatMap((one) => one.statusId ?? []))
  const sentAt = stored.find((one) => one.kind === 'sent')?.writtenAt ?? null
  const events: ApplicationEvent[] = [
    ...stored.map(({ applicationId: _id, statusId: _status, ...event }) => event as ApplicationEvent),
    ...readBack({ kind: row.kind, right: row.right, subjectId: row.subjectId, begunAt, sentAt }, versions, written),
  ]
  return { ...application, events, written, state: stateOf(events) }
}

const readEvents = async (tx: Tx, caseFileId: string): Promise<Stored[]> => {
  const rows = await tx.q
    .selectFrom('application_event as e')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.created_by'))
    .selectAll('e')
    .select(['a.first_name', 'a.last_name'])
    .where('e.organisation_id', '=', tx.org)
    .where('e.case_file_id', '=', caseFileId)
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute()
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row): Stored => ({
      ...tx.openJson<ApplicationEventBody>(row.compartment_id, row.id, row.body),
      id: row.id,
      applicationId: row.application_id,
      statusId: row.right_status_id,
      day: row.happened_on as IsoDate,
      author: nameOf(row),
      writtenAt: row.created_at,
      correctsId: row.corrects_id,
    }))
}

/** One application of a household. @throws NotFound when it is not there, or not the actor's to read. */
export const getApplication = async (tx: Tx, caseFileId: string, id: string): Promise<Application> =>
  found(
    (await listApplications(tx, caseFileId)).find((one) => one.id === id),
    'application',
  )
