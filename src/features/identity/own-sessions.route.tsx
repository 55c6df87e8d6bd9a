import { z } from 'zod'
import { optionalId } from '#web/form.ts'
import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { endOwnSessions } from './account.server.ts'
import { actions } from './actions.ts'

export const loader = actAlone(() => paths.account.show())

/** Ends one other session of the actor's, or all the others when none is named. */
export const action = submit(actions.endSessions, z.object({ id: optionalId }), async ({ tx, value }) => {
  const ended = await endOwnSessions(tx, value.id)
  return redirectWithMessage(paths.account.show(), ended > 0 ? 'session-terminee' : 'rien-change')
})

export { NoPage as default } from '#web/no-page.tsx'
