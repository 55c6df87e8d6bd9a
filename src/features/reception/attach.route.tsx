import { ofName } from '#core/french.ts'
import { Denied } from '#core/errors.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { attachRequest } from './commands.server.ts'
import { attachForm } from './forms.ts'
import { getRequest, listMyHouseholds } from './queries.server.ts'
import type { Route } from './+types/attach.route'

export const loader = page(request.attachForm, async ({ tx, id }) => ({
  item: await getRequest(tx, id),
  households: (await listMyHouseholds(tx)).map((one) => ({ value: one.id, label: one.name })),
}))

export const action = submit(request.attach, attachForm, async ({ tx, id, value }) => {
  await getRequest(tx, id)
  if (!(await attachRequest(tx, id, value.caseFileId)))
    throw new Denied({ caseFileId: 'Cette demande vient d’être prise par quelqu’un d’autre, ou ce foyer n’est pas le vôtre.' })
  return redirectWithMessage(paths.caseFile.show({ id: value.caseFileId }), 'demande-rattachee')
})

export const meta: Route.MetaFunction = () => [{ title: 'Rattacher une demande — Aparté' }]

export default function Attach({ loaderData, actionData }: Route.ComponentProps) {
  const { item, households } = loaderData
  const chosen = actionData?.values['caseFileId']
  return (
    <Frame>
      <Page>
        <TitleBar title="Rattacher à un foyer">Demande {ofName(item.calledName)}</TitleBar>
        {households.length === 0 ? (
          <Empty title="Vous n’êtes la ou le référent d’aucun foyer ouvert.">
            <p>
              <a href={paths.caseFile.open(item.id)}>Ouvrir un dossier</a>
            </p>
          </Empty>
        ) : (
          <form method="post" className="mesure haut-3" data-principal="">
            <ErrorSummary errors={actionData?.errors} />
            <Select
              name="caseFileId"
              label="Quel foyer ?"
              empty="Choisir"
              options={households}
              value={typeof chosen === 'string' ? chosen : null}
              error={actionData?.errors['caseFileId']}
              help="La demande rejoint ce foyer ; l’équipe ne la voit plus."
            />
            <Actions className="haut-3">
              <Button look="principal">Rattacher</Button>
              <LinkButton look="nu" href={paths.request.show({ id: item.id })}>
                Revenir
              </LinkButton>
            </Actions>
          </form>
        )}
      </Page>
    </Frame>
  )
}
