import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { excludeMyself } from './commands.server.ts'
import { conflictForm } from './forms.ts'
import type { Route } from './+types/conflict.route'

export const loader = page(actions.conflictForm, async ({ tx, id, today }) => ({ head: await getHead(tx, id, today) }))

export const action = submit(actions.conflict, conflictForm, async ({ tx, id }) => {
  await excludeMyself(tx, id)
  return redirectWithMessage(paths.caseFile.list(), 'lien-declare')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Je connais cette personne') }]

export default function Conflict({ loaderData, actionData }: Route.ComponentProps) {
  const { head } = loaderData
  const errors = actionData && 'errors' in actionData ? actionData.errors : undefined
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, null)} />
      <Page>
        <TitleBar title="Je connais cette personne" small>
          Famille, voisinage, amitié, ancienne relation : ce n’est pas à vous de lire ce dossier, et cela vous protège aussi.
        </TitleBar>
        <ErrorSummary errors={errors} />
        {head.referent.isMe ? (
          <>
            <p>Vous tenez ce dossier. Transmettez-le d’abord à une ou un collègue ; ensuite, vous ne le verrez plus.</p>
            <Actions className="haut-3">
              <LinkButton look="principal" href={paths.caseFile.transfer({ id: head.id })}>
                Transmettre le dossier
              </LinkButton>
            </Actions>
          </>
        ) : (
          <form method="post" className="formulaire">
            <Check
              name="sure"
              label="Fermer ce dossier pour moi, tout de suite et entièrement"
              help="Vous ne pourrez pas le rouvrir. Aucune raison n’est demandée. La personne qui tient le dossier le saura."
            />
            <Actions>
              <Button look="principal">Fermer ce dossier pour moi</Button>
              <LinkButton look="nu" href={paths.caseFile.show({ id: head.id })}>
                Revenir au dossier
              </LinkButton>
            </Actions>
          </form>
        )}
      </Page>
    </Frame>
  )
}
