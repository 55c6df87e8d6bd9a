import type { ClientBase } from 'pg'

/** The words on the database while a restore fills it, and those that PostgreSQL puts there itself. */
const MARK = 'aparte: restore under way'
const ORDINARY = 'standard public schema'

/** A restore did not fill this database to the end: no house is opened on what it left. */
export class HalfRestored extends Error {
  override name = 'HalfRestored'
  constructor() {
    super(
      'Une restauration n’est pas allée jusqu’au bout dans cette base : ce qui s’y trouve n’a pas été vérifié. Donnez une base vide et relancez npm run restore ; la sauvegarde est intacte.',
    )
  }
}

/**
 * Marks a database before anything is restored into it, for whoever comes if the restore is refused or killed on its way. A comment on the schema:
 * every login reads it, before any table is there. `client`: who prepares the database.
 */
export const markRestore = async (client: ClientBase): Promise<void> => {
  await client.query(`comment on schema public is '${MARK}'`)
}

/** Takes the mark away, once all was verified and the keys are in their place. */
export const endRestore = async (client: ClientBase): Promise<void> => {
  await client.query(`comment on schema public is '${ORDINARY}'`)
}

/** @throws HalfRestored while the mark stands; any login may ask */
export const refuseHalfRestoredDatabase = async (client: ClientBase): Promise<void> => {
  const found = await client.query<{ mark: string | null }>(
    `select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = 'public'`,
  )
  if (found.rows[0]?.mark === MARK) throw new HalfRestored()
}
