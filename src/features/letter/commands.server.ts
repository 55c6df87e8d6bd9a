import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { writeEntry } from '#features/case-file/commands.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { addStep } from '#features/interview/commands.server.ts'
import { addProcedureEvent } from '#features/procedure/commands.server.ts'
import { getRun } from '#features/procedure/queries.server.ts'
import { standsInClear } from '#features/review/model.ts'
import { addCounted } from '#features/running/commands.server.ts'
import { countedBy, lawOfRule } from '#features/running/model.ts'
import { territoryOfCase } from '#features/running/queries.server.ts'
import { BadInput } from '#rules/bad-input.ts'
import type { DeadlineRule } from '#rules/deadlines/rule.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import { instantOf } from '#web/clock.ts'
import { letterType } from './model.ts'
import type { LetterBody } from './model.ts'
import { getLetter, listDeadlinesOfRun } from './queries.server.ts'

export type NewLetter = LetterBody & {
  caseFileId: string
  lies: WritableKind
  receivedOn: IsoDate
  datedOn: IsoDate | null
  today: IsoDate
  /** Of the site: days of the thread are its days. */
  timeZone: string
  /** The clock that it starts: a rule and the day it runs from; null for none. */
  clock: { rule: string; from: IsoDate } | null
  /** A day that the letter itself gives (« avant le 3 mai », an audience); null for none. */
  ownDay: { title: string; due: IsoDate } | null
  /** Who does what it asks; null: no step is noted. */
  doer: StepDoer | null
  /** A procedure under way to which the letter brings the day of one of its events: its clock runs there, and none is typed twice. */
  run: { id: string; event: string } | null
}

const future = 'Cette date est dans l’avenir. Vérifiez-la.'

const refuseWrong = (given: Pick<NewLetter, 'receivedOn' | 'datedOn' | 'today' | 'ownDay'>): void => {
  if (given.receivedOn > given.today) throw new Refused({ receivedOn: future })
  if (given.datedOn !== null && given.datedOn > given.today) throw new Refused({ datedOn: future })
  if (given.datedOn !== null && given.datedOn > given.receivedOn)
    throw new Refused({ datedOn: 'La lettre serait datée d’après sa réception. Vérifiez les deux dates.' })
  if (given.ownDay !== null && given.ownDay.title.trim() === '') throw new Refused({ ownTitle: 'Dites ce que cette date attend.' })
}

