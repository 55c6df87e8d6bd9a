import { redirect } from 'react-router'
import { Refused } from '#core/errors.ts'
import { ofName, writeDay, writeTimeInSentence } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { watchVisit } from '#features/agenda/commands.server.ts'
import { listColleagues } from '#features/agenda/queries.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { visit } from './actions.ts'
import { watchForm } from './forms.ts'
import { getHomeVisit, goesThere, noteAccess, requireOwnPlanned, watchOf } from './page.server.ts'
import type { Route } from './+types/prepare.route'

/** Half an hour after the end of the visit and of the way back: late enough that nobody is called for a traffic light. */
const SPARE_MINUTES = 30

export const loader = householdPage(visit.prepare, async ({ tx, id, params, today, timeZone, now, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getHomeVisit(tx, id, params['appointmentId'] ?? '')
  const watched = await watchOf(tx, one.id)
  if (watched) throw redirect(paths.visit.show({ id: watched }))
  const at = wallClock(one.startsAt, timeZone)
  const back = new Date(one.endsAt.getTime() + (one.travelAfter + SPARE_MINUTES) * 60_000)
  return {
    head,
    appointmentId: one.id,
    when: `${writeDay(at.date, today)} à ${writeTimeInSentence(at.time)}`,
    place: one.place,
    access: one.access,
    whose: one.agentName,
    mine: goesThere(one, actor.agentId),
    open: one.status === 'planned' && back > now && !head.closedOn,
    begun: one.startsAt <= now,
    back: wallClock(back, timeZone).time,
    colleagues: (await listColleagues(tx)).filter((other) => other.id !== actor.agentId && !one.coAgentIds.includes(other.id)),
  }
})

export const action = submit(visit.watch, watchForm, async ({ tx, id, params, value, now, timeZone, actor }) => {
  const one = await getHomeVisit(tx, id, params['appointmentId'] ?? '')
  tx.about({ caseFileId: id, subjectId: one.id })
  await requireOpenCase(tx, id)
  requireOwnPlanned(one, actor.agentId)
  const expectedAt = instantOf(wallClock(one.endsAt, timeZone).date, value.time, timeZone)
  if (expectedAt <= now) throw new Refused({ time: 'Cette heure est déjà passée.' })
  await noteAccess(tx, one, value.access)
  const visitId = await watchVisit(tx, { appointmentId: one.id, watcherId: value.watcherId, where: value.where, expectedAt })
  return redirectWithMessage(paths.visit.show({ id: visitId }), 'visite-suivie')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Visite') }]

/** Before a visit: how one gets in, who watches, and when one is expected back. */
export default function Prepare({ loaderData, actionData }: Route.ComponentProps) {
  const { head, appointmentId, when, mine, open, begun, whose, access } = loaderData
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'steps')} />
      <Page>
        <TitleBar title="Visite à domicile" small>
          {when}. <a href={paths.caseFile.appointment({ id: head.id })}>Rendez-vous</a>
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section id="h-veille" title="Qui veille sur vous">
            {mine && open ? (
              <WatchForm data={loaderData} state={actionData} />
            ) : (
              <Empty title={open ? `C’est la visite ${ofName(whose)}.` : 'Cette visite n’est plus à venir.'} />
            )}
          </Section>
          <div>
            <Section id="h-entrer" title="Pour entrer">
              {access ? <p className="mots">{access}</p> : <Empty title="Rien n’est noté." />}
            </Section>
            <Section id="h-hors-ligne" title="Pas de réseau là-bas ?" className="haut-3">
              <p className="haut-1">
                <LinkButton icon="horsligne" href={paths.caseFile.offlineVisit({ id: head.id })}>
                  Visite hors ligne
                </LinkButton>
              </p>
            </Section>
            {begun && (
              <Section id="h-absence" title="Personne n’était là ?" className="haut-3">
                <p className="haut-1">
                  <LinkButton href={paths.visit.absent({ id: head.id, appointmentId })}>Avis de passage</LinkButton>
                </p>
              </Section>
            )}
          </div>
        </div>
      </Page>
    </Frame>
  )
}

const WatchForm = ({ data, state }: { data: Route.ComponentProps['loaderData']; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-1" data-principal="">
      <Select
        name="watcherId"
        label="Qui veille"
        empty="Choisir…"
        options={data.colleagues.map((one) => ({ value: one.id, label: one.name }))}
        value={typedText(state, 'watcherId')}
        error={errors['watcherId']}
        help="Prévenez cette personne de vive voix : Aparté ne l’appelle pas."
      />
      <Field
        name="time"
        type="time"
        label="De retour au plus tard à"
        value={typedText(state, 'time', data.back)}
        error={errors['time']}
        help="Passé cette heure, elle est prévenue, et l’encadrement du site aussi."
      />
      <TextArea
        name="where"
        label="Où vous allez"
        rows={2}
        maxLength={500}
        value={typedText(state, 'where', data.place)}
        error={errors['where']}
        help={
          data.head.contact?.addressHidden
            ? 'L’adresse de ce foyer est masquée : votre collègue lira ce que vous écrivez ici, et rien d’autre.'
            : 'Lu par votre collègue, et par l’encadrement si vous êtes en retard. Rien d’autre du foyer ne l’est.'
        }
      />
      <TextArea
        name="access"
        label="Pour entrer"
        optional="étage, code, chien, escalier"
        rows={2}
        maxLength={1_000}
        value={typedText(state, 'access', data.access)}
        error={errors['access']}
        help="Lu par les personnes qui lisent le fil de ce foyer."
      />
      <Actions>
        <Button look="principal" kbd="Ctrl Entrée">
          Partir avec quelqu’un qui veille
        </Button>
      </Actions>
    </form>
  )
}
