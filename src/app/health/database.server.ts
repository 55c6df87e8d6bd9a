import { sql } from 'kysely'
import type { HealthLines } from './line.ts'

/** Which PostgreSQL it is, and whether it forces to the disk and checks what it reads there. */
export const databaseLines: HealthLines = async ({ tx, installation }) => {
  const version = await sql<{ version: string; checksums: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync`.execute(
    tx.q,
  )
  const row = version.rows[0]
  return [
    { what: 'Base de données', says: `${installation['database'] ?? ''}, version ${row?.version ?? '?'}`, state: 'ouvert' },
    {
      what: 'Écritures sûres',
      says:
        row?.fsync === 'on'
          ? 'Chaque écriture confirmée est sur le disque.'
          : 'Les écritures ne sont pas forcées sur le disque : une coupure peut en perdre.',
      state: row?.fsync === 'on' ? 'ouvert' : 'delai',
    },
    {
      what: 'Sommes de contrôle',
      says: row?.checksums === 'on' ? 'Le disque est vérifié à chaque lecture.' : 'Le disque n’est pas vérifié à la lecture.',
      state: row?.checksums === 'on' ? 'ouvert' : 'delai',
    },
  ]
}
