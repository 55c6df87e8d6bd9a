import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { Write } from '#db/door.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { BadInput } from '#rules/bad-input.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import { countedBy, shifted } from './model.ts'
import type { CountedDeadline, DeadlineBody, DeadlineEventBody, WaitsFor, Weight } from './model.ts'
import { openDeadline } from './queries.server.ts'
import type { OpenedDeadline } from './queries.server.ts'

export type NewDeadline = {
  caseFileId: string
  /** Where it lies: the compartment of what it belongs to, its key open. */
  compartmentId: string
  counted: Pick<CountedDeadline, 'body' | 'due' | 'stoppedOn'>
  /** The text of law in clear: only where the compartment keeps it so (`standsInClear`); otherwise it is sealed. */
  law?: { text: string | null; clear: boolean }
  weight: Weight
  waitsFor: WaitsFor
  runId?: string | null
  applicationId?: string | null
  letterId?: string | null
  projectId?: string | null
  measureId?: string | null
  /** The line of a budget, by its series. */
  debtId?: string | null
  /** The evaluation that awaits a second look. */
  assessmentId?: string | null
  /** The entry of the thread from which it comes. */
  entryId?: string | null
}

/**
 * Writes a deadline with its count, its weight and what it belongs to. One that stands still at once has no last day yet: it keeps the day on which it
 * stopped, and is late on none.
 */
