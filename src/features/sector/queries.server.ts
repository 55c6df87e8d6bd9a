import { sql } from 'kysely'
import type { Read, Write } from '#db/door.server.ts'
import { readAddress } from './address.ts'
import { communeAround, sectorOfStreet } from './model.ts'
import type { Area, Commune, Sector, SectorAnswer, SectorTeam } from './model.ts'

type Tx = Read | Write
/** One postal code names 46 communes; names repeat less. A list to choose from is never cut short. */
const MOST = 60

/**
 * Teams with the names of those who are in them today and may hold content: they read what a team receives.
 * @param teamIds all teams when absent.
 */
export const listTeams = async (tx: Tx, teamIds?: readonly string[]): Promise<(SectorTeam & { kind: string; siteId: string })[]> => {
  const rows = await tx.q
    .selectFrom('team')
    .leftJoin('team_member', (join) =>
      join
        .onRef('team_member.organisation_id', '=', 'team.organisation_id')
        .onRef('team_member.team_id', '=', 'team.id')
        .on('team_member.from_date', '<=', sql<string>`current_date`)
        .on((eb) => eb.or([eb('team_member.until_date', 'is', null), eb('team_member.until_date', '>=', sql<string>`current_date`)])),
    )
    .leftJoin('agent', (join) =>
      join
        .onRef('agent.organisation_id', '=', 'team_member.organisation_id')
        .onRef('agent.id', '=', 'team_member.agent_id')
        .on('agent.ended_at', 'is', null)
        .on('agent.secrecy_basis', '<>', 'none'),
    )
    .select(['team.id', 'team.name', 'team.kind', 'team.site_id', 'agent.first_name', 'agent.last_name'])
    .where('team.organisation_id', '=', tx.org)
    .$if(teamIds !== undefined, (q) => q.where('team.id', '=', sql<string>`any (${[...(teamIds ?? [])]}::uuid[])`))
    .orderBy('team.name')
    .orderBy('agent.last_name')
    .execute()
  const teams = new Map<string, SectorTeam & { kind: string; siteId: string }>()
  for (const row of rows) {
    const team = teams.get(row.id) ?? { id: row.id, name: row.name, kind: row.kind, siteId: row.site_id, people: [] }
    teams.set(row.id, team)
    if (row.first_name !== null) team.people.push(`${row.first_name} ${row.last_name}`)
  }
  return [...teams.values()]
}

/** Every sector of the organisation with its team, by number. */
export const listSectors = async (tx: Tx): Promise<Sector[]> => {
  const rows = await tx.q
    .selectFrom('sector')
    .select(['id', 'number', 'name', 'team_id'])
    .where('organisation_id', '=', tx.org)
    .orderBy('number')
    .execute()
  const teams = new Map((await listTeams(tx)).map(({ id, name, people }) => [id, { id, name, people }]))
  return rows.flatMap((row) => {
    const team = teams.get(row.team_id)
    return team ? [{ id: row.id, number: row.number, name: row.name, team }] : []
  })
}

/** The pieces of territory of one sector, with the names of their communes. */
export const listAreas = (tx: Tx, sectorId: string) =>
  tx.q
    .selectFrom('sector_area')
    .innerJoin('commune', 'commune.code', 'sector_area.commune_code')
    .select([
      'sector_area.id',
      'commune.code as communeCode',
      'commune.name as communeName',
      'sector_area.street_key as streetKey',
      sql<string | null>`coalesce(sector_area.street_name, sector_area.street_key)`.as('street'),
      'sector_area.number_from as numberFrom',
      'sector_area.number_to as numberTo',
    ])
    .where('sector_area.organisation_id', '=', tx.org)
    .where('sector_area.sector_id', '=', sectorId)
    .orderBy('commune.name')
    .orderBy('sector_area.street_key')
    .execute()

/** Whether the organisation works in the fictional town: its schematic map may then be drawn. */
export const hasFictionalSectors = async (tx: Tx): Promise<boolean> =>
  (await tx.q
    .selectFrom('sector_area')
    .innerJoin('commune', 'commune.code', 'sector_area.commune_code')
    .select('commune.code')
    .where('sector_area.organisation_id', '=', tx.org)
    .where('commune.code', '=', '00001')
    .limit(1)
    .executeTakeFirst()) !== undefined

const communesBy = (
  tx: Tx,
  by: { code: string } | { key: string } | { postalCode: string },
): Promise<(Commune & { postalCodes: string[] })[]> =>
  tx.q
    .selectFrom('commune')
    .select(['code', 'name', 'fictional', 'postal_codes as postalCodes'])
    .$if('code' in by, (q) => q.where('code', '=', 'code' in by ? by.code : ''))
    .$if('key' in by, (q) => q.where('name_key', '=', 'key' in by ? by.key : ''))
    .$if('postalCode' in by, (q) => q.where('postal_codes', '@>', sql<string[]>`array[${'postalCode' in by ? by.postalCode : ''}]::text[]`))
    .orderBy('name')
    .orderBy('code')
    .limit(MOST)
    .execute()

