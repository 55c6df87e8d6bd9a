import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import type { DeadlineEventBody } from '#features/running/model.ts'
import { addCounted } from '#features/running/commands.server.ts'
import { wallClock } from '#web/clock.ts'
import { bothVersions } from './both-versions.ts'

/** Where a line lies: a kind of compartment (made when first used), or one that is known by its id and whose key is open. */
export type Lies = { kind: WritableKind } | { compartmentId: string }

const placeOf = (tx: Write, caseFileId: string, lies: Lies): Promise<string> =>
  'kind' in lies ? compartmentOf(tx, caseFileId, lies.kind) : Promise.resolve(lies.compartmentId)

/**
 * The actor's own page, its key open, held until the end of the transaction: two savings, or a saving and a tidying, come one after the
 * other. By an advisory lock, since a row lock asks for leave to change, which a page already tidied refuses.
 */
export const lockedDraft = async (tx: Write, id: string) => {
  await inTurn(tx, 'draft', id)
  const draft = found(
    await tx.q
      .selectFrom('draft')
      .selectAll()
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .where('author_id', '=', tx.actor.agentId)
      .executeTakeFirst(),
    'draft',
  )
  tx.about({ caseFileId: draft.case_file_id, subjectId: id })
  await tx.unlock([draft.compartment_id])
  return draft
}

/** Two hours on each side of now: the appointment to which a page begun now belongs. */
const nearby = 2 * 3_600_000

/**
 * The actor's page of this day for a household: the one she has not tidied yet, or a new one in a compartment of its own that nobody else
 * holds. Tied to her planned appointment of now ± 2 h, if there is one.
 * @throws NotFound when nothing of the household's thread is open to the actor; Denied when its case file is closed.
 */
export const startDraft = async (
  tx: Write,
  given: { caseFileId: string; appointmentId?: string; text?: string; dayBegan?: Date },
): Promise<{ id: string; resumed: boolean }> => {
  const file = found(
    await tx.q
      .selectFrom('case_file')
      .select('closed_at')
      .where('organisation_id', '=', tx.org)
      .where('id', '=', given.caseFileId)
      .executeTakeFirst(),
    'case file',
  )
  if (file.closed_at) throw new Denied({ '': 'Ce dossier est clos. Rouvrez-le pour y écrire.' })
  const since = given.dayBegan ?? new Date(tx.now.getTime() - 12 * 3_600_000)
  const mine = await tx.q
    .selectFrom('draft')
    .select(['id', 'appointment_id'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', given.caseFileId)
    .where('author_id', '=', tx.actor.agentId)
    .where('tidied_at', 'is', null)
    .where('started_at', '>=', since)
    .orderBy('started_at', 'desc')
    .execute()
  const here = given.appointmentId ? mine.find((one) => one.appointment_id === given.appointmentId) : mine[0]
  if (here && given.text === undefined) return { id: here.id, resumed: true }
  const appointment = await tx.q
    .selectFrom('appointment')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', given.caseFileId)
    .where('agent_id', '=', tx.actor.agentId)
    .$if(given.appointmentId !== undefined, (query) => query.where('id', '=', given.appointmentId ?? ''))
    .$if(given.appointmentId === undefined, (query) =>
      query
        .where('status', '=', 'planned')
        .where('starts_at', '>=', new Date(tx.now.getTime() - nearby))
        .where('starts_at', '<=', new Date(tx.now.getTime() + nearby)),
    )
    .orderBy(sql`abs(extract(epoch from starts_at - ${tx.now}::timestamptz))`)
    .executeTakeFirst()
  const compartmentId = tx.newId()
  const { keyId, wrapped } = tx.newKey(compartmentId)
  const made = await sql<{
    id: string | null
  }>`select app.create_aparte(${given.caseFileId}, ${compartmentId}, ${keyId}, ${wrapped}, '{}'::uuid[], ${tx.now}) as id`.execute(tx.q)
  if (made.rows[0]?.id !== compartmentId) throw new NotFound('case file')
  const id = tx.newId()
  await tx.q
    .insertInto('draft')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: given.caseFileId,
      compartment_id: compartmentId,
      author_id: tx.actor.agentId,
      appointment_id: appointment?.id ?? null,
      body: tx.seal(compartmentId, id, given.text ?? ''),
      started_at: tx.now,
      updated_at: tx.now,
    })
    .execute()
  return { id, resumed: false }
}

