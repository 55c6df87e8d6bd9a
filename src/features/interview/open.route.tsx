import { redirect } from 'react-router'
import { writeDay, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/open.route'
import { actions } from './actions.ts'
import { startDraft } from './commands.server.ts'
import { startForm } from './forms.ts'
import { appointmentKinds, appointmentWords } from './model.ts'
import { dayBounds, pageSince } from './page-queries.server.ts'
import { listAppointments, listOpenDrafts, listSheets } from './queries.server.ts'

export const loader = householdPage(actions.openTab, async ({ tx, id, today, timeZone, now }) => ({
  head: await getHead(tx, id, today),
  drafts: (await listOpenDrafts(tx)).filter((draft) => draft.caseFileId === id),
  planned: (
    await listAppointments(tx, { caseFileId: id, from: dayBounds(today, timeZone).from, to: new Date(now.getTime() + 60 * 86_400_000) })
  ).filter((one) => one.status === 'planned'),
  sheets: await listSheets(tx, id),
  timeZone,
  since: pageSince(now, { today, timeZone }),
}))

/** Creates the page of today, or resumes it, and goes there. */
export const action = submit(actions.open, startForm, async ({ tx, id, value, now, today, timeZone }) => {
  const draft = await startDraft(tx, {
    caseFileId: id,
    dayBegan: pageSince(now, { today, timeZone }),
    ...(value.appointmentId ? { appointmentId: value.appointmentId } : {}),
  })
  return redirect(paths.interview.page({ id: draft.id }))
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Entretien') }]

export default function OpenInterview({ loaderData, actionData }: Route.ComponentProps) {
  const { head, drafts, planned, sheets, timeZone, since } = loaderData
  const wall = (instant: Date) => wallClock(instant, timeZone)
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'interview')} />
      <Page>
        <TitleBar
          title="Entretien"
          small
          actions={
            head.closedOn === null && (
              <form method="post" action={paths.caseFile.interview({ id: head.id })} data-principal="">
                <Button look="principal" icon="entretien" shortcut="e" kbd="E">
                  {drafts.some((draft) => draft.startedAt >= since) ? 'Reprendre la page du jour' : 'Ouvrir la page'}
                </Button>
              </form>
            )
          }
        >
          {head.closedOn ? 'Ce dossier est clos : rouvrez-le pour y écrire.' : 'Une page blanche, que vous rangerez ensuite.'}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} actAlone />
        <Section title="Pages à ranger" id="h-pages">
          {drafts.length === 0 ? (
            <Empty title="Rien n’attend d’être rangé" />
          ) : (
            <ul className="lignes">
              {drafts.map((draft) => (
                <li key={draft.id} className="ligne">
                  <span className="pousse">
                    Écrite {writeNearDay(wall(draft.startedAt).date, head.today)} à {writeTimeInSentence(wall(draft.startedAt).time)}
                  </span>
                  <LinkButton href={paths.interview.page({ id: draft.id })} small>
                    Continuer
                  </LinkButton>
                  <LinkButton href={paths.interview.tidy({ id: draft.id })} small look="nu">
                    Ranger
                  </LinkButton>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Rendez-vous posés" id="h-planned" end="Poser un rendez-vous" href={paths.caseFile.appointment({ id: head.id })}>
          {planned.length === 0 ? (
            <Empty title="Aucun rendez-vous n’est posé" />
          ) : (
            <ul className="lignes">
              {planned.map((one) => (
                <li key={one.id} className="ligne">
                  <span className="pousse">
                    <b>{appointmentKinds[one.kind]}</b>{' '}
                    {appointmentWords(writeDay(wall(one.startsAt).date, head.today), wall(one.startsAt).time, one.place)}
                  </span>
                  {wall(one.startsAt).date === head.today && head.closedOn === null && (
                    <form method="post" action={paths.caseFile.interview({ id: head.id })}>
                      <Button small name="appointmentId" value={one.id}>
                        Écrire pour ce rendez-vous
                      </Button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Section>
        {sheets.length > 0 && (
          <Section title="Résumés remis" id="h-sheets">
            <ul className="lignes">
              {sheets.map((sheet) => (
                <li key={sheet.id} className="ligne">
                  <a className="pousse" href={paths.sheet.show({ id: sheet.id })}>
                    Résumé du {writeDay(wall(sheet.madeAt).date, head.today)}
                  </a>
                  <span className="doux petit">
                    {sheet.handedAt ? `remis ${writeNearDay(wall(sheet.handedAt).date, head.today)}` : 'pas encore remis'}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Page>
    </Frame>
  )
}
