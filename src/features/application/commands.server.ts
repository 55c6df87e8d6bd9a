import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { getLetter } from '#features/letter/queries.server.ts'
import { setStatus } from '#features/review/commands.server.ts'
import { bareStatus, compartmentOfRight } from '#features/review/model.ts'
import type { NamedRight, StatusVersion } from '#features/review/model.ts'
import { closeOpen, keepDeadlines, letterAnswered, renewalLeft } from './deadlines.server.ts'
import { standing, stateOf } from './model.ts'
import type { ApplicationBody, ApplicationEventBody, ApplicationKind } from './model.ts'
import { feedRight, standsOf } from './feed.server.ts'
import { getApplication } from './queries.server.ts'
import type { Application } from './queries.server.ts'

export type NewApplication = {
  caseFileId: string
  kind: ApplicationKind
  /** The right or aid that is asked; null for what is neither, whose place is then `lies`. */
  right: NamedRight | null
  lies?: WritableKind
  subjectId: string | null
  title: string
  to: string
  /** What is renewed, contested, or asked to be remitted: it lies beside it. */
  aboutId: string | null
  begunOn: IsoDate
  /** Series of the letter that it answers; its clock is met when the application leaves. */
  letterId?: string | null
  /** Documents that are known to be wanted. */
  documents?: readonly string[]
}

/** Where it lies: beside what it is about; where its right lies; or where its author says. */
const placeOf = async (tx: Write, given: NewApplication, stands: StatusVersionOfRight): Promise<string> => {
  if (given.aboutId !== null) return (await getApplication(tx, given.caseFileId, given.aboutId)).compartmentId
  const kind =
    given.right === null ? (given.lies ?? 'general') : ((stands?.compartmentKind as WritableKind) ?? compartmentOfRight(given.right))
  return compartmentOf(tx, given.caseFileId, kind, given.right === null ? 'lies' : 'right')
}
type StatusVersionOfRight = Pick<StatusVersion, 'id' | 'status' | 'compartmentKind'> | null

/**
 * Begins an application; a right of which nothing more was said becomes « proposé » by the same act.
 * @throws Refused beside the field that stops it; NotFound for a person or an application of another household.
 */
export const beginApplication = async (tx: Write, given: NewApplication): Promise<string> => {
  const { caseFileId, right, subjectId } = given
  await requireOpenCase(tx, caseFileId)
  // two acts on the applications of a household come one after the other
  await inTurn(tx, 'application', caseFileId)
  if (right === null && given.title.trim() === '') throw new Refused({ title: 'Dites ce qui est demandé, en quelques mots.' })
  if (given.aboutId === null && given.kind === 'contest' && right === null && given.to.trim() === '')
    throw new Refused({ to: 'Dites à qui la décision est contestée.' })
  if (subjectId !== null)
    found(
      await tx.q
        .selectFrom('person')
        .select('id')
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', caseFileId)
        .where('id', '=', subjectId)
        .executeTakeFirst(),
      'person',
    )
  await tx.unlockCase(caseFileId)
  const stands = right === null ? null : await standsOf(tx, caseFileId, right.slug, subjectId)
  const compartmentId = await placeOf(tx, given, stands)
  const letter = given.letterId ? await getLetter(tx, caseFileId, given.letterId) : null
  const id = tx.newId()
  await tx.q
    .insertInto('application')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, {
        kind: given.kind,
        right: right?.slug ?? null,
        title: given.title.trim() || (right?.name ?? ''),
        to: given.to.trim(),
        ...(letter && { letter: letter.seriesId }),
      } satisfies ApplicationBody),
      subject_id: subjectId,
      about_id: given.aboutId,
      begun_on: given.begunOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  if (right !== null && given.kind === 'request' && (stands === null || stands.status === 'toVerify'))
    await setStatus(tx, {
      caseFileId,
      right,
      subjectId,
      readId: stands?.id ?? null,
      input: { ...bareStatus, status: 'proposed', saidOn: given.begunOn },
    })
  const documents = (given.documents ?? []).map((one) => one.trim()).filter(Boolean)
  if (documents.length > 0)
    await insertEvent(tx, { id, caseFileId, compartmentId }, { kind: 'asked', documents, until: null, note: '' }, given.begunOn, null, null)
  return id
}

