import { createHash } from 'node:crypto'
import { isOutage } from '#db/outage.ts'
import { hashToken } from '#db/token.server.ts'
import type { Hall } from '#web/context.ts'
import { MinuteLimit } from '#web/minute-limit.ts'
import { calendarText } from './calendar-text.ts'
import { readFeed } from './commands.server.ts'
import { READINGS_A_MINUTE, REFUSALS_A_MINUTE, tokenIn } from './model.ts'

const readings = new MinuteLimit(READINGS_A_MINUTE)
const refusals = new MinuteLimit(REFUSALS_A_MINUTE)
/** Hashes of tokens that lived when last asked: refused addresses of a neighbour do not hold them up. Each reading asks the database again. */
const known = new Set<string>()

const plain = (status: number, words: string, headers: Record<string, string> = {}): Response =>
  new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })
/** One answer for what never was, what is no more, and what was taken back. */
const notThere = (): Response => plain(404, 'Il n’y a pas d’agenda à cette adresse.')

/**
 * GET /agenda/flux/….ics: the hours of an agenda for a telephone, by its private address. No cookie is read, no session begins; the same hours give the
 * same ETag, so that a telephone which asks every quarter of an hour is mostly answered 304.
 */
export const calendarFeed = async ({
  house,
  visit,
  now,
  request,
  params,
}: Hall & { request: Request; params: Readonly<Record<string, string | undefined>> }): Promise<Response> => {
  const address = visit.addressHash.toString('hex')
  const token = tokenIn(params['token'])
  const name = token ? hashToken(token).toString('hex') : ''
  const wait = known.has(name) ? readings.wait(name, now) : refusals.wait(address, now)
  if (wait > 0) return plain(429, `Trop de lectures. Réessayez dans ${wait} s.`, { 'retry-after': String(wait) })
  let hours
  try {
    hours = token ? await readFeed(house, token, now) : null
  } catch (error) {
    if (isOutage(error)) return plain(503, 'L’agenda ne répond pas. Réessayez dans un instant.', { 'retry-after': '60' })
    throw error
  }
  if (hours === null) {
    known.delete(name)
    refusals.count(address, now)
    return notThere()
  }
  known.add(name)
  readings.count(name, now)
  const text = calendarText(hours, now)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } })
  return new Response(text, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="agenda.ics"', etag },
  })
}
