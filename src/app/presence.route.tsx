import { hallContext } from '#web/context.ts'
import type { Route } from './+types/presence.route'

/** « Still here »: the server has already noted the visit; the page only needs to know that it is still open. */
export const action = ({ context }: Route.ActionArgs): Response => {
  const { visit, unknown } = context.get(hallContext)
  return new Response(null, { status: unknown !== null ? 503 : visit.state === 'open' ? 204 : 401 })
}
