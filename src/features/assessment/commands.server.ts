import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { requirePerson } from '#db/person-of-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { Answers, Assessment, AssessmentBody, AssessmentResult, Place } from './model.ts'
import { keepOwnDays } from '#features/running/commands.server.ts'
import { lookDay } from './look.ts'
import { endLook } from './look.server.ts'
import { withAnswers } from './part-answers.ts'
import { getAssessment } from './queries.server.ts'

const theirs = 'Cette évaluation est commencée par quelqu’un d’autre : commencez la vôtre.'
const finishedAlready = 'Cette évaluation est terminée : elle ne change plus. Corrigez-la par une nouvelle.'

export type NewAssessment = {
  /** Drawn by who sends it, so that the same one sent twice is one row; drawn here when absent. */
  id?: string
  caseFileId: string
  /** The part of the file in which its instrument lies; made when first used. */
  lies: WritableKind
  instrument: string
  version: number
  title: string
  personId: string | null
  assessedOn: IsoDate
  place?: Place | ''
  today: IsoDate
  /** The finished one that this one will stand for: of the same instrument, about the same person. */
  supersedesId?: string | null
}

/** What is known of the hour in which it was made. */
export type Circumstances = { place?: Place | ''; present?: string; view?: string; assessedOn?: IsoDate }

