import type { ClientBase } from 'pg'
import { uuidv7 } from '#core/ids.ts'
import type { RandomBytes } from '#core/ids.ts'
import { KEY_ID_IN_SEALED, Vault } from '../vault.server.ts'
import { rootPlaces } from './places.ts'
import type { RootPlace } from './places.ts'
import { asKeys, newRow, openRow, rootRows, WrongRootKey } from './root-keys.server.ts'

/** Somebody uses the database: a root key changes while the house is closed. `count`: connections beside ours. */
export class HouseIsOpen extends Error {
  override name = 'HouseIsOpen'
  readonly count: number
  constructor(count: number) {
    super(`${count} connections`)
    this.count = count
  }
}

const BATCH = 100
const LOCK = 7421011

const rewrap = async (
  client: ClientBase,
  { table, column, bound, of }: RootPlace,
  from: { vault: Vault; id: string },
  to: Vault,
): Promise<number> => {
  const { from: at, for: long } = KEY_ID_IN_SEALED
  await client.query('begin')
  try {
    const { rows } = await client.query<{ organisation_id: string; id: string; of: string; sealed: Buffer }>(
      `select organisation_id, id, ${of} as of, ${column} as sealed from ${table}
       where ${column} is not null and substring(${column} from ${at} for ${long}) = uuid_send($1) limit ${BATCH}`,
      [from.id],
    )
    if (rows.length > 0)
      await client.query(
        `update ${table} t set ${column} = f.sealed from unnest($1::uuid[], $2::uuid[], $3::bytea[]) f (organisation_id, id, sealed)
         where t.organisation_id = f.organisation_id and t.id = f.id`,
        [
          rows.map((row) => row.organisation_id),
          rows.map((row) => row.id),
          rows.map((row) => to.sealRoot(`${bound}:${row.of}`, from.vault.openRoot(`${bound}:${row.of}`, row.sealed))),
        ],
      )
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Puts another root key in the place of the present one: everything that it wraps is wrapped again, in batches of their own transactions, while
 * nobody else uses the database. May be killed at any point and run again with the same two keys: the database then holds values of both, each
 * naming its key, and remembers both proofs. Keyed hashes stay what they are.
 * `client`: a login of its own that may become `aparte_keys`.
 * @returns how many values were wrapped again; 0 when the new key was in its place already.
 * @throws HouseIsOpen, WrongRootKey (neither key is the database's, or another change is under way)
 */
export const rotateRoot = (
  client: ClientBase,
  {
    from,
    to,
    random,
    now,
    progress,
  }: { from: Uint8Array; to: Uint8Array; random: RandomBytes; now: Date; progress: (done: number) => void },
): Promise<number> =>
  asKeys(client, async () => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const others = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename is not null and pid <> pg_backend_pid()`,
    )
    if (others.rows[0]?.n) throw new HouseIsOpen(others.rows[0].n)
    const rows = await rootRows(client)
    const [current, next] = [rows.find((row) => row.state === 'current'), rows.find((row) => row.state === 'next')]
    if (!current) throw new WrongRootKey('no root key yet')
    if (!next && openRow(current, to, random)) return 0
    const old = openRow(current, from, random)
    if (!old) throw new WrongRootKey('the present key')
    const fresh = next ?? newRow(uuidv7(now.getTime(), random(10)), to, old.fingerprintKey, random)
    const renewed = openRow({ ...fresh, state: 'next', since: now }, to, random)
    if (!renewed) throw new WrongRootKey('the new key')
    if (!next)
      await client.query(`insert into root_key (id, state, proof, fingerprint_key, since) values ($1, 'next', $2, $3, $4)`, [
        fresh.id,
        fresh.proof,
        fresh.fingerprint_key,
        now,
      ])
    const [before, after] = [{ vault: new Vault(old, random), id: old.id }, new Vault(renewed, random)]
    let done = 0
    for (const place of rootPlaces)
      for (;;) {
        const n = await rewrap(client, place, before, after)
        if (n === 0) break
        done += n
        progress(done)
      }
    await client.query('begin')
    await client.query(`delete from root_key where state = 'current'`)
    await client.query(`update root_key set state = 'current', since = $1 where state = 'next'`, [now])
    await client.query('commit')
    return done
  })
