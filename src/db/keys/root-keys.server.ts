import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { RandomBytes } from '#core/ids.ts'
import { FIRST_ROOT_ID, Vault } from '../vault.server.ts'
import type { RootKeys } from '../vault.server.ts'

/** The key that was given is not the one of this database. */
export class WrongRootKey extends Error {
  override name = 'WrongRootKey'
}
/** A change of the root key was begun and not finished: both keys are needed, and `npm run keys -- rotate-root` again. */
export class RootChangeUnderway extends Error {
  override name = 'RootChangeUnderway'
}
/** Nobody opened this database yet. */
export class NoRootKeyYet extends Error {
  override name = 'NoRootKeyYet'
}

export type RootRow = { id: string; state: 'current' | 'next'; proof: Buffer; fingerprint_key: Buffer; since: Date }

/**
 * The keys of one house, and no other's: `proof` is the digest (SHA-256, hex) of what its database knows the root key by. Ids say less: every house
 * that never changed its root key has the same.
 */
export type KnownRootKeys = RootKeys & { readonly proof: string }

/** The digest of a row's proof. It is sealed with a fresh nonce each time, so that two houses never have the same, not even of one key. */
export const proofDigest = (proof: Uint8Array): string => createHash('sha256').update(proof).digest('hex')

const PROOF = Buffer.from('aparte', 'utf8')
const proofOf = (id: string): string => `root-key:${id}`
const PRINTS = 'fingerprints'

const bareVault = (id: string, key: Uint8Array, random: RandomBytes): Vault => new Vault({ id, key, fingerprintKey: key }, random)

/** Runs statements as the role of the keys; `client` is a login that may become it. */
export const asKeys = async <T>(client: ClientBase, body: () => Promise<T>): Promise<T> => {
  await client.query('set role aparte_keys')
  try {
    return await body()
  } finally {
    await client.query('reset role')
  }
}

/** What the database remembers: none before its first start, one, or two while the key changes. */
export const rootRows = async (client: ClientBase): Promise<RootRow[]> =>
  (await client.query<RootRow>('select id, state, proof, fingerprint_key, since from app.root_keys()')).rows

/** The keys of a house behind this row. Undefined: the key does not open it. */
export const openRow = (row: RootRow, key: Uint8Array, random: RandomBytes): KnownRootKeys | undefined => {
  const vault = bareVault(row.id, key, random)
  try {
    if (!vault.openRoot(proofOf(row.id), row.proof).equals(PROOF)) return undefined
    return { id: row.id, key, fingerprintKey: vault.openRoot(PRINTS, row.fingerprint_key), proof: proofDigest(row.proof) }
  } catch {
    return undefined
  }
}

/** A row for a key: its proof, and the key of keyed hashes wrapped by it. */
export const newRow = (
  id: string,
  key: Uint8Array,
  fingerprintKey: Uint8Array,
  random: RandomBytes,
): Pick<RootRow, 'id' | 'proof' | 'fingerprint_key'> => {
  const vault = bareVault(id, key, random)
  return { id, proof: vault.sealRoot(proofOf(id), PROOF), fingerprint_key: vault.sealRoot(PRINTS, Buffer.from(fingerprintKey)) }
}

/**
 * The keys of a house, from the root key that was given. `client`: of the jobs, or `aparte_keys`.
 * @throws WrongRootKey, RootChangeUnderway, NoRootKeyYet
 */
export const openRootKeys = async (client: ClientBase, key: Uint8Array, random: RandomBytes): Promise<KnownRootKeys> => {
  const rows = await rootRows(client)
  const current = rows.find((row) => row.state === 'current')
  if (!current) throw new NoRootKeyYet('no root key yet')
  if (rows.length > 1) throw new RootChangeUnderway('two root keys')
  const keys = openRow(current, key, random)
  if (!keys) throw new WrongRootKey('the proof does not open')
  return keys
}

/**
 * The same at the start of a house: a database that remembers no key yet learns this one, unless its compartments were sealed by another.
 * Two starters at once end with the same memory. `client`: of the jobs.
 * @throws WrongRootKey, RootChangeUnderway
 */
export const learnRootKeys = async (client: ClientBase, key: Uint8Array, random: RandomBytes): Promise<KnownRootKeys> => {
  if ((await rootRows(client)).length === 0) {
    const known = await client.query<{ id: string; wrapped_key: Buffer }>('select id, wrapped_key from app.some_wrapped_key()')
    const vault = bareVault(FIRST_ROOT_ID, key, random)
    for (const { id, wrapped_key: wrapped } of known.rows)
      try {
        vault.unwrap(id, wrapped)
      } catch {
        throw new WrongRootKey('the first compartment does not open')
      }
    const row = newRow(FIRST_ROOT_ID, key, random(32), random)
    await client.query('select app.learn_root_key($1, $2, $3)', [row.id, row.proof, row.fingerprint_key])
  }
  return openRootKeys(client, key, random)
}
