import { sql } from 'kysely'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { found } from '#db/door.server.ts'
import { ofOpenCase } from '#db/open-case.server.ts'
import { agentsById, caseNames } from '#features/case-file/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { deadlinesOf, stateOf } from '#features/procedure/model.ts'
import { getRun } from '#features/procedure/queries.server.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import { isWeight, territoryOf } from './model.ts'
import type { DeadlineBody, RunningLine, WaitsFor, Weight } from './model.ts'

type Tx = Read | Write

/** Lines of one reading; the heaviest and nearest first. */
const most = 500
const weightOf = (n: number): Weight => (isWeight(n) ? n : 2)

/** The holidays that count for a household: its commune where the actor may read it and no one hides it, otherwise the zone of its site. */
export const territoryOfCase = async (tx: Tx, caseFileId: string): Promise<Territory> => {
  const row = await tx.q
    .selectFrom('case_file as f')
    .innerJoin('site as s', (join) => join.onRef('s.organisation_id', '=', 'f.organisation_id').onRef('s.id', '=', 'f.site_id'))
    .leftJoin('dwelling as d', (join) =>
      join.onRef('d.organisation_id', '=', 'f.organisation_id').onRef('d.case_file_id', '=', 'f.id').on('d.superseded_at', 'is', null),
    )
    .leftJoin('contact_rule as r', (join) =>
      join.onRef('r.organisation_id', '=', 'f.organisation_id').onRef('r.case_file_id', '=', 'f.id').on('r.superseded_at', 'is', null),
    )
    .select(['s.time_zone', 'd.commune_code', 'r.address_hidden'])
    .where('f.organisation_id', '=', tx.org)
    .where('f.id', '=', caseFileId)
    .executeTakeFirst()
  return territoryOf({ timeZone: row?.time_zone ?? 'Europe/Paris', communeCode: row?.address_hidden ? null : (row?.commune_code ?? null) })
}

/** Why a colleague cannot see to what was handed to her: her account has ended, or an absence covers this moment; null: nothing is known against it. */
export const holderOf = (tx: Tx, agentId: string) =>
  sql<'ended' | 'away' | null>`case
    when exists (select from agent g where g.organisation_id = ${tx.org} and g.id = ${sql.ref(agentId)} and g.ended_at <= ${tx.now}) then 'ended'
    when exists (select from busy_agent b where b.organisation_id = ${tx.org} and b.agent_id = ${sql.ref(agentId)} and b.kind = 'absence'
      and b.starts_at <= ${tx.now} and b.ends_at > ${tx.now}) then 'away' end`

/**
 * All that runs and that the actor may read: open deadlines of the households of which she is the referent, those she wrote, those handed to her; and the
 * steps that wait in her households. With a household: of it alone, whoever sees to it.
 */
