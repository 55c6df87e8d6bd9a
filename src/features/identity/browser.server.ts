import type { House } from '#db/door.server.ts'
import { newToken } from '#db/token.server.ts'

const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-poste' : 'poste')
const SIXTY_DAYS = 60 * 86_400

/**
 * The browser of a request, for the limits of attempts: a random cookie that says nothing of anybody and opens nothing. It is given when a
 * login succeeds; then a stranger who exhausts the tries of this login, even behind the same address, does not shut its agent out of here.
 * `cookie`: the Set-Cookie that keeps it for sixty days from now.
 */
export const browserOf = (house: House, request: Request, origin: string): { hash: Buffer; cookie: string } => {
  const known = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim().split('=', 2))
    .find(([name, value]) => name === cookieName(origin) && value && /^[\w-]{43}$/.test(value))?.[1]
  const value = known ?? newToken(house.random)
  return {
    hash: house.vault.fingerprint('device', value),
    cookie: `${cookieName(origin)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SIXTY_DAYS}${origin.startsWith('https:') ? '; Secure' : ''}`,
  }
}
