import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { setThreshold } from './commands.server.ts'
import { thresholdForm } from './forms.ts'
import { getThreshold } from './queries.server.ts'
import type { Route } from './+types/threshold.route'

export const loader = page(actions.threshold, async ({ tx }) => ({ cents: await getThreshold(tx) }))

export const action = submit(actions.changeThreshold, thresholdForm, async ({ tx, value }) => {
  await setThreshold(tx, value.euros)
  return redirectWithMessage(paths.night.threshold(), 'seuil-garde')
})

export const meta: Route.MetaFunction = () => [{ title: 'Avis de la nuit — Aparté' }]

export default function Threshold({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Avis de la nuit" small />
        <form method="post" className="formulaire">
          <ErrorSummary errors={actionData?.errors} />
          <p>
            Chaque nuit, les droits de tous les foyers sont calculés à nouveau. Les référentes et référents sont prévenus d’un droit
            nouveau, d’un droit qui va s’arrêter, et d’un montant qui change de plus que ceci.
          </p>
          <Field
            name="euros"
            label="Prévenir quand un montant mensuel change de plus de (en euros)"
            value={typedText(actionData, 'euros', String(loaderData.cents / 100).replace('.', ','))}
            error={actionData?.errors['euros']}
            help="De 0 à 1 000. Vaut pour toute l’organisation, à partir de la nuit prochaine."
            inputMode="decimal"
          />
          <Actions>
            <Button look="principal">Garder</Button>
            <LinkButton href={paths.team.places()} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