export const addCounted = async (tx: Write, given: NewDeadline): Promise<string> => {
  const id = tx.newId()
  const { counted, law } = given
  const due = counted.due ?? counted.stoppedOn ?? counted.body.event
  if (due === undefined) throw new Error('A deadline has a day, or the day on which it stopped')
  const body: DeadlineBody = { ...counted.body, ...(law && !law.clear && { law: law.text }) }
  await tx.q
    .insertInto('deadline')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: given.caseFileId,
      compartment_id: given.compartmentId,
      body: tx.sealJson(given.compartmentId, id, body),
      law: law?.clear ? law.text : null,
      due_on: due,
      weight: given.weight,
      waits_for: given.waitsFor,
      suspended_on: counted.stoppedOn,
      run_id: given.runId ?? null,
      application_id: given.applicationId ?? null,
      letter_id: given.letterId ?? null,
      project_id: given.projectId ?? null,
      measure_id: given.measureId ?? null,
      debt_id: given.debtId ?? null,
      assessment_id: given.assessmentId ?? null,
      entry_id: given.entryId ?? null,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Adds what became of it. */
export const noteEvent = async (tx: Write, of: OpenedDeadline, on: IsoDate, body: DeadlineEventBody): Promise<void> => {
  const id = tx.newId()
  await tx.q
    .insertInto('deadline_event')
    .values({
      organisation_id: tx.org,
      id,
      deadline_id: of.id,
      case_file_id: of.caseFileId,
      compartment_id: of.compartmentId,
      body: tx.sealJson(of.compartmentId, id, body),
      happened_on: on,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
}

/** The row as it becomes; what is over stays as it was. @throws NotFound where the actor reads it and may not write it (an exceptional access). */
export const changeDeadline = async (
  tx: Write,
  of: OpenedDeadline,
  to: { body?: DeadlineBody; due?: IsoDate; stoppedOn?: IsoDate | null; forAgentId?: string | null; waitsFor?: WaitsFor; weight?: Weight },
): Promise<void> => {
  const done = await tx.q
    .updateTable('deadline')
    .set({
      ...(to.body && { body: tx.sealJson(of.compartmentId, of.id, to.body) }),
      ...(to.due !== undefined && { due_on: to.due }),
      ...(to.stoppedOn !== undefined && { suspended_on: to.stoppedOn }),
      ...(to.forAgentId !== undefined && { for_agent_id: to.forAgentId }),
      ...(to.waitsFor !== undefined && { waits_for: to.waitsFor }),
      ...(to.weight !== undefined && { weight: to.weight }),
    })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', of.id)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('deadline')
}

/** A deadline that still runs, in an open file. @throws Refused in words for one that is over already. */
export const runningDeadline = async (tx: Write, id: string, caseFileId?: string): Promise<OpenedDeadline> => {
  // two acts on one deadline come one after the other
  await inTurn(tx, 'deadline', id)
  const one = await openDeadline(tx, id, caseFileId)
  await requireOpenCase(tx, one.caseFileId)
  if (one.over) throw new Refused({ '': 'Cette échéance est déjà faite ou abandonnée.' })
  return one
}

const reasoned = (reason: string, field: string): string => {
  const text = reason.trim()
  if (text === '') throw new Refused({ [field]: 'Dites pourquoi, en quelques mots.' })
  return text
}

/** Another day than the one that was counted or typed, with its reason; the count stays beside it. Twice the same day is one move. */
export const moveDeadline = async (
  tx: Write,
  given: { id: string; caseFileId?: string; to: IsoDate; reason: string; today: IsoDate },
): Promise<void> => {
  const reason = reasoned(given.reason, 'reason')
  const one = await runningDeadline(tx, given.id, given.caseFileId)
  if (one.stoppedOn !== null) throw new Refused({ to: 'Ce délai est arrêté : notez d’abord sa reprise.' })
  if (one.due === given.to) return
  await changeDeadline(tx, one, { due: given.to, body: { ...one.body, edited: { to: given.to, reason, on: given.today } } })
  await noteEvent(tx, one, given.today, { kind: 'moved', from: one.due, to: given.to, reason })
}

/** Whether an agent may read a compartment today, in person or through a team; an exceptional access is no reason to be handed a task. */
const reads = async (tx: Write, agentId: string, compartmentId: string): Promise<boolean> => {
  const row = await tx.q
    .selectFrom('compartment_access as x')
    .select('x.id')
    .where('x.organisation_id', '=', tx.org)
    .where('x.compartment_id', '=', compartmentId)
    .where('x.basis', '<>', 'exceptional')
    .where('x.from_at', '<=', tx.now)
    .where((eb) => eb.or([eb('x.until_at', 'is', null), eb('x.until_at', '>', tx.now)]))
    .where((eb) =>
      eb.or([
        eb('x.agent_id', '=', agentId),
        eb('x.team_id', 'in', (sub) =>
          sub
            .selectFrom('team_member as m')
            .select('m.team_id')
            .where('m.organisation_id', '=', tx.org)
            .where('m.agent_id', '=', agentId)
            .where('m.until_date', 'is', null),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Hands it to a colleague who reads that part of the file already, or takes it back (null). Nothing is opened by handing. */
export const handOver = async (
  tx: Write,
  given: { id: string; caseFileId?: string; to: string | null; reason: string; today: IsoDate },
): Promise<void> => {
  const one = await runningDeadline(tx, given.id, given.caseFileId)
  if (given.to !== null && !(await reads(tx, given.to, one.compartmentId)))
    throw new Refused({
      to: 'Cette personne ne lit pas la partie du dossier où se trouve une de ces lignes. Partagez-la d’abord, ou choisissez quelqu’un d’autre.',
    })
  await changeDeadline(tx, one, { forAgentId: given.to })
  await noteEvent(tx, one, given.today, { kind: 'handedOver', to: given.to, reason: given.reason.trim() })
}

const ruleOf = (body: DeadlineBody) => (body.rule === undefined ? undefined : DEADLINES.get(body.rule))

/** Counts again with these pauses; by hand where no rule counts, or where somebody chose the day. */
const recounted = (one: OpenedDeadline, pauses: NonNullable<DeadlineBody['pauses']>): CountedDeadline => {
  const rule = ruleOf(one.body)
  const { event, territory, length, note: said, step } = one.body
  if (rule === undefined || event === undefined || one.body.edited) {
    const last = pauses.at(-1)
    const due = last === undefined || last.until === null ? null : shifted(one.due, last.from, last.until)
    return { due, stoppedOn: last?.until === null ? last.from : null, body: { ...one.body, pauses } }
  }
  const counted = countedBy(rule, event, {
    territory: territory ?? 'mainland',
    pauses,
    ...(length && { length }),
    ...(said !== undefined && { note: said }),
    ...(step !== undefined && { step }),
  })
  return { ...counted, body: { ...one.body, ...counted.body, title: one.body.title } }
}

/** The field of the form for what the engine refuses. */
const counting = <T>(field: string, body: () => T): T => {
  try {
    return body()
  } catch (error) {
    if (error instanceof BadInput) throw new Refused({ [field]: 'Cette date ne peut pas être comptée. Vérifiez-la.' })
    throw error
  }
}

/** The law stops the count from that day on. `by`: what stopped it, of `stoppedBy` of its rule; null for another reason. */
export const stopDeadline = async (
  tx: Write,
  given: { id: string; caseFileId?: string; from: IsoDate; by?: string | null; reason: string; today: IsoDate },
): Promise<void> => {
  const reason = reasoned(given.reason, 'reason')
  const one = await runningDeadline(tx, given.id, given.caseFileId)
  if (one.stoppedOn !== null) throw new Refused({ from: 'Ce délai est déjà arrêté.' })
  if (given.from > given.today) throw new Refused({ from: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (one.body.event !== undefined && given.from < one.body.event)
    throw new Refused({ from: 'Le délai n’avait pas commencé ce jour-là. Vérifiez la date.' })
  if (given.from > one.due) throw new Refused({ from: 'Le délai était déjà passé ce jour-là : rien ne l’arrête plus.' })
  const pause = { from: given.from, until: null, ...(given.by && { by: given.by }) }
  const counted = counting('from', () => recounted(one, [...(one.body.pauses ?? []), pause]))
  // the last day known stays in the row, so that it can be read what was running
  await changeDeadline(tx, one, { body: { ...counted.body, computed: one.body.computed ?? null }, stoppedOn: given.from })
  await noteEvent(tx, one, given.today, { kind: 'stopped', from: given.from, by: given.by ?? null, reason })
}

/** It runs again after that day, the last one of the pause. */
export const resumeDeadline = async (
  tx: Write,
  given: { id: string; caseFileId?: string; until: IsoDate; reason: string; today: IsoDate },
): Promise<IsoDate> => {
  const one = await runningDeadline(tx, given.id, given.caseFileId)
  if (one.stoppedOn === null) throw new Refused({ until: 'Ce délai n’est pas arrêté.' })
  if (given.until < one.stoppedOn) throw new Refused({ until: 'La reprise vient après l’arrêt. Vérifiez la date.' })
  if (given.until > given.today) throw new Refused({ until: 'Cette date est dans l’avenir. Vérifiez-la.' })
  const pauses = (one.body.pauses ?? []).map((pause) => (pause.until === null ? { ...pause, until: given.until } : pause))
  const counted = counting('until', () => recounted(one, pauses))
  const due = counted.due ?? one.due
  await changeDeadline(tx, one, { body: counted.body, due, stoppedOn: null })
  await noteEvent(tx, one, given.today, { kind: 'resumed', until: given.until, due, reason: given.reason.trim() })
  return due
}

/**
 * Keeps a deadline that belongs to something else in step with it: its day counted anew, and closed when what it waited for came. A day that somebody chose
 * stands until what it is counted from changes.
 */
export const keepCounted = async (
  tx: Write,
  given: { id: string; counted: CountedDeadline; waitsFor: WaitsFor; today: IsoDate; reason: string },
): Promise<void> => {
  await inTurn(tx, 'deadline', given.id)
  const one = await openDeadline(tx, given.id)
  if (one.over) return
  const { counted } = given
  const edited = one.body.edited && one.body.event === counted.body.event ? one.body.edited : undefined
  const due = edited?.to ?? counted.due ?? one.due
  const asItWas = due === one.due && counted.stoppedOn === one.stoppedOn && given.waitsFor === one.waitsFor
  if (asItWas && JSON.stringify(counted.body.steps) === JSON.stringify(one.body.steps)) return
  await changeDeadline(tx, one, {
    body: { ...withoutEdit(one.body), ...counted.body, ...(edited && { edited }) },
    due,
    waitsFor: given.waitsFor,
    stoppedOn: counted.stoppedOn,
  })
  if (counted.stoppedOn !== one.stoppedOn && counted.stoppedOn !== null)
    await noteEvent(tx, one, given.today, { kind: 'stopped', from: counted.stoppedOn, by: null, reason: given.reason })
  else if (counted.stoppedOn !== one.stoppedOn)
    await noteEvent(tx, one, given.today, { kind: 'resumed', until: given.today, due, reason: given.reason })
  else if (due !== one.due) await noteEvent(tx, one, given.today, { kind: 'recounted', from: one.due, to: due, reason: given.reason })
}

const withoutEdit = ({ edited: _edited, ...body }: DeadlineBody): DeadlineBody => body

/** A day that a project, a measure, a debt or an evaluation asks for, by a code that stays the same while the day moves. */
export type OwnDay = {
  code: string
  title: string
  note?: string
  due: IsoDate
  weight: Weight
  waitsFor: WaitsFor
  steps?: readonly string[]
  ifMissed?: string
  /** Sealed with the rest: which text it is would tell which measure. */
  law?: string | null
}

/** What they belong to, and where it lies, its key open. */
export type OwnedBy = { caseFileId: string; compartmentId: string } & (
  | { projectId: string }
  | { measureId: string }
  | { debtId: string }
  | { assessmentId: string }
)

/**
 * Makes, moves or closes the deadlines of a project, a measure or a debt so that they are those wanted. A day that somebody chose stands until what is wanted changes;
 * one that was settled or given up for the same day is not asked for again;
 * one that left because it was not wanted any more comes back when it is.
 */
export const keepOwnDays = async (tx: Write, of: OwnedBy, wanted: readonly OwnDay[]): Promise<void> => {
  const rows = await tx.q
    .selectFrom('deadline')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', of.caseFileId)
    .$if('projectId' in of, (query) => query.where('project_id', '=', 'projectId' in of ? of.projectId : ''))
    .$if('measureId' in of, (query) => query.where('measure_id', '=', 'measureId' in of ? of.measureId : ''))
    .$if('debtId' in of, (query) => query.where('debt_id', '=', 'debtId' in of ? of.debtId : ''))
    .$if('assessmentId' in of, (query) => query.where('assessment_id', '=', 'assessmentId' in of ? of.assessmentId : ''))
    .orderBy('id')
    .execute()
  const there = []
  for (const { id } of rows) there.push(await openDeadline(tx, id, of.caseFileId))
  for (const one of there)
    if (!one.over && !wanted.some(({ code }) => code === one.body.step)) {
      await changeDeadline(tx, one, { body: { ...one.body, left: true } })
      await closeDeadline(tx, of.caseFileId, one.id)
    }
  for (const day of wanted) {
    const same = there.filter(({ body }) => body.step === day.code && !body.left)
    const told = ({ body, over }: OpenedDeadline): boolean =>
      body.computed === day.due && (over || (body.title === day.title && (body.note ?? '') === (day.note ?? '')))
    if (same.some(told)) continue
    const open = same.find(({ over }) => !over)
    const body: DeadlineBody = {
      title: day.title,
      step: day.code,
      computed: day.due,
      ...(day.note !== undefined && { note: day.note }),
      ...(day.steps && { steps: [...day.steps] }),
      ...(day.ifMissed !== undefined && { ifMissed: day.ifMissed }),
      ...(day.law !== undefined && { law: day.law }),
    }
    if (open) await changeDeadline(tx, open, { body, due: day.due, waitsFor: day.waitsFor, weight: day.weight })
    else await addCounted(tx, { ...of, counted: { body, due: day.due, stoppedOn: null }, weight: day.weight, waitsFor: day.waitsFor })
  }
}
