import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communeKey, readAddress, streetKey } from './address.ts'
import { sectorOfStreet } from './model.ts'
import type { Area } from './model.ts'

describe('readAddress', () => {
  it.each([
    ['14 rue des Tanneurs, Clairval', 14, '', 'rue des tanneurs', null, 'clairval'],
    ['14 r. des tanneurs', 14, '', 'rue des tanneurs', null, ''],
    ['14, RUE DES TANNEURS bât. B, CP 44000', 14, '', 'rue des tanneurs', '44000', ''],
    ['14 bis rue des Tanneurs 44000 NANTES CEDEX 2', 14, 'bis', 'rue des tanneurs', '44000', 'nantes'],
    ['44430', null, '', '', '44430', ''],
    ['Clairval', null, '', '', null, 'clairval'],
    ['18 rue des Tanneurs, chez M. Patrick Lantier', 18, '', 'rue des tanneurs', null, ''],
    ['Domicilié au CCAS, place de l’Hôtel-de-Ville', null, '', 'place de l hotel de ville', null, ''],
    ['2 rue des Écoles, chambre 117, Clairval', 2, '', 'rue des ecoles', null, 'clairval'],
    ['11 rue des Pelletiers, 1er étage', 11, '', 'rue des pelletiers', null, ''],
    ['12 rue de la Porte Neuve', 12, '', 'rue de la porte neuve', null, ''],
    ['3 bd St Michel 75005 Paris', 3, '', 'boulevard saint michel', '75005', 'paris'],
    ['14/16 av. du Général Leclerc', 14, '', 'avenue du general leclerc', null, ''],
    ['', null, '', '', null, ''],
  ] as const)('%s', (text, number, suffix, street, postalCode, commune) => {
    expect(readAddress(text)).toEqual({ number, suffix, streetKey: street, postalCode, communeKey: commune })
  })

  const word = fc.constantFrom('Tanneurs', 'Écoles', 'Ormes', 'Glaïeuls', 'Vieux-Lavoir', 'Général Leclerc')
  const typed = fc.constantFrom(
    ['rue', 'rue', 'r.', 'R', 'Rue'],
    ['avenue', 'av.', 'AVE', 'avenue'],
    ['chemin', 'ch.', 'Chemin'],
    ['allée', 'all.', 'ALLEE'],
  )

  it('gives the same street however it is typed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        word,
        typed,
        fc.constantFrom(', ', ' , ', ' - bât. C, '),
        fc.boolean(),
        fc.boolean(),
        (number, name, [long, ...short], glue, upper, comma) => {
          const street = streetKey(`${long} des ${name}`)
          for (const type of short) {
            const written = `${number}${comma ? ',' : ''} ${type} des ${name}${glue}00100 Clairval`
            const read = readAddress(upper ? written.toUpperCase() : written)
            expect(read).toEqual({ number, suffix: '', streetKey: street, postalCode: '00100', communeKey: 'clairval' })
          }
        },
      ),
    )
  })

  it('never fails and never invents: what comes out was in the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 2_000 })), (text) => {
        const read = readAddress(text)
        if (read.postalCode !== null) expect(text).toContain(read.postalCode)
        if (read.number !== null) expect(text.normalize('NFD')).toMatch(/\d/)
        expect(read.streetKey.length + read.communeKey.length).toBeLessThan(1_500)
      }),
    )
  })

  it('reads ten times a hostile line in about ten times the time', () => {
    const read = (times: number): number => {
      const started = performance.now()
      for (const piece of ['1 ', 'bis ', 'cp ', '44000 ', ', ', 'cedex ', 'n° ', '( ', 'é']) readAddress(piece.repeat(times))
      return performance.now() - started
    }
    const best = (times: number): number => Math.min(read(times), read(times), read(times))
    expect(best(50_000) / Math.max(best(5_000), 0.5)).toBeLessThan(40)
  })

  it('writes arrondissements in one way', () => {
    for (const text of ['Paris 11e', 'PARIS 11', 'Paris 11ème arrondissement', 'paris 11e arr.'])
      expect(communeKey(text)).toBe('paris 11e arrondissement')
    expect(communeKey('Lyon 1er Arrondissement')).toBe('lyon 1er arrondissement')
    expect(communeKey('St-Gilles')).toBe(communeKey('SAINT GILLES'))
  })
})

describe('sectorOfStreet', () => {
  const area = (sectorId: string, street: string | null = null, from: number | null = null, to: number | null = null): Area => ({
    sectorId,
    communeCode: '00001',
    streetKey: street,
    numberFrom: from,
    numberTo: to,
  })
  const mill = [area('six', 'rue du moulin', 1, 19), area('four', 'rue du moulin', 20, 99), area('one')]

  it('takes the numbered piece, then the street, then the commune', () => {
    expect(sectorOfStreet(mill, 'rue du moulin', 8)).toBe('six')
    expect(sectorOfStreet(mill, 'rue du moulin', 52)).toBe('four')
    expect(sectorOfStreet(mill, 'rue du four', 3)).toBe('one')
    expect(sectorOfStreet(mill, 'rue du moulin', null)).toBeNull()
    expect(sectorOfStreet([...mill, area('four', 'rue du four')], 'rue du four', null)).toBe('four')
  })

  it('never chooses between two sectors', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            sectorId: fc.constantFrom('a', 'b', 'c'),
            communeCode: fc.constant('1'),
            streetKey: fc.constantFrom(null, 'rue x', 'rue y'),
            numberFrom: fc.option(fc.integer({ min: 1, max: 20 })),
            numberTo: fc.option(fc.integer({ min: 1, max: 20 })),
          }),
          { maxLength: 8 },
        ),
        fc.constantFrom('rue x', 'rue z', ''),
        fc.option(fc.integer({ min: 1, max: 20 })),
        fc.integer(),
        (areas, street, number, turn) => {
          const found = sectorOfStreet(areas, street, number)
          const turned = areas.toSorted((x, y) => (x.sectorId + turn < y.sectorId + turn ? 1 : -1))
          // the order of the pieces says nothing, and a sector that comes out was among them
          expect(sectorOfStreet(turned, street, number)).toBe(found)
          if (found !== null) expect(areas.map((one) => one.sectorId)).toContain(found)
          const equal = areas.filter((one) => one.streetKey === null)
          if (street === 'rue z' && new Set(equal.map((one) => one.sectorId)).size > 1) expect(found).toBeNull()
        },
      ),
    )
  })
})
