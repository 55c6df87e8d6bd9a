import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import type { AppointmentLine, DeadlineLine, OpenDraft, SheetLine, StepLine } from './model.ts'

/** The actor's own pages not yet tidied, latest first. */
export const listOpenDrafts = async (tx: Read): Promise<OpenDraft[]> => {
  const rows = await tx.q
    .selectFrom('draft as d')
    .leftJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'd.organisation_id').onRef('f.id', '=', 'd.case_file_id'))
    .select(['d.id', 'd.case_file_id', 'f.name', 'd.started_at', 'd.updated_at'])
    .where('d.organisation_id', '=', tx.org)
    .where('d.author_id', '=', tx.actor.agentId)
    .where('d.tidied_at', 'is', null)
    .orderBy('d.updated_at', 'desc')
    .execute()
  tx.shown(rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id,
    caseFileId: row.case_file_id,
    caseName: row.name,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
  }))
}

/** Appointments of households that begin in `[from, to)`, in order of time, with what the actor may read of them. */
export const listAppointments = async (
  tx: Read,
  filter: { agentId?: string; caseFileId?: string; from: Date; to: Date },
): Promise<AppointmentLine[]> =>
  (await listAgendaAppointments(tx, { ...filter, held: true })).flatMap((one) =>
    one.caseFileId === null
      ? []
      : [
          {
            id: one.id,
            caseFileId: one.caseFileId,
            caseName: one.caseName,
            agentId: one.agentId,
            agentName: one.agentName,
            startsAt: one.startsAt,
            endsAt: one.endsAt,
            kind: one.kind,
            place: one.place,
            status: one.status,
            with: one.with,
            essentials: one.essentials,
            note: one.note,
          },
        ],
  )

/**
 * Deadlines neither done nor dropped, soonest first, up to `until` included (all of them without it). Without a household: those of the
 * households of which the actor is the referent, and those she wrote herself.
 */
export const listDeadlines = async (tx: Read, filter: { caseFileId?: string; until?: IsoDate }): Promise<DeadlineLine[]> => {
  const rows = await tx.q
    .selectFrom('deadline as d')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'd.organisation_id').onRef('c.id', '=', 'd.compartment_id'),
    )
    .leftJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'd.organisation_id').onRef('f.id', '=', 'd.case_file_id'))
    .select([
      'd.id',
      'd.case_file_id',
      'd.compartment_id',
      'c.kind',
      'f.name',
      'd.body',
      'd.law',
      'd.due_on',
      'd.suspended_on',
      'd.application_id',
    ])
    .where('d.organisation_id', '=', tx.org)
    .where('d.done_at', 'is', null)
    .where('d.dropped_reason', 'is', null)
    .$if(filter.until !== undefined, (query) => query.where('d.due_on', '<=', filter.until ?? ''))
    .$if(filter.caseFileId !== undefined, (query) => query.where('d.case_file_id', '=', filter.caseFileId ?? ''))
    .$if(filter.caseFileId === undefined, (query) =>
      query.where((eb) => eb.or([eb('f.referent_id', '=', tx.actor.agentId), eb('d.created_by', '=', tx.actor.agentId)])),
    )
    .orderBy('d.due_on')
    .limit(500)
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row) => {
      const body = tx.openJson<{ title: string; note?: string }>(row.compartment_id, row.id, row.body)
      return {
        id: row.id,
        caseFileId: row.case_file_id,
        caseName: row.name,
        compartmentKind: row.kind as CompartmentKind,
        title: body.title,
        note: body.note ?? '',
        law: row.law,
        dueOn: row.due_on,
        stoppedOn: row.suspended_on,
        applicationId: row.application_id,
      }
    })
}

/**
 * Next steps of a household, oldest first: those that wait, and with `doneSince` also those done since then. Dropped ones are not told.
 */
export const listSteps = async (tx: Read, caseFileId: string, options: { doneSince?: Date } = {}): Promise<StepLine[]> => {
  const rows = await tx.q
    .selectFrom('next_step as s')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.compartment_id'),
    )
    .select(['s.id', 's.case_file_id', 's.compartment_id', 'c.kind', 's.body', 's.doer', 's.due_on', 's.said_on', 's.done_at'])
    .where('s.organisation_id', '=', tx.org)
    .where('s.case_file_id', '=', caseFileId)
    .where('s.dropped_at', 'is', null)
    .where((eb) =>
      options.doneSince ? eb.or([eb('s.done_at', 'is', null), eb('s.done_at', '>=', options.doneSince)]) : eb('s.done_at', 'is', null),
    )
    .orderBy('s.said_on')
    .orderBy('s.id')
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row) => ({
      id: row.id,
      caseFileId: row.case_file_id,
      compartmentKind: row.kind as CompartmentKind,
      what: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what,
      doer: row.doer as StepDoer,
      dueOn: row.due_on,
      saidOn: row.said_on,
      doneAt: row.done_at,
    }))
}

/** Sheets made for a household, latest first. */
export const listSheets = async (tx: Read, caseFileId: string): Promise<SheetLine[]> => {
  const rows = await tx.q
    .selectFrom('sheet')
    .select(['id', 'entry_id', 'discreet', 'made_at', 'handed_at'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .orderBy('made_at', 'desc')
    .execute()
  tx.shown(rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id,
    entryId: row.entry_id,
    discreet: row.discreet,
    madeAt: row.made_at,
    handedAt: row.handed_at,
  }))
}
