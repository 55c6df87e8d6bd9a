import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { territoryOfCase } from '#features/running/queries.server.ts'
import type { Procedure, Step } from '#rules/procedures/procedure.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import { stepOf } from '#rules/procedures/procedures.ts'
import { follow } from './follow.server.ts'
import { standing, stateOf, VERSION } from './model.ts'
import type { ProcedureEvent, ProcedureEventBody, Run, RunBody } from './model.ts'
import { getRun } from './queries.server.ts'

export type NewRun = {
  caseFileId: string
  procedure: Procedure
  /** Persons of the household whom it is about; empty: the household itself. */
  subjects: readonly string[]
  begunOn: IsoDate
  /** Days that are known already: a file often begins in the middle of a procedure. By the id of the event. */
  days?: Readonly<Record<string, IsoDate>>
  today: IsoDate
}

/**
 * Begins a procedure in the compartment that it names, with the deadlines that follow at once.
 * @throws Refused beside the field that stops it (also when that part of the file is closed to the actor); NotFound for a person of another household.
 */
export const beginRun = async (tx: Write, given: NewRun): Promise<string> => {
  const { caseFileId, procedure, today } = given
  await requireOpenCase(tx, caseFileId)
  if (given.begunOn > today) throw new Refused({ begunOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  const compartmentId = await compartmentOf(tx, caseFileId, procedure.compartment, 'procedure')
  const subjects = [...new Set(given.subjects)]
  for (const id of subjects)
    found(
      await tx.q
        .selectFrom('person')
        .select('id')
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', caseFileId)
        .where('id', '=', id)
        .executeTakeFirst(),
      'person',
    )
  const territory = await territoryOfCase(tx, caseFileId)
  const id = tx.newId()
  await tx.q
    .insertInto('procedure_run')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, { procedure: procedure.id, version: VERSION, subjects, territory } satisfies RunBody),
      begun_on: given.begunOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  const of = { id, caseFileId, compartmentId }
  await insertEvent(tx, of, { kind: 'day', event: 'begun', on: given.begunOn }, given.begunOn, null)
  for (const [event, on] of Object.entries(given.days ?? {})) {
    checkEvent(procedure, { kind: 'day', event, on }, [], today)
    await insertEvent(tx, of, { kind: 'day', event, on }, on < today ? on : today, null)
  }
  await follow(tx, await getRun(tx, caseFileId, id), today)
  return id
}

const insertEvent = async (
  tx: Write,
  of: { id: string; caseFileId: string; compartmentId: string },
  body: ProcedureEventBody,
  day: IsoDate,
  correctsId: string | null,
): Promise<string> => {
  const id = tx.newId()
  await tx.q
    .insertInto('procedure_event')
    .values({
      organisation_id: tx.org,
      id,
      run_id: of.id,
      case_file_id: of.caseFileId,
      compartment_id: of.compartmentId,
      body: tx.sealJson(of.compartmentId, id, body),
      happened_on: day,
      corrects_id: correctsId,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

const stepNamed = (procedure: Procedure, code: string): Step => found(stepOf(procedure, code), 'step')
const future = 'Cette date est dans l’avenir. Vérifiez-la.'
const why = 'Dites pourquoi, en quelques mots.'

/** What cannot be, in words beside its field. Steps, events and rules that the procedure has not are « not there ». */
const checkEvent = (procedure: Procedure, body: ProcedureEventBody, events: readonly ProcedureEvent[], today: IsoDate): void => {
  switch (body.kind) {
    case 'day': {
      const known = body.event === 'begun' || procedure.steps.some(({ starts }) => starts.some(({ id }) => id === body.event))
      if (!known) throw new NotFound('event')
      return
    }
    case 'ended': {
      const step = stepNamed(procedure, body.step)
      if (!step.next.some(({ outcome }) => outcome === body.outcome))
        throw new Refused({ outcome: 'Choisissez comment cette étape finit.' })
      if (body.on > today) throw new Refused({ day: future })
      return
    }
    case 'recorded': {
      const check = found(
        stepNamed(procedure, body.step).before.find(({ id }) => id === body.check),
        'check',
      )
      if (body.answer.trim() === '') throw new Refused({ answer: 'Répondez, en quelques mots.' })
      if (check.kind === 'yesNo' && body.answer !== 'yes' && body.answer !== 'no')
        throw new Refused({ answer: 'Répondez par oui ou par non.' })
      if (check.reasonIfNo && body.answer === 'no' && (body.reason ?? '').trim() === '') throw new Refused({ reason: why })
      return
    }
    case 'paused': {
      requireRule(procedure, body.rule)
      if (body.reason.trim() === '') throw new Refused({ reason: why })
      if (body.from > today) throw new Refused({ from: future })
      if (body.until !== null && body.until < body.from) throw new Refused({ until: 'La reprise vient après l’arrêt. Vérifiez la date.' })
      if (body.until !== null && body.until > today) throw new Refused({ until: future })
      if (body.by !== undefined && !DEADLINES.get(body.rule)?.stoppedBy.some(({ id }) => id === body.by))
        throw new Refused({ by: 'Ce motif n’est pas de ceux que le texte prévoit.' })
      return
    }
    case 'chosen':
      requireRule(procedure, body.rule)
      if (body.reason.trim() === '') throw new Refused({ reason: why })
      return
    case 'note':
      if (body.step !== null) stepNamed(procedure, body.step)
      if (body.words.trim() === '') throw new Refused({ words: 'Écrivez quelques mots.' })
      return
    case 'withdrawn':
      if (body.reason.trim() === '') throw new Refused({ reason: why })
      if (events.length === 0) throw new NotFound('event')
  }
}

const requireRule = ({ steps }: Procedure, rule: string): void => {
  if (!steps.some(({ deadlines }) => deadlines.some((use) => use.rule === rule))) throw new NotFound('deadline')
}

/** Ends that need nothing recorded: what was to be asked was not, because the step had no object or was out of reach. */
const endsWithout = new Set(['notNeeded', 'impossible', 'missed', 'noAnswer'])

/** Help is called before any question is answered. */
const goesAtOnce = ({ steps }: Procedure, body: Extract<ProcedureEventBody, { kind: 'ended' }>): boolean =>
  steps.find(({ code }) => code === body.step)?.next.find(({ outcome }) => outcome === body.outcome)?.atOnce === true

/** What must be recorded before a step can be called done, and is not: its questions, in order. Asked as if it had ended, since one that was not open yet lacks them too. */
const missingBefore = (run: Run, body: Extract<ProcedureEventBody, { kind: 'ended' }>, today: IsoDate): string[] => {
  const ended: ProcedureEvent = { ...body, id: '', day: today, author: '', writtenAt: new Date(0), correctsId: null }
  const { steps } = stateOf(run.procedure, [...run.events, ended], today, run.body.territory)
  return (steps.find(({ step }) => step.code === body.step)?.missing ?? []).map(({ ask }) => ask)
}

export type NewProcedureEvent = {
  caseFileId: string
  runId: string
  body: ProcedureEventBody
  day: IsoDate
  today: IsoDate
  /** The event that this one stands for; it stays, and no longer counts. */
  correctsId?: string | null
}

/**
 * Adds what happened, and keeps the deadlines of the procedure in step with it.
 * @throws Refused beside the field that stops it, and for a step whose questions are not answered; NotFound for what is not there.
 */
export const addProcedureEvent = async (tx: Write, given: NewProcedureEvent): Promise<string> => {
  const { caseFileId, runId, body, today } = given
  await requireOpenCase(tx, caseFileId)
  // two acts on one procedure come one after the other
  await inTurn(tx, 'procedure', runId)
  const run = await getRun(tx, caseFileId, runId)
  const correctsId = given.correctsId ?? null
  if (given.day > today && body.kind !== 'day') throw new Refused({ day: future })
  if (body.kind === 'withdrawn' && correctsId === null) throw new NotFound('event')
  if (correctsId !== null) {
    const wrong = found(
      standing(run.events).find(({ id }) => id === correctsId),
      'event',
    )
    if (body.kind !== 'withdrawn' && wrong.kind !== body.kind)
      throw new Refused({ '': 'Une correction dit la même chose autrement : gardez le même événement.' })
    if (body.kind === 'withdrawn' && wrong.kind === 'day' && wrong.event === 'begun')
      throw new Refused({ '': 'Le jour où la procédure a commencé se corrige, il ne se retire pas.' })
  }
  checkEvent(run.procedure, body, run.events, today)
  if (body.kind === 'ended' && !endsWithout.has(body.outcome) && !goesAtOnce(run.procedure, body)) {
    const lacking = missingBefore(run, body, today)
    if (lacking.length > 0) throw new Refused({ outcome: `Avant de finir cette étape, répondez : ${lacking.join(' ')}` })
  }
  const id = await insertEvent(tx, run, body, given.day > today ? today : given.day, correctsId)
  await follow(tx, await getRun(tx, caseFileId, runId), today)
  return id
}
