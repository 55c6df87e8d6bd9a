import { sql } from 'kysely'
import type { Read } from '#db/door.server.ts'
import { agentsById } from '#features/case-file/queries.server.ts'
import type { KeyLine } from './model.ts'

type Row = {
  id: string
  name: string
  created_at: Date
  created_by: string
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_by: string | null
}

/** The keys of the organisation, newest first, the revoked ones too; empty for who does not administer. */
export const listKeys = async (tx: Read): Promise<KeyLine[]> => {
  const { rows } = await sql<Row>`select * from app.calculation_keys()`.execute(tx.q)
  const agents = await agentsById(tx, [...new Set(rows.flatMap((row) => [row.created_by, row.revoked_by ?? row.created_by]))])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    createdBy: agents.get(row.created_by)?.name ?? '',
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by ? (agents.get(row.revoked_by)?.name ?? '') : null,
  }))
}
