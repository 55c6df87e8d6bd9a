import { sql } from 'kysely'
import type { HealthLine, HealthLines } from './line.ts'

/** How the connections that leave this machine are protected. `weak`: those that are not as they should be; undefined: none leaves it. */
export const linkLines = (weak: string | undefined): HealthLine[] => {
  if (weak === undefined) return []
  const what = 'Liaison avec la base'
  return weak === ''
    ? [{ what, says: 'Chiffrée, et le certificat du serveur est vérifié.', state: 'ouvert' }]
    : [
        {
          what,
          says: `Le réseau entre Aparté et la base doit être sûr par lui-même : ${weak}. Écrivez sslmode=verify-full, pour que les noms ne passent jamais en clair ni vers un autre serveur.`,
          state: 'delai',
        },
      ]
}

/** Which PostgreSQL it is, how it is reached, and whether it forces to the disk and checks what it reads there. */
export const databaseLines: HealthLines = async ({ tx, installation }) => {
  const version = await sql<{ version: string; checksums: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync`.execute(
    tx.q,
  )
  const row = version.rows[0]
  return [
    { what: 'Base de données', says: `${installation['database'] ?? ''}, version ${row?.version ?? '?'}`, state: 'ouvert' },
    ...linkLines(installation['databaseLinks']),
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
