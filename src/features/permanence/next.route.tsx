import { takeNext } from '#features/agenda/commands.server.ts'
import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { actForm } from './forms.ts'
import { getPermanence } from './page.server.ts'

/** An act alone: read by its address, it leads to the permanence. */
export const loader = actAlone((params) => paths.permanence.show({ id: params['id'] ?? '' }))

/** « Recevoir la personne suivante »: of two who press at once, each has another one. */
export const action = submit(permanence.next, actForm, async ({ tx, id, today }) => {
  await getPermanence(tx, id)
  const taken = await takeNext(tx, id, today)
  if (taken !== null) tx.about({ subjectId: taken })
  return redirectWithMessage(paths.permanence.show({ id }), taken === null ? 'personne-n-attend' : 'passage-recu')
})

export { NoPage as default } from '#web/no-page.tsx'
