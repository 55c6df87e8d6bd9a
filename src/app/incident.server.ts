import { isRouteErrorResponse } from 'react-router'
import type { CurrentRequest } from './current-request.server.ts'

/**
 * Whether an error is ours. An answer of the 4xx family is none, whoever gives it: our routes, or the framework, which tells us all the same
 * when it refuses a form sent to a page that has no act, or a page asked of an address that has none.
 */
export const isIncident = (error: unknown): boolean => !(isRouteErrorResponse(error) && error.status < 500)

/** The line of the log: kind of error, pattern of the route, first places in our code; no message, since it may quote what was typed. */
export const incidentLine = (error: unknown, method: string, current: CurrentRequest | undefined, now = new Date()): string => {
  const name = error instanceof Error ? error.name : typeof error
  // a path holds ids, and is not needed to find a bug: the pattern of its route is
  const where =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .slice(1, 6)
          .map((line) => line.trim())
          .join(' < ')
      : ''
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return JSON.stringify({
    time: now.toISOString(),
    level: 'error',
    request: current?.id ?? '',
    incident: name,
    code: code.trim(),
    method,
    route: current?.route ?? '',
    where,
  })
}
