import { found } from './door.server.ts'
import type { Write } from './door.server.ts'

/** That this person is of this household, as far as the actor sees it. @throws NotFound for anybody else, as for an id that was never given. */
export const requirePerson = async (tx: Write, caseFileId: string, personId: string): Promise<void> => {
  const person = tx.q
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', personId)
  found(await person.executeTakeFirst(), 'person')
}
