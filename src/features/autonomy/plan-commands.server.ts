import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { requirePerson } from '#db/person-of-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { findStanding } from '#features/assessment/queries.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { kindOfInput } from '#features/facts/model.ts'
import { addProcedureEvent } from '#features/procedure/commands.server.ts'
import { stateOf } from '#features/procedure/model.ts'
import { getRun, listRuns } from '#features/procedure/queries.server.ts'
import { HELP_KINDS, HELP_UNITS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpUnit } from '#rules/autonomy/help-plan-tables.ts'
import { AGGIR, girOfResult, planFact, planState } from './model.ts'
import type { Plan, PlanAnswerCode, PlanBody, PlanItem } from './model.ts'
import { getPlan, tariffOf } from './queries.server.ts'

const future = 'Cette date est dans l’avenir. Vérifiez-la.'

type NewVersion = Pick<Plan, 'personId' | 'assessmentId' | 'runId' | 'proposedOn'> & {
  caseFileId: string
  compartmentId: string
  seriesId?: string
  body: PlanBody
}

const insertVersion = async (tx: Write, given: NewVersion): Promise<{ id: string; seriesId: string }> => {
  const id = tx.newId()
  const seriesId = given.seriesId ?? id
  await tx.q
    .insertInto('help_plan')
    .values({
      organisation_id: tx.org,
      id,
      series_id: seriesId,
      case_file_id: given.caseFileId,
      compartment_id: given.compartmentId,
      person_id: given.personId,
      assessment_id: given.assessmentId,
      run_id: given.runId,
      proposed_on: given.proposedOn,
      body: tx.sealJson(given.compartmentId, id, given.body),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { id, seriesId }
}

/**
 * Begins a help plan for a person, with the GIR of her last finished grid. @returns the id of its series.
 * @throws Refused when that part of the file is closed to the actor; NotFound for a person of another household.
 */
export const startPlan = async (tx: Write, given: { caseFileId: string; personId: string; today: IsoDate }): Promise<string> => {
  await requireOpenCase(tx, given.caseFileId)
  await requirePerson(tx, given.caseFileId, given.personId)
  const compartmentId = await compartmentOf(tx, given.caseFileId, 'health', 'personId')
  const grid = await findStanding(tx, given.caseFileId, AGGIR.instrument, given.personId)
  const run = (await listRuns(tx, given.caseFileId)).find((one) => one.procedure.id === 'apa' && one.endedOn === null)
  const { seriesId } = await insertVersion(tx, {
    caseFileId: given.caseFileId,
    compartmentId,
    personId: given.personId,
    assessmentId: grid?.id ?? null,
    runId: run && run.compartmentId === compartmentId ? run.id : null,
    proposedOn: null,
    body: {
      items: [],
      gir: girOfResult(grid?.body.result ?? null),
      resources: null,
      couple: false,
      month: given.today.slice(0, 7),
      words: '',
    },
  })
  return seriesId
}

type OfPlan = { caseFileId: string; seriesId: string; today: IsoDate }

/** A new version of a plan, the former one kept; what is proposed is proposed until somebody says otherwise, so a change begins a version in preparation. */
const writeVersion = async (
  tx: Write,
  { caseFileId, seriesId }: OfPlan,
  change: (
    plan: Plan,
  ) =>
    | (Partial<PlanBody> & Partial<Pick<Plan, 'proposedOn' | 'runId'>>)
    | Promise<Partial<PlanBody> & Partial<Pick<Plan, 'proposedOn' | 'runId'>>>,
): Promise<Plan> => {
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'autonomy', caseFileId)
  const { plan } = await getPlan(tx, caseFileId, seriesId)
  const changed = { ...plan, proposedOn: null, ...(await change(plan)) }
  const done = await tx.q
    .updateTable('help_plan')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', plan.id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('plan')
  const { items, gir, resources, couple, month, words } = changed
  const { id } = await insertVersion(tx, { ...changed, caseFileId, seriesId, body: { items, gir, resources, couple, month, words } })
  return { ...changed, id }
}

export type NewItem = Omit<PlanItem, 'id' | 'cents' | 'taken'> & { cents: number | null; taken: number | null }

/** Above this a price is a slip of the hand, not a price: cents for one hour, one piece, one day, one month, or once. No law says it. */
const SLIP = { hour: 200_00, piece: 500_00, day: 1_000_00, month: 10_000_00, once: 200_000_00 } as const satisfies Record<HelpUnit, number>

/**
 * Adds a line to a plan. Without a price, the known tariff; with one above the tariff, the APA takes the tariff.
 * @throws Refused beside `price` when none was typed and no tariff is known, or when it can only be a slip.
 */
export const addItem = async (tx: Write, of: OfPlan, item: NewItem): Promise<void> => {
  const tariff = await tariffOf(tx, item.kind, item.provider, of.today)
  const cents = item.cents ?? tariff?.cents ?? null
  if (cents === null) throw new Refused({ price: 'Écrivez le prix : aucun tarif n’est connu pour cette aide.' })
  const { unit } = HELP_KINDS[item.kind]
  if (cents > SLIP[unit]) throw new Refused({ price: `Ce prix paraît trop grand (${HELP_UNITS[unit]}). Vérifiez-le.` })
  if (item.taken !== null && item.taken > cents) throw new Refused({ taken: 'Ce tarif est plus haut que le prix. Vérifiez les deux.' })
  const taken = item.taken ?? (item.funder === 'apa' && tariff !== null && tariff.cents < cents ? tariff.cents : null)
  await writeVersion(tx, of, (plan) => {
    if (plan.items.length >= 40) throw new Refused({ kind: 'Ce plan a déjà quarante lignes.' })
    return { items: [...plan.items, { ...item, cents, taken, id: tx.newId() }] }
  })
}

/** Takes a line away; a version that was proposed keeps it. @throws NotFound when it is not there. */
export const removeItem = async (tx: Write, of: OfPlan, itemId: string): Promise<void> => {
  await writeVersion(tx, of, (plan) => {
    if (!plan.items.some(({ id }) => id === itemId)) throw new NotFound('item')
    return { items: plan.items.filter(({ id }) => id !== itemId) }
  })
}

/** What the plan is counted with: GIR, resources, couple; and its words. The figures are those of today's month. */
export const setContext = async (
  tx: Write,
  of: OfPlan,
  context: Pick<PlanBody, 'gir' | 'resources' | 'couple' | 'words'>,
): Promise<void> => {
  await writeVersion(tx, of, () => ({ ...context, month: of.today.slice(0, 7) }))
}

/** Whether a step of a procedure can take what is noted elsewhere now. */
const isOpenStep = async (tx: Write, caseFileId: string, runId: string, code: string, today: IsoDate): Promise<boolean> => {
  const run = await getRun(tx, caseFileId, runId)
  if (run.endedOn !== null) return false
  const { steps } = stateOf(run.procedure, run.events, today, run.body.territory)
  return steps.some(({ step, status }) => step.code === code && (status === 'open' || status === 'waiting' || status === 'silent'))
}

/**
 * The plan is proposed to her. Where the request is followed here (procedure APA, step of the visit), its day is noted there in the same act, so that the ten days
 * run from it. @throws Refused when it is empty, proposed already, or proposed in the future.
 */
export const proposePlan = async (tx: Write, of: OfPlan, given: { proposedOn: IsoDate; runId: string | null }): Promise<void> => {
  if (given.proposedOn > of.today) throw new Refused({ proposedOn: future })
  await writeVersion(tx, of, async (plan) => {
    if (plan.items.length === 0) throw new Refused({ '': 'Ce plan est vide : ajoutez au moins une aide.' })
    if (plan.proposedOn !== null) throw new Refused({ '': 'Ce plan est déjà proposé.' })
    if (given.runId !== null) {
      const run = await getRun(tx, of.caseFileId, given.runId)
      if (run.procedure.id !== 'apa' || run.compartmentId !== plan.compartmentId) throw new NotFound('procedure')
    }
    return { proposedOn: given.proposedOn, runId: given.runId }
  })
  if (given.runId !== null && (await isOpenStep(tx, of.caseFileId, given.runId, 'visit', of.today)))
    await addProcedureEvent(tx, {
      caseFileId: of.caseFileId,
      runId: given.runId,
      body: { kind: 'day', event: 'planReceived', on: given.proposedOn },
      day: given.proposedOn,
      today: of.today,
    })
}

/**
 * What an answer means to the step that awaits it, where a plan is first proposed and where the second one is: asking for a change opens a new proposal, a refusal
 * ends the step (CASF R232-7, not read again). A change asked of the second plan has no end there: what follows is decided with her.
 */
const endOfStep = {
  visit: { accepted: 'accepted', changes: 'contested', refused: 'refused' },
  newPlan: { accepted: 'accepted', changes: null, refused: 'refused' },
} as const satisfies Readonly<Record<string, Readonly<Record<PlanAnswerCode, string | null>>>>

/**
 * Her answer to the version that was proposed; noted in the procedure too, where a step of it awaits one. What the APA takes of an accepted plan becomes a fact of the
 * household, which the rights read. Another answer later is another row.
 * @throws Refused when nothing is proposed, the day is before the proposal or in the future, or the amount cannot stand with what is known.
 */
export const answerPlan = async (
  tx: Write,
  of: OfPlan,
  given: { answer: PlanAnswerCode; words: string; answeredOn: IsoDate; observedAt?: Date },
): Promise<void> => {
  await requireOpenCase(tx, of.caseFileId)
  await inTurn(tx, 'autonomy', of.caseFileId)
  const { plan } = await getPlan(tx, of.caseFileId, of.seriesId)
  if (plan.proposedOn === null) throw new Refused({ '': 'Ce plan n’est pas encore proposé.' })
  if (given.answeredOn > of.today) throw new Refused({ answeredOn: future })
  if (given.answeredOn < plan.proposedOn) throw new Refused({ answeredOn: 'Cette date est avant celle de la proposition.' })
  const last = plan.answers.at(-1)
  // the same answer, noted by two at once, is one answer
  if (last?.answer === given.answer && last.words === given.words && last.on === given.answeredOn) return
  const before = planState(plan)
  const id = tx.newId()
  await tx.q
    .insertInto('help_plan_answer')
    .values({
      organisation_id: tx.org,
      id,
      plan_id: plan.id,
      case_file_id: of.caseFileId,
      compartment_id: plan.compartmentId,
      body: tx.sealJson(plan.compartmentId, id, { answer: given.answer, words: given.words }),
      answered_on: given.answeredOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  if ((given.answer === 'accepted') !== (before === 'accepted')) await notePlan(tx, of, plan, { observedAt: tx.now, ...given })
  if (plan.runId === null || before !== 'proposed') return
  for (const step of ['visit', 'newPlan'] as const) {
    const outcome = endOfStep[step][given.answer]
    if (outcome === null || !(await isOpenStep(tx, of.caseFileId, plan.runId, step, of.today))) continue
    await addProcedureEvent(tx, {
      caseFileId: of.caseFileId,
      runId: plan.runId,
      body: { kind: 'ended', step, outcome, on: given.answeredOn },
      day: given.answeredOn,
      today: of.today,
    })
    // one answer is an answer to one proposal
    return
  }
}

type Answered = { answer: PlanAnswerCode; answeredOn: IsoDate; observedAt: Date }

/**
 * What the APA takes of an accepted plan each month, as a fact: nobody types it again; 0 when she no longer accepts it. Without a GIR that opens it, or without APA
 * in the plan, there is none; nor for somebody whose rights are not counted with this household.
 */
const notePlan = async (tx: Write, of: OfPlan, plan: Plan, { answer, answeredOn, observedAt }: Answered): Promise<void> => {
  const cents = planFact(plan)
  const kind = kindOfInput('apaPlan')
  if (cents === null || !kind) return
  try {
    await noteFact(tx, {
      caseFileId: of.caseFileId,
      kind,
      personId: plan.personId,
      value: { cents: answer === 'accepted' ? cents : 0, from: answeredOn },
      detail: '',
      source: 'observed',
      observedOn: answeredOn,
      observedAt,
      compartment: 'health',
      today: of.today,
      field: 'answer',
    })
  } catch (error) {
    // her answer is hers, whether or not the rights of this household read it
    if (!(error instanceof Refused) || !('personId' in error.fields)) throw error
  }
}