/** Arrondissements stand for their commune wherever a postal code names one of them. */
const withoutWhole = <T extends { code: string }>(communes: readonly T[]): T[] => {
  const around = new Set(communes.map((commune) => communeAround(commune.code)))
  return communes.filter((commune) => !around.has(commune.code))
}

/**
 * The communes an address may lie in: one, several (to be asked), or none that is known. A postal code shared by several communes gives
 * them all; a name and a code that contradict each other give both sides.
 */
export const communesOf = async (tx: Tx, address: { communeKey: string; postalCode: string | null }): Promise<Commune[]> => {
  const named = address.communeKey ? await communesBy(tx, { key: address.communeKey }) : []
  if (!address.postalCode) return named
  const coded = await communesBy(tx, { postalCode: address.postalCode })
  const both = named.filter((commune) => commune.postalCodes.includes(address.postalCode ?? ''))
  if (both.length > 0) {
    const districts = coded.filter((commune) => both.some((one) => one.code === communeAround(commune.code)))
    return districts.length === 1 ? districts : both
  }
  return withoutWhole([...named, ...coded]).slice(0, MOST)
}

const areasOf = async (tx: Tx, where: { communes: readonly string[] } | { street: string }): Promise<(Area & { communeKey: string })[]> => {
  const rows = await tx.q
    .selectFrom('sector_area')
    .innerJoin('commune', 'commune.code', 'sector_area.commune_code')
    .select([
      'sector_area.sector_id as sectorId',
      'sector_area.commune_code as communeCode',
      'sector_area.street_key as streetKey',
      'sector_area.number_from as numberFrom',
      'sector_area.number_to as numberTo',
      'commune.name_key as communeKey',
    ])
    .where('sector_area.organisation_id', '=', tx.org)
    .$if('communes' in where, (q) =>
      q.where('sector_area.commune_code', '=', sql<string>`any (${'communes' in where ? [...where.communes] : []}::text[])`),
    )
    // the street alone, or followed by its commune without a comma: « 14 rue des Tanneurs Clairval »
    .$if('street' in where, (q) => {
      const street = 'street' in where ? where.street : ''
      return q.where(sql<boolean>`(${street} = sector_area.street_key or ${street} = sector_area.street_key || ' ' || commune.name_key)`)
    })
    .execute()
  return rows.map((row) => ({ ...row }))
}

const answer = async (tx: Tx, commune: Commune, street: string, number: number | null): Promise<SectorAnswer> => {
  const around = communeAround(commune.code)
  const areas = await areasOf(tx, { communes: around ? [commune.code, around] : [commune.code] })
  if (areas.length === 0) return { kind: 'outside', commune }
  const own = areas.filter((area) => area.communeCode === commune.code)
  const sectorId = sectorOfStreet(own, street, number) ?? sectorOfStreet(areas, street, number)
  const sector = sectorId === null ? undefined : (await listSectors(tx)).find((one) => one.id === sectorId)
  if (!sector) return { kind: 'unknown', commune }
  return { kind: 'found', sector: { id: sector.id, number: sector.number, name: sector.name }, team: sector.team, commune }
}

const plain = ({ code, name, fictional }: Commune): Commune => ({ code, name, fictional })

/**
 * The sector that answers for an address (S12). Without a postal code or a commune, a street is enough only where one commune is the whole
 * territory of the organisation, or where its name follows the street. `communeCode` is the choice made after `choose`.
 */
export const findSector = async (
  tx: Tx,
  input: { addressLine: string; communeCode?: string | null | undefined },
): Promise<SectorAnswer> => {
  const address = readAddress(input.addressLine)
  const communes = input.communeCode ? await communesBy(tx, { code: input.communeCode }) : await communesOf(tx, address)
  const [first] = communes
  if (communes.length > 1) return { kind: 'choose', communes: communes.map(plain) }
  if (first) return answer(tx, plain(first), address.streetKey, address.number)
  // a town that is written and not known may be anywhere
  if (address.streetKey === '' || address.postalCode || address.communeKey) return { kind: 'unknown' }
  const hits = await areasOf(tx, { street: address.streetKey })
  const codes = [...new Set(hits.map((area) => area.communeCode))]
  if (codes.length === 0) return { kind: 'unknown' }
  const known = await tx.q
    .selectFrom('commune')
    .select(['code', 'name', 'fictional'])
    .where('code', '=', sql<string>`any (${codes}::text[])`)
    .orderBy('name')
    .limit(MOST)
    .execute()
  if (codes.length > 1) return { kind: 'choose', communes: known }
  const [commune, hit] = [known[0], hits[0]]
  if (!commune || !hit?.streetKey) return { kind: 'unknown' }
  const beside = hit.streetKey !== address.streetKey
  if (!beside) {
    const elsewhere = await tx.q
      .selectFrom('sector_area')
      .select('id')
      .where('organisation_id', '=', tx.org)
      .where('commune_code', '<>', commune.code)
      .limit(1)
      .executeTakeFirst()
    if (elsewhere) return { kind: 'unknown' }
  }
  return answer(tx, commune, hit.streetKey, address.number)
}