const insertEvent = async (
  tx: Write,
  of: { id: string; caseFileId: string; compartmentId: string },
  body: ApplicationEventBody,
  day: IsoDate,
  correctsId: string | null,
  statusId: string | null,
): Promise<string> => {
  const id = tx.newId()
  await tx.q
    .insertInto('application_event')
    .values({
      organisation_id: tx.org,
      id,
      application_id: of.id,
      case_file_id: of.caseFileId,
      compartment_id: of.compartmentId,
      body: tx.sealJson(of.compartmentId, id, body),
      happened_on: day,
      corrects_id: correctsId,
      right_status_id: statusId,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

export type NewEvent = {
  caseFileId: string
  applicationId: string
  event: ApplicationEventBody
  day: IsoDate
  today: IsoDate
  /** The event that this one stands for: of the same kind, and it no longer counts. */
  correctsId?: string | null
  /** The day on which to call again if nobody answered: a habit, no law. Of `sent`, `chased`, `acknowledged`. */
  chaseOn?: IsoDate | null
}

/** What cannot be, in words beside its field. */
const refuseWrong = (application: Application, given: NewEvent): void => {
  const { event, day, today } = given
  const before = application.state
  if (day > today) throw new Refused({ day: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (day < application.begunOn && event.kind !== 'given' && event.kind !== 'asked')
    throw new Refused({ day: 'La démarche n’avait pas commencé ce jour-là. Vérifiez la date.' })
  if (given.chaseOn && given.chaseOn < today) throw new Refused({ chaseOn: 'Choisissez un jour à venir.' })
  if ((event.kind === 'asked' || event.kind === 'given') && event.documents.length === 0)
    throw new Refused({ documents: 'Nommez au moins une pièce.' })
  if (event.kind === 'notified' && before.decision === null) throw new Refused({ '': 'Notez d’abord la décision.' })
  if (event.kind === 'paid' && (before.decision === null || before.decision.decision === 'refused'))
    throw new Refused({ '': 'Notez d’abord l’accord : un paiement suit une décision.' })
  if (event.kind === 'decided' && event.notifiedOn !== null && event.notifiedOn > today)
    throw new Refused({ notifiedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (event.kind === 'decided' && event.since !== null && event.until !== null && event.until < event.since)
    throw new Refused({ until: 'Le droit finit avant de commencer. Vérifiez les dates.' })
  if (event.kind === 'withdrawn' && event.reason.trim() === '') throw new Refused({ reason: 'Dites pourquoi, en quelques mots.' })
  if (before.stage === 'withdrawn' && event.kind !== 'note' && !given.correctsId)
    throw new Refused({ '': 'Cette démarche est retirée : commencez-en une autre.' })
}

/**
 * Adds what happened to an application. In the same transaction the status of its right follows, with the deadlines that the law draws from it; deadlines of its own
 * (missing documents, the day on which to call again) are made, moved or met.
 * @throws Refused beside the field that stops it; NotFound when it is not there.
 */
export const addEvent = async (tx: Write, given: NewEvent): Promise<string> => {
  const { caseFileId, event, day } = given
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'application', caseFileId)
  const application = corrected(await getApplication(tx, caseFileId, given.applicationId), given)
  refuseWrong(application, given)
  const of = { id: application.id, caseFileId, compartmentId: application.compartmentId }
  const decided = event.kind === 'decided' || event.kind === 'withdrawn'
  if (decided) await closeOpen(tx, application)
  if (event.kind === 'sent') await letterAnswered(tx, application)
  if (event.kind === 'sent' && application.kind === 'renewal') await renewalLeft(tx, application, day)
  const statusId = await feedRight(tx, application, { ...event, day })
  const id = await insertEvent(tx, of, event, day, given.correctsId ?? null, statusId)
  const after = stateOf([...application.events, { ...event, id, day, author: '', writtenAt: tx.now, correctsId: null }])
  await keepDeadlines(tx, application, after, {
    chaseOn: given.chaseOn ?? null,
    waitsFor: event.kind === 'chased' ? event.whom : 'body',
    today: given.today,
  })
  const endedOn = after.over ? (application.begunOn > day ? application.begunOn : day) : null
  if (endedOn !== application.endedOn)
    await tx.q
      .updateTable('application')
      .set({ ended_on: endedOn })
      .where('organisation_id', '=', tx.org)
      .where('id', '=', application.id)
      .execute()
  return id
}

/** The application without the event that is corrected. @throws Refused when the new one is of another kind: what it said of the right would stand for nothing. */
const corrected = (application: Application, given: NewEvent): Application => {
  if (!given.correctsId) return application
  const wrong = found(
    standing(application.events).find((one) => one.id === given.correctsId),
    'event',
  )
  if (wrong.kind !== given.event.kind) throw new Refused({ '': 'Une correction dit la même chose autrement : gardez le même événement.' })
  const events = application.events.filter((one) => one.id !== wrong.id)
  return { ...application, events, state: stateOf(events) }
}
