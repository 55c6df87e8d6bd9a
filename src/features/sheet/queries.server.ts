import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read } from '#db/door.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { listAppointments } from '#features/interview/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import type { Kept } from './first-draft.ts'
import type { Sheet, SheetSecrets } from './model.ts'

export type KeptSheet = {
  id: string
  caseFileId: string
  entryId: string
  sheet: Sheet
  madeAt: Date
  handedAt: Date | null
  caseName: string
  protected: boolean
}

/** A sheet as it stands; not there for who does not hold its compartment. */
export const getSheet = async (tx: Read, id: string): Promise<KeptSheet> => {
  const row = found(
    await tx.q
      .selectFrom('sheet as s')
      .innerJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 's.organisation_id').onRef('f.id', '=', 's.case_file_id'))
      .selectAll('s')
      .select(['f.name', 'f.protected'])
      .where('s.organisation_id', '=', tx.org)
      .where('s.id', '=', id)
      .executeTakeFirst(),
    'sheet',
  )
  tx.about({ caseFileId: row.case_file_id, subjectId: id })
  await tx.unlock([row.compartment_id])
  return {
    id,
    caseFileId: row.case_file_id,
    entryId: row.entry_id,
    sheet: tx.openJson<Sheet>(row.compartment_id, id, row.body),
    madeAt: row.made_at,
    handedAt: row.handed_at,
    caseName: row.name,
    protected: row.protected,
  }
}

/** What must not leave on the paper of this household. For the check only: nothing of it is ever shown or sent to a page. */
export const getSecrets = async (tx: Read, caseFileId: string, entryId: string): Promise<SheetSecrets> => {
  const file = found(
    await tx.q.selectFrom('case_file').select('name').where('organisation_id', '=', tx.org).where('id', '=', caseFileId).executeTakeFirst(),
    'case file',
  )
  const held = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind]))
  const hidden = (await getContactFlags(tx, [caseFileId])).get(caseFileId)?.addressHidden ?? false
  const dwellings = hidden
    ? await tx.q
        .selectFrom('dwelling')
        .select(['id', 'compartment_id', 'body'])
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', caseFileId)
        .execute()
    : []
  const passages = await tx.q
    .selectFrom('entry_passage')
    .select(['id', 'compartment_id', 'body'])
    .where('organisation_id', '=', tx.org)
    .where('entry_id', '=', entryId)
    .execute()
  return {
    caseFileNames: [file.name],
    hiddenAddresses: dwellings
      .filter((row) => tx.holds(row.compartment_id))
      .map((row) => tx.openJson<{ line: string }>(row.compartment_id, row.id, row.body).line)
      .filter((line) => line.trim() !== ''),
    apartes: passages
      .filter((row) => held.get(row.compartment_id) === 'aparte' && tx.holds(row.compartment_id))
      .map((row) => tx.open(row.compartment_id, row.id, row.body)),
  }
}

/** What was kept of a meeting, for the first draft of its sheet. Lines of private passages and of restricted compartments stay out. */
export const getKept = async (
  tx: Read,
  { caseFileId, entryId, timeZone }: { caseFileId: string; entryId: string; timeZone: string },
): Promise<Kept & { compartmentId: string }> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind]))
  const entry = found(
    await tx.q
      .selectFrom('entry as e')
      .innerJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'e.organisation_id').onRef('f.id', '=', 'e.case_file_id'))
      .innerJoin('site as s', (join) => join.onRef('s.organisation_id', '=', 'f.organisation_id').onRef('s.id', '=', 'f.site_id'))
      .select(['e.compartment_id', 'e.kind', 'e.happened_at', 's.name as site_name'])
      .where('e.organisation_id', '=', tx.org)
      .where('e.case_file_id', '=', caseFileId)
      .where('e.id', '=', entryId)
      .executeTakeFirst(),
    'entry',
  )
  const own = { organisation_id: tx.org, entry_id: entryId }
  const passage = await tx.q
    .selectFrom('entry_passage')
    .select(['id', 'body'])
    .where((eb) => eb.and(own))
    .where('compartment_id', '=', entry.compartment_id)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const steps = await tx.q
    .selectFrom('next_step')
    .select(['id', 'compartment_id', 'body', 'doer', 'due_on'])
    .where((eb) => eb.and(own))
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('id')
    .execute()
  const deadlines = await tx.q
    .selectFrom('deadline')
    .select(['id', 'compartment_id', 'body', 'due_on'])
    .where((eb) => eb.and(own))
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .orderBy('due_on')
    .execute()
  const next = (
    await listAppointments(tx, {
      caseFileId,
      from: new Date(Math.max(tx.now.getTime(), entry.happened_at.getTime() + 1)),
      to: new Date(tx.now.getTime() + 400 * 86_400_000),
    })
  ).find((one) => one.status === 'planned')
  const at = next && wallClock(next.startsAt, timeZone)
  const isOpen = (row: { compartment_id: string }): boolean => kinds.get(row.compartment_id) === 'general'
  const flags = (await getContactFlags(tx, [caseFileId])).get(caseFileId)
  const isAparte = kinds.get(entry.compartment_id) === 'aparte'
  return {
    compartmentId: entry.compartment_id,
    date: wallClock(entry.happened_at, timeZone).date satisfies IsoDate,
    kind: entry.kind,
    siteName: entry.site_name,
    workerName: `${tx.actor.firstName} ${tx.actor.lastName}`,
    workerFunction: tx.actor.jobTitle,
    text: passage && !isAparte ? tx.open(entry.compartment_id, passage.id, passage.body) : '',
    steps: steps.filter(isOpen).map((row) => ({
      what: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what,
      doer: row.doer as StepDoer,
      dueOn: row.due_on,
    })),
    deadlines: deadlines.filter(isOpen).map((row) => ({
      title: tx.openJson<{ title: string }>(row.compartment_id, row.id, row.body).title,
      dueOn: row.due_on,
    })),
    next: next && at ? { date: at.date, time: at.time, place: next.place } : null,
    discreet:
      flags !== undefined && (flags.mayCall === false || flags.mayMessage === false || flags.mayWrite === false || flags.addressHidden),
  }
}
