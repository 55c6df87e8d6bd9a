import { describe, expect, test } from 'vitest'
import { ZONE_1_COMMUNES, ZONE_2_COMMUNES } from './zone-lists.ts'
import { zoneOfCommune, type Zone } from './zones.ts'

const codes = (lists: Readonly<Record<string, string>>): string[] =>
  Object.entries(lists).flatMap(([department, list]) => list.trim().split(/\s+/).map((ending) => `${department}${ending}`)) // prettier-ignore

describe('the lists', () => {
  /**
   * Zone 1: 178 + 161 + 141 + 160 communes named in 77, 78, 91 and 95. Zone 2: 1715 named outside Île-de-France, Corsica and the Oise (1716
   * names, of which two, Ruy and Montceau, are one commune today), three that Idron-Lée-Ousse-Sendets has become besides Idron, 83 of the
   * Oise, 16 islands.
   */
  const zone1 = codes(ZONE_1_COMMUNES).length
  const zone2 = codes(ZONE_2_COMMUNES).length
  test(`are those of the arrêté: zone 1, ${zone1} communes and 75, 92, 93, 94; zone 2, ${zone2} and the rest of 77, 78, 91, 95, 2A, 2B`, () => {
    expect(zone1).toBe(178 + 161 + 141 + 160)
    expect(zone2).toBe(1715 + 3 + 83 + 16)
  })
  test('name each commune once, in order, with three figures', () => {
    for (const lists of [ZONE_1_COMMUNES, ZONE_2_COMMUNES])
      for (const [department, list] of Object.entries(lists)) {
        const endings = list.trim().split(/\s+/)
        expect(endings, department).toEqual([...new Set(endings)].toSorted())
        for (const ending of endings) expect(ending, department).toMatch(/^\d{3}$/)
      }
    const first = new Set(codes(ZONE_1_COMMUNES))
    expect(codes(ZONE_2_COMMUNES).filter((code) => first.has(code))).toEqual([])
  })
})

const cases: readonly (readonly [name: string, code: string, zone: Zone | null])[] = [
  ['Paris', '75056', 1], ['Paris 1er', '75101', 1], ['Paris 20e', '75120', 1],
  ['Nanterre', '92050', 1], ['Saint-Denis', '93066', 1], ['Créteil', '94028', 1],
  ['Versailles', '78646', 1], ['Rambouillet', '78517', 1], ['Houdan, rest of Yvelines', '78310', 2],
  ['Carnetin', '77062', 1], ['Andrezel, rest of Seine-et-Marne', '77004', 2], ['Melun', '77288', 1], ['Provins', '77379', 2],
  ['Évry-Courcouronnes', '91228', 1], ['Étampes', '91223', 2], ['Cergy', '95127', 1], ['Bray-et-Lû', '95101', 2],
  ['Lyon', '69123', 2], ['Lyon 1er', '69381', 2], ['Lyon 9e', '69389', 2], ['Villeurbanne', '69266', 2],
  ['Marseille', '13055', 2], ['Marseille 1er', '13201', 2], ['Marseille 16e', '13216', 2], ['Aix-en-Provence', '13001', 2],
  ['Lille', '59350', 2], ['Hellemmes', '59298', 2], ['Lomme', '59355', 2], ['Villereau', '59619', 3],
  ['Strasbourg', '67482', 2], ['67382', '67382', 3], ['67102', '67102', 3],
  ['Chantilly', '60141', 2], ['Beauvais', '60057', 3], ['Compiègne', '60159', 3],
  ['Ajaccio', '2A004', 2], ['Bastia', '2B033', 2], ['Corte', '2B096', 2],
  ['Île-d’Yeu', '85113', 2], ['Ouessant', '29155', 2], ['Belle-Île (Le Palais)', '56152', 2], ['Île de Ré, which a bridge serves', '17369', 3],
  ['Ferney-Voltaire', '01160', 2], ['Bourg-en-Bresse', '01053', 3], ['Limoges', '87085', 2], ['Guéret', '23096', 3],
  ['Saint-Denis de La Réunion', '97411', null], ['Nouméa', '98818', null], ['a postcode of Corsica', '20000', null],
  ['a postcode of Lille', '59000', null], ['no such département', '96001', null], ['abroad', '99100', null], ['00', '00001', null],
  ['four figures', '7505', null], ['six figures', '750560', null], ['a name', 'Paris', null], ['nothing', '', null], ['small letter', '2a004', null],
] // prettier-ignore

describe('the zone of a commune', () => {
  test.each(cases)('%s (%s): %s', (_, code, zone) => {
    expect(zoneOfCommune(code)).toBe(zone)
  })
})
