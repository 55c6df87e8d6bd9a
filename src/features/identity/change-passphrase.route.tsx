import { redirect } from 'react-router'
import { z } from 'zod'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { changePassphrase, ownNames, proveCurrent } from './account.server.ts'
import { actions } from './actions.ts'
import { hashOf } from './session.server.ts'
import { NewPassphraseFields } from './threshold.tsx'
import type { Route } from './+types/change-passphrase.route'

export const meta = () => [{ title: 'Phrase de passe — Aparté' }]

export const loader = page(actions.account, async ({ visit }) => {
  if (!visit.steppedUp) throw redirect(paths.stepUp(paths.account.passphrase()))
  return null
})

const form = z.object({
  current: z.string().min(1, 'Écrivez votre phrase de passe actuelle.').max(1000, 'Cette phrase est trop longue.'),
  passphrase: z.string().max(1000, 'Cette phrase est trop longue.'),
  again: z.string().max(1000).default(''),
})

export const action = submitAfter(
  actions.changePassphrase,
  form,
  ({ house, visit, value }) => proveCurrent(house, hashOf(visit), value.current, visit.addressHash),
  async ({ tx, house, value }) => {
    await changePassphrase(tx, house.random, value, await ownNames(tx))
    return redirectWithMessage(paths.account.show(), 'phrase-changee')
  },
)

export default function ChangePassphrasePage({ actionData }: Route.ComponentProps) {
  const errors = actionData?.errors
  return (
    <Frame>
      <Page>
        <TitleBar title="Changer de phrase de passe">Vos autres sessions se termineront. Celle-ci reste ouverte.</TitleBar>
        <form method="post" className="formulaire" data-principal="">
          <ErrorSummary errors={errors} />
          <Field
            name="current"
            type="password"
            label="Votre phrase de passe actuelle"
            autoComplete="current-password"
            error={errors?.['current']}
          />
          <NewPassphraseFields errors={errors} />
          <Actions>
            <Button look="principal">Changer</Button>
            <LinkButton look="nu" href={paths.account.show()}>
              Ne rien changer
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
