import { sql } from 'kysely'
import type { Read } from '#db/door.server.ts'
import { reasonLabels } from './model.ts'
import type { Reason } from './model.ts'
import { listNamedRights, unknownRight } from './rights.server.ts'

/** Households behind a word; null: fewer than five, the number is not known here either. */
export type Count = { code: string; label: string; households: number | null }

/** Why rights were not wanted in a civil year, over the sites that the actor manages; empty lists for who manages none. */
export const getNonTakeUp = async (tx: Read, year: number): Promise<{ byReason: Count[]; byRight: Count[] }> => {
  const { rows } = await sql<{
    dimension: 'reason' | 'right'
    code: string
    households: number | null
  }>`select dimension, code, households from app.non_take_up(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date)`.execute(tx.q)
  const names = new Map((await listNamedRights(tx)).map(({ slug, name }) => [slug, name]))
  const of = (dimension: 'reason' | 'right', label: (code: string) => string): Count[] =>
    rows.filter((row) => row.dimension === dimension).map(({ code, households }) => ({ code, households, label: label(code) }))
  return {
    byReason: of('reason', (code) => reasonLabels[code as Reason] ?? code),
    byRight: of('right', (code) => names.get(code) ?? unknownRight(code).name),
  }
}
