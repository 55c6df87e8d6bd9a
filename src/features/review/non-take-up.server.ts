import { sql } from 'kysely'
import type { Read } from '#db/door.server.ts'
import { reasonLabels } from './model.ts'
import type { Reason } from './model.ts'
import { listNamedRights, unknownRight } from './rights.server.ts'

/** Households behind a word; null: fewer than five, or none: neither is known here. */
export type Count = { code: string; label: string; households: number | null }

/**
 * Why rights were not wanted in a civil year, over the sites that the actor manages: every reason there is, those of fewer than five households without
 * a number; the rights of five households or more. Nothing at all under five, and for who manages none: the reasons alone.
 */
export const getNonTakeUp = async (tx: Read, year: number): Promise<{ byReason: Count[]; byRight: Count[] }> => {
  const { rows } = await sql<{
    dimension: 'reason' | 'right'
    code: string
    households: number
  }>`select dimension, code, households from app.non_take_up(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date)`.execute(tx.q)
  const names = new Map((await listNamedRights(tx)).map(({ slug, name }) => [slug, name]))
  const of = (dimension: 'reason' | 'right', label: (code: string) => string): Count[] =>
    rows.filter((row) => row.dimension === dimension).map(({ code, households }) => ({ code, households, label: label(code) }))
  const counted = of('reason', (code) => reasonLabels[code as Reason] ?? code)
  const few = (Object.keys(reasonLabels) as Reason[]).filter((code) => !counted.some((one) => one.code === code))
  return {
    byReason: [...counted, ...few.map((code) => ({ code, households: null, label: reasonLabels[code] }))],
    byRight: of('right', (code) => names.get(code) ?? unknownRight(code).name),
  }
}
