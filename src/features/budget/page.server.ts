import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { Read } from '#db/door.server.ts'
import { getHead, listObservations } from '#features/case-file/queries.server.ts'
import type { Head } from '#features/case-file/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { listOpenable } from '#features/rights/queries.server.ts'
import { resources } from '#rules/budget/budget.ts'
import { outgoing } from '#rules/budget/remaining.ts'
import { firstMonth, monthBudget } from './merge.ts'
import type { Landmarks, MonthBudget } from './model.ts'
import { getLandmarks, personsIn, readBudget } from './queries.server.ts'
import type { BudgetMaterial, BudgetPerson } from './queries.server.ts'
import { quotientOf } from './quotient.ts'
import { countedOf, dayFigure, viewOf } from './view.ts'
import type { Opening } from './view.ts'
import { asTheLedger } from './waiting.ts'

/** Months of the curve. */
const CURVE = 6
/** Months that one may go back. */
const BACK = 24

/** The month that an address asks for, within what may be shown; this month for anything else. */
export const monthAsked = (text: string | null, today: IsoDate): string => {
  const now = today.slice(0, 7)
  const oldest = addMonths(`${now}-01`, -BACK).slice(0, 7)
  return text !== null && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) && text <= now && text >= oldest ? text : now
}
const monthBefore = (month: string): string => addMonths(`${month}-01`, -1).slice(0, 7)
const monthAfter = (month: string): string => addMonths(`${month}-01`, 1).slice(0, 7)

/** Whether this reader may write the budget: the referent makes it, whoever holds it writes it, nobody in a closed file. */
export const mayWrite = (head: Head, actor: Actor, holds: boolean): boolean =>
  head.closedOn === null &&
  actor.roles.includes('worker') &&
  (holds || head.referent.isMe) &&
  !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional')

/**
 * The pages below the budget are there for whoever holds it, and for the referent, who may begin it.
 * @throws NotFound for all others, whether there is a budget or not.
 */
export const requireOpen = (head: Head, holds: boolean): void => {
  if (!holds && !head.referent.isMe) throw new NotFound('budget')
}

/** The curve ends with the month shown; it begins with the first one of which something was said. */
const curveOf = ({ versions, observed, persons }: BudgetMaterial, marks: Landmarks, month: string, today: IsoDate) => {
  const first = firstMonth(versions, observed) ?? month
  const months: string[] = []
  for (let at = month; months.length < CURVE && at >= first; at = monthBefore(at)) months.unshift(at)
  return months.map((at) => {
    const shown = monthBudget(versions, observed, at)
    const there = personsIn(persons, at, today)
    const counted = countedOf(shown, there)
    return { month: at, figure: dayFigure(shown, there, marks), income: resources(counted), out: outgoing(counted, 'toLive') }
  })
}

/** What every page of the budget of one month reads. */
export const readMonth = async (tx: Read, id: string, month: string, today: IsoDate) => {
  const material = await readBudget(tx, id, today)
  const marks = await getLandmarks(tx)
  const written = monthBudget(material.versions, material.observed, month)
  // two values that wait: the month that runs counts the one that the ledger counts
  const isNow = month === today.slice(0, 7)
  const pairs = isNow ? (await getKnown(tx, id, today)).contradictions : []
  const shown: MonthBudget = { ...written, lines: asTheLedger(written.lines, material.observed, pairs, month) }
  const persons: BudgetPerson[] = personsIn(material.persons, month, today)
  const versions = material.versions.filter(({ fromMonth }) => fromMonth <= month)
  return { material, marks, shown, persons, first: versions[0] ?? null, last: versions.at(-1) ?? null }
}

/** What the page of the budget shows. Rights that could open are computed for the month that runs, from what the reader holds. */
export const readPage = async (tx: Read, id: string, month: string, today: IsoDate, actor: Actor) => {
  const head = await getHead(tx, id, today)
  const { material, marks, shown, persons, first, last } = await readMonth(tx, id, month, today)
  const isNow = month === today.slice(0, 7)
  const lively = isNow && (shown.lines.length > 0 || shown.debts.length > 0)
  const openings: Opening[] = lively ? await listOpenable(tx, id, today) : []
  const parted = (await listObservations(tx, id, ['family.separatedSince', 'family.separation'])).at(-1)
  const oldest = firstMonth(material.versions, material.observed)
  return {
    head,
    month,
    marks,
    persons: persons.map(({ id: personId, name, age, role }) => ({ id: personId, name, age, role })),
    view: viewOf(shown, persons, marks, openings, today),
    quotient: quotientOf(countedOf(shown, persons), await getKnown(tx, id, today)),
    saidOn: shown.saidOn,
    begun: first && { on: first.writtenOn, by: first.author },
    changed: last && last.writtenOn !== first?.writtenOn ? { on: last.writtenOn } : null,
    separatedIn: (parted?.value.on ?? parted?.value.from ?? null)?.slice(0, 7) ?? null,
    curve: curveOf(material, marks, month, today),
    before: oldest !== null && oldest < month ? monthBefore(month) : null,
    after: isNow ? null : monthAfter(month),
    canWrite: mayWrite(head, actor, material.holds),
  }
}

/** What the parts of the page receive. */
export type PageData = Awaited<ReturnType<typeof readPage>> & { printed: { today: IsoDate; time: string; by: string } }
