import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { TitleBar } from '#ui/page.tsx'
import { writeFullDate } from '#core/french.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { reopenForm, typed } from './forms.ts'
import { tabTitle } from './model.ts'
import { CaseFilePage, NotReferent } from './parts.tsx'
import { getHead } from './queries.server.ts'
import { reopenCaseFile } from './sharing.server.ts'
import type { Route } from './+types/reopen.route'

export const loader = page(actions.closeForm, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.reopen, reopenForm, async ({ tx, id, value }) => {
  await reopenCaseFile(tx, { caseFileId: id, note: value.note })
  return redirectWithMessage(paths.caseFile.show({ id }), 'dossier-rouvert')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Rouvrir') }]

export default function Reopen({ loaderData, actionData }: Route.ComponentProps) {
  const { head } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Rouvrir ce dossier" small />
      {!head.referent.isMe ? (
        <NotReferent head={head} />
      ) : !head.closedOn ? (
        <p>
          Ce dossier est ouvert. <a href={paths.caseFile.show({ id: head.id })}>Y revenir</a>
        </p>
      ) : (
        <form method="post" className="formulaire">
          <ErrorSummary errors={state?.errors} />
          <p>Clos le {writeFullDate(head.closedOn)}. Tout y est encore, et vous restez la référente ou le référent.</p>
          <TextArea name="note" label="Pourquoi elle revient" rows={4} value={typed(state?.values, 'note')} error={state?.errors['note']} />
          <Actions>
            <Button look="principal">Rouvrir le dossier</Button>
            <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      )}
    </CaseFilePage>
  )
}
