import { takeContact } from '#features/agenda/commands.server.ts'
import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { actForm } from './forms.ts'
import { getPassage, getPermanence } from './page.server.ts'

/** An act alone: read by its address, it leads to the permanence. */
export const loader = actAlone((params) => paths.permanence.show({ id: params['id'] ?? '' }))

/** « Je la reçois »: whoever comes second reads that somebody else does. */
export const action = submit(permanence.take, actForm, async ({ tx, id, params }) => {
  const contactId = params['contactId'] ?? ''
  await getPermanence(tx, id)
  await getPassage(tx, id, contactId)
  tx.about({ subjectId: contactId })
  await takeContact(tx, contactId)
  return redirectWithMessage(paths.permanence.show({ id }), 'passage-recu')
})

export { NoPage as default } from '#web/no-page.tsx'
