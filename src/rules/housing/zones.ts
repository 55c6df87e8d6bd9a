import { ZONE_1_COMMUNES, ZONE_2_COMMUNES } from './zone-lists.ts'

/** Zones of housing aid. */
export type Zone = 1 | 2 | 3

/**
 * Where the lists come from. `verified` is false: changes after 2013 and the communes merged since were not checked against the arrêté. A
 * commune nouvelle has the zone of the former commune whose code it bears (only one, Porte des Pierres Dorées, 69159, joins a commune of
 * zone 2 to one of zone 3 under the code of the latter).
 */
export const ZONES_SOURCE = {
  text: 'Arrêté du 17 mars 1978 modifié relatif au classement des communes par zones géographiques',
  year: 2013,
  verified: false,
} as const

/** Paris, Hauts-de-Seine, Seine-Saint-Denis, Val-de-Marne: zone 1 entirely. */
const WHOLLY_1: ReadonlySet<string> = new Set(['75', '92', '93', '94'])
/** The rest of Île-de-France and all of Corsica: zone 2, but for the communes of zone 1. */
const OTHERWISE_2: ReadonlySet<string> = new Set(['77', '78', '91', '95', '2A', '2B'])
/** Arrondissements of Marseille and Lyon, Hellemmes (commune associée of Lille): the zone of their city. */
const PARTS_OF_CITIES: readonly (readonly [city: string, first: number, last: number])[] = [
  ['13055', 13201, 13216],
  ['69123', 69381, 69389],
  ['59350', 59298, 59298],
]

const CODE = /^(?!20)(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])(?!000)\d{3}$/

const zones = new Map<string, Zone>()
const put = (lists: Readonly<Record<string, string>>, zone: Zone): void => {
  for (const [department, list] of Object.entries(lists))
    for (const ending of list.trim().split(/\s+/)) zones.set(`${department}${ending}`, zone)
}
put(ZONE_1_COMMUNES, 1)
put(ZONE_2_COMMUNES, 2)
for (const [city, first, last] of PARTS_OF_CITIES)
  for (let code = first; code <= last; code += 1) zones.set(String(code), zones.get(city) as Zone)

/**
 * The zone (1 to 3) of a commune of mainland France or Corsica, from its INSEE code (not its postcode), arrondissements of Paris, Lyon and
 * Marseille included. Communes that no list names are in zone 3. Null: overseas, or not the form of an INSEE code. Arrêté du 17 mars 1978.
 */
export const zoneOfCommune = (code: string): Zone | null => {
  if (!CODE.test(code)) return null
  const department = code.slice(0, 2)
  if (WHOLLY_1.has(department)) return 1
  return zones.get(code) ?? (OTHERWISE_2.has(department) ? 2 : 3)
}