export type Saved = { revision: number; at: Date }
export type Kept = Saved & { caseFileId: string } & ({ kept: true } | { kept: false; theirs: string; tidied: boolean })

/**
 * Keeps the page as it stands. `revision` is the one that was read: when another tab has kept another text since, nothing is written and
 * `theirs` comes back, to be shown beside. With `both` the two texts are kept one after the other. The same text twice is no new revision.
 */
export const saveDraft = async (tx: Write, id: string, given: { text: string; revision: number; both?: boolean }): Promise<Kept> => {
  const draft = await lockedDraft(tx, id)
  const stands = tx.open(draft.compartment_id, id, draft.body)
  const now = { caseFileId: draft.case_file_id, revision: draft.revision, at: draft.updated_at }
  if (draft.tidied_at) return { kept: false, theirs: '', tidied: true, ...now }
  if (stands === given.text || (given.both && stands.includes(given.text))) return { kept: true, ...now }
  if (draft.revision !== given.revision && !given.both) return { kept: false, theirs: stands, tidied: false, ...now }
  const text = given.both ? bothVersions(stands, given.text) : given.text
  const revision = draft.revision + 1
  await tx.q
    .updateTable('draft')
    .set({ body: tx.seal(draft.compartment_id, id, text), revision, updated_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .execute()
  return { ...now, kept: true, revision, at: tx.now }
}

/** Writes a deadline. `law` is the text that fixes it, null when none does. */
export const addDeadline = async (
  tx: Write,
  given: {
    caseFileId: string
    title: string
    note?: string
    dueOn: IsoDate
    law?: string | null
    entryId?: string | null
    lies?: Lies
    /** 1 to 3, what is lost by letting it pass; 2 without it. */
    weight?: 1 | 2 | 3
    /** Who must move; « us » without it. */
    waitsFor?: 'us' | 'person' | 'body'
    /** The application that it belongs to, which lies in the same compartment. */
    applicationId?: string | null
  },
): Promise<string> => {
  const compartmentId = await placeOf(tx, given.caseFileId, given.lies ?? { kind: 'general' })
  return addCounted(tx, {
    caseFileId: given.caseFileId,
    compartmentId,
    counted: { body: { title: given.title, note: given.note ?? '' }, due: given.dueOn, stoppedOn: null },
    law: { text: given.law ?? null, clear: true },
    weight: given.weight ?? 2,
    waitsFor: given.waitsFor ?? 'us',
    applicationId: given.applicationId ?? null,
    entryId: given.entryId ?? null,
  })
}

/** A second look is met by being written, or by a correction of what it was asked for: nobody ticks it away. */
const requireLook = async (tx: Write, assessmentId: string): Promise<void> => {
  const done = await tx.q
    .selectFrom('assessment as a')
    .select('a.id')
    .where('a.organisation_id', '=', tx.org)
    .where('a.id', '=', assessmentId)
    .where((eb) =>
      eb.or([
        eb.exists((sub) =>
          sub
            .selectFrom('assessment_look as l')
            .select('l.id')
            .where('l.organisation_id', '=', tx.org)
            .whereRef('l.assessment_id', '=', 'a.id'),
        ),
        eb.exists((sub) =>
          sub
            .selectFrom('assessment as c')
            .select('c.id')
            .where('c.organisation_id', '=', tx.org)
            .whereRef('c.supersedes_id', '=', 'a.id')
            .where('c.state', '=', 'finished'),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!done) throw new Refused({ '': 'Cette ligne finit quand le second regard est écrit : ouvrez l’évaluation.' })
}

/** A deadline is met, or given up with its reason. Twice is the same as once. A second look is met by being written. */
export const closeDeadline = async (tx: Write, caseFileId: string, id: string, droppedReason?: string): Promise<void> => {
  if (droppedReason !== undefined && droppedReason.trim() === '')
    throw new Refused({ [`reason-${id}`]: 'Dites pourquoi elle est abandonnée, en quelques mots.' })
  const { compartment_id, assessment_id } = found(
    await tx.q
      .selectFrom('deadline')
      .select(['compartment_id', 'assessment_id'])
      .where('organisation_id', '=', tx.org)
      .where('case_file_id', '=', caseFileId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (droppedReason === undefined && assessment_id !== null) await requireLook(tx, assessment_id)
  const closed = await tx.q
    .updateTable('deadline')
    // the reason is somebody’s words: the row says only that it was given up
    .set(droppedReason === undefined ? { done_at: tx.now, done_by: tx.actor.agentId } : { dropped_reason: GIVEN_UP })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .executeTakeFirst()
  if (droppedReason === undefined || closed.numUpdatedRows === 0n) return
  await tx.unlock([compartment_id])
  const eventId = tx.newId()
  await tx.q
    .insertInto('deadline_event')
    .values({
      organisation_id: tx.org,
      id: eventId,
      deadline_id: id,
      case_file_id: caseFileId,
      compartment_id,
      body: tx.sealJson(compartment_id, eventId, { kind: 'dropped', reason: droppedReason.trim() } satisfies DeadlineEventBody),
      happened_on: wallClock(tx.now, 'Europe/Paris').date,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
}
/** What stands in clear of a deadline that was given up; why is sealed, in its event. */
const GIVEN_UP = 'given up'

/** Writes who does what, and by when. `saidOn` is the day it was agreed; `doneAt` for a step that is told when it is done already. */
export const addStep = async (
  tx: Write,
  given: {
    caseFileId: string
    what: string
    doer: StepDoer
    dueOn?: IsoDate | null
    saidOn: IsoDate
    entryId?: string | null
    doneAt?: Date | null
    lies?: Lies
    /** The project that it belongs to, which lies in the same compartment, and which of its objectives it serves. */
    project?: { id: string; objective: string | null }
  },
): Promise<string> => {
  const compartmentId = await placeOf(tx, given.caseFileId, given.lies ?? { kind: 'general' })
  const id = tx.newId()
  await tx.q
    .insertInto('next_step')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: given.caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, { what: given.what, ...(given.project?.objective && { objective: given.project.objective }) }),
      doer: given.doer,
      due_on: given.dueOn ?? null,
      said_on: given.saidOn,
      entry_id: given.entryId ?? null,
      project_id: given.project?.id ?? null,
      created_at: tx.now,
      created_by: tx.actor.agentId,
      done_at: given.doneAt ?? null,
    })
    .execute()
  return id
}

/** A step of this household that the actor reads. @throws NotFound otherwise: what is not there is not said to be done. */
export const requireStep = async (tx: Write, caseFileId: string, id: string): Promise<void> => {
  const step = tx.q
    .selectFrom('next_step')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', id)
  found(await step.executeTakeFirst(), 'step')
}

/** Ticks steps of a household as done, or takes the tick back; ids that are not there are passed over. */
export const tickSteps = async (tx: Write, caseFileId: string, ids: readonly string[], done: boolean): Promise<void> => {
  if (ids.length === 0) return
  await tx.q
    .updateTable('next_step')
    .set({ done_at: done ? tx.now : null })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('done_at', done ? 'is' : 'is not', null)
    .execute()
}

/** The margin as it was left: of the steps that were shown, those that are ticked are done and the others wait. */
export const keepTicks = async (
  tx: Write,
  caseFileId: string,
  margin: { shown: readonly string[]; done: readonly string[] },
): Promise<void> => {
  await tickSteps(tx, caseFileId, margin.done, true)
  await tickSteps(
    tx,
    caseFileId,
    margin.shown.filter((id) => !margin.done.includes(id)),
    false,
  )
}

/** A step is given up: it is not asked about again. */
export const dropSteps = async (tx: Write, caseFileId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await tx.q
    .updateTable('next_step')
    .set({ dropped_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('dropped_at', 'is', null)
    .execute()
}
