import { actAlone, redirectWithMessage, submit, Undone } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { takeRequest } from './commands.server.ts'
import { takeForm } from './forms.ts'
import { mayReadRequest } from './queries.server.ts'

/** An act alone: read by its address, it leads to the request. */
export const loader = actAlone((params) => paths.request.show({ id: params['id'] ?? '' }))

/**
 * « Je la prends ». Whoever comes second reads that somebody else has it; whoever may not read it reads the same, and the log says which of
 * the two it was: nothing was taken.
 */
export const action = submit(request.take, takeForm, async ({ tx, id }) => {
  if (await takeRequest(tx, id)) return redirectWithMessage(paths.request.show({ id }), 'demande-prise')
  const held = await mayReadRequest(tx, id)
  const to = held ? paths.request.show({ id }) : paths.request.queue()
  throw new Undone(held ? 'failed' : 'refused', redirectWithMessage(to, 'demande-deja-prise'))
})

export { NoPage as default } from '#web/no-page.tsx'