const insert = async (
  tx: Write,
  at: { caseFileId: string; compartmentId: string; seriesId?: string },
  body: LetterBody,
  days: { receivedOn: IsoDate; datedOn: IsoDate | null },
): Promise<{ id: string; seriesId: string }> => {
  const id = tx.newId()
  const seriesId = at.seriesId ?? id
  await tx.q
    .insertInto('letter')
    .values({
      organisation_id: tx.org,
      id,
      series_id: seriesId,
      case_file_id: at.caseFileId,
      compartment_id: at.compartmentId,
      body: tx.sealJson(at.compartmentId, id, body),
      received_on: days.receivedOn,
      dated_on: days.datedOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { id, seriesId }
}

const bodyOf = ({ type, sender, text, explanation, action }: LetterBody): LetterBody => ({
  type,
  sender: sender.trim(),
  text: text.trim(),
  explanation: explanation.trim(),
  action: action.trim(),
})

/**
 * Notes a letter, its line in the thread, the clock that it starts and the step that it asks for, in one act and one part of the file. @returns the id of its series.
 * @throws Refused beside the field that stops it, also when that part is closed to the actor; NotFound for a rule or a procedure that is not there.
 */
export const noteLetter = async (tx: Write, given: NewLetter): Promise<string> => {
  const { caseFileId, today } = given
  await requireOpenCase(tx, caseFileId)
  refuseWrong(given)
  const compartmentId = await compartmentOf(tx, caseFileId, given.lies, 'lies')
  const body = bodyOf(given)
  const { id, seriesId } = await insert(tx, { caseFileId, compartmentId }, body, given)
  const noon = instantOf(given.receivedOn, '12:00', given.timeZone)
  // words that somebody typed are on the letter alone: its line in the thread says what it is and of whom
  const { entryId } = await writeEntry(tx, {
    caseFileId,
    kind: 'letter',
    title: [letterType(given.type).label, body.sender].filter(Boolean).join(', '),
    happenedAt: noon > tx.now ? tx.now : noon,
    text: '',
    compartmentKind: given.lies,
    aparteReaders: [],
    themes: [],
  })
  const counted = given.run !== null && (await bringToRun(tx, given, given.run))
  // a procedure that counts nothing from this day (its step is over, another letter stands in it) leaves the letter its own clock
  if (given.clock !== null && !counted) await startClock(tx, { ...given, clock: given.clock }, { compartmentId, letterId: id, entryId })
  if (given.ownDay !== null)
    await addCounted(tx, {
      caseFileId,
      compartmentId,
      counted: { body: { title: given.ownDay.title.trim(), note: body.sender }, due: given.ownDay.due, stoppedOn: null },
      weight: 2,
      waitsFor: 'us',
      letterId: id,
      entryId,
    })
  if (given.doer !== null && body.action !== '')
    await addStep(tx, { caseFileId, what: body.action, doer: given.doer, saidOn: today, entryId, lies: { compartmentId } })
  return seriesId
}

/** Brings the day of a letter to a procedure under way. @returns whether the clock of the letter runs there now. */
const bringToRun = async (tx: Write, given: NewLetter, { id, event }: NonNullable<NewLetter['run']>): Promise<boolean> => {
  const { caseFileId, clock, today } = given
  const run = await getRun(tx, caseFileId, id)
  if (run.endedOn !== null) throw new Refused({ run: 'Cette procédure est terminée : commencez-en une autre.' })
  const on = clock?.from ?? given.receivedOn
  if (clock !== null) requireStart(clock, today)
  await addProcedureEvent(tx, { caseFileId, runId: run.id, body: { kind: 'day', event, on }, day: on, today })
  const lines = await listDeadlinesOfRun(tx, run, event)
  return clock !== null && lines.some((line) => !line.over && line.rule === clock.rule)
}

/** The rule of a clock. @throws NotFound for one that is not there, Refused for a day to come from which nothing can run yet. */
const requireStart = (clock: NonNullable<NewLetter['clock']>, today: IsoDate): DeadlineRule => {
  const rule = DEADLINES.get(clock.rule)
  if (rule === undefined) throw new NotFound('rule')
  if (clock.from > today && rule.direction === 'after') throw new Refused({ clockFrom: future })
  return rule
}

const startClock = async (
  tx: Write,
  given: NewLetter & { clock: NonNullable<NewLetter['clock']> },
  of: { compartmentId: string; letterId: string; entryId: string },
): Promise<void> => {
  const rule = requireStart(given.clock, given.today)
  const territory = await territoryOfCase(tx, given.caseFileId)
  try {
    await addCounted(tx, {
      caseFileId: given.caseFileId,
      ...of,
      counted: countedBy(rule, given.clock.from, { territory, note: given.sender.trim() }),
      law: { text: lawOfRule(rule), clear: standsInClear(given.lies) },
      weight: rule.weight,
      waitsFor: 'us',
    })
  } catch (error) {
    if (error instanceof BadInput) throw new Refused({ clockFrom: 'Cette date ne peut pas être comptée. Vérifiez-la.' })
    throw error
  }
}

/** Writes a letter anew: the former words are kept and superseded, its deadlines and steps stay as they are. */
export const correctLetter = async (
  tx: Write,
  given: LetterBody & { caseFileId: string; seriesId: string; receivedOn: IsoDate; datedOn: IsoDate | null; today: IsoDate },
): Promise<void> => {
  await requireOpenCase(tx, given.caseFileId)
  refuseWrong({ ...given, ownDay: null })
  const standing = await getLetter(tx, given.caseFileId, given.seriesId)
  const done = await tx.q
    .updateTable('letter')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', standing.id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('letter')
  await insert(
    tx,
    { caseFileId: given.caseFileId, compartmentId: standing.compartmentId, seriesId: standing.seriesId },
    bodyOf(given),
    given,
  )
}
