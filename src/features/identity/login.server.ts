import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import type { House } from '#db/door.server.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { verifyNobody, verifyPassphrase } from './hashing.server.ts'

/**
 * The acts of who is not yet, or no longer, inside: login, second factor, curtain. All go through the functions of
 * db/policies/060_login.sql, which count, limit and write the audit line. A new token is a new cookie: the caller sets it.
 */

/** One sentence for an unknown login, a wrong passphrase and a closed account: which of them is told to nobody. */
const WRONG = 'Cet identifiant et cette phrase de passe ne vont pas ensemble. Vérifiez les deux.'

/** `deviceHash`: of the cookie that a browser got when a login succeeded there; absent when it has none yet. */
export type Device = {
  readonly device: string
  readonly shared: boolean
  readonly addressHash: Buffer
  readonly deviceHash?: Buffer | null
}

/** « 40 secondes », « 3 minutes ». */
const wait = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconde${seconds > 1 ? 's' : ''}` : `${Math.ceil(seconds / 60)} minutes`

/**
 * Counts a try of a kind of secret (`login:…`, `session:…`, `factor:…`) before it is verified. The limit of tries for an address passes over a
 * device known for this secret, and over `session`, the hash of a session's token, as long as that session lives.
 * @returns how to say that it succeeded. @throws Refused when one must wait.
 */
export const countTry = async (
  house: House,
  what: string,
  addressHash: Buffer,
  field: string,
  by: { deviceHash?: Buffer | null; session?: Buffer } = {},
): Promise<() => Promise<void>> => {
  const found = await sql<{ attempt: string | null; wait_seconds: number }>`
    select * from app.log_in_try(${house.vault.fingerprint('attempt', what)}, ${addressHash}, ${by.deviceHash ?? null}, ${by.session ?? null})`.execute(
    house.bare,
  )
  const row = found.rows[0]
  if (!row?.attempt)
    throw new Refused({ [field]: `Trop d’essais à la suite. Attendez ${wait(row?.wait_seconds ?? 60)} avant le prochain.` })
  const { attempt } = row
  return async () => {
    await sql`select app.log_in_succeeded(${attempt})`.execute(house.bare)
  }
}

/** A login as it is kept: without spaces around, in lower case. */
export const plainLogin = (typed: string): string => typed.trim().toLowerCase()

/**
 * Verifies login and passphrase and begins a session that waits for its second factor.
 * @returns the token of the cookie. @throws Refused with the same sentence and in the same time whether the login is known or not.
 */
export const logIn = async (house: House, typed: { login: string; passphrase: string }, on: Device): Promise<string> => {
  const login = plainLogin(typed.login)
  const succeeded = await countTry(house, `login:${login}`, on.addressHash, '', on)
  const found = await sql<{ agent_id: string; passphrase_hash: string }>`select * from app.log_in_lookup(${login})`.execute(house.bare)
  const account = found.rows[0]
  const right = account
    ? await verifyPassphrase(account.passphrase_hash, typed.passphrase)
    : await verifyNobody(typed.passphrase, house.random)
  if (!account || !right) {
    // the same number of statements for an account and for none
    await sql`select app.log_in_failed(${account?.agent_id ?? null})`.execute(house.bare)
    throw new Refused({ '': WRONG })
  }
  const token = newToken(house.random)
  await sql`select app.start_session(${account.agent_id}, ${house.newId()}, ${hashToken(token)}, ${on.shared}, ${on.device})`.execute(
    house.bare,
  )
  await succeeded()
  return token
}

export type DemoPerson = { agentId: string; name: string; jobTitle: string; roles: string[]; siteName: string }

/** The invented people of a demonstration; none in a real installation, as the database decides. */
export const listDemoPeople = async (house: House): Promise<DemoPerson[]> => {
  const found = await sql<{
    agent_id: string
    first_name: string
    last_name: string
    job_title: string
    roles: string[]
    site_name: string
  }>`
    select * from app.demo_people()`.execute(house.bare)
  return found.rows.map((row) => ({
    agentId: row.agent_id,
    name: `${row.first_name} ${row.last_name}`,
    jobTitle: row.job_title,
    roles: row.roles,
    siteName: row.site_name,
  }))
}

/** A complete session for one of the demonstration's people; undefined in a real installation. */
export const demoLogIn = async (house: House, agentId: string, on: Omit<Device, 'addressHash'>): Promise<string | undefined> => {
  const token = newToken(house.random)
  const done = await sql<{ ok: boolean }>`
    select app.demo_log_in(${agentId}, ${house.newId()}, ${hashToken(token)}, ${on.shared}, ${on.device}) as ok`.execute(house.bare)
  return done.rows[0]?.ok ? token : undefined
}

/** Lowers the curtain: from the next request on, the session shows nothing. */
export const lock = async (house: House, session: Buffer): Promise<void> => {
  await sql`select app.lock_session(${session})`.execute(house.bare)
}

/**
 * Whether the passphrase is the one of the session's agent; tries are counted for the session and told to the log.
 * @throws Refused when wrong, or when one must wait.
 */
export const provePassphrase = async (house: House, session: Buffer, passphrase: string, addressHash: Buffer): Promise<void> => {
  const succeeded = await countTry(house, `session:${session.toString('hex')}`, addressHash, 'passphrase', { session })
  const found = await sql<{ hash: string | null }>`select app.passphrase_of(${session}) as hash`.execute(house.bare)
  const hash = found.rows[0]?.hash
  if (!hash || !(await verifyPassphrase(hash, passphrase))) {
    await sql`select app.unlock_failed(${session})`.execute(house.bare)
    throw new Refused({ passphrase: 'Ce n’est pas la phrase de passe de cette session.' })
  }
  await succeeded()
}

/** Lifts the curtain with the passphrase alone (decision 12). @returns the new token. @throws Refused */
export const unlock = async (house: House, session: Buffer, passphrase: string, addressHash: Buffer): Promise<string> => {
  await provePassphrase(house, session, passphrase, addressHash)
  const token = newToken(house.random)
  const done = await sql<{ ok: boolean }>`select app.unlock_session(${session}, ${hashToken(token)}) as ok`.execute(house.bare)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Cette session est terminée. Connectez-vous à nouveau.' })
  return token
}

/** In a demonstration, for people without a passphrase: lifts the curtain, or confirms, in one click. Undefined anywhere else. */
export const demoReturn = async (house: House, session: Buffer): Promise<string | undefined> => {
  const token = newToken(house.random)
  const done = await sql<{ ok: boolean }>`select app.demo_return(${session}, ${hashToken(token)}) as ok`.execute(house.bare)
  return done.rows[0]?.ok ? token : undefined
}

export const logOut = async (house: House, session: Buffer): Promise<void> => {
  await sql`select app.end_session(${session})`.execute(house.bare)
}
