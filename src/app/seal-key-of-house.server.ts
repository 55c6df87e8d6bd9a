import { existsSync } from 'node:fs'
import pg from 'pg'
import { ensureSealKey } from '#db/audit/seal-key.server.ts'
import type { SealKey } from '#db/audit/seal-key.server.ts'
import { StartProblem } from './start-problem.ts'

/**
 * The key that seals the log of this house; made when there is none and the log never knew one. A second one is never made in its place: it could
 * seal nothing, and the first one would not be missed. `sealer`: the login of the sealer.
 * @throws StartProblem when the log has a key and this machine has none
 */
export const sealKeyOfHouse = async (sealer: pg.ClientConfig, path: string): Promise<SealKey> => {
  if (existsSync(path)) return ensureSealKey(path)
  const client = new pg.Client(sealer)
  await client.connect()
  try {
    const known = await client.query('select from audit.public_key limit 1')
    if (known.rowCount !== 0)
      throw new StartProblem(
        `La clé du journal n’est pas là (${path}). Une autre ne pourrait rien sceller : aucune n’a été faite. Remettez ce fichier à sa place ; il est sur les autres machines qui servent cette base, et dans les sauvegardes faites avec la trousse de secours (docs/guide/sauvegarder.md).`,
        13,
      )
  } finally {
    await client.end()
  }
  return ensureSealKey(path)
}
