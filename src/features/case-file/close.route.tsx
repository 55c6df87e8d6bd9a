import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { TitleBar } from '#ui/page.tsx'
import { listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { writeDate } from '#core/french.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { closeForm, typed } from './forms.ts'
import { closureReasons, tabTitle } from './model.ts'
import { CaseFilePage, NotReferent } from './parts.tsx'
import { getHead } from './queries.server.ts'
import { closeCaseFile } from './sharing.server.ts'
import type { Route } from './+types/close.route'

export const loader = page(actions.closeForm, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  deadlines: await listDeadlines(tx, { caseFileId: id }),
  steps: await listSteps(tx, id),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.close, closeForm, async ({ tx, id, value }) => {
  await closeCaseFile(tx, { caseFileId: id, reason: value.reason, note: value.note })
  return redirectWithMessage(paths.caseFile.show({ id }), 'dossier-clos')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Clore') }]

export default function Close({ loaderData, actionData }: Route.ComponentProps) {
  const { head, deadlines, steps } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Clore ce dossier" small />
      {!head.referent.isMe ? (
        <NotReferent head={head} />
      ) : head.closedOn ? (
        <p>
          Ce dossier est déjà clos. <a href={paths.caseFile.reopen({ id: head.id })}>Le rouvrir</a>
        </p>
      ) : (
        <form method="post" className="formulaire">
          <ErrorSummary errors={state?.errors} />
          <p>Rien n’est effacé : le dossier reste lisible par celles et ceux qui le lisent, et se rouvre quand la personne revient.</p>
          {deadlines.length + steps.length > 0 && (
            <div>
              <p className="etiquette">Court encore</p>
              <ul className="lignes">
                {deadlines.map((one) => (
                  <li key={one.id}>
                    {one.title}, avant le {writeDate(one.dueOn, head.today)}
                  </li>
                ))}
                {steps.map((one) => (
                  <li key={one.id}>{one.what}</li>
                ))}
              </ul>
            </div>
          )}
          <Select
            name="reason"
            label="Raison"
            empty="Choisir"
            options={Object.entries(closureReasons).map(([value, label]) => ({ value, label }))}
            value={typed(state?.values, 'reason')}
            error={state?.errors['reason']}
          />
          <TextArea
            name="note"
            label="Ce qui a été fait, ce qui reste"
            rows={6}
            value={typed(state?.values, 'note')}
            error={state?.errors['note']}
            help="Se range en tête du fil. La personne peut le lire."
          />
          <Actions>
            <Button look="principal">Clore le dossier</Button>
            <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      )}
    </CaseFilePage>
  )
}
