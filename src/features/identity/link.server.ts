import { sql } from 'kysely'
import { Gone, Refused } from '#core/errors.ts'
import type { House } from '#db/door.server.ts'
import { hashCode, hashToken, newToken } from '#db/token.server.ts'
import { hashPassphrase } from './hashing.server.ts'
import { countTry } from './login.server.ts'
import type { Device } from './login.server.ts'
import { passphraseProblem } from './passphrase.ts'

/** One-time links: invitation and recovery. A link is shown once; only its hash is kept. */

export type LinkedAccount = {
  kind: 'setup' | 'invitation' | 'recovery'
  agentId: string
  login: string
  firstName: string
  lastName: string
  organisationName: string
  /** A recovery also asks for the code that the first of the two persons holds. */
  needsCode: boolean
}

/** The account that a link opens. @throws Gone when it was used, replaced, or is too old. */
export const openLink = async (house: House, token: string): Promise<LinkedAccount> => {
  const found = await sql<{
    kind: LinkedAccount['kind']
    agent_id: string
    login: string
    first_name: string
    last_name: string
    organisation_name: string
    needs_code: boolean
  }>`select * from app.link_of(${hashToken(token)})`.execute(house.bare)
  const row = found.rows[0]
  if (!row) throw new Gone('This link was used or is too old')
  return {
    kind: row.kind,
    agentId: row.agent_id,
    login: row.login,
    firstName: row.first_name,
    lastName: row.last_name,
    organisationName: row.organisation_name,
    needsCode: row.needs_code,
  }
}

/** Both fields of a new passphrase. @throws Refused with the sentence that says what to do. */
export const checkNewPassphrase = (typed: { passphrase: string; again: string }, about: readonly string[]): void => {
  const problem = passphraseProblem(typed.passphrase, about)
  if (problem) throw new Refused({ passphrase: problem })
  if (typed.passphrase !== typed.again) throw new Refused({ again: 'Les deux phrases diffèrent. Écrivez la même une seconde fois.' })
}

/** Sets the passphrase of a link's account and begins the session that waits for its second factor. @returns its token. @throws Refused, Gone */
export const acceptLink = async (
  house: House,
  token: string,
  typed: { passphrase: string; again: string; code: string },
  on: Device,
): Promise<string> => {
  const account = await openLink(house, token)
  checkNewPassphrase(typed, [account.firstName, account.lastName, account.login, account.organisationName])
  const succeeded = await countTry(house, `link:${account.agentId}`, on.addressHash, 'code')
  const session = newToken(house.random)
  const hash = await hashPassphrase(typed.passphrase, house.random)
  const done = await sql<{ ok: boolean }>`
    select app.use_link(${hashToken(token)}, ${hashCode(typed.code)}, ${hash}, ${house.newId()}, ${hashToken(session)}, ${on.shared}, ${on.device}) as ok`.execute(
    house.bare,
  )
  if (!done.rows[0]?.ok)
    throw new Refused({ code: 'Ce code n’est pas celui de cette demande. Il a douze signes ; demandez-le à la personne qui l’a reçu.' })
  await succeeded()
  return session
}
