import { addDays } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { writeDay, writeTimeInSentence } from '#core/french.ts'
import { sayTold, tell } from '#features/message/commands.server.ts'
import { stateWords } from '#features/message/model.ts'
import { getSaid } from '#features/message/queries.server.ts'
import { getContactFlags } from '#features/household/queries.server.ts'
import { DangerTag } from '#ui/danger.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { FreeWords, PersonName } from '#ui/readers.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { timeField } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/appointment.route'
import { actions } from './actions.ts'
import { BecameForm, CancelForm, ChangeForm, MoveForm, SaidForm } from './appointment-parts.tsx'
import { searchDays } from './calendar.ts'
import { editAppointment, moveAppointment, sayAppointment } from './commands.server.ts'
import { appointmentForm } from './forms.ts'
import { appointmentKinds, appointmentStatuses, cancellers } from './model.ts'
import { alongOf, getOwnAppointment, listPersonsToMeet, listWaysToTell } from './page-queries.server.ts'
import { getAppointment, listColleagues, listRooms, listOffers } from './queries.server.ts'

export const loader = page(actions.appointment, async ({ tx, actor, id, now, today, timeZone }) => {
  const appointment = await getOwnAppointment(tx, id)
  tx.about({ ...(appointment.caseFileId ? { caseFileId: appointment.caseFileId } : {}), subjectId: id })
  const { startsAt, endsAt, caseFileId, caseName } = appointment
  const colleagues = await listColleagues(tx)
  const rooms = appointment.roomId ? await listRooms(tx, actor.siteId) : []
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  const on = wallClock(startsAt, timeZone)
  const first = on.date < today ? today : on.date
  const writes = caseName !== null || appointment.requestId !== null
  return {
    appointment,
    minutes,
    on,
    today,
    now,
    writes,
    along: alongOf(appointment, actor.agentId, new Map(colleagues.map(({ id: one, name }) => [one, name]))),
    room: rooms.find((one) => one.id === appointment.roomId)?.name ?? null,
    flags: caseFileId && caseName !== null ? ((await getContactFlags(tx, [caseFileId])).get(caseFileId) ?? null) : null,
    persons: caseFileId && caseName !== null ? await listPersonsToMeet(tx, caseFileId, today) : [],
    said: caseFileId && caseName !== null ? await getSaid(tx, id, startsAt) : null,
    way: (await listWaysToTell(tx, [appointment], timeZone)).get(id) ?? null,
    offers:
      appointment.status === 'planned' && writes
        ? await listOffers(tx, {
            siteId: actor.siteId,
            agentIds: [appointment.agentId, ...appointment.coAgentIds],
            who: 'all',
            minutes,
            travelBefore: appointment.travelBefore,
            travelAfter: appointment.travelAfter,
            ...(appointment.roomId ? { room: { ids: [appointment.roomId] } } : {}),
            fromOn: first,
            toOn: addDays(first, searchDays),
          })
        : [],
  }
})

export const action = submit(actions.changeAppointment, appointmentForm, async ({ tx, id, value, timeZone }) => {
  if (value.intent === 'dire') {
    await sayAppointment(tx, id, { status: value.status })
    return redirectWithMessage(paths.agenda.appointment({ id }), 'etape-faite')
  }
  if (value.intent === 'changer') {
    await editAppointment(tx, id, {
      personIds: value.personIds,
      place: value.editPlace,
      with: value.editWith,
      note: value.editNote,
      access: value.editAccess,
    })
    return redirectWithMessage(paths.agenda.appointment({ id }), 'rendez-vous-change')
  }
  if (value.intent === 'dit') {
    const { startsAt } = await getAppointment(tx, id)
    if (startsAt <= tx.now) throw new Refused({ '': 'Cette heure est passée : il n’y a plus rien à lui dire.' })
    await sayTold(tx, { appointmentId: id, purpose: 'reminder', how: value.how })
    return redirectWithMessage(paths.agenda.appointment({ id }), 'dit-par-vous')
  }
  if (value.intent === 'annuler') {
    await sayAppointment(tx, id, { status: 'cancelled', by: value.cancelBy, reason: value.cancelReason })
    if (value.cancelSaid) await sayTold(tx, { appointmentId: id, purpose: 'cancelled', how: value.cancelSaid })
    else if (value.cancelTell) await tell(tx, { appointmentId: id, purpose: 'cancelled' })
    return redirectWithMessage(paths.agenda.appointment({ id }), 'rendez-vous-annule')
  }
  const startsAt = value.slot ? new Date(value.slot) : instantOf(value.date, timeField.parse(value.time), timeZone)
  if (startsAt < tx.now) throw new Refused({ [value.slot ? '' : 'time']: 'Cette heure est déjà passée. Choisissez-en une à venir.' })
  const newId = await moveAppointment(tx, id, { startsAt, by: value.moveBy, reason: value.moveReason }).catch((error: unknown) => {
    if (!(error instanceof Refused) || error instanceof Denied || !value.slot || error.fields['time'] === undefined) throw error
    throw new Refused({ '': error.fields['time'] })
  })
  if (value.moveSaid && newId !== id) await sayTold(tx, { appointmentId: id, purpose: 'moved', how: value.moveSaid, nextAt: startsAt })
  else if (value.moveTell && newId !== id) await tell(tx, { appointmentId: id, purpose: 'moved', nextAt: startsAt })
  return redirectWithMessage(paths.agenda.appointment({ id: newId }), newId === id ? 'rien-change' : 'rendez-vous-deplace')
})

