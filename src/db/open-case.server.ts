import { sql } from 'kysely'
import { Denied } from '#core/errors.ts'
import { found } from './door.server.ts'
import type { Write } from './door.server.ts'

/**
 * Nothing is written in a closed case file. @throws Denied when it is closed; NotFound when the actor holds nothing of it.
 */
export const requireOpenCase = async (tx: Write, caseFileId: string): Promise<void> => {
  const row = found(
    await tx.q
      .selectFrom('case_file')
      .select('closed_at')
      .where('organisation_id', '=', tx.org)
      .where('id', '=', caseFileId)
      .executeTakeFirst(),
    'case file',
  )
  if (row.closed_at) throw new Denied({ '': 'Ce dossier est clos. Rouvrez-le pour y écrire.' })
}

/** What runs in a closed household stands on no list: its closing note says who sees to it, and nothing of it could be settled here. */
export const ofOpenCase = (table: string) =>
  sql<boolean>`not exists (select from case_file f where f.organisation_id = ${sql.ref(`${table}.organisation_id`)} and f.id = ${sql.ref(`${table}.case_file_id`)} and f.closed_at is not null)`
