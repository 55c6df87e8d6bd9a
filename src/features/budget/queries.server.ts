import { sql } from 'kysely'
import { addMonths, ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { agentsById, listObservations } from '#features/case-file/queries.server.ts'
import type { Fact } from '#features/case-file/model.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import type { Member } from '#features/household/model.ts'
import type { Person } from '#rules/budget/budget.ts'
import { isPeriod } from '#rules/budget/smoothing.ts'
import { budgetKeys, isOfPerson, kindOfKey } from './ledger-keys.ts'
import { noLandmarks } from './model.ts'
import type { BudgetBody, Landmarks, Observed, Version } from './model.ts'

/** Somebody who lives on the budget. */
export type BudgetPerson = Person & { id: string; name: string; fromDate: IsoDate; untilDate: IsoDate | null }

/** All that a page of the budget reads, as far as the actor holds the budget of the household: without it, everything is empty. */
export type BudgetMaterial = { versions: Version[]; observed: Observed[]; persons: BudgetPerson[]; holds: boolean }

/** Every version of every line, in the order in which they were written. Empty when the budget is not hers to read. */
export const listVersions = async (tx: Read | Write, caseFileId: string): Promise<Version[]> => {
  await tx.unlockCase(caseFileId)
  const rows = await tx.q
    .selectFrom('budget_line as l')
    .innerJoin('case_file as cf', (join) =>
      join.onRef('cf.organisation_id', '=', 'l.organisation_id').onRef('cf.id', '=', 'l.case_file_id'),
    )
    .innerJoin('site as s', (join) => join.onRef('s.organisation_id', '=', 'cf.organisation_id').onRef('s.id', '=', 'cf.site_id'))
    .select([
      'l.id',
      'l.series_id',
      'l.subject_id',
      'l.from_month',
      'l.body',
      'l.fact_id',
      'l.created_at',
      'l.created_by',
      'l.compartment_id',
    ])
    .select(sql<IsoDate>`(l.created_at at time zone s.time_zone)::date`.as('written_on'))
    .where('l.organisation_id', '=', tx.org)
    .where('l.case_file_id', '=', caseFileId)
    .orderBy('l.created_at')
    .orderBy('l.id')
    .execute()
  const agents = await agentsById(
    tx as Read,
    rows.map((row) => row.created_by),
  )
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row) => ({
      id: row.id,
      seriesId: row.series_id,
      subjectId: row.subject_id,
      fromMonth: row.from_month.slice(0, 7),
      body: tx.openJson<BudgetBody>(row.compartment_id, row.id, row.body),
      factId: row.fact_id,
      writtenOn: row.written_on,
      writtenAt: row.created_at,
      author: agents.get(row.created_by)?.name ?? '',
    }))
}

/** An amount of the ledger as a budget reads it; null when it says no amount of a month. */
const observedOf = (fact: Fact & { observedOn: IsoDate }, mainId: string | null): Observed | null => {
  const { value } = fact
  const cents = value.cents ?? (value.boolean === false ? 0 : undefined)
  const period = value.period ?? 'month'
  if (cents === undefined || cents < 0 || !isPeriod(period)) return null
  const day = period === 'once' ? (value.on ?? value.from) : (value.from ?? fact.validFrom)
  // the total of a year that is over is what a tax notice says, no budget
  if (period === 'year' && value.from !== undefined && value.until !== undefined) return null
  const kind = kindOfKey(fact.key)
  return {
    id: fact.id,
    key: fact.key,
    // what is a person’s and was said of the household is the main person’s; what is the household’s is nobody’s in particular
    subjectId: kind !== undefined && isOfPerson(kind) ? (fact.subjectId ?? mainId) : null,
    label: fact.label,
    cents,
    period,
    from: (day ?? fact.observedOn).slice(0, 7),
    until: value.until?.slice(0, 7) ?? null,
    months: value.months ?? {},
    source: fact.source,
    observedOn: fact.observedOn,
    author: fact.author,
  }
}

const personOf = (one: Member, today: IsoDate): BudgetPerson => ({
  id: one.personId,
  name: one.firstName || one.name,
  age: one.birthDate === null ? null : ageInYears(one.birthDate, today),
  role: one.role === 'child' || (one.birthDate !== null && ageInYears(one.birthDate, today) < 18) ? 'child' : 'adult',
  ...(one.role === 'main' || one.role === 'partner' ? { bond: one.role } : {}),
  fromDate: one.fromDate,
  untilDate: one.untilDate,
})

/** What a budget is made of, for whoever reads. Children who only visit, and those not born, live on another budget. */
export const readBudget = async (tx: Read, caseFileId: string, today: IsoDate): Promise<BudgetMaterial> => {
  const compartments = await tx.unlockCase(caseFileId)
  const household = await getHousehold(tx, caseFileId, today)
  const facts = await listObservations(tx, caseFileId, budgetKeys)
  const mainId = household.members.find(({ role }) => role === 'main')?.personId ?? null
  return {
    versions: await listVersions(tx, caseFileId),
    observed: facts.flatMap((fact) => observedOf(fact, mainId) ?? []),
    persons: [...household.members, ...household.former]
      .filter((one) => !one.unborn && one.custody !== 'visits' && (one.diedOn === null || one.diedOn > today))
      .map((one) => personOf(one, today)),
    holds: compartments.some(({ kind, id }) => kind === 'budget' && tx.holds(id)),
  }
}

/**
 * Who lived on the budget of a month: there on its last day, or today for the month that runs. Of months before anybody was written in the household, those of its first day.
 */
export const personsIn = (persons: readonly BudgetPerson[], month: string, today: IsoDate): BudgetPerson[] => {
  const next = addMonths(`${month}-01`, 1)
  const on = month === today.slice(0, 7) ? today : next
  const earliest = persons.map(({ fromDate }) => fromDate).toSorted()[0] ?? on
  const day = on < earliest ? earliest : on
  const there = persons.filter(({ fromDate, untilDate }) => fromDate <= day && (untilDate === null || untilDate > day))
  return there.filter((one, at) => there.findIndex(({ id }) => id === one.id) === at)
}

/** Landmarks that stand for the actor's organisation. */
export const getLandmarks = async (tx: Read | Write): Promise<Landmarks> => {
  const row = await tx.q
    .selectFrom('budget_landmark')
    .select(['per_day_cents', 'month_days', 'shared_by', 'forfaits'])
    .where('organisation_id', '=', tx.org)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return noLandmarks
  return {
    perDayCents: row.per_day_cents,
    monthDays: row.month_days,
    sharedBy: row.shared_by as Landmarks['sharedBy'],
    forfaits: row.forfaits as Landmarks['forfaits'],
  }
}
