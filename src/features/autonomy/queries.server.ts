import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { HELP_TARIFFS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpKind, HelpProvider, HelpTariff } from '#rules/autonomy/help-plan-tables.ts'
import type { Plan, PlanAnswer, PlanAnswerCode, PlanBody } from './model.ts'

type Tx = Read | Write

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** Every version of every help plan of a household, as far as the actor may read them, the newest first, each with the answers to it. */
export const listPlanVersions = async (tx: Tx, caseFileId: string): Promise<Plan[]> => {
  await tx.unlockCase(caseFileId)
  const rows = await tx.q
    .selectFrom('help_plan as p')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'p.organisation_id').onRef('a.id', '=', 'p.created_by'))
    .selectAll('p')
    .select(['a.first_name', 'a.last_name'])
    .where('p.organisation_id', '=', tx.org)
    .where('p.case_file_id', '=', caseFileId)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  if (held.length === 0) return []
  const answers = await readAnswers(tx, caseFileId)
  tx.shown(held.map((row) => row.id))
  return held.map((row) => ({
    ...tx.openJson<PlanBody>(row.compartment_id, row.id, row.body),
    id: row.id,
    seriesId: row.series_id,
    caseFileId: row.case_file_id,
    compartmentId: row.compartment_id,
    personId: row.person_id,
    assessmentId: row.assessment_id,
    runId: row.run_id,
    proposedOn: row.proposed_on,
    author: nameOf(row),
    writtenAt: row.created_at,
    superseded: row.superseded_at !== null,
    answers: answers.get(row.id) ?? [],
  }))
}

const readAnswers = async (tx: Tx, caseFileId: string): Promise<Map<string, PlanAnswer[]>> => {
  const rows = await tx.q
    .selectFrom('help_plan_answer as w')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'w.organisation_id').onRef('a.id', '=', 'w.created_by'))
    .selectAll('w')
    .select(['a.first_name', 'a.last_name'])
    .where('w.organisation_id', '=', tx.org)
    .where('w.case_file_id', '=', caseFileId)
    .orderBy('w.created_at')
    .orderBy('w.id')
    .execute()
  const found = new Map<string, PlanAnswer[]>()
  for (const row of rows.filter((one) => tx.holds(one.compartment_id))) {
    const body = tx.openJson<{ answer: PlanAnswerCode; words: string }>(row.compartment_id, row.id, row.body)
    found.set(row.plan_id, [...(found.get(row.plan_id) ?? []), { id: row.id, ...body, on: row.answered_on, author: nameOf(row) }])
  }
  return found
}

/** The help plans of a household, of each the version that stands. */
export const listPlans = async (tx: Tx, caseFileId: string): Promise<Plan[]> =>
  (await listPlanVersions(tx, caseFileId)).filter(({ superseded }) => !superseded)

/**
 * One plan by its series: the version that stands, and those that were proposed before it, the newest first.
 * @throws NotFound when it is not there, or not the actor's to read.
 */
export const getPlan = async (tx: Tx, caseFileId: string, seriesId: string): Promise<{ plan: Plan; before: Plan[] }> => {
  const versions = (await listPlanVersions(tx, caseFileId)).filter((one) => one.seriesId === seriesId)
  const plan = found(
    versions.find(({ superseded }) => !superseded),
    'plan',
  )
  return { plan, before: versions.filter((one) => one.superseded && one.proposedOn !== null) }
}

/** What a unit costs on a day: the département's own tariff where a manager wrote one, otherwise the first figure of the table, not verified. Null: none is known. */
export const tariffOf = async (tx: Tx, kind: HelpKind, provider: HelpProvider, on: IsoDate): Promise<HelpTariff | null> => {
  const own = await tx.q
    .selectFrom('help_tariff')
    .select(['cents', 'from_on', 'source'])
    .where('organisation_id', '=', tx.org)
    .where('kind', '=', kind)
    .where('provider', '=', provider)
    .where('from_on', '<=', sql<IsoDate>`${on}::date`)
    .orderBy('from_on', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (own) return { kind, provider, cents: own.cents, from: own.from_on, source: own.source, verified: false }
  return HELP_TARIFFS.find((one) => one.kind === kind && one.provider === provider && one.from <= on) ?? null
}
