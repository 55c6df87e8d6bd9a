import { createStaticHandler, isRouteErrorResponse } from 'react-router'
import { expect, it } from 'vitest'
import { incidentLine, isIncident } from './incident.server.ts'

const handler = createStaticHandler([
  { id: 'page', path: '/page', loader: () => null, Component: () => null },
  { id: 'act', path: '/acte', action: () => Response.json({}) },
  {
    id: 'fault',
    path: '/panne',
    Component: () => null,
    loader: () => {
      throw new TypeError('Mme Lambert, 14 rue des Tanneurs')
    },
  },
])
const thrownBy = async (path: string, method: string): Promise<unknown> => {
  const found = await handler.query(new Request(`http://localhost${path}`, { method }))
  return found instanceof Response ? undefined : Object.values(found.errors ?? {})[0]
}

it('what the framework itself refuses is no incident: a form sent to a page without an act, an act read as a page, an unknown address', async () => {
  const refusals = [
    [await thrownBy('/page', 'POST'), 405],
    [await thrownBy('/nulle-part', 'GET'), 404],
    [await handler.queryRoute(new Request('http://localhost/acte')).catch((error: unknown) => error), 400],
  ] as const
  for (const [error, status] of refusals) {
    expect(isRouteErrorResponse(error) && error.status).toBe(status)
    expect(isIncident(error)).toBe(false)
  }
})

it('an error of ours is one, told without what it says', async () => {
  const error = await thrownBy('/panne', 'GET')
  expect(isIncident(error)).toBe(true)
  const line = incidentLine(error, 'GET', { id: 'ab12cd34', route: '/panne' }, new Date('2026-06-16T08:00:00Z'))
  expect(JSON.parse(line)).toMatchObject({ incident: 'TypeError', request: 'ab12cd34', route: '/panne', method: 'GET' })
  expect(line).not.toContain('Lambert')
  expect(isIncident('a text that was thrown')).toBe(true)
})
