import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { actForm } from './forms.ts'
import { getPermanence, requestOfPassage } from './page.server.ts'

/** An act alone: read by its address, it leads to the permanence. */
export const loader = actAlone((params) => paths.permanence.show({ id: params['id'] ?? '' }))

/** « En faire une demande »: one press, and the team has it. Who receives is led to it, to write her words down; reception stays at the door. */
export const action = submit(permanence.request, actForm, async ({ tx, id, params, timeZone, actor }) => {
  await getPermanence(tx, id)
  const requestId = await requestOfPassage(tx, { permanenceId: id, id: params['contactId'] ?? '', timeZone })
  const receives = actor.roles.includes('worker') || actor.roles.includes('manager')
  return redirectWithMessage(receives ? paths.request.show({ id: requestId }) : paths.permanence.show({ id }), 'demande-enregistree')
})

export { NoPage as default } from '#web/no-page.tsx'