const stored = (tx: Write, caseFileId: string, id: string) =>
  tx.q
    .selectFrom('assessment')
    .select(['id', 'state'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', id)
    .executeTakeFirst()

/**
 * Begins to fill an instrument, or the correction of a finished one, with the answers of that one to begin with. Sent again with the same id, it changes nothing.
 * @returns its id. @throws Refused beside the field that stops it; NotFound for a person or an assessment of another household.
 */
export const startAssessment = async (tx: Write, given: NewAssessment): Promise<string> => {
  const { caseFileId, supersedesId = null } = given
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'assessment', caseFileId)
  await tx.unlockCase(caseFileId)
  if (given.id !== undefined && (await stored(tx, caseFileId, given.id))) return given.id
  if (given.assessedOn > given.today) throw new Refused({ assessedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (given.personId !== null) await requirePerson(tx, caseFileId, given.personId)
  const before = supersedesId === null ? null : await correctable(tx, given, supersedesId)
  const compartmentId = before?.compartmentId ?? (await compartmentOf(tx, caseFileId, given.lies, ''))
  const id = given.id ?? tx.newId()
  const body: AssessmentBody = {
    title: given.title,
    place: given.place ?? before?.body.place ?? '',
    present: before?.body.present ?? '',
    view: before?.body.view ?? '',
    answers: before?.body.answers ?? {},
    result: null,
    trace: [],
  }
  const row = await tx.q
    .insertInto('assessment')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      person_id: given.personId,
      instrument: given.instrument,
      instrument_version: given.version,
      state: 'draft',
      assessed_on: given.assessedOn,
      body: tx.sealJson(compartmentId, id, body),
      supersedes_id: supersedesId,
      created_at: tx.now,
      created_by: tx.actor.agentId,
      updated_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // an id that stands elsewhere answers like one that stands nowhere
  return found(row, 'assessment').id
}

const correctable = async (tx: Write, given: NewAssessment, id: string): Promise<Assessment> => {
  const before = await getAssessment(tx, given.caseFileId, id)
  if (before.state !== 'finished') throw new Refused({ '': 'Cette évaluation n’est pas terminée : reprenez-la.' })
  if (before.supersededById !== null) throw new Refused({ '': 'Cette évaluation est déjà corrigée : corrigez la plus récente.' })
  if (before.instrument !== given.instrument || before.personId !== given.personId)
    throw new Refused({ '': 'Une correction garde la même grille et la même personne.' })
  return before
}

/** One's own draft. @throws Refused when it is finished, or somebody else's; NotFound when it is not there. */
const ownDraft = async (tx: Write, caseFileId: string, id: string): Promise<Assessment> => {
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'assessment', caseFileId)
  const one = await getAssessment(tx, caseFileId, id)
  if (one.state !== 'draft') throw new Refused({ '': finishedAlready })
  if (!one.isMine) throw new Denied({ '': theirs })
  return one
}

type Rewritten = { body: AssessmentBody; assessedOn?: IsoDate; state?: 'finished' | 'dropped' }

const rewrite = async (tx: Write, one: Assessment, { body, assessedOn, state }: Rewritten): Promise<void> => {
  const result = await tx.q
    .updateTable('assessment')
    .set((eb) => ({
      body: tx.sealJson(one.compartmentId, one.id, body),
      revision: eb('revision', '+', 1),
      updated_at: tx.now,
      ...(assessedOn && { assessed_on: assessedOn }),
      ...(state && { state, finished_at: tx.now }),
    }))
    .where('organisation_id', '=', tx.org)
    .where('id', '=', one.id)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) throw new Denied({ '': theirs })
}

const withCircumstances = (body: AssessmentBody, more: Circumstances): AssessmentBody => ({
  ...body,
  ...(more.place !== undefined && { place: more.place }),
  ...(more.present !== undefined && { present: more.present.trim() }),
  ...(more.view !== undefined && { view: more.view.trim() }),
})

export type SavedAnswers = Circumstances & {
  caseFileId: string
  assessmentId: string
  /** Those that changed; null: no longer answered. The others stay. */
  answers?: Readonly<Record<string, Answers[string] | null>>
  today: IsoDate
}

/**
 * Keeps answers of a draft, some or all. Whether they hold is asked before, by who knows the instrument. Saved twice, they are the same.
 * @throws Refused when it is finished or somebody else's; NotFound when it is not there.
 */
export const saveAnswers = async (tx: Write, given: SavedAnswers): Promise<void> => {
  const one = await ownDraft(tx, given.caseFileId, given.assessmentId)
  if (given.assessedOn && given.assessedOn > given.today) throw new Refused({ assessedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  const body = withCircumstances({ ...one.body, answers: withAnswers(one.body.answers, given.answers ?? {}) }, given)
  await rewrite(tx, one, { body, ...(given.assessedOn && { assessedOn: given.assessedOn }) })
}

/** What comes out, worked out by who knows the instrument. */
export type Outcome = {
  result: AssessmentResult | null
  trace: readonly string[]
  /** Somebody else is asked to look at it too, within so many days. */
  look?: { within: number } | null
}

/**
 * Ends a draft: from now on it never changes. Who was present must be said; what the person thinks of it may be missing, and is then told as missing.
 * @throws Refused beside `present`, or when it is finished or somebody else's; NotFound when it is not there.
 */
export const finishAssessment = async (
  tx: Write,
  given: { caseFileId: string; assessmentId: string } & Circumstances & { today: IsoDate },
  outcome: (one: Assessment) => Outcome,
): Promise<void> => {
  const one = await ownDraft(tx, given.caseFileId, given.assessmentId)
  const body = withCircumstances(one.body, given)
  const assessedOn = given.assessedOn ?? one.assessedOn
  if (assessedOn > given.today) throw new Refused({ assessedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (body.present === '') throw new Refused({ present: 'Dites qui était présent, même si vous étiez seul ou seule.' })
  if (one.supersedesId !== null && (await getAssessment(tx, given.caseFileId, one.supersedesId)).supersededById !== null)
    throw new Refused({ '': 'Quelqu’un a corrigé la même évaluation entre-temps : lisez la sienne, puis corrigez-la si besoin.' })
  const { result, trace, look } = outcome({ ...one, assessedOn, body })
  await rewrite(tx, one, { body: { ...body, result, trace }, assessedOn, state: 'finished' })
  const place = { caseFileId: one.caseFileId, compartmentId: one.compartmentId }
  // the look that its predecessor awaited is its own now
  if (one.supersedesId !== null) await keepOwnDays(tx, { ...place, assessmentId: one.supersedesId }, [])
  if (look) await keepOwnDays(tx, { ...place, assessmentId: one.id }, [lookDay(body.title, result, given.today, look.within)])
}

/** Throws one's own draft away: its words are gone; the row says that there was one. @throws Refused, NotFound as above. */
export const dropAssessment = async (tx: Write, given: { caseFileId: string; assessmentId: string }): Promise<void> => {
  const one = await ownDraft(tx, given.caseFileId, given.assessmentId)
  await rewrite(tx, one, {
    body: { title: '', place: '', present: '', view: '', answers: {}, result: null, trace: [] },
    state: 'dropped',
  })
}

/**
 * Begins, fills and ends in one act, under an id that the sender drew: what a visit without network brings back. Sent twice, it is one row, the first that came;
 * left unfinished there (`outcome` null), it is a draft here, and a later sending goes on with it.
 * @returns its id.
 */
export const recordAssessment = async (
  tx: Write,
  given: NewAssessment & { id: string; answers: Answers } & Circumstances,
  outcome: ((one: Assessment) => Outcome) | null,
): Promise<string> => {
  await startAssessment(tx, given)
  const at = { caseFileId: given.caseFileId, assessmentId: given.id }
  // it came already, or was thrown away here since
  if ((await stored(tx, given.caseFileId, given.id))?.state !== 'draft') return given.id
  const { place, present, view, assessedOn, today, answers } = given
  const said = { ...(place && { place }), ...(present && { present }), ...(view && { view }), assessedOn, today }
  await saveAnswers(tx, { ...at, ...said, answers })
  if (outcome !== null) await finishAssessment(tx, { ...at, ...said }, outcome)
  return given.id
}

/**
 * A second look at a finished one, by somebody else than its author who holds its compartment: beside it, never in its place. The look that was awaited ends when it is
 * a manager's, or that of whom it was asked.
 * @throws Refused when it is a draft, one's own, or without words where the outcome is not shared; NotFound when it is not there.
 */
export const lookAgain = async (
  tx: Write,
  given: { caseFileId: string; assessmentId: string; shares: boolean; words: string; today: IsoDate },
): Promise<void> => {
  await requireOpenCase(tx, given.caseFileId)
  const one = await getAssessment(tx, given.caseFileId, given.assessmentId)
  if (one.state !== 'finished') throw new Refused({ '': 'Cette évaluation n’est pas terminée.' })
  if (one.isMine) throw new Denied({ '': 'Le second regard est celui de quelqu’un d’autre.' })
  if (!given.shares && given.words.trim() === '') throw new Refused({ words: 'Dites en quoi vous pensez autrement.' })
  const id = tx.newId()
  await tx.q
    .insertInto('assessment_look')
    .values({
      organisation_id: tx.org,
      id,
      assessment_id: one.id,
      case_file_id: one.caseFileId,
      compartment_id: one.compartmentId,
      body: tx.sealJson(one.compartmentId, id, { shares: given.shares, words: given.words.trim() }),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  await endLook(tx, one, given)
}
