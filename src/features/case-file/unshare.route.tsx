import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { takeBackForm } from './forms.ts'
import { takeBackAccess } from './sharing.server.ts'

/** An address for one act; whoever comes here by hand sees who sees the case file. */
export const loader = actAlone((params) => paths.caseFile.share({ id: params['id'] ?? '' }))

export const action = submit(actions.takeBack, takeBackForm, async ({ tx, id, value }) => {
  await takeBackAccess(tx, { caseFileId: id, agentId: value.agentId })
  return redirectWithMessage(paths.caseFile.share({ id }), 'acces-retire')
})

export { NoPage as default } from '#web/no-page.tsx'
