import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import { communeKey } from './address.ts'

type Raw = { code: string; nom: string; type: string; departement?: string; codesPostaux?: string[] }
export type CommuneRow = {
  code: string
  name: string
  nameKey: string
  postalCodes: string[]
  department: string | null
  fictional: boolean
}

/** The town of the demonstration and its neighbour, which shares its postal code. Codes that no real commune has. */
const fictional: readonly CommuneRow[] = [
  { code: '00001', name: 'Clairval', nameKey: 'clairval', postalCodes: ['00100'], department: null, fictional: true },
  {
    code: '00002',
    name: 'Vaubourg-le-Haut',
    nameKey: 'vaubourg le haut',
    postalCodes: ['00100', '00110'],
    department: null,
    fictional: true,
  },
]

/** Communes of today and the arrondissements of Paris, Lyon and Marseille, from the official list (code officiel géographique). */
export const readCommunes = async (): Promise<CommuneRow[]> => {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const raw = JSON.parse(await readFile(file, 'utf8')) as Raw[]
  return raw
    .filter((line) => line.type === 'commune-actuelle' || line.type === 'arrondissement-municipal')
    .map((line) => ({
      code: line.code,
      name: line.nom,
      nameKey: communeKey(line.nom),
      postalCodes: line.codesPostaux ?? [],
      department: line.departement ?? null,
      fictional: false,
    }))
}

/**
 * Fills the table of communes, once for the whole installation; called at each start. Lines that stand already are left alone, those that
 * changed are brought up to date, none is removed (sectors may point to it). With `demo`, the fictional town is added.
 * @param client a login that may become aparte_definer.
 * @returns how many lines were written.
 */
export const loadCommunes = async (client: ClientBase, options: { demo?: boolean } = {}): Promise<number> => {
  const rows = [...(await readCommunes()), ...(options.demo ? fictional : [])]
  await client.query('begin')
  try {
    await client.query('set local role aparte_definer')
    const written = await client.query(
      `insert into commune (code, name, name_key, postal_codes, department, fictional)
       select code, name, name_key, string_to_array(codes, ' '), nullif(department, ''), fictional
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[]) as given (code, name, name_key, codes, department, fictional)
       where not exists (select from commune c where c.code = given.code and c.name = given.name and c.name_key = given.name_key
         and c.postal_codes = string_to_array(given.codes, ' ') and c.department is not distinct from nullif(given.department, ''))
       on conflict on constraint "pk$commune" do update set name = excluded.name, name_key = excluded.name_key,
         postal_codes = excluded.postal_codes, department = excluded.department`,
      [
        rows.map((row) => row.code),
        rows.map((row) => row.name),
        rows.map((row) => row.nameKey),
        rows.map((row) => row.postalCodes.join(' ')),
        rows.map((row) => row.department ?? ''),
        rows.map((row) => row.fictional),
      ],
    )
    await client.query('commit')
    return written.rowCount ?? 0
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
