import { redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { takeRequest } from './commands.server.ts'
import { takeForm } from './forms.ts'
import { mayReadRequest } from './queries.server.ts'

/** « Je la prends ». Whoever comes second reads that somebody else has it. */
export const action = submit(request.take, takeForm, async ({ tx, id }) => {
  if (await takeRequest(tx, id)) return redirectWithMessage(paths.request.show({ id }), 'demande-prise')
  return redirectWithMessage((await mayReadRequest(tx, id)) ? paths.request.show({ id }) : paths.request.queue(), 'demande-deja-prise')
})
