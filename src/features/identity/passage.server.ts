import { sql } from 'kysely'
import { Refused } from '#core/errors.ts'
import type { House } from '#db/door.server.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import type { Visit } from '#web/context.ts'
import { SignOnProblem } from '#web/sign-on.ts'
import type { Departure, SignOn } from '#web/sign-on.ts'
import { countTry } from './login.server.ts'
import type { Device } from './login.server.ts'
import { returnPath } from './return-path.ts'

/**
 * The way to the provider and back. What binds both ends travels in a cookie of ten minutes that we alone can read and write: nothing is
 * stored for who only leaves, and who brings an answer without having left from this browser brings nothing (login CSRF).
 */
type Passage = Departure & {
  readonly to: string
  readonly shared: boolean
  /** Hash of the session whose curtain is to be lifted, or that steps up; null to log in. */
  readonly session: string | null
  /** Milliseconds since 1970. */
  readonly until: number
}

const LASTS = 10 * 60_000
const BOUND = 'sign-on'
const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-passage' : 'passage')

/** Lax and not Strict: the browser brings it back when the provider, another site, sends it here. */
const cookie = (origin: string, value: string, seconds: number): string =>
  `${cookieName(origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${origin.startsWith('https:') ? '; Secure' : ''}`

/** Set-Cookie that forgets the passage: it serves once. */
export const noPassage = (origin: string): string => cookie(origin, '', 0)

/** Where to send the browser, and the cookie that it takes along. `visit`: a session that is there proves itself again. @throws SignOnProblem */
export const depart = async (
  { house, signOn, origin, visit }: { house: House; signOn: SignOn; origin: string; visit: Pick<Visit, 'state' | 'tokenHash'> },
  asked: { to: string; shared: boolean },
): Promise<{ address: string; cookie: string }> => {
  const session = visit.state === 'open' || visit.state === 'locked' ? visit.tokenHash : null
  const departure: Departure = {
    state: newToken(house.random),
    nonce: newToken(house.random),
    verifier: newToken(house.random),
    again: session !== null,
  }
  const passage: Passage = { ...departure, ...asked, session, until: house.clock().getTime() + LASTS }
  const sealed = house.vault.sealRoot(BOUND, Buffer.from(JSON.stringify(passage), 'utf8')).toString('base64url')
  return { address: (await signOn.depart(departure)).href, cookie: cookie(origin, sealed, LASTS / 1000) }
}

/** The passage that this browser began; undefined when there is none, it is too old, or it is none of ours. */
const passageOf = (house: House, request: Request, origin: string): Passage | undefined => {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name !== cookieName(origin) || !value || !/^[\w-]{40,2000}$/.test(value)) continue
    try {
      const passage = JSON.parse(house.vault.openRoot(BOUND, Buffer.from(value, 'base64url')).toString('utf8')) as Passage
      if (passage.until > house.clock().getTime()) return passage
    } catch {
      // altered, or sealed by another house
    }
  }
  return undefined
}

/** How a return can end, beside the session: each has its page. */
export type ReturnProblem = SignOnProblem['kind'] | 'replayed' | 'unknown' | 'closed' | 'other' | 'weak' | 'ended' | 'tooMany'
export type Returned = { token: string; complete: boolean; to: string } | { problem: ReturnProblem; to: string }

/**
 * What the browser brought back: verified, compared with the linked accounts, and turned into a session (or the proof of one that is there).
 * The state is used up before anything is asked of the provider.
 */
export const arrive = async (
  { house, signOn, origin, request, url }: { house: House; signOn: SignOn; origin: string; request: Request; url: URL },
  on: Device,
): Promise<Returned> => {
  const passage = passageOf(house, request, origin)
  if (!passage || url.searchParams.get('state') !== passage.state) return { problem: 'replayed', to: '/' }
  const to = returnPath(passage.to)
  try {
    const succeeded = await countTry(
      house,
      `passage:${passage.state}`,
      on.addressHash,
      '',
      passage.session ? { session: Buffer.from(passage.session, 'hex') } : {},
    )
    const first = await sql<{ ok: boolean }>`select app.identity_once(${hashToken(passage.state)}) as ok`.execute(house.bare)
    if (!first.rows[0]?.ok) return { problem: 'replayed', to }
    const identity = await signOn.arrive(url, passage)
    const token = newToken(house.random)
    if (passage.session) {
      const back = await sql<{ outcome: string }>`
        select app.identity_return(${Buffer.from(passage.session, 'hex')}, ${hashToken(token)}, ${signOn.issuer}, ${identity.subject}, ${identity.strong}) as outcome`.execute(
        house.bare,
      )
      const outcome = back.rows[0]?.outcome
      if (outcome !== 'done') return { problem: outcome === 'other' || outcome === 'weak' ? outcome : 'ended', to }
      await succeeded()
      return { token, complete: true, to }
    }
    const logIn = async (awaited: string | null): Promise<string | undefined> => {
      const found = await sql<{ outcome: string }>`
        select app.identity_log_in(${signOn.issuer}, ${identity.subject}, ${awaited}, ${identity.strong}, ${house.newId()}, ${hashToken(token)},
          ${passage.shared}, ${on.device}) as outcome`.execute(house.bare)
      return found.rows[0]?.outcome
    }
    let outcome = await logIn(null)
    if (outcome === 'unknown') {
      const awaited = await identity.matchedBy()
      if (awaited) outcome = await logIn(awaited)
    }
    if (outcome !== 'begun' && outcome !== 'complete') return { problem: outcome === 'closed' ? 'closed' : 'unknown', to }
    await succeeded()
    return { token, complete: outcome === 'complete', to }
  } catch (error) {
    if (error instanceof SignOnProblem) return { problem: error.kind, to }
    if (error instanceof Refused) return { problem: 'tooMany', to }
    throw error
  }
}

/** Whether the agent of this session may come by single sign-on, and whether this session did. */
export const signOnOf = async (house: House, session: Buffer, signOn: SignOn | null): Promise<{ linked: boolean; began: boolean }> => {
  if (!signOn) return { linked: false, began: false }
  const found = await sql<{ issuer: string; began: boolean }>`select * from app.identity_of(${session})`.execute(house.bare)
  const row = found.rows.find(({ issuer }) => issuer === signOn.issuer)
  return { linked: row !== undefined, began: row?.began ?? false }
}
