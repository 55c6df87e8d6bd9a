import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { addCounted, changeDeadline } from '#features/running/commands.server.ts'
import { openDeadline } from '#features/running/queries.server.ts'
import type { OpenedDeadline } from '#features/running/queries.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { listLetterDeadlines } from '#features/letter/queries.server.ts'
import { noteDeadline } from '#features/review/commands.server.ts'
import { namedRight, plannedFor } from '#features/review/queries.server.ts'
import { standsOf } from './feed.server.ts'
import { bareStatus } from '#features/review/model.ts'
import type { ApplicationState, ChasedWhom } from './model.ts'
import type { Application } from './queries.server.ts'

/** Deadlines of an application’s own: documents wanted by a day, the day on which to call again. Those of the law come with the status of the right. */

/** What names such a deadline in its sealed body. */
const MISSING = 'missing'
const CHASE = 'chase'

const openOf = async (tx: Write, application: Application): Promise<OpenedDeadline[]> => {
  const rows = await tx.q
    .selectFrom('deadline')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('application_id', '=', application.id)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .orderBy('id')
    .execute()
  const all: OpenedDeadline[] = []
  for (const { id } of rows) all.push(await openDeadline(tx, id, application.caseFileId))
  return all
}

/** What it waited for came, or is awaited no more. */
export const closeOpen = async (tx: Write, application: Application): Promise<void> => {
  for (const one of await openOf(tx, application)) await closeDeadline(tx, application.caseFileId, one.id)
}

/** The letter that it answers is answered: what the letter started is met. What the actor reads no more stays as it is. */
export const letterAnswered = async (tx: Write, application: Application): Promise<void> => {
  if (application.letter === undefined) return
  for (const { id, over } of await listLetterDeadlines(tx, application.caseFileId, application.letter))
    if (!over) await closeDeadline(tx, application.caseFileId, id)
}

/** A renewal left: the reminder of the right is met, and silence begins to count, while the right itself stays open. */
export const renewalLeft = async (tx: Write, application: Application, day: IsoDate): Promise<void> => {
  if (application.right === null) return
  const { caseFileId, right, subjectId } = application
  const stands = await standsOf(tx, caseFileId, right, subjectId)
  if (stands?.status !== 'open') return
  const reminder = stands.deadlines.renewal
  if (reminder !== undefined) await closeDeadline(tx, caseFileId, reminder)
  const named = await namedRight(tx, right)
  for (const plan of plannedFor(named, { ...bareStatus, status: 'requested', saidOn: day }))
    await noteDeadline(tx, caseFileId, application.compartmentKind as WritableKind, {
      ...plan,
      weight: 2,
      waitsFor: 'body',
      applicationId: application.id,
    })
}

/** Makes, moves or meets the deadlines of its own, from where it stands now. */
export const keepDeadlines = async (
  tx: Write,
  application: Application,
  state: ApplicationState,
  asked: { chaseOn: IsoDate | null; waitsFor: ChasedWhom; today: IsoDate },
): Promise<void> => {
  const open = await openOf(tx, application)
  const keep = async (
    step: string,
    wanted: { due: IsoDate; title: string; note: string; waitsFor: 'person' | 'body'; weight: 2 | 3 } | null,
  ) => {
    const there = open.find((one) => one.body.step === step)
    if (wanted === null) {
      if (there) await closeDeadline(tx, application.caseFileId, there.id)
      return
    }
    const body = { title: wanted.title, note: wanted.note, step }
    if (there) await changeDeadline(tx, there, { due: wanted.due, body: { ...there.body, ...body } })
    else
      await addCounted(tx, {
        caseFileId: application.caseFileId,
        compartmentId: application.compartmentId,
        counted: { body, due: wanted.due, stoppedOn: null },
        weight: wanted.weight,
        waitsFor: wanted.waitsFor,
        applicationId: application.id,
      })
  }
  await keep(
    MISSING,
    state.missing.length > 0 && state.missingUntil !== null && !state.over
      ? {
          due: state.missingUntil,
          title: `Pièces à remettre : ${application.title}`,
          note: state.missing.join(', '),
          waitsFor: 'person',
          weight: 2,
        }
      : null,
  )
  const chase = open.find((one) => one.body.step === CHASE)
  if (state.over || state.decision !== null) await keep(CHASE, null)
  else if (asked.chaseOn !== null)
    await keep(CHASE, { due: asked.chaseOn, title: `Relancer : ${application.title}`, note: '', waitsFor: asked.waitsFor, weight: 3 })
  else if (chase && chase.due < asked.today) await keep(CHASE, null)
}
