import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { uuidv7 } from '#core/ids.ts'
import type { RandomBytes } from '#core/ids.ts'
import { KEY_ID_IN_SEALED, KeyRing, wrappedKeys } from '../vault.server.ts'
import type { KeyColumns, Vault } from '../vault.server.ts'
import { sealedPlaces } from './places.ts'
import type { SealedPlace } from './places.ts'
import { asKeys } from './root-keys.server.ts'

/** Somebody else changes data keys at this moment. */
export class AlreadyChanging extends Error {
  override name = 'AlreadyChanging'
}

type Compartment = { organisation_id: string; id: string; case_file_id: string | null; other_key: 'next' | 'former' | null } & KeyColumns
type Row = { organisation_id: string; id: string; compartments: string[]; sealed: Buffer }
/** `unreadable`: should open and does not. What a destroyed key closed is neither: nobody will read it again, under any key. */
export type DataChange = { compartments: number; values: number; unreadable: number }

const LOCK = 7421012
/** Compartments that change together, and values rewritten in one transaction. */
const GROUP = 200
const BATCH = 200
/** Of whole files: so many are held at once. */
const FILES = 2
const LOOK_MS = 20

/**
 * Waits until every transaction that runs now has ended: until then it may seal or read with the keys that it saw. All of the server's, as
 * `create index concurrently` does. Ours end when they stay idle for thirty seconds; a backup in progress, or another database's, is waited for.
 */
const othersEnd = async (client: ClientBase): Promise<void> => {
  const running = async (): Promise<string[]> =>
    (
      await client.query<{ v: string }>(
        `select virtualtransaction as v from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid() and granted`,
      )
    ).rows.map((row) => row.v)
  let waiting = new Set(await running())
  while (waiting.size > 0) {
    await pause(LOOK_MS)
    const still = new Set(await running())
    waiting = new Set([...waiting].filter((one) => still.has(one)))
  }
}

const read = async (client: ClientBase, ids: readonly string[]): Promise<Compartment[]> =>
  (
    await client.query<Compartment>(
      `select organisation_id, id, case_file_id, key_id, wrapped_key, other_key_id, other_wrapped_key, other_key from compartment
       where id = any ($1) and wrapped_key is not null`,
      [ids],
    )
  ).rows

/** Those whose key was destroyed: what was sealed through it stays as it is, and holds nothing back. */
const destroyed = async (client: ClientBase, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await client.query<{ id: string }>('select id from compartment where id = any ($1) and wrapped_key is null', [ids])).rows.map(
      ({ id }) => id,
    ),
  )

/** A new key for those that have none coming: known to everybody from the next transaction on, used by nobody yet. */
const announce = async (client: ClientBase, group: readonly Compartment[], vault: Vault, random: RandomBytes, now: Date): Promise<void> => {
  const fresh = group.filter((one) => one.other_key === null)
  const made = fresh.map((one) => ({ ...one, keyId: uuidv7(now.getTime(), random(10)), made: vault.newKey(one.id) }))
  await client.query(
    `update compartment c set other_key_id = f.key_id, other_wrapped_key = f.wrapped, other_key = 'next'
     from unnest($1::uuid[], $2::uuid[], $3::bytea[]) f (id, key_id, wrapped) where c.id = f.id and c.other_key is null and c.wrapped_key is not null`,
    [made.map((one) => one.id), made.map((one) => one.keyId), made.map((one) => one.made.wrapped)],
  )
}

/** From the next transaction on, the new key seals; the former still opens. */
const change = (client: ClientBase, ids: readonly string[], now: Date): Promise<unknown> =>
  client.query(
    `update compartment set key_id = other_key_id, wrapped_key = other_wrapped_key, other_key_id = key_id, other_wrapped_key = wrapped_key,
       other_key = 'former', key_since = $2 where id = any ($1) and other_key = 'next'`,
    [ids, now],
  )

/** A page of the values of one place that belong to these compartments, after a row; `former`: only those that a former key sealed (outermost). */
const page = async (
  client: ClientBase,
  place: SealedPlace,
  group: readonly Compartment[],
  former: readonly string[],
  after: string,
): Promise<Row[]> => {
  const { table, column, by } = place
  const { from, for: long } = KEY_ID_IN_SEALED
  const where =
    by === 'compartment'
      ? `t.compartment_id = any ($1)`
      : by === 'general'
        ? `t.case_file_id = any (select c.case_file_id from compartment c where c.id = any ($1) and c.kind = 'general')`
        : `t.compartment_ids && $1`
  const compartments =
    by === 'compartment'
      ? 'array[t.compartment_id]'
      : by === 'general'
        ? `array(select c.id from compartment c where c.organisation_id = t.organisation_id and c.case_file_id = t.case_file_id and c.kind = 'general' and c.wrapped_key is not null)`
        : 't.compartment_ids'
  // of several layers only the outer one shows its key: those rows are all opened
  const old =
    by === 'set'
      ? '$2::uuid[] is not null'
      : `substring(t.${column} from ${from} for ${long}) = any (select uuid_send(k) from unnest($2::uuid[]) k)`
  return (
    await client.query<Row>(
      `select t.organisation_id, t.id, ${compartments} as compartments, t.${column} as sealed from ${table} t
       where ${where} and ${old} and t.${column} is not null and t.id > $3 order by t.id limit ${place.file ? FILES : BATCH}`,
      [group.map((one) => one.id), former, after],
    )
  ).rows
}

