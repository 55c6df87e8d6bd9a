import { Refused } from '#core/errors.ts'
import { joinNames } from '#core/french.ts'
import type { Read, Write } from '#db/door.server.ts'
import { sectorTitle } from '#features/sector/model.ts'
import { findSector, hasFictionalSectors, listSectors, listTeams } from '#features/sector/queries.server.ts'
import type { Destination } from './destination.ts'
import type { AddressCase } from './model.ts'

type Tx = Read | Write

/** Whom a request can be given to: sectors by number, then teams that have none (a hospital’s, a specialised one). */
export const listDestinations = async (tx: Tx): Promise<Destination[]> => {
  const [sectors, teams] = [await listSectors(tx), await listTeams(tx)]
  const withSector = new Set(sectors.map((sector) => sector.team.id))
  return [
    ...sectors.map((sector) => ({
      id: sector.id,
      title: sectorTitle(sector),
      short: sector.name ? `${sector.number}, ${sector.name}` : String(sector.number),
      number: sector.number,
      people: sector.team.people,
      teamId: sector.team.id,
      sectorId: sector.id,
    })),
    ...teams
      .filter((team) => !withSector.has(team.id) && (team.kind === 'sector' || team.kind === 'specialised'))
      .map((team) => ({
        id: team.id,
        title: team.name,
        short: team.name,
        number: null,
        people: team.people,
        teamId: team.id,
        sectorId: null,
      })),
  ]
}

/** The schematic map is drawn only where the organisation works in the fictional town. */
export const hasMap = hasFictionalSectors

export type Addressed = { destination: Destination; communeCode: string | null }

/**
 * Who is told of a request: chosen by hand first; else the sector of the address, once the screen has shown it; else, without an address, the
 * only destination there is. A masked address leads to no sector.
 * @throws Refused with what to do. The key `sectorSeen` carries the proposal to be shown; it is no message.
 */
export const addressRequest = async (
  tx: Tx,
  input: { addressLine: string; addressCase: AddressCase | null; commune: string; sector: string | null; sectorSeen: string | null },
): Promise<Addressed> => {
  const destinations = await listDestinations(tx)
  const looked =
    input.addressLine && input.addressCase !== 'hidden'
      ? await findSector(tx, { addressLine: input.addressLine, communeCode: input.commune || null })
      : null
  const communeCode = looked && 'commune' in looked && looked.commune ? looked.commune.code : null
  if (input.sector) {
    const chosen = destinations.find((one) => one.id === input.sector)
    if (!chosen) throw new Refused({ sector: 'Choisissez dans la liste.' })
    return { destination: chosen, communeCode }
  }
  const [only, second] = destinations
  if (!only) throw new Refused({ '': 'Aucune équipe ne reçoit encore de demandes. L’administration peut en créer une.' })
  if (!second) return { destination: only, communeCode }
  switch (looked?.kind) {
    case 'found': {
      const proposed = destinations.find((one) => one.sectorId === looked.sector.id)
      if (proposed && proposed.id === input.sectorSeen) return { destination: proposed, communeCode }
      throw new Refused({
        sector: `D’après l’adresse : ${proposed?.title ?? ''} (${joinNames(proposed?.people ?? [])}). Enregistrez à nouveau si c’est le bon, ou choisissez-en un autre.`,
        sectorSeen: looked.sector.id,
      })
    }
    case 'choose': {
      const names = looked.communes.map((commune) => commune.name)
      const some = names.length > 6 ? `${names.slice(0, 6).join(', ')}…` : joinNames(names)
      throw new Refused({
        addressLine: `Plusieurs communes sont possibles : ${some}. Ajoutez le nom de la commune, ou choisissez le secteur.`,
      })
    }
    case 'outside':
      throw new Refused({ sector: `${looked.commune.name} n’est dans aucun de nos secteurs. Choisissez qui prévenir.` })
    case 'unknown':
      throw new Refused({ sector: 'Cette adresse n’est dans aucun secteur connu. Choisissez qui prévenir.' })
    default:
      throw new Refused({ sector: 'Sans adresse, choisissez le secteur à prévenir.' })
  }
}
