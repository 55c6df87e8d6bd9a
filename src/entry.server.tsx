import { renderToString } from 'react-dom/server'
import { ServerRouter } from 'react-router'
import type { EntryContext } from 'react-router'
import { typesetHtml } from '#ui/typeset.ts'

export { serve } from '#app/server.server.ts'

/** Pages are whole before they leave: no streaming, no script, one answer (docs/decisions/0005-no-hydration.md). */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  const html = renderToString(<ServerRouter context={context} url={request.url} />)
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
  // the path's ids are opaque, but a path is not needed to find a bug: its shape is
  const shape = new URL(request.url).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/[\w-]{43}/g, ':token')
  const where =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .slice(1, 6)
          .map((line) => line.trim())
          .join(' < ')
      : ''
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return JSON.stringify({ level: 'error', incident: name, code: code.trim(), method: request.method, path: shape, where })
}
