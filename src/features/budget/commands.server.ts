import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { requireFit } from '#features/facts/commands.server.ts'
import type { ProposedFact } from '#features/facts/commands.server.ts'
import { factKind } from '#features/facts/model.ts'
import { factLabel } from './words.ts'
import { keepOwnDays } from '#features/running/commands.server.ts'
import { daysOfDebt } from './debt-day.ts'
import { KEY_OF_KIND } from './ledger-keys.ts'
import { monthBudget } from './merge.ts'
import type { BudgetBody, Landmarks, LineBody } from './model.ts'
import { listVersions } from './queries.server.ts'

/**
 * One version of one line. `id` is made by whoever writes, a device without network included: the same id twice is one version. `seriesId`: the line
 * that it continues, its own `id` for a new one. `fromMonth`: `YYYY-MM`, the first month in which it holds.
 */
export type NewVersion = {
  id: string
  seriesId: string
  subjectId: string | null
  fromMonth: string
  body: BudgetBody
  /** The observation of the ledger that it repeats: then no fact is written again. */
  factId?: string | null
  /** The field of the form that a refusal stands beside; without it, the form as a whole. */
  field?: string
}

/**
 * Adds or replaces lines of a household's budget, all or none, safe to send twice: a version whose `id` is there already is left as it is.
 * A line of a kind that the rights read (`KEY_OF_KIND`: wages, benefits, rent…) writes its fact in the same act, by the checks of every fact; nothing is
 * typed twice.
 * The day to act of a debt runs in « Ce qui court » by the same act, and leaves it when the debt is over or bears another day.
 * A body with `gone` ends its line from that month on. The budget compartment is made when first used, by the referent.
 * @returns how many versions were added, and how many were there already.
 * @throws Refused for a month, an amount or a fact that cannot be, beside the `field` of each; Denied in a closed file, or when the budget is not open to the actor; NotFound for a person of another household.
 *
 * From a visit: `keepBudgetLines(tx, { caseFileId, versions, today, observedAt })`, `observedAt` the moment at which it was said, on the device.
 */
export const keepBudgetLines = async (
  tx: Write,
  given: { caseFileId: string; versions: readonly NewVersion[]; today: IsoDate; observedAt?: Date },
): Promise<{ added: number; already: number }> => {
  const { caseFileId, versions, today } = given
  await requireOpenCase(tx, caseFileId)
  // two acts on one budget come one after the other
  await inTurn(tx, 'budget', caseFileId)
  const compartmentId = await compartmentOf(tx, caseFileId, 'budget')
  await requirePersons(
    tx,
    caseFileId,
    versions.flatMap(({ subjectId }) => subjectId ?? []),
  )
  const there = new Set(
    (
      await tx.q
        .selectFrom('budget_line')
        .select('id')
        .where('organisation_id', '=', tx.org)
        .where('case_file_id', '=', caseFileId)
        .where('id', '=', sql<string>`any (${versions.map(({ id }) => id)}::uuid[])`)
        .execute()
    ).map(({ id }) => id),
  )
  const fresh = versions.filter(({ id }, at) => !there.has(id) && versions.findIndex((other) => other.id === id) === at)
  for (const one of fresh) requireSound(one, today)
  const facts = new Map(fresh.flatMap((one) => factOf(one) ?? []).map((fact) => [fact.of, fact]))
  await requireFit(tx, { caseFileId, facts: [...facts.values()].map((fact) => ({ ...fact, observedOn: today })), today })
  for (const one of fresh) {
    const fact = facts.get(one.id)
    const factId = one.factId ?? (fact ? await writeFact(tx, given, fact) : null)
    await tx.q
      .insertInto('budget_line')
      .values({
        organisation_id: tx.org,
        id: one.id,
        series_id: one.seriesId,
        case_file_id: caseFileId,
        compartment_id: compartmentId,
        subject_id: one.subjectId,
        from_month: `${one.fromMonth}-01`,
        body: tx.sealJson(compartmentId, one.id, one.body),
        fact_id: factId,
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute()
  }
  await keepDebtDays(
    tx,
    { caseFileId, compartmentId },
    fresh.flatMap(({ seriesId, body }) => (body.sort === 'debt' ? seriesId : [])),
    today,
  )
  return { added: fresh.length, already: versions.length - fresh.length }
}

/** No household's line is of a million euros: a slip of the keyboard is. */
export const MOST_CENTS = 100_000_000

const requireSound = ({ fromMonth, body, field = '' }: NewVersion, today: IsoDate): void => {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(fromMonth)) throw new Refused({ month: 'Ce mois n’est pas lisible.' })
  if (fromMonth > today.slice(0, 7)) throw new Refused({ month: 'Ce mois n’est pas encore là.' })
  const amounts = body.sort === 'line' ? [body.cents] : body.sort === 'debt' ? [body.due, body.monthly, body.late] : []
  if (amounts.some((cents) => cents !== null && (!Number.isInteger(cents) || cents < 0 || cents > MOST_CENTS)))
    throw new Refused({ [field]: 'Un montant semble faux. Vérifiez-le.' })
}

const requirePersons = async (tx: Write, caseFileId: string, ids: readonly string[]): Promise<void> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const rows = await tx.q
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', sql<string>`any (${wanted}::uuid[])`)
    .execute()
  if (rows.length !== wanted.length) throw new NotFound('person')
}

