import { isOutage } from '#db/outage.ts'
import { hashToken } from '#db/token.server.ts'
import type { Hall } from '#web/context.ts'
import { answer } from './answer.ts'
import { useKey } from './commands.server.ts'
import { MinuteLimit } from '#web/minute-limit.ts'
import { bearerOf, LARGEST_BODY, REFUSALS_A_MINUTE, REQUESTS_A_MINUTE } from './model.ts'

const requests = new MinuteLimit(REQUESTS_A_MINUTE)
const refusals = new MinuteLimit(REFUSALS_A_MINUTE)
/** Hashes of keys that lived when last asked: a neighbour's refused ones do not hold them up. Each use asks the database again. */
const known = new Set<string>()

/** An answer that is no calculation: a French sentence under `error`, as OpenFisca says what concerns no variable. */
export const refuse = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers })

/**
 * The body as text; null when it is larger than a request may be. What is too much is thrown away as it comes, up to a bound: a client
 * that is still writing when the connection closes would never read the answer.
 */
const readBody = async (request: Request): Promise<string | null> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > 4 * LARGEST_BODY) return null
    if (size <= LARGEST_BODY) pieces.push(piece)
  }
  return size > LARGEST_BODY ? null : new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
}

const compute = async (request: Request): Promise<Response> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'Envoyez la situation en JSON : « Content-Type: application/json ».')
  let sent: unknown
  try {
    const text = await readBody(request)
    if (text === null) return refuse(413, 'Cet envoi est trop grand : 1 Mo au plus. Coupez-le en plusieurs.')
    sent = JSON.parse(text)
  } catch {
    return refuse(400, 'Ce corps n’est pas du JSON lisible, en UTF-8.')
  }
  const { status, body } = answer(sent)
  return Response.json(body, { status })
}

/**
 * POST /api/calculate (decision 16): the key, the limits, the situation, the answer. Of the request nothing is kept; no cookie is read,
 * so that a page of another site cannot make a browser ask in somebody's name.
 */
export const calculation = async ({ house, visit, now, request }: Hall & { request: Request }): Promise<Response> => {
  if (request.method !== 'POST') return refuse(405, 'Le calcul se demande par POST, la situation en JSON dans le corps.', { allow: 'POST' })
  const address = visit.addressHash.toString('hex')
  const secret = bearerOf(request.headers.get('authorization'))
  const name = secret ? hashToken(secret).toString('hex') : ''
  const wait = known.has(name) ? requests.wait(name, now) : refusals.wait(address, now)
  if (wait > 0) return refuse(429, `Trop de demandes. Réessayez dans ${wait} s.`, { 'retry-after': String(wait) })
  requests.count(name, now)
  try {
    if (!secret || !(await useKey(house, secret))) {
      known.delete(name)
      refusals.count(address, now)
      return refuse(
        401,
        'Une clé d’accès au calcul est demandée : « Authorization: Bearer aparte_… ». Celle-ci manque, ou n’a plus cours.',
        {
          'www-authenticate': 'Bearer realm="Aparte"',
        },
      )
    }
  } catch (error) {
    if (isOutage(error)) return refuse(503, 'La base ne répond pas. Réessayez dans un instant.', { 'retry-after': '5' })
    throw error
  }
  known.add(name)
  return compute(request)
}
