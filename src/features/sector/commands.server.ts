import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { streetKey } from './address.ts'

/** A new sector of a team. The database lets administrators do it, and nobody else. */
export const addSector = async (tx: Write, input: { number: number; name: string; teamId: string }): Promise<{ id: string }> => {
  const id = tx.newId()
  await tx.q
    .insertInto('sector')
    .values({ organisation_id: tx.org, id, team_id: input.teamId, number: input.number, name: input.name })
    .execute()
  return { id }
}

/**
 * Gives a commune, or a street of it, to a sector. `street` as written, empty for the whole commune; bounds are inclusive.
 * @throws Refused when the bounds are the wrong way round.
 */
export const addArea = async (
  tx: Write,
  input: { sectorId: string; communeCode: string; street?: string; from?: number | null; to?: number | null },
): Promise<{ id: string }> => {
  const [from, to] = [input.from ?? null, input.to ?? null]
  if (from !== null && to !== null && from > to) throw new Refused({ to: 'Le dernier numéro est avant le premier.' })
  const id = tx.newId()
  await tx.q
    .insertInto('sector_area')
    .values({
      organisation_id: tx.org,
      id,
      sector_id: input.sectorId,
      commune_code: input.communeCode,
      street_key: input.street ? streetKey(input.street) : null,
      street_name: input.street?.trim() || null,
      number_from: from,
      number_to: to,
    })
    .execute()
  return { id }
}

/** Takes a piece of territory from its sector. */
export const removeArea = async (tx: Write, id: string): Promise<void> => {
  await tx.q.deleteFrom('sector_area').where('organisation_id', '=', tx.org).where('id', '=', id).execute()
}