// no name of a household may stand in the title of a tab
export const meta: Route.MetaFunction = () => [{ title: 'Rendez-vous — Aparté' }]

export default function AppointmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { appointment, on, today, minutes, along, room, flags, now, writes, persons } = loaderData
  const { status, caseFileId, caseName } = appointment
  const planned = status === 'planned'
  // null: the whole household
  const coming = (appointment.personIds ?? []).map(
    (id) => persons.find((one) => one.id === id)?.name ?? 'une personne qui n’est plus du foyer',
  )
  const end = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
  const where = [
    appointment.place || room,
    appointment.travelBefore > 0 && `${appointment.travelBefore} min de route avant`,
    appointment.travelAfter > 0 && `${appointment.travelAfter} min après`,
  ]
  const facts: (readonly [string, string])[] = [
    ['Où', where.filter(Boolean).join(', ')],
    ['Avec vous', along.join(', ')],
    ['Qui vient', coming.join(', ')],
    ['Vient aussi', appointment.with],
    ['À savoir avant', appointment.note],
    ['Pour entrer', appointment.access],
    ['Pourquoi', appointment.reason],
  ]
  return (
    <Frame>
      <Page>
        <TitleBar title={`${appointmentKinds[appointment.kind]}, ${writeDay(on.date, today)} à ${writeTimeInSentence(on.time)}`}>
          {end}, {appointmentStatuses[status].toLowerCase()}
          {appointment.cancelledBy && ` ${cancellers[appointment.cancelledBy]}`}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section id="h-rdv" title="Ce rendez-vous" end="L’agenda de ce jour-là" href={paths.agenda.show({ view: 'jour', day: on.date })}>
            <p className="haut-2 serif rdv-qui">
              {caseFileId && caseName !== null ? (
                <a href={paths.caseFile.show({ id: caseFileId })}>
                  <PersonName>{caseName}</PersonName>
                </a>
              ) : appointment.requestId ? (
                <a href={paths.request.show({ id: appointment.requestId })}>Première demande</a>
              ) : (
                'Un foyer que vous ne suivez pas'
              )}
            </p>
            {flags && (
              <p>
                <DangerTag {...flags} />
              </p>
            )}
            {appointment.toMove && <p>Une absence est notée à cette heure : ce rendez-vous est à déplacer.</p>}
            <dl className="lignes-dl haut-2">
              {facts
                .filter(([, words]) => words !== '')
                .map(([name, words]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{name === 'Avec vous' ? words : <FreeWords>{words}</FreeWords>}</dd>
                  </div>
                ))}
            </dl>
            {appointment.movedTo && (
              <p>
                <a href={paths.agenda.appointment({ id: appointment.movedTo })}>Voir le rendez-vous qui le remplace</a>
              </p>
            )}
            {planned && writes && loaderData.way && appointment.startsAt > now && (
              <SaidForm id={appointment.id} said={loaderData.said ? stateWords(loaderData.said) : null} />
            )}
            {writes && planned && <ChangeForm appointment={appointment} persons={persons} state={actionData} />}
            {writes && status !== 'moved' && <BecameForm id={appointment.id} status={status} past={appointment.startsAt <= now} />}
          </Section>
          {(planned || actionData) && writes && (
            // after a refusal too: what was typed is there, even when somebody else changed it meanwhile
            <div>
              <MoveForm {...loaderData} state={actionData} />
              <CancelForm {...loaderData} state={actionData} />
            </div>
          )}
        </div>
      </Page>
    </Frame>
  )
}
