import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden } from '#core/errors.ts'
import type { Actor } from '#core/actor.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { clairvalCode, sectors } from '../../../seed/sectors.ts'
import { requests } from '../../../seed/requests.ts'
import { addArea, addSector } from './commands.server.ts'
import { loadCommunes } from './communes.server.ts'
import { findSector, listAreas, listSectors } from './queries.server.ts'
import type { SectorAnswer } from './model.ts'

let t: TestHouse
let worker: Actor
let administrator: Actor
const asked = (addressLine: string, communeCode?: string): Promise<SectorAnswer> =>
  t.asAgent(worker, (tx) => findSector(tx, { addressLine, communeCode }))

beforeAll(async () => {
  t = await openTestHouse()
  worker = await t.anAgent({ firstName: 'Solène', lastName: 'Essai' })
  administrator = await t.anAgent({ roles: ['administrator'], secrecyBasis: 'none' })
  const started = performance.now()
  const written = await loadCommunes(t.admin, { demo: true })
  const first = performance.now() - started
  const again = performance.now()
  expect(await loadCommunes(t.admin, { demo: true })).toBe(0)
  process.stdout.write(
    `communes: ${written} written in ${Math.round(first)} ms, none the second time in ${Math.round(performance.now() - again)} ms\n`,
  )
  expect(written).toBeGreaterThan(34_000)
  await t.asWriter(administrator, async (tx) => {
    for (const sector of sectors) {
      const { id } = await addSector(tx, { number: sector.number, name: sector.name, teamId: t.teamId })
      for (const piece of sector.streets)
        await addArea(tx, { sectorId: id, communeCode: clairvalCode, ...(typeof piece === 'string' ? { street: piece } : piece) })
    }
  })
})
afterAll(() => t.close())

it('shows a street as it was written, and compares it by its key', async () => {
  const areas = await t.asAgent(worker, async (tx) => {
    const port = (await listSectors(tx)).find((sector) => sector.number === 2)
    return listAreas(tx, port?.id ?? '')
  })
  expect(areas.find((area) => area.streetKey === 'rue de l abattoir')?.street).toBe('rue de l’Abattoir')
})

describe('findSector', () => {
  it('knows the town of the demonstration, however the street is typed', async () => {
    for (const line of [
      '14 rue des Tanneurs, Clairval',
      '14 r. des tanneurs',
      '14, RUE DES TANNEURS BAT. B CP 00100 CLAIRVAL',
      '14 rue des Tanneurs Clairval',
      '14 bis rue des tanneurs, chez sa sœur, clairval',
    ])
      expect(await asked(line), line).toMatchObject({
        kind: 'found',
        sector: { number: 4, name: 'Les Tanneries' },
        commune: { name: 'Clairval' },
      })
    expect(await asked('8 rue du Moulin-Neuf, Clairval')).toMatchObject({ kind: 'found', sector: { number: 6 } })
    expect(await asked('52 rue du Moulin-Neuf, Clairval')).toMatchObject({ kind: 'found', sector: { number: 4 } })
    expect(await asked('rue du Moulin-Neuf, Clairval')).toMatchObject({ kind: 'unknown' })
    expect(await asked('9 rue Inconnue, Clairval')).toMatchObject({ kind: 'unknown' })
  })

  it('names who would read, and nobody without a secrecy basis', async () => {
    const found = await asked('14 rue des Tanneurs, Clairval')
    expect(found.kind === 'found' && found.team.people).toEqual(['Solène Essai'])
  })

  it('gives the sector that the requests of the town were given', async () => {
    for (const request of requests)
      if (request.addressLine)
        expect(await asked(request.addressLine), request.addressLine).toMatchObject({ kind: 'found', sector: { number: request.sector } })
  })

  it('asks which commune when a postal code is shared, and takes the answer', async () => {
    expect(await asked('14 rue des Tanneurs, 00100')).toEqual({
      kind: 'choose',
      communes: [
        { code: '00001', name: 'Clairval', fictional: true },
        { code: '00002', name: 'Vaubourg-le-Haut', fictional: true },
      ],
    })
    expect(await asked('14 rue des Tanneurs, 00100', '00001')).toMatchObject({ kind: 'found', sector: { number: 4 } })
    expect(await asked('14 rue des Tanneurs, 00100', '00002')).toMatchObject({ kind: 'outside', commune: { name: 'Vaubourg-le-Haut' } })
  })

  it('says outside for a commune nobody answers for, unknown for a town it does not know', async () => {
    expect(await asked('3 rue de la Gare, 35000 Rennes')).toMatchObject({ kind: 'outside', commune: { code: '35238' } })
    expect(await asked('3 rue de la Gare, Bruxelles-sur-Rien')).toEqual({ kind: 'unknown' })
    expect(await asked('35000 Nantes')).toMatchObject({ kind: 'choose' })
    expect(await asked('12 rue Oberkampf 75011 Paris')).toMatchObject({ kind: 'outside', commune: { code: '75111' } })
    for (const line of ['', '🙂', '\u202E14 rue', '<script>', "'; drop table commune; --", '99999'.repeat(5_000)])
      expect((await asked(line)).kind, line.slice(0, 20)).toBe('unknown')
  })

  it('guesses no commune for any postal code of the country that several share', async () => {
    const codes = await t.admin.query<{ code: string; n: number }>(
      `select code, count(*)::int as n from (select unnest(postal_codes) as code from commune where not fictional and code !~ '^(751|6938|132)' ) c group by code`,
    )
    const shared = codes.rows.filter((row) => row.n > 1)
    const most = shared.toSorted((a, b) => b.n - a.n)[0]
    // a whole organisation that answers for every commune would make a guess easy: give it all of them
    await t.asWriter(administrator, async (tx) => {
      const { id } = await addSector(tx, { number: 99, name: 'Tout', teamId: t.teamId })
      await sql`insert into sector_area (organisation_id, id, sector_id, commune_code)
        select ${tx.org}, gen_random_uuid(), ${id}, code from commune where not fictional`.execute(tx.q)
    })
    let guessed = 0
    const kinds = new Map<string, number>()
    await t.asAgent(worker, async (tx) => {
      for (const row of shared.filter((_, i) => i % 12 === 0 || i < 40)) {
        const found = await findSector(tx, { addressLine: `14 rue des Tanneurs, ${row.code}` })
        kinds.set(found.kind, (kinds.get(found.kind) ?? 0) + 1)
        if (found.kind !== 'choose' || found.communes.length < 2) guessed += 1
      }
    })
    const alone = codes.rows.length - shared.length
    process.stdout.write(
      `postal codes: ${codes.rows.length}, of one commune ${alone}, shared ${shared.length} (most: ${most?.n} communes, ${most?.code}); asked ${JSON.stringify([...kinds])}, guessed ${guessed}\n`,
    )
    expect(shared.length).toBeGreaterThan(4_000)
    expect(guessed).toBe(0)
  })
})

describe('who may change the sectors', () => {
  it('administrators, and nobody else; everybody of the organisation reads them', async () => {
    expect((await t.asAgent(worker, listSectors)).length).toBeGreaterThanOrEqual(6)
    await expect(t.asWriter(worker, (tx) => addSector(tx, { number: 42, name: 'X', teamId: t.teamId }))).rejects.toBeInstanceOf(Forbidden)
  })
})
