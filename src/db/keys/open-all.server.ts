import type { ClientBase } from 'pg'
import { KeyRing, Vault, wrappedKeys } from '../vault.server.ts'
import type { KeyColumns } from '../vault.server.ts'
import { rootPlaces, sealedPlaces } from './places.ts'
import { asKeys } from './root-keys.server.ts'

/** `erased`: sealed through a key that was destroyed. `lost`: should open and does not; where, and under which id. */
export type Opened = { opened: number; erased: number; lost: { place: string; id: string }[] }

const PAGE = 1_000
/** Of whole files: so many are held at once. */
const FILES = 2
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Opens every sealed value of the database, one after the other, and keeps none: what is said to be readable is readable. For `npm run keys --
 * status`, a restore, and the proofs. `client`: a login that may become `aparte_keys`.
 */
export const openAll = (client: ClientBase, vault: Vault): Promise<Opened> =>
  asKeys(client, async () => {
    const found: Opened = { opened: 0, erased: 0, lost: [] }
    const ring = new KeyRing(vault)
    const destroyed = new Set<string>()
    const general = new Map<string, string>()
    for (const row of (
      await client.query<{ id: string; kind: string; case_file_id: string | null } & KeyColumns>('select * from compartment')
    ).rows) {
      const keys = wrappedKeys(row)
      if (keys) ring.addLater(row.id, keys)
      else destroyed.add(row.id)
      if (row.kind === 'general' && row.case_file_id) general.set(row.case_file_id, row.id)
    }
    const tryOne = async (place: string, id: string, compartments: readonly string[], open: () => unknown): Promise<void> => {
      if (compartments.some((one) => destroyed.has(one))) {
        found.erased += 1
        return
      }
      try {
        await open()
        found.opened += 1
      } catch {
        found.lost.push({ place, id })
      }
    }
    const pages = async (
      table: string,
      columns: string,
      column: string,
      each: (row: Record<string, unknown> & { id: string; sealed: Buffer }) => Promise<void>,
      many = PAGE,
    ): Promise<void> => {
      let after = FIRST
      for (;;) {
        const { rows } = await client.query(
          `select id, ${columns}, ${column} as sealed from ${table} where ${column} is not null and id > $1 order by id limit ${many}`,
          [after],
        )
        if (rows.length === 0) return
        for (const row of rows) await each(row)
        after = (rows.at(-1) as { id: string }).id
      }
    }
    for (const { table, column, bound, of } of rootPlaces)
      await pages(table, `${of} as of`, column, (row) =>
        tryOne(`${table}.${column}`, row.id, [], () => vault.openRoot(`${bound}:${String(row['of'])}`, row.sealed)),
      )
    for (const { table, column, by, file } of sealedPlaces)
      await pages(
        table,
        by === 'compartment' ? 'array[compartment_id] as places' : by === 'general' ? 'case_file_id' : 'compartment_ids as places',
        column,
        (row) => {
          const compartments = by === 'general' ? [general.get(String(row['case_file_id'])) ?? ''] : (row['places'] as string[])
          return tryOne(`${table}.${column}`, row.id, compartments, () =>
            file ? ring.openFile(compartments[0] ?? '', row.id, row.sealed) : ring.openThrough(compartments, row.id, row.sealed),
          )
        },
        file ? FILES : PAGE,
      )
    return found
  })
