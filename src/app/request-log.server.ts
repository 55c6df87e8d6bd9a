import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RandomBytes } from '#core/ids.ts'
import type { CurrentRequest } from './current-request.server.ts'

/** One request, as it may be told: no address, no name, no agent, no path with its ids. */
export type ToldRequest = CurrentRequest & { readonly method: string; readonly status: number; readonly ms: number }

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Begins to follow a request; `tell` hears of it once its answer is gone, or once the asker hung up (status 499, as nginx says it). */
export const followRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  options: { routeOf: (pathname: string) => string; random: RandomBytes; tell: (told: ToldRequest) => void },
): CurrentRequest => {
  const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const current = { id: Buffer.from(options.random(4)).toString('hex'), route: options.routeOf(pathname) }
  const started = performance.now()
  // a method is a word that anybody may invent
  const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : 'AUTRE'
  response.once('close', () =>
    options.tell({
      ...current,
      method,
      status: response.writableFinished ? response.statusCode : 499,
      ms: Math.round((performance.now() - started) * 10) / 10,
    }),
  )
  return current
}

/** The line of a request: for a machine, or for a reader. */
export const requestLine = (kind: 'json' | 'text', at: Date, { id, route, method, status, ms }: ToldRequest): string =>
  kind === 'json'
    ? JSON.stringify({ time: at.toISOString(), level: status >= 500 ? 'error' : 'info', request: id, method, route, status, ms })
    : `${at.toISOString()} ${status} ${method} ${route} ${ms} ms (${id})`
