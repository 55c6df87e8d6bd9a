import { sql } from 'kysely'
import type { Actor, Role } from '#core/actor.ts'
import type { House } from '#db/door.server.ts'
import { hashToken } from '#db/token.server.ts'
import type { Visit } from '#web/context.ts'

/** The one cookie. `__Host-` needs https; on loopback without it the plain name serves, and neither is read where the other belongs. */
const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-sid' : 'sid')

/** Set-Cookie of a session; it dies with the browser, and after twelve hours in the database whatever the browser does. */
export const sessionCookie = (origin: string, token: string): string =>
  `${cookieName(origin)}=${token}; Path=/; HttpOnly; SameSite=Strict${origin.startsWith('https:') ? '; Secure' : ''}`
export const noCookie = (origin: string): string => `${sessionCookie(origin, '')}; Max-Age=0`

/** The token that the request carries, when it has the form of one. */
export const tokenOf = (request: Request, origin: string): string | undefined => {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookieName(origin) && value && /^[A-Za-z0-9_-]{43}$/.test(value)) return value
  }
  return undefined
}

type SessionRow = {
  session_id: string
  agent_id: string
  organisation_id: string
  organisation_name: string
  site_id: string
  site_name: string
  time_zone: string
  first_name: string
  last_name: string
  job_title: string
  roles: Role[]
  trainee: boolean
  shared_computer: boolean
  single_keys: boolean
  plain_fonts: boolean
  complete: boolean
  locked: boolean
  locked_at: Date | null
  /** Proved herself within the last five minutes: what export, rights and keys ask for (ASVS 7.5.3). */
  stepped_up: boolean
  stepped_up_at: Date | null
  expires_at: Date
  last_seen_at: Date
  idle_seconds: number
  households: number
  has_passphrase: boolean
}

/** A visit, and where the visitor works: nothing more than the visit when nobody is known. */
export type ResolvedVisit = Visit & {
  readonly timeZone: string
  readonly organisationName: string | null
}

/** The visit of who is not known. */
export const visitOfNobody = (addressHash: Buffer): ResolvedVisit => ({
  state: 'none',
  actor: null,
  tokenHash: null,
  steppedUp: false,
  households: 0,
  idleSeconds: 0,
  lockedAt: null,
  addressHash,
  timeZone: 'Europe/Paris',
  siteName: null,
  organisationName: null,
  hasPassphrase: false,
})

/**
 * Who comes with this request: asked once for each request, before any route. Notes that she is there, locks a session left idle.
 * `address` is the client's, as the socket or a declared proxy tells it; only its keyed hash goes on. `origin` is the public one and
 * decides which cookie is read; without it, the request's own.
 */
export const resolveSession = async (
  house: House,
  request: Request,
  address: string,
  origin = new URL(request.url).origin,
): Promise<ResolvedVisit> => {
  const addressHash = house.vault.fingerprint('address', address)
  const token = tokenOf(request, origin)
  const row = token ? await sessionRow(house, hashToken(token)) : undefined
  if (!token || !row) return visitOfNobody(addressHash)
  const tokenHash = hashToken(token).toString('hex')
  const actor: Actor = {
    agentId: row.agent_id,
    organisationId: row.organisation_id,
    sessionId: row.session_id,
    tokenHash,
    siteId: row.site_id,
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    roles: row.roles,
    trainee: row.trainee,
    sharedComputer: row.shared_computer,
    singleKeys: row.single_keys,
    plainFonts: row.plain_fonts,
  }
  return {
    state: row.locked ? 'locked' : row.complete ? 'open' : 'incomplete',
    actor,
    tokenHash,
    steppedUp: row.stepped_up,
    households: row.households,
    idleSeconds: row.idle_seconds,
    lockedAt: row.locked_at,
    addressHash,
    timeZone: row.time_zone,
    siteName: row.site_name,
    organisationName: row.organisation_name,
    hasPassphrase: row.has_passphrase,
  }
}

const sessionRow = async (house: House, tokenHash: Buffer): Promise<SessionRow | undefined> => {
  const found = await sql<SessionRow>`select * from app.session_of(${tokenHash})`.execute(house.bare)
  return found.rows[0]
}

/** The hash that the login functions take, from a visit. */
export const hashOf = (visit: Pick<Visit, 'tokenHash'>): Buffer => Buffer.from(visit.tokenHash ?? '', 'hex')
