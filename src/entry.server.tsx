import { renderToString } from 'react-dom/server'
import { ServerRouter } from 'react-router'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { uuidv4 } from '#core/ids.ts'
import { typesetHtml } from '#ui/typeset.ts'
import { currentRequest } from '#app/current-request.server.ts'
import { incidentLine, isIncident } from '#app/incident.server.ts'
import { Kept } from '#app/kept.tsx'
import { Incident } from '#app/problem.tsx'
import { hallContext } from '#web/context.ts'
import { withFormKeys } from '#web/form-key.ts'

export { serve } from '#app/server.server.ts'

/** Pages are whole before they leave: no streaming, no script, one answer (docs/decisions/0005-no-hydration.md). */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  given: RouterContextProvider,
): Response {
  const { kept, visit, house } = given.get(hallContext)
  const html = renderToString(
    <Incident value={currentRequest.getStore()?.id ?? null}>
      <Kept value={kept.form}>
        <ServerRouter context={context} url={request.url} />
      </Kept>
    </Incident>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // acts of who is inside are done once for each form; before the login there is nobody to remember it for
  const keyed = visit.state === 'open' ? withFormKeys(html, uuidv4(house.random(16))) : html
  return new Response(`<!DOCTYPE html>${typesetHtml(keyed)}`, { status, headers })
}

/** Errors that we made: one line without personal data, with the incident number that the page shows. */
export const handleError = (error: unknown, { request }: { request: Request }): void => {
  if (request.signal.aborted || !isIncident(error)) return
  process.stderr.write(`${incidentLine(error, request.method, currentRequest.getStore())}\n`)
}
