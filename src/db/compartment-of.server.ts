import { sql } from 'kysely'
import type { CompartmentKind } from '#core/compartments.ts'
import { Denied, NotFound } from '#core/errors.ts'
import type { Write } from './door.server.ts'

/**
 * The compartment of this kind of a household, its key open; a restricted one is created when first used (only the referent may).
 * @throws NotFound when the actor holds nothing of the household.
 * @throws Denied beside `field` when the compartment is closed to the actor, whether it exists or not: both answers are one.
 */
export const compartmentOf = async (
  tx: Write,
  caseFileId: string,
  kind: Exclude<CompartmentKind, 'aparte' | 'request'>,
  field = '',
): Promise<string> => {
  const held = await tx.unlockCase(caseFileId)
  const there = held.find((one) => one.kind === kind && tx.holds(one.id))
  if (there) return there.id
  if (held.length === 0) throw new NotFound('case file')
  const id = tx.newId()
  const { keyId, wrapped } = tx.newKey(id)
  const made = await sql<{
    id: string | null
  }>`select app.create_compartment(${caseFileId}, ${kind}, ${id}, ${keyId}, ${wrapped}, ${tx.now}) as id`.execute(tx.q)
  const created = made.rows[0]?.id
  if (created !== id)
    throw new Denied({ [field]: 'Cette partie du dossier ne vous est pas ouverte. Voyez avec la ou le référent du foyer.' })
  return id
}
