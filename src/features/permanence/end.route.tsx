import { closeContact } from '#features/agenda/commands.server.ts'
import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { endForm } from './forms.ts'
import { getPassage, getPermanence } from './page.server.ts'

/** An act alone: read by its address, it leads to the permanence. */
export const loader = actAlone((params) => paths.permanence.show({ id: params['id'] ?? '' }))

/** What became of a passage: informed, an appointment was given, or she left. */
export const action = submit(permanence.end, endForm, async ({ tx, id, params, value }) => {
  const contactId = params['contactId'] ?? ''
  await getPermanence(tx, id)
  await getPassage(tx, id, contactId)
  tx.about({ subjectId: contactId })
  await closeContact(tx, contactId, value.outcome)
  return redirectWithMessage(paths.permanence.show({ id }), 'passage-termine')
})

export { NoPage as default } from '#web/no-page.tsx'
