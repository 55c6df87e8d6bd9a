import { joinNames, writeTime, writeTimeInSentence } from '#core/french.ts'
import { registerContact } from '#features/agenda/commands.server.ts'
import { listContacts, listPermanences } from '#features/agenda/queries.server.ts'
import { calledOrNameless, writeWaiting } from '#features/reception/model.ts'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { permanence } from './actions.ts'
import { ArrivalSheet } from './arrival-sheet.tsx'
import { arrivalForm } from './forms.ts'
import { Counts, Ended, InDanger, Taken, Waiting } from './morning-parts.tsx'
import { morningOf } from './morning.ts'
import { getPermanence } from './page.server.ts'
import type { PermanenceContact } from '#features/agenda/model.ts'
import type { Shown } from './morning-parts.tsx'
import type { Route } from './+types/show.route'

export const loader = page(permanence.show, async ({ tx, id, now, today, timeZone, actor, script }) => {
  const here = await getPermanence(tx, id)
  const held = (await listPermanences(tx, today, here.siteId)).find((one) => one.id === id)
  const morning = morningOf(await listContacts(tx, id, today))
  const shown = (one: PermanenceContact): Shown => ({
    id: one.id,
    calledName: calledOrNameless(one.calledName),
    topic: one.topic,
    urgency: one.urgency,
    time: writeTime(wallClock(one.arrivedAt, timeZone).time),
    waited: writeWaiting(one.arrivedAt, now),
    by: one.takenBy === null ? null : one.takenBy === actor.agentId ? 'vous' : (one.takenByName ?? ''),
    outcome: one.outcome,
  })
  const clock = (at: Date) => writeTimeInSentence(wallClock(at, timeZone).time)
  return {
    id,
    script: script('permanence'),
    readAt: clock(now),
    name: here.name,
    place: here.place,
    hours: held ? `de ${clock(held.from)} à ${clock(held.to)}` : null,
    onDuty: held?.onDuty ?? [],
    receives: actor.roles.includes('worker') || actor.roles.includes('manager'),
    waiting: morning.waiting.map(shown),
    taken: morning.taken.map(shown),
    ended: morning.ended.map(shown),
    arrived: morning.arrived,
    outcomes: morning.outcomes,
    longest: morning.since ? writeWaiting(morning.since, now) : null,
  }
})

export const action = submit(permanence.register, arrivalForm, async ({ tx, id, today, value }) => {
  await getPermanence(tx, id)
  const contact = await registerContact(tx, {
    permanenceId: id,
    on: today,
    calledName: value.calledName,
    topic: value.topic,
    ...(value.urgency && { urgency: value.urgency }),
  })
  tx.about({ subjectId: contact })
  return redirectWithMessage(paths.permanence.show({ id }), 'arrivee-notee')
})

export const meta: Route.MetaFunction = () => [{ title: 'Permanence — Aparté' }]

/** The morning of a permanence: who comes in, then who waits, the most urgent first; who is in danger above all of it. */
export default function Permanence({ loaderData, actionData }: Route.ComponentProps) {
  const { id, name, place, hours, onDuty, receives, waiting, taken, ended, arrived, outcomes, longest, readAt, script } = loaderData
  const inDanger = waiting.filter((one) => one.urgency === 'immediate')
  return (
    <Frame>
      <Page>
        <TitleBar
          title={name}
          actions={
            <>
              <LinkButton href={paths.permanence.show({ id })} shortcut="u" kbd="U">
                Mettre à jour
              </LinkButton>
              <LinkButton href={paths.permanence.nameless({ id })} icon="imprimer">
                Liste sans noms
              </LinkButton>
            </>
          }
        >
          {[place, hours ?? 'ne se tient pas aujourd’hui', joinNames(onDuty)].filter(Boolean).join(' · ')}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div data-vif="danger" data-nombre={inDanger.length}>
          <InDanger permanenceId={id} lines={inDanger} receives={receives} />
        </div>
        <div className="deux-colonnes haut-2">
          <div>
            <ArrivalSheet id={id} state={actionData} />
            <div data-vif="chiffres">
              <Counts arrived={arrived} waiting={waiting.length} taken={taken.length} outcomes={outcomes} />
            </div>
          </div>
          <div data-vif="file" data-nombre={waiting.length}>
            <p className="petit doux" data-lue={readAt}>
              Liste lue à {readAt}.
            </p>
            <Waiting permanenceId={id} lines={waiting} receives={receives} longest={longest} />
            {taken.length > 0 && <Taken permanenceId={id} lines={taken} />}
            {ended.length > 0 && <Ended lines={ended} />}
          </div>
        </div>
      </Page>
      <ClientScript src={script} />
    </Frame>
  )
}
