import { redirect } from 'react-router'
import { z } from 'zod'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { idField } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { revokeFactor } from './account.server.ts'
import { actions } from './actions.ts'
import type { Route } from './+types/revoke-factor.route'

export const meta = () => [{ title: 'Second facteur — Aparté' }]

export const loader = () => null

/** A lost or stolen factor stops at once. Without a recent proof, that is asked first, and the account page is where one comes back. */
export const action = submit(actions.revokeFactor, z.object({ id: idField() }), async ({ tx, visit, value }) => {
  if (!visit.steppedUp) return redirect(paths.stepUp(paths.account.show()))
  await revokeFactor(tx, value.id)
  return redirectWithMessage(paths.account.show(), 'facteur-retire')
})

/** Seen only when it was refused. */
export default function RevokeFactorPage({ actionData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Second facteur" />
        <ErrorSummary errors={actionData?.errors} actAlone />
        <LinkButton href={paths.account.show()}>Revenir à mon compte</LinkButton>
      </Page>
    </Frame>
  )
}
