import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { localAids as acts } from './actions.ts'
import { addLocalAid } from './commands.server.ts'
import { LocalAidFields } from './local-fields.tsx'
import { localAidForm } from './local-form.ts'
import type { Route } from './+types/local-add.route'

export const meta: Route.MetaFunction = () => [{ title: 'Écrire une aide locale — Aparté' }]

export const loader = page(acts.form, async ({ today }) => ({ today }))

export const action = submit(acts.add, localAidForm, async ({ tx, value }) => {
  const id = await addLocalAid(tx, value.input)
  tx.about({ subjectId: id })
  return redirectWithMessage(paths.localAid.show({ id }), 'aide-locale-gardee')
})

export default function AddLocalAidPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Écrire une aide locale">
          Les conditions servent deux fois : à qui lit, et à ce qui est noté dans les dossiers.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <LocalAidFields
          values={actionData?.values ?? { validFrom: loaderData.today }}
          errors={actionData?.errors ?? {}}
          back={paths.localAid.list()}
          keep="Garder cette aide"
        />
      </Page>
    </Frame>
  )
}
