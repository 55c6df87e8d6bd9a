import { resource } from '#web/page.server.ts'
import { actions } from './actions.ts'
import { answer } from './answer.server.ts'

/** What the palette (Ctrl K) asks at each pause. Too many searches in a minute: 429, and the sentence that says so. */
export const loader = resource(actions.find, async ({ tx, actor, url }) => {
  const { groups, note, tooOften } = await answer(tx, actor, url.searchParams.get('q') ?? '')
  return Response.json({ groups, note }, tooOften ? { status: 429, headers: { 'retry-after': '20' } } : {})
})