export const listRunning = async (tx: Read, filter: { caseFileId?: string } = {}): Promise<RunningLine[]> => {
  const me = tx.actor.agentId
  const deadlines = await tx.q
    .selectFrom('deadline as d')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'd.organisation_id').onRef('c.id', '=', 'd.compartment_id'),
    )
    .select(['d.id', 'd.case_file_id', 'd.compartment_id', 'c.kind', 'd.body', 'd.law', 'd.due_on', 'd.weight', 'd.waits_for'])
    .select(holderOf(tx, 'd.for_agent_id').as('holder'))
    .select([
      'd.suspended_on',
      'd.for_agent_id',
      'd.run_id',
      'd.application_id',
      'd.letter_id',
      'd.project_id',
      'd.measure_id',
      'd.debt_id',
      'd.assessment_id',
    ])
    .where('d.organisation_id', '=', tx.org)
    .where('d.done_at', 'is', null)
    .where('d.dropped_reason', 'is', null)
    .$if(filter.caseFileId !== undefined, (query) => query.where('d.case_file_id', '=', filter.caseFileId ?? ''))
    .$if(filter.caseFileId === undefined, (query) =>
      query
        .where(ofOpenCase('d'))
        .where((eb) =>
          eb.or([
            eb('d.created_by', '=', me),
            eb('d.for_agent_id', '=', me),
            eb('d.case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`),
          ]),
        ),
    )
    .orderBy('d.weight')
    .orderBy('d.due_on')
    .orderBy('d.id')
    .limit(most)
    .execute()
  const steps = await tx.q
    .selectFrom('next_step as s')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.compartment_id'),
    )
    .select(['s.id', 's.case_file_id', 's.compartment_id', 'c.kind', 's.body', 's.doer', 's.due_on', 's.project_id'])
    .where('s.organisation_id', '=', tx.org)
    .where('s.done_at', 'is', null)
    .where('s.dropped_at', 'is', null)
    .$if(filter.caseFileId !== undefined, (query) => query.where('s.case_file_id', '=', filter.caseFileId ?? ''))
    .$if(filter.caseFileId === undefined, (query) =>
      query.where(ofOpenCase('s')).where('s.case_file_id', '=', sql<string>`any ((select app.my_referred_cases())::uuid[])`),
    )
    .orderBy('s.due_on')
    .orderBy('s.id')
    .limit(most)
    .execute()
  await tx.unlock([...deadlines, ...steps].map((row) => row.compartment_id))
  const heldDeadlines = deadlines.filter((row) => tx.holds(row.compartment_id))
  const heldSteps = steps.filter((row) => tx.holds(row.compartment_id))
  const caseIds = [...new Set([...heldDeadlines, ...heldSteps].map((row) => row.case_file_id))]
  const flags = await getContactFlags(tx, caseIds)
  const names = await caseNames(tx, caseIds)
  const agents = await agentsById(
    tx,
    heldDeadlines.flatMap((row) => row.for_agent_id ?? []),
  )
  tx.shown([...heldDeadlines, ...heldSteps].map((row) => row.id))
  const household = (id: string) => ({ caseFileId: id, caseName: names.get(id) ?? null, flags: flags.get(id) ?? null })
  return [
    ...heldDeadlines.map((row): RunningLine => {
      const body = tx.openJson<DeadlineBody>(row.compartment_id, row.id, row.body)
      return {
        id: row.id,
        what: 'deadline',
        ...household(row.case_file_id),
        compartmentKind: row.kind as CompartmentKind,
        title: body.title,
        note: body.note ?? '',
        law: row.law ?? body.law ?? null,
        due: row.due_on,
        weight: weightOf(row.weight),
        waitsFor: row.waits_for as WaitsFor,
        stoppedOn: row.suspended_on,
        forAgentId: row.for_agent_id,
        forAgentName: row.for_agent_id === null ? null : (agents.get(row.for_agent_id)?.name ?? null),
        holder: row.holder,
        steps: body.steps ?? [],
        ifMissed: body.ifMissed ?? '',
        runId: row.run_id,
        applicationId: row.application_id,
        letterId: row.letter_id,
        projectId: row.project_id,
        measureId: row.measure_id,
        debtId: row.debt_id,
        assessmentId: row.assessment_id,
      }
    }),
    ...heldSteps.map((row): RunningLine => ({
      id: row.id,
      what: 'step',
      ...household(row.case_file_id),
      compartmentKind: row.kind as CompartmentKind,
      title: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what,
      note: '',
      law: null,
      due: row.due_on,
      weight: 3,
      waitsFor: row.doer === 'person' ? 'person' : row.doer === 'other' ? 'body' : 'us',
      stoppedOn: null,
      forAgentId: null,
      forAgentName: null,
      holder: null,
      steps: [],
      ifMissed: '',
      runId: null,
      applicationId: null,
      letterId: null,
      projectId: row.project_id,
      measureId: null,
      debtId: null,
      assessmentId: null,
    })),
  ]
}

/** A row of `deadline` opened. */
export type OpenedDeadline = {
  id: string
  caseFileId: string
  compartmentId: string
  body: DeadlineBody
  due: IsoDate
  stoppedOn: IsoDate | null
  waitsFor: WaitsFor
  over: boolean
  runId: string | null
}

/**
 * The step of a procedure to which a deadline belongs, and of which somebody has to say how it ended; null for a deadline of no procedure. Its line is not ticked away: the
 * step would stay open, with a day that nobody looks at any more.
 */
export const stepToSay = async (
  tx: Tx,
  one: Pick<OpenedDeadline, 'caseFileId' | 'runId' | 'body'>,
  today: IsoDate,
): Promise<{ id: string; runId: string; step?: string } | null> => {
  if (one.runId === null) return null
  const { procedure, events, body } = await getRun(tx, one.caseFileId, one.runId)
  const state = stateOf(procedure, events, today, body.territory)
  const step = deadlinesOf(state, body.territory, today).find(({ key }) => key === one.body.step)?.step ?? state.next?.step
  return { id: one.caseFileId, runId: one.runId, ...(step !== undefined && { step }) }
}

/** One deadline that the actor reads, of this household or (without it) of any. @throws NotFound for what is not there, or not hers to read. */
export const openDeadline = async (tx: Tx, id: string, caseFileId?: string): Promise<OpenedDeadline> => {
  const row = found(
    await tx.q
      .selectFrom('deadline')
      .select([
        'id',
        'case_file_id',
        'compartment_id',
        'body',
        'due_on',
        'suspended_on',
        'waits_for',
        'done_at',
        'dropped_reason',
        'run_id',
      ])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', id)
      .$if(caseFileId !== undefined, (query) => query.where('case_file_id', '=', caseFileId ?? ''))
      .executeTakeFirst(),
    'deadline',
  )
  await tx.unlock([row.compartment_id])
  return {
    id: row.id,
    caseFileId: row.case_file_id,
    compartmentId: row.compartment_id,
    body: tx.openJson<DeadlineBody>(row.compartment_id, row.id, row.body),
    due: row.due_on,
    stoppedOn: row.suspended_on,
    waitsFor: row.waits_for as WaitsFor,
    over: row.done_at !== null || row.dropped_reason !== null,
    runId: row.run_id,
  }
}
