import { ofName } from '#core/french.ts'
import { Refused } from '#core/errors.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { proposeRequest } from './commands.server.ts'
import { proposeForm } from './forms.ts'
import { getRequest, listColleagues } from './queries.server.ts'
import type { Route } from './+types/propose.route'

export const loader = page(request.proposeForm, async ({ tx, id }) => ({
  item: await getRequest(tx, id),
  colleagues: (await listColleagues(tx)).map((one) => ({ value: one.id, label: `${one.firstName} ${one.lastName}, ${one.jobTitle}` })),
}))

export const action = submit(request.propose, proposeForm, async ({ tx, id, value }) => {
  await getRequest(tx, id)
  if (!(await proposeRequest(tx, id, value.to)))
    throw new Refused({ to: 'Cette demande n’attend plus, ou cette personne ne peut pas la recevoir.' })
  return redirectWithMessage(paths.request.queue(), 'demande-proposee')
})

export const meta: Route.MetaFunction = () => [{ title: 'Proposer une demande — Aparté' }]

export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  const { item, colleagues } = loaderData
  const chosen = actionData?.values['to']
  return (
    <Frame>
      <Page>
        <TitleBar title="Proposer cette demande">Elle reste visible par votre équipe tant que personne ne l’a prise.</TitleBar>
        <form method="post" className="mesure haut-3" data-principal="">
          <ErrorSummary errors={actionData?.errors} />
          <Select
            name="to"
            label={`À qui proposer la demande ${ofName(item.calledName)} ?`}
            empty="Choisir"
            options={colleagues}
            value={typeof chosen === 'string' ? chosen : null}
            error={actionData?.errors['to']}
            help="Cette personne pourra lire la demande, et sera prévenue dans Aparté."
          />
          <Actions className="haut-3">
            <Button look="principal">Proposer</Button>
            <LinkButton look="nu" href={paths.request.show({ id: item.id })}>
              Revenir
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
