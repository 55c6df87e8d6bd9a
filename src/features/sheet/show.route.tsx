import { redirect } from 'react-router'
import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/show.route'
import { actions } from './actions.ts'
import { handSheet } from './commands.server.ts'
import { sheetContent } from './content.ts'
import { handForm } from './forms.ts'
import { checkSheet } from './model.ts'
import { getSecrets, getSheet } from './queries.server.ts'
import { SheetPage } from './view.tsx'

export const loader = page(actions.show, async ({ tx, id, today, timeZone }) => {
  const kept = await getSheet(tx, id)
  const remarks = checkSheet(kept.sheet, await getSecrets(tx, kept.caseFileId, kept.entryId))
  return { kept, blocked: remarks.filter((remark) => remark.severity === 'blocks').map((remark) => remark.message), today, timeZone }
})

/** « Noter comme remis ». */
export const action = submit(actions.hand, handForm, async ({ tx, id }) => {
  const kept = await getSheet(tx as unknown as Read, id)
  const remarks = checkSheet(kept.sheet, await getSecrets(tx as unknown as Read, kept.caseFileId, kept.entryId))
  if (remarks.some((remark) => remark.severity === 'blocks')) return redirect(paths.sheet.edit({ id }))
  await handSheet(tx, id)
  return redirectWithMessage(paths.sheet.show({ id }), 'resume-remis')
})

// Neutral: a tab, a print queue and a file name may be seen by somebody else.
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? sheetContent(loaderData.kept.sheet).documentTitle : 'Aparté' },
]

export default function Show({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, blocked, today, timeZone } = loaderData
  const handed = kept.handedAt && wallClock(kept.handedAt, timeZone)
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <ErrorSummary errors={actionData?.errors} actAlone />
          {blocked.length > 0 && (
            <div className="recapitulatif" role="alert">
              <h2>Ce résumé ne peut pas partir ainsi</h2>
              <ul>
                {blocked.map((message) => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            </div>
          )}
          <Actions>
            {blocked.length === 0 && (
              <LinkButton href={paths.sheet.pdf({ id: kept.id })} icon="imprimer" look="principal">
                Imprimer
              </LinkButton>
            )}
            {!kept.handedAt && <LinkButton href={paths.sheet.edit({ id: kept.id })}>Relire et corriger</LinkButton>}
            {!kept.handedAt && blocked.length === 0 && (
              <form method="post" action={paths.sheet.show({ id: kept.id })}>
                <Button>Noter comme remis</Button>
              </form>
            )}
            <LinkButton href={paths.caseFile.interview({ id: kept.caseFileId })} look="nu">
              Revenir au dossier
            </LinkButton>
          </Actions>
          {handed && (
            <p className="petit doux haut-1">
              Remis {writeNearDay(handed.date, today)} à {writeTimeInSentence(handed.time)} : il reste tel que la personne l’a reçu.
            </p>
          )}
          {kept.sheet.discreet && (
            <p className="petit doux haut-1">Version discrète : les rendez-vous et ce qu’il faut apporter, sans le motif.</p>
          )}
        </div>
        {blocked.length === 0 && <SheetPage sheet={kept.sheet} />}
        {blocked.length > 0 && <h1 className="moyen">Résumé à relire</h1>}
      </Page>
    </Frame>
  )
}
