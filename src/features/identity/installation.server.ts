import { sql } from 'kysely'
import { Gone } from '#core/errors.ts'
import type { House } from '#db/door.server.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { hashPassphrase } from './hashing.server.ts'
import { checkNewPassphrase } from './link.server.ts'
import { plainLogin } from './login.server.ts'

/**
 * A real installation without any agent: the one-time token of its first administrator, to be printed at start. Each call replaces the one
 * before, for 24 hours. Null once somebody is there, and in a demonstration.
 */
export const offerInstallation = async (house: House): Promise<string | null> => {
  const token = newToken(house.random)
  const done = await sql<{ ok: boolean }>`select app.offer_installation(${hashToken(token)}) as ok`.execute(house.bare)
  return done.rows[0]?.ok ? token : null
}

/** @throws Gone when the token is not the last one made, or somebody is there already. */
export const openInstallation = async (house: House, token: string): Promise<void> => {
  const found = await sql<{ ok: boolean }>`select app.installation_open(${hashToken(token)}) as ok`.execute(house.bare)
  if (!found.rows[0]?.ok) throw new Gone('This link was used or is too old')
}

export type Installation = {
  organisationName: string
  kind: string
  siteName: string
  timeZone: string
  firstName: string
  lastName: string
  jobTitle: string
  login: string
  passphrase: string
  again: string
}

/** Creates the organisation, its first site and its first administrator. @returns the token of her session. @throws Refused, Gone */
export const install = async (house: House, token: string, typed: Installation, device: string): Promise<string> => {
  await openInstallation(house, token)
  checkNewPassphrase(typed, [typed.firstName, typed.lastName, typed.login, typed.organisationName, typed.siteName])
  const hash = await hashPassphrase(typed.passphrase, house.random)
  const session = newToken(house.random)
  const done = await sql<{ ok: boolean }>`
    select app.install(${hashToken(token)}, ${house.newId()}, ${typed.organisationName}, ${typed.kind}, ${house.newId()}, ${typed.siteName}, ${typed.timeZone},
      ${house.newId()}, ${house.newId()}, ${plainLogin(typed.login)}, ${typed.firstName}, ${typed.lastName}, ${typed.jobTitle}, ${hash}, ${house.newId()},
      ${hashToken(session)}, ${device}) as ok`.execute(house.bare)
  if (!done.rows[0]?.ok) throw new Gone('Somebody installed it in the meantime')
  return session
}
