import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { localAids as acts } from './actions.ts'
import { changeLocalAid } from './commands.server.ts'
import { LocalAidFields } from './local-fields.tsx'
import { localAidForm } from './local-form.ts'
import { typedOfAid } from './local-typed.ts'
import { getLocalAid } from './queries.server.ts'
import type { Route } from './+types/local-edit.route'

export const meta: Route.MetaFunction = () => [{ title: 'Modifier une aide locale — Aparté' }]

export const loader = page(acts.form, async ({ tx, id }) => ({ aid: (await getLocalAid(tx, id)).aid }))

export const action = submit(acts.change, localAidForm, async ({ tx, id, value }) => {
  await changeLocalAid(tx, id, value.versionId, value.input)
  return redirectWithMessage(paths.localAid.show({ id }), 'aide-locale-gardee')
})

export default function EditLocalAidPage({ loaderData, actionData }: Route.ComponentProps) {
  const { aid } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Modifier une aide locale">{aid.name}. La version d’aujourd’hui reste lisible sur sa fiche.</TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <LocalAidFields
          values={actionData?.values ?? typedOfAid(aid)}
          errors={actionData?.errors ?? {}}
          back={paths.localAid.show({ id: aid.id })}
          keep="Garder cette version"
        />
      </Page>
    </Frame>
  )
}
