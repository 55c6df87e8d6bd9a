import { addDays } from '#core/dates.ts'
import { writeDay } from '#core/french.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, PrintFoot, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/agenda.route'
import { actions } from './actions.ts'
import { Beside, QuickPlan, Views } from './agenda-parts.tsx'
import { readShown, searchDays, titleOf, turn } from './calendar.ts'
import { List, Month } from './calendar-month.tsx'
import { Days } from './calendar-parts.tsx'
import { sayAppointment } from './commands.server.ts'
import { sayForm } from './forms.ts'
import { getCalendar, listHouseholdsToMeet, listRequestsToMeet } from './page-queries.server.ts'
import { listReplacements, listToMove, listOffers } from './queries.server.ts'

export const loader = page(actions.show, async ({ tx, actor, url, now, today, timeZone, script }) => {
  const shown = readShown(url.searchParams, today)
  const plans = actor.roles.includes('worker')
  const { agentId } = actor
  const first = shown.day < today ? today : shown.day
  return {
    shown,
    today,
    now,
    timeZone,
    plans,
    script: plans ? script('agenda') : null,
    by: `${actor.firstName} ${actor.lastName}`,
    calendar: await getCalendar(tx, shown),
    toMove: plans ? (await listToMove(tx)).length : 0,
    replacing: (await listReplacements(tx, today)).filter(({ byId }) => byId === agentId),
    households: plans && shown.view !== 'mois' ? await listHouseholdsToMeet(tx) : [],
    requests: plans && shown.view !== 'mois' ? await listRequestsToMeet(tx) : [],
    offers:
      plans && shown.view !== 'mois'
        ? await listOffers(tx, { siteId: actor.siteId, agentIds: [agentId], minutes: 60, fromOn: first, toOn: addDays(first, searchDays) })
        : [],
  }
})

export const action = submit(actions.say, sayForm, async ({ tx, value, url, today }) => {
  await sayAppointment(tx, value.appointmentId, { status: value.status })
  return redirectWithMessage(paths.agenda.show(readShown(url.searchParams, today)), 'etape-faite')
})

// no name of a household may stand in the title of a tab
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Agenda, ${titleOf(loaderData.shown, loaderData.today).toLowerCase()} — Aparté` : 'Agenda — Aparté' },
]

export default function AgendaPage({ loaderData, actionData }: Route.ComponentProps) {
  const { shown, today, calendar, plans, toMove, replacing } = loaderData
  const to = (day: string) => paths.agenda.show({ ...shown, day })
  return (
    <Frame>
      <Page className="page-agenda">
        <TitleBar
          title={titleOf(shown, today)}
          actions={
            <>
              <LinkButton href={to(turn(shown, -1))} icon="chevron-gauche" shortcut="p" kbd="P">
                Avant
              </LinkButton>
              <LinkButton href={to(today)} shortcut="t" kbd="T">
                Aujourd’hui
              </LinkButton>
              <LinkButton href={to(turn(shown, 1))} icon="chevron" shortcut="s" kbd="S">
                Après
              </LinkButton>
              {plans && (
                <LinkButton href={paths.agenda.plan()} icon="plus" shortcut="r" kbd="R">
                  Nouveau rendez-vous
                </LinkButton>
              )}
              <Button type="button" look="nu" icon="oeilbarre" pressed={false} kbd="M" data={{ 'data-masquer-noms': '' }}>
                Masquer les noms
              </Button>
            </>
          }
        />
        <ErrorSummary errors={actionData?.errors} actAlone />
        <Views shown={shown} />
        {toMove > 0 && (
          <p className="haut-2">
            <a href={paths.agenda.absences()}>
              {toMove === 1 ? 'Un rendez-vous est à déplacer' : `${toMove} rendez-vous sont à déplacer`} : vous êtes absente ou absent ce
              jour-là
            </a>
          </p>
        )}
        {replacing.map((one) => (
          <p key={one.id} className="haut-2">
            Vous remplacez {one.absent} jusqu’au {writeDay(one.untilOn, today)}.{' '}
            <a href={paths.agenda.absences()}>Prévenir les personnes</a>
          </p>
        ))}
        {shown.view === 'mois' ? (
          <Month {...loaderData} />
        ) : shown.view === 'liste' ? (
          <List {...loaderData} here={to(shown.day)} />
        ) : (
          <Days {...loaderData} here={to(shown.day)} />
        )}
        {plans && shown.view !== 'mois' && <QuickPlan {...loaderData} />}
        <Beside shown={shown} colleagues={calendar.colleagues} />
        <PrintFoot>Agenda de {loaderData.by}, imprimé sans aucun nom de foyer. Document interne au service.</PrintFoot>
      </Page>
      {loaderData.script && <ClientScript src={loaderData.script} />}
    </Frame>
  )
}
