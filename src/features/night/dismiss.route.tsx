import { found } from '#db/door.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { dismissNotice } from './commands.server.ts'
import { dismissForm } from './forms.ts'
import { dismissLabels, dismissReasons, noticeLabels } from './model.ts'
import { findNotice } from './queries.server.ts'
import type { Route } from './+types/dismiss.route'

export const loader = page(actions.dismissForm, async ({ tx, id }) => {
  const notice = found(await findNotice(tx, id), 'notice')
  tx.about({ caseFileId: notice.caseFileId, subjectId: id })
  return { notice }
})

export const action = submit(actions.dismiss, dismissForm, async ({ tx, id, value }) => {
  const notice = found(await findNotice(tx, id), 'notice')
  tx.about({ caseFileId: notice.caseFileId, subjectId: id, detail: { reason: value.reason } })
  await dismissNotice(tx, id, value.reason)
  return redirectWithMessage(paths.day(), 'avis-ecarte')
})

export const meta: Route.MetaFunction = () => [{ title: 'Écarter un avis — Aparté' }]

export default function Dismiss({ loaderData, actionData }: Route.ComponentProps) {
  const { notice } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Écarter cet avis" small />
        <form method="post" className="formulaire">
          <ErrorSummary errors={actionData?.errors} />
          <p>
            <b>{noticeLabels[notice.kind]}</b> : {notice.right}
            {notice.who && `, ${notice.who}`} {notice.sentence}. {notice.why}
            {notice.estimate && <span className="petit doux"> Estimation, ne vaut pas décision.</span>}
          </p>
          <Choice
            name="reason"
            legend="Pourquoi"
            options={dismissReasons.map((value) => ({ value, label: dismissLabels[value] }))}
            value={typedText(actionData, 'reason') || null}
            error={actionData?.errors['reason']}
            help="Il disparaît pour toutes les personnes qui le lisent. La même nouvelle ne revient pas."
          />
          <Actions>
            <Button look="principal">Écarter l’avis</Button>
            <LinkButton href={paths.caseFile.rights({ id: notice.caseFileId })} look="nu">
              Voir les droits du foyer
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
