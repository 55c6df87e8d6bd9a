import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { grid as acts } from './actions.ts'
import { createGrid } from './grid-commands.server.ts'
import { gridHeadForm } from './grid-forms.ts'
import { GridHeadFields } from './grid-parts.tsx'
import type { Route } from './+types/grid-add.route'

export const meta: Route.MetaFunction = () => [{ title: 'Écrire une grille — Aparté' }]

export const loader = page(acts.adding, async () => null)

export const action = submit(acts.add, gridHeadForm, async ({ tx, value }) => {
  const id = await createGrid(tx, value)
  tx.about({ subjectId: id })
  return redirectWithMessage(paths.grid.edit({ id }), 'grille-gardee')
})

export default function AddGridPage({ actionData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Écrire une grille">Ses questions viennent ensuite. Personne ne la remplit avant qu’elle soit publiée.</TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <form method="post" action={paths.grid.add()} className="formulaire haut-2" data-principal="">
          <GridHeadFields grid={null} state={actionData} />
          <Actions>
            <Button look="principal">Continuer</Button>
            <LinkButton look="nu" href={paths.grid.list()}>
              Renoncer
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
