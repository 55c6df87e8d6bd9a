import { renderToString } from 'react-dom/server'
import { ServerRouter } from 'react-router'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { typesetHtml } from '#ui/typeset.ts'
import { currentRequest } from '#app/current-request.server.ts'
import { Kept } from '#app/kept.tsx'
import { Incident } from '#app/problem.tsx'
import { hallContext } from '#web/context.ts'

export { serve } from '#app/server.server.ts'

/** Pages are whole before they leave: no streaming, no script, one answer (docs/decisions/0005-no-hydration.md). */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  given: RouterContextProvider,
): Response {
  const html = renderToString(
    <Incident value={currentRequest.getStore()?.id ?? null}>
      <Kept value={given.get(hallContext).kept.form}>
        <ServerRouter context={context} url={request.url} />
      </Kept>
    </Incident>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${typesetHtml(html)}`, { status, headers })
}

/** Errors that we made: one line without personal data, with the incident number that the page shows. */
export const handleError = (error: unknown, { request }: { request: Request }): void => {
  if (request.signal.aborted) return
  process.stderr.write(`${incidentLine(error, request)}\n`)
}

const incidentLine = (error: unknown, request: Request): string => {
  const name = error instanceof Error ? error.name : typeof error
  // a path holds ids, and is not needed to find a bug: the pattern of its route is
  const current = currentRequest.getStore()
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
    time: new Date().toISOString(),
    level: 'error',
    request: current?.id ?? '',
    incident: name,
    code: code.trim(),
    method: request.method,
    route: current?.route ?? '',
    where,
  })
}
