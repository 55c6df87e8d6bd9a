import { sql } from 'kysely'
import type { Write } from './door.server.ts'

/**
 * Makes those who change one thing at the same time wait for each other, until their transactions end: who comes second reads what the first wrote.
 * `what`: the kind of thing, in a word (« calendar »); `id`: which one. It guards no secret: two things of one number wait for each other, no more.
 */
export const inTurn = async (tx: Pick<Write, 'q'>, what: string, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${id}`}, 0))`.execute(tx.q)
}
