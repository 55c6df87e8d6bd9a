import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { TitleBar } from '#ui/page.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { listColleagues } from './access.server.ts'
import { actions } from './actions.ts'
import { transferForm, typed } from './forms.ts'
import { tabTitle } from './model.ts'
import { CaseFilePage, NotReferent } from './parts.tsx'
import { getHead } from './queries.server.ts'
import { transferCaseFile } from './sharing.server.ts'
import type { Route } from './+types/transfer.route'

export const loader = page(actions.transferForm, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  colleagues: (await listColleagues(tx)).filter((one) => one.worker && !one.trainee),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.transfer, transferForm, async ({ tx, id, value }) => {
  await transferCaseFile(tx, { caseFileId: id, toAgentId: value.toAgentId, note: value.note })
  return redirectWithMessage(paths.caseFile.list(), 'dossier-transmis')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Transmettre') }]

export default function Transfer({ loaderData, actionData }: Route.ComponentProps) {
  const { head, colleagues } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Transmettre ce dossier" small />
      {!head.referent.isMe ? (
        <NotReferent head={head} />
      ) : (
        <form method="post" className="formulaire">
          <ErrorSummary errors={state?.errors} />
          <p>
            Votre collègue tiendra le dossier et lira tout ce que vous lisez, sauf les passages à part. <b>Vous ne le verrez plus.</b> Les
            accès donnés à d’autres restent, et les rendez-vous déjà posés restent à votre agenda.
          </p>
          <p className="doux">La personne le sait-elle ? Dites-lui avant, avec le nom de la ou du collègue.</p>
          <Select
            name="toAgentId"
            label="À qui"
            empty="Choisir"
            options={colleagues.map((one) => ({ value: one.agentId, label: `${one.name}, ${one.jobTitle}` }))}
            value={typed(state?.values, 'toAgentId')}
            error={state?.errors['toAgentId']}
          />
          <TextArea
            name="note"
            label="Le relais"
            rows={8}
            value={typed(state?.values, 'note')}
            error={state?.errors['note']}
            help="Où en est le foyer, ce qui presse, ce que vous avez promis. Il se range en tête du fil."
          />
          <Actions>
            <Button look="principal">Transmettre</Button>
            <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      )}
    </CaseFilePage>
  )
}