type LineFact = Omit<ProposedFact, 'observedOn'> & { of: string; body: LineBody; cents: number }

/** The fact of a line that feeds the rights; null for the others, and when nobody knows how much. A line that ends says 0 from then on. */
const factOf = ({ id, subjectId, fromMonth, body, factId, field = '' }: NewVersion): LineFact | null => {
  if (body.sort !== 'line' || factId) return null
  const key = KEY_OF_KIND[body.kind]
  if (key === undefined || (body.cents === null && !body.gone)) return null
  const kind = factKind(key)
  if (kind === undefined) throw new RangeError(`${body.kind}: no kind of fact ${key}`)
  const cents = body.gone ? 0 : (body.cents ?? 0)
  const from = `${fromMonth}-01`
  const value =
    body.period === 'once'
      ? ({ cents, period: 'once', on: from } as const)
      : ({ cents, period: body.gone ? 'month' : body.period, from } as const)
  return { of: id, kind, subjectId, value, body, cents, source: body.proof === 'paper' ? 'read' : 'said', compartment: 'budget', field }
}

const writeFact = (
  tx: Write,
  { caseFileId, observedAt }: { caseFileId: string; observedAt?: Date },
  { kind, subjectId, compartment, value, body, cents, source }: LineFact,
): Promise<string> =>
  observeFact(tx, {
    caseFileId,
    key: kind.key,
    subjectId,
    compartment,
    value,
    label: factLabel(body, cents),
    text: body.paper,
    observedAt: observedAt ?? tx.now,
    source,
  })

/** The days to act of these debts, as they stand this month, are their deadlines: in the compartment of the budget, for who reads it. */
const keepDebtDays = async (
  tx: Write,
  of: { caseFileId: string; compartmentId: string },
  seriesIds: readonly string[],
  today: IsoDate,
): Promise<void> => {
  if (seriesIds.length === 0) return
  const { debts } = monthBudget(await listVersions(tx, of.caseFileId), [], today.slice(0, 7))
  for (const debtId of new Set(seriesIds)) {
    const debt = debts.find(({ id }) => id === debtId)
    await keepOwnDays(tx, { ...of, debtId }, debt ? daysOfDebt(debt) : [])
  }
}

/** New landmarks for the whole organisation; those before stay readable in the table. */
export const setLandmarks = async (tx: Write, marks: Landmarks): Promise<void> => {
  await tx.q
    .insertInto('budget_landmark')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      per_day_cents: marks.perDayCents,
      month_days: marks.monthDays,
      shared_by: marks.sharedBy,
      forfaits: JSON.stringify(marks.forfaits),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
}
