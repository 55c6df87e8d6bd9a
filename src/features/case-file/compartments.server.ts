import { sql } from 'kysely'
import { Denied } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'

/** The case file's own row; « not there » when the actor holds nothing of it. */
export const caseFileRow = async (tx: Read | Write, caseFileId: string) =>
  found(
    await (tx as Read).q
      .selectFrom('case_file')
      .selectAll()
      .where('organisation_id', '=', tx.org)
      .where('id', '=', caseFileId)
      .executeTakeFirst(),
    'case file',
  )

/** The actor must be the referent: acts on who sees, on the protection and on the life of a case file are the referent's. */
export const requireReferent = async (tx: Read | Write, caseFileId: string) => {
  const file = await caseFileRow(tx, caseFileId)
  if (file.referent_id !== tx.actor.agentId) throw new Denied({ '': 'Seule la référente ou le référent du foyer peut le faire.' })
  return file
}

/**
 * A compartment of its own for one private passage; readers who may not be named are left out in silence by the database.
 * @throws Denied when the actor holds nothing but the identity of this household.
 */
export const makeAparte = async (tx: Write, caseFileId: string, readers: readonly string[]): Promise<string> => {
  const id = tx.newId()
  const key = tx.newKey(id)
  const made = await sql<{ id: string | null }>`
    select app.create_aparte(${caseFileId}, ${id}, ${key.keyId}, ${key.wrapped}, ${[...readers]}::uuid[], ${tx.now}) as id`.execute(tx.q)
  if (made.rows[0]?.id !== id)
    throw new Denied({ text: 'Vous ne pouvez pas écrire à part dans ce dossier : le fil ne vous est pas ouvert.' })
  return id
}
