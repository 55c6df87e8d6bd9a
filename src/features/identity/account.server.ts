import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import type { RandomBytes } from '#core/ids.ts'
import type { House, Read, Write } from '#db/door.server.ts'
import { hashPassphrase, verifyPassphrase } from './hashing.server.ts'
import { checkNewPassphrase } from './link.server.ts'
import type { NewFactor } from './factor.server.ts'
import { countTry } from './login.server.ts'

/** One's own account, through the doors: the functions of db/policies/060_login.sql ask the session who acts. */

export type OwnSession = {
  id: string
  device: string
  createdAt: Date
  lastSeenAt: Date
  shared: boolean
  locked: boolean
  thisOne: boolean
}
export type OwnFactor = { id: string; kind: 'totp' | 'passkey'; label: string; createdAt: Date; lastUsedAt: Date | null }

/** The actor's complete sessions that have not ended, last seen first. */
export const listOwnSessions = async (tx: Read | Write): Promise<OwnSession[]> => {
  const found = await sql<OwnSession>`
    select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt", shared_computer as shared, locked, this_one as "thisOne"
    from app.my_sessions()`.execute(tx.q)
  return found.rows
}

/** Ends one of the actor's other sessions, or all the others when `id` is null. @returns how many */
export const endOwnSessions = async (tx: Write, id: string | null): Promise<number> => {
  const done = await sql<{ n: number }>`select app.end_my_sessions(${id}) as n`.execute(tx.q)
  return done.rows[0]?.n ?? 0
}

export const listOwnFactors = async (tx: Read | Write): Promise<OwnFactor[]> => {
  const found = await sql<OwnFactor>`
    select id, kind, label, created_at as "createdAt", last_used_at as "lastUsedAt" from app.my_factors()`.execute(tx.q)
  return found.rows
}

const AGAIN = 'La preuve de tout à l’heure ne vaut plus : elle dure cinq minutes. Rechargez cette page pour confirmer à nouveau.'

/** @throws Refused without a recent step-up */
export const addFactor = async (tx: Write, factor: NewFactor): Promise<void> => {
  const done = await sql<{ ok: boolean }>`
    select app.add_factor(${factor.id}, ${factor.kind}, ${factor.label}, ${factor.secret}, ${factor.passkeyId}, ${factor.counter}, ${factor.transports}) as ok`.execute(
    tx.q,
  )
  if (!done.rows[0]?.ok) throw new Refused({ '': AGAIN })
}

/** @throws Refused without a recent step-up, or when it is the last factor */
export const revokeFactor = async (tx: Write, id: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.revoke_factor(${id}) as ok`.execute(tx.q)
  if (done.rows[0]?.ok) return
  const only = (await listOwnFactors(tx)).length <= 1
  throw new Refused({ '': only ? 'C’est votre seul second facteur. Ajoutez-en un autre d’abord, puis retirez celui-ci.' : AGAIN })
}

/**
 * Whether this is the passphrase of the session's agent, before it is changed. The current one is asked even after a step-up: a telephone left
 * on the desk must not be enough. Outside the doors: a try is counted whatever becomes of the act. @throws Refused
 */
export const proveCurrent = async (house: House, session: Buffer, current: string, addressHash: Buffer): Promise<void> => {
  const found = await sql<{ hash: string | null }>`select app.passphrase_of(${session}) as hash`.execute(house.bare)
  const hash = found.rows[0]?.hash
  if (!hash) throw new Refused({ '': 'Les personnes de la démonstration n’ont pas de phrase de passe.' })
  const succeeded = await countTry(house, `session:${session.toString('hex')}`, addressHash, 'current', { session })
  if (!(await verifyPassphrase(hash, current))) throw new Refused({ current: 'Ce n’est pas votre phrase de passe actuelle.' })
  await succeeded()
}

/** Changes the actor's passphrase, once the current one is proved, and ends her other sessions. @throws Refused */
export const changePassphrase = async (
  tx: Write,
  random: RandomBytes,
  typed: { current: string; passphrase: string; again: string },
  names: readonly string[],
): Promise<void> => {
  checkNewPassphrase(typed, names)
  if (typed.passphrase === typed.current) throw new Refused({ passphrase: 'C’est la phrase que vous avez déjà. Écrivez-en une autre.' })
  const done = await sql<{
    ok: boolean
  }>`select app.change_passphrase(${await hashPassphrase(typed.passphrase, random)}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': AGAIN })
}

/** The actor's settings: single-letter keys, one face everywhere. */
export const changeSettings = async (tx: Write, settings: { singleKeys: boolean; plainFonts: boolean }): Promise<void> => {
  await tx.q
    .updateTable('agent')
    .set({ single_keys: settings.singleKeys, plain_fonts: settings.plainFonts })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', tx.actor.agentId)
    .execute()
}

/** Names that a passphrase of the actor must not rest on. */
export const ownNames = async (tx: Read | Write): Promise<string[]> => {
  const row = await tx.q
    .selectFrom('agent')
    .innerJoin('organisation', 'organisation.id', 'agent.organisation_id')
    .innerJoin('site', (join) => join.onRef('site.organisation_id', '=', 'agent.organisation_id').onRef('site.id', '=', 'agent.site_id'))
    .select(['agent.login', 'agent.first_name', 'agent.last_name', 'organisation.name as organisation', 'site.name as site'])
    .where('agent.organisation_id', '=', tx.org)
    .where('agent.id', '=', tx.actor.agentId)
    .executeTakeFirstOrThrow()
  return [row.login, row.first_name, row.last_name, row.organisation, row.site]
}
