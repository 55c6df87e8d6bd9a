import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { found } from '#db/door.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import type { Agreement, ProjectEvent, ProjectEventBody, ProjectRow, ProjectState, ProjectStep } from './model.ts'
import { stateOf } from './state.ts'

type Tx = Read | Write

/** A project with all that was said of it, what was agreed (the newest version last), its steps that were not given up, and where it stands. */
export type Project = ProjectRow & { events: ProjectEvent[]; agreements: Agreement[]; steps: ProjectStep[]; state: ProjectState }

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** The body of an agreement, as it is sealed. */
export type AgreementBody = Pick<Agreement, 'text' | 'how' | 'who' | 'withWhom' | 'strokes'>

/** The projects of a household, as far as the actor may read them: what is under way first, then the newest. */
export const listProjects = async (tx: Tx, caseFileId: string): Promise<Project[]> => {
  const places = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const all = await tx.q
    .selectFrom('project as p')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'p.organisation_id').onRef('a.id', '=', 'p.created_by'))
    .selectAll('p')
    .select(['a.first_name', 'a.last_name'])
    .where('p.organisation_id', '=', tx.org)
    .where('p.case_file_id', '=', caseFileId)
    .orderBy('p.id')
    .execute()
  const rows = all.filter((row) => tx.holds(row.compartment_id))
  if (rows.length === 0) return []
  tx.shown(rows.map((row) => row.id))
  const [events, agreements, steps] = [
    await readEvents(tx, caseFileId),
    await readAgreements(tx, caseFileId),
    await readSteps(tx, caseFileId),
  ]
  return rows
    .map((row): Project => {
      const own = { events: events.get(row.id) ?? [], agreements: agreements.get(row.id) ?? [], steps: steps.get(row.id) ?? [] }
      return {
        id: row.id,
        caseFileId,
        compartmentId: row.compartment_id,
        compartmentKind: places.get(row.compartment_id) ?? 'general',
        title: tx.openJson<{ title: string }>(row.compartment_id, row.id, row.body).title,
        begunOn: row.begun_on,
        endedOn: row.ended_on,
        author: nameOf(row),
        ...own,
        state: stateOf(own.events, own.agreements.length > 0),
      }
    })
    .toSorted(
      (a, b) => Number(a.endedOn !== null) - Number(b.endedOn !== null) || b.begunOn.localeCompare(a.begunOn) || b.id.localeCompare(a.id),
    )
}

/** One project of a household. @throws NotFound when it is not there, or not the actor's to read. */
export const getProject = async (tx: Tx, caseFileId: string, id: string): Promise<Project> =>
  found(
    (await listProjects(tx, caseFileId)).find((one) => one.id === id),
    'project',
  )

const readEvents = async (tx: Tx, caseFileId: string): Promise<Map<string, ProjectEvent[]>> => {
  const rows = await tx.q
    .selectFrom('project_event as e')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.created_by'))
    .selectAll('e')
    .select(['a.first_name', 'a.last_name'])
    .where('e.organisation_id', '=', tx.org)
    .where('e.case_file_id', '=', caseFileId)
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  const events = held.map((row): [string, ProjectEvent] => [
    row.project_id,
    {
      ...tx.openJson<ProjectEventBody>(row.compartment_id, row.id, row.body),
      id: row.id,
      day: row.happened_on as IsoDate,
      author: nameOf(row),
      writtenAt: row.created_at,
    },
  ])
  return listed(events)
}

const readAgreements = async (tx: Tx, caseFileId: string): Promise<Map<string, Agreement[]>> => {
  const rows = await tx.q
    .selectFrom('agreement')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .orderBy('version')
    .execute()
  return listed(
    rows
      .filter((row) => tx.holds(row.compartment_id))
      .map((row): [string, Agreement] => [
        row.project_id,
        {
          ...tx.openJson<AgreementBody>(row.compartment_id, row.id, row.body),
          id: row.id,
          version: row.version,
          agreedOn: row.agreed_on,
          writtenAt: row.created_at,
        },
      ]),
  )
}

const readSteps = async (tx: Tx, caseFileId: string): Promise<Map<string, ProjectStep[]>> => {
  const rows = await tx.q
    .selectFrom('next_step')
    .select(['id', 'compartment_id', 'project_id', 'body', 'doer', 'due_on', 'done_at'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('project_id', 'is not', null)
    .where('dropped_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return listed(
    rows
      .filter((row) => tx.holds(row.compartment_id))
      .map((row): [string, ProjectStep] => {
        const body = tx.openJson<{ what: string; objective?: string }>(row.compartment_id, row.id, row.body)
        const { id, due_on: dueOn, done_at: doneAt } = row
        return [row.project_id ?? '', { id, what: body.what, doer: row.doer as StepDoer, dueOn, doneAt, objective: body.objective ?? null }]
      }),
  )
}

const listed = <T>(pairs: readonly [string, T][]): Map<string, T[]> =>
  new Map([...Map.groupBy(pairs, ([id]) => id)].map(([id, group]) => [id, group.map(([, one]) => one)]))
