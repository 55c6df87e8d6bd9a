import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { hashToken } from '#db/token.server.ts'

/** A key that lives from now on; the database keeps the hash of its secret alone. @throws Refused: the name is taken, or no recent proof */
export const createKey = async (tx: Write, name: string, secret: string): Promise<string> => {
  const id = tx.newId()
  const done = await sql<{ ok: boolean }>`select app.create_calculation_key(${id}, ${name}, ${hashToken(secret)}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Une personne de l’administration, qui vient de prouver qui elle est, crée une clé.' })
  return id
}

/** Ends a key at once and for good. @throws NotFound when it is not there, or revoked already */
export const revokeKey = async (tx: Write, id: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.revoke_calculation_key(${id}) as ok`.execute(tx.q)
  found(done.rows[0]?.ok === true ? id : null, 'live key')
}

/** Whether a secret is that of a live key; leaves the one line of the log that a calculation leaves (decision 16). */
export const useKey = async (house: House, secret: string): Promise<boolean> => {
  const done = await sql<{ id: string | null }>`select app.use_calculation_key(${hashToken(secret)}) as id`.execute(house.bare)
  return typeof done.rows[0]?.id === 'string'
}
