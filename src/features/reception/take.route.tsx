import { redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { takeRequest } from './commands.server.ts'
import { takeForm } from './forms.ts'
import { mayReadRequest } from './queries.server.ts'

/**
 * « Je la prends ». Whoever comes second reads that somebody else has it; whoever may not read it reads the same, and the log says which of
 * the two it was: nothing was taken.
 */
export const action = submit(request.take, takeForm, async ({ tx, id, house, actor }) => {
  if (await takeRequest(tx, id)) return redirectWithMessage(paths.request.show({ id }), 'demande-prise')
  const held = await mayReadRequest(tx, id)
  await house.record(actor, request.take, { subjectId: id }, held ? 'failed' : 'refused')
  throw redirectWithMessage(held ? paths.request.show({ id }) : paths.request.queue(), 'demande-deja-prise')
})
