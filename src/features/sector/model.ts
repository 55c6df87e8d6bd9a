/** Sectors: which team answers for which streets and communes (S12). A proposal is always shown, and may always be refused by hand. */

export type Commune = { code: string; name: string; fictional: boolean }
export type SectorTeam = { id: string; name: string; people: string[] }
export type Sector = { id: string; number: number; name: string; team: SectorTeam }

/** What an address gives. `choose`: several communes are possible, and none is guessed. `outside`: known, but nobody here answers for it. */
export type SectorAnswer =
  | { kind: 'found'; sector: { id: string; number: number; name: string }; team: SectorTeam; commune: Commune }
  | { kind: 'choose'; communes: Commune[] }
  | { kind: 'unknown'; commune?: Commune }
  | { kind: 'outside'; commune: Commune }

/** A piece of territory: a whole commune when `streetKey` is null, else a street of it, with inclusive bounds of its numbers. */
export type Area = {
  sectorId: string
  communeCode: string
  streetKey: string | null
  numberFrom: number | null
  numberTo: number | null
}

/** « Secteur 4, Les Tanneries ». */
export const sectorTitle = (sector: { number: number; name: string }): string =>
  sector.name ? `Secteur ${sector.number}, ${sector.name}` : `Secteur ${sector.number}`

const within = (area: Area, number: number): boolean =>
  (area.numberFrom === null || number >= area.numberFrom) && (area.numberTo === null || number <= area.numberTo)

/**
 * The one sector that these areas of one commune give to a street and number: the numbered piece first, then the whole street, then the whole
 * commune. Null when none does, or when two sectors could claim it: a sector is never guessed.
 */
export const sectorOfStreet = (areas: readonly Area[], street: string, number: number | null): string | null => {
  const only = (list: readonly Area[]): string | null => {
    const sectors = new Set(list.map((area) => area.sectorId))
    return sectors.size === 1 ? ([...sectors][0] ?? null) : null
  }
  const bounded = (area: Area): boolean => area.numberFrom !== null || area.numberTo !== null
  const ofStreet = street === '' ? [] : areas.filter((area) => area.streetKey === street)
  const pieces = ofStreet.filter(bounded)
  const hit = number === null ? [] : pieces.filter((area) => within(area, number))
  if (hit.length > 0) return only(hit)
  const wholes = ofStreet.filter((area) => !bounded(area))
  // a street cut in pieces, and no number to tell them apart: only when all lead to one sector
  if (number === null && pieces.length > 0) return only(ofStreet)
  if (wholes.length > 0) return only(wholes)
  return only(areas.filter((area) => area.streetKey === null))
}

/** Paris, Lyon and Marseille: an arrondissement lies in its commune; either may be a sector’s territory. */
export const communeAround = (code: string): string | null =>
  /^751\d\d$/.test(code) && code !== '75100' ? '75056' : /^6938\d$/.test(code) ? '69123' : /^132\d\d$/.test(code) ? '13055' : null

export { mapRiver, mapSectors, mapSize } from './clairval-map.ts'