const againText = (ring: KeyRing, { id, compartments, sealed }: Row): Buffer =>
  ring.sealThrough(compartments, id, ring.openThrough(compartments, id, sealed))
const againFile = async (ring: KeyRing, { id, compartments: [compartmentId = ''], sealed }: Row): Promise<Buffer> =>
  ring.sealFile(compartmentId, id, await ring.openFile(compartmentId, id, sealed))

/** Seals again, with the keys of now, what a former key sealed. A value that changed in the meantime is left to who changed it: it has the new key. */
const reseal = async (
  client: ClientBase,
  place: SealedPlace,
  group: readonly Compartment[],
  vault: Vault,
): Promise<{ values: number; unreadable: number }> => {
  const former = group.flatMap((one) => (one.other_key_id ? [one.other_key_id] : []))
  const count = { values: 0, unreadable: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await page(client, place, group, former, after)
    const last = rows.at(-1)
    if (!last) return count
    after = last.id
    const ids = [...new Set(rows.flatMap((row) => row.compartments))]
    const ring = new KeyRing(vault)
    for (const one of await read(client, ids)) {
      const keys = wrappedKeys(one)
      if (keys) ring.addLater(one.id, keys)
    }
    const gone = await destroyed(client, ids)
    const fresh: { row: Row; sealed: Buffer }[] = []
    for (const row of rows.filter(({ compartments }) => !compartments.some((one) => gone.has(one))))
      try {
        fresh.push({ row, sealed: place.file ? await againFile(ring, row) : againText(ring, row) })
      } catch {
        count.unreadable += 1
      }
    const done = await client.query(
      `update ${place.table} t set ${place.column} = f.fresh from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) f (organisation_id, id, old, fresh)
       where t.organisation_id = f.organisation_id and t.id = f.id and t.${place.column} = f.old`,
      [
        fresh.map(({ row }) => row.organisation_id),
        fresh.map(({ row }) => row.id),
        fresh.map(({ row }) => row.sealed),
        fresh.map(({ sealed }) => sealed),
      ],
    )
    count.values += done.rowCount ?? 0
  }
}

/** The whole way of a group, from wherever it was left. */
const changeGroup = async (
  client: ClientBase,
  ids: readonly string[],
  vault: Vault,
  random: RandomBytes,
  now: Date,
): Promise<Omit<DataChange, 'compartments'>> => {
  await announce(client, await read(client, ids), vault, random, now)
  // from here on everybody who begins knows both keys
  await othersEnd(client)
  await change(client, ids, now)
  // from here on everybody who begins seals with the new one
  await othersEnd(client)
  const group = await read(client, ids)
  const count = { values: 0, unreadable: 0 }
  for (const place of sealedPlaces) {
    const found = await reseal(client, place, group, vault)
    count.values += found.values
    count.unreadable += found.unreadable
  }
  // who read a value before it was sealed again may still ask for its key
  await othersEnd(client)
  if (count.unreadable === 0)
    await client.query(
      `update compartment set other_key_id = null, other_wrapped_key = null, other_key = null where id = any ($1) and other_key = 'former'`,
      [ids],
    )
  return count
}

/** What is still to do of a change: compartments in its scope whose key is older than its beginning, or that are in the middle of it. */
const toDo = async (client: ClientBase, scope: string | null, since: Date, after: string): Promise<string[]> =>
  (
    await client.query<{ id: string }>(
      `select id from compartment where wrapped_key is not null and ($1::uuid is null or id = $1 or case_file_id = $1) and id > $3
         and (other_key is not null or coalesce(key_since, created_at) < $2) order by id limit ${GROUP}`,
      [scope, since, after],
    )
  ).rows.map((row) => row.id)

/**
 * Gives compartments a new data key and seals their texts again with it, while the house is used: at every moment each text opens with a key that
 * whoever reads it knows. May be killed at any point; run again, it goes on with what was begun, whatever is asked.
 * `scope`: a case file, a compartment, or null for all. `unreadable` values (there should be none) keep their former key.
 * `client`: a login of its own that may become `aparte_keys`. @throws AlreadyChanging
 */
export const rotateData = (
  client: ClientBase,
  options: { vault: Vault; random: RandomBytes; now: Date; scope: string | null; progress: (done: DataChange) => void },
): Promise<DataChange> =>
  asKeys(client, async () => {
    const { vault, random, now, progress } = options
    const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (!lock.rows[0]?.mine) throw new AlreadyChanging('another change')
    try {
      const begun = await client.query<{ scope: string | null; started_at: Date }>('select scope, started_at from key_change')
      if (!begun.rows[0]) await client.query('insert into key_change (scope, started_at) values ($1, $2)', [options.scope, now])
      const { scope, started_at: since } = begun.rows[0] ?? { scope: options.scope, started_at: now }
      const done: DataChange = { compartments: 0, values: 0, unreadable: 0 }
      let after = '00000000-0000-0000-0000-000000000000'
      for (;;) {
        const ids = await toDo(client, scope, since, after)
        const last = ids.at(-1)
        if (last === undefined) break
        after = last
        const found = await changeGroup(client, ids, vault, random, now)
        done.compartments += ids.length
        done.values += found.values
        done.unreadable += found.unreadable
        progress({ ...done })
      }
      await client.query('delete from key_change')
      return done
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  })
