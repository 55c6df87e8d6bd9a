import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { setAparteReaders } from './corrections.server.ts'
import { readersForm } from './forms.ts'

/** An address for one act, so that the log tells it and not a correction; whoever comes here by hand reads the note. */
export const loader = actAlone((params) => paths.caseFile.entry({ id: params['id'] ?? '', entryId: params['entryId'] ?? '' }))

export const action = submit(actions.chooseReaders, readersForm, async ({ tx, id, params, value }) => {
  await setAparteReaders(tx, { caseFileId: id, compartmentId: value.compartmentId, readers: value.readers })
  return redirectWithMessage(paths.caseFile.entry({ id, entryId: params['entryId'] ?? '' }), 'lecteurs-choisis')
})

export { NoPage as default } from '#web/no-page.tsx'
