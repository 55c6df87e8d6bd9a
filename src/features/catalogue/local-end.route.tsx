import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { localAids as acts } from './actions.ts'
import { endLocalAid } from './commands.server.ts'
import { endForm } from './forms.ts'
import { validity } from './local-parts.tsx'
import { getLocalAid } from './queries.server.ts'
import type { Route } from './+types/local-end.route'

export const meta: Route.MetaFunction = () => [{ title: 'Arrêter une aide locale — Aparté' }]

export const loader = page(acts.form, async ({ tx, id, today }) => ({ aid: (await getLocalAid(tx, id)).aid, today }))

export const action = submit(acts.end, endForm, async ({ tx, id, value }) => {
  await endLocalAid(tx, id, value.versionId, value.validUntil)
  return redirectWithMessage(paths.localAid.show({ id }), 'aide-locale-arretee')
})

export default function EndLocalAidPage({ loaderData, actionData }: Route.ComponentProps) {
  const { aid, today } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Arrêter une aide locale">
          {aid.name} · {validity(aid)}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <form method="post" className="formulaire">
          <input type="hidden" name="versionId" value={aid.versionId} />
          <Field
            name="validUntil"
            type="date"
            label="Dernier jour où elle est donnée"
            value={typedText(actionData, 'validUntil', aid.validUntil ?? today)}
            error={actionData?.errors['validUntil']}
            help="Après ce jour, elle n’est plus proposée. Sa fiche et son histoire restent lisibles."
          />
          <Actions>
            <Button look="principal">Garder cette fin</Button>
            <LinkButton look="nu" href={paths.localAid.show({ id: aid.id })}>
              Renoncer
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
