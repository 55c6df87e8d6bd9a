import { addDays, isIsoDate } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import { writeDuration } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { timeField } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import type { Route } from './+types/plan.route'
import { actions } from './actions.ts'
import { Offers, Whose } from './agenda-parts.tsx'
import { searchDays } from './calendar.ts'
import { planAppointment } from './commands.server.ts'
import { planForm } from './forms.ts'
import { appointmentKinds } from './model.ts'
import { getHouseholdToMeet, listHouseholdsToMeet, listPersonsToMeet, listRequestsToMeet } from './page-queries.server.ts'
import { SearchForm } from './plan-parts.tsx'
import { listColleagues, listRooms, listOffers } from './queries.server.ts'

const numberOf = (typed: string | null, least: number, most: number, otherwise: number): number => {
  const given = Number(typed ?? '')
  return typed !== null && Number.isInteger(given) && given >= least && given <= most ? given : otherwise
}
const idOf = (typed: string | null): string | null => (typed !== null && isUuid(typed) ? typed : null)

/** What free times are looked for, from the address: nothing of a household but its opaque id. */
const readSearch = (query: URLSearchParams, today: string) => {
  const day = query.get('jour') ?? ''
  const time = timeField.safeParse(query.get('heure') ?? '')
  return {
    householdId: idOf(query.get('foyer')),
    requestId: idOf(query.get('demande')),
    day: isIsoDate(day) && day >= today && day <= addDays(today, 730) ? day : today,
    time: time.success ? time.data : '',
    minutes: numberOf(query.get('minutes'), 5, 600, 60),
    travel: numberOf(query.get('trajet'), 0, 240, 0),
    agentId: idOf(query.get('pour')),
    along: query.getAll('avec').filter(isUuid).slice(0, 5),
    roomId: idOf(query.get('salle')),
    anyRoom: query.get('salle') === 'une',
  }
}

export const loader = page(actions.planForm, async ({ tx, actor, url, today }) => {
  const asked = readSearch(url.searchParams, today)
  const household = asked.householdId === null ? null : await getHouseholdToMeet(tx, asked.householdId)
  const requests = household ? [] : await listRequestsToMeet(tx)
  const siteId = household?.siteId ?? actor.siteId
  const colleagues = await listColleagues(tx)
  const rooms = await listRooms(tx, siteId)
  const known = (id: string): boolean => colleagues.some((one) => one.id === id)
  const agentId = asked.agentId !== null && known(asked.agentId) ? asked.agentId : actor.agentId
  const along = asked.along.filter((id) => known(id) && id !== agentId)
  const room = rooms.find(({ id }) => id === asked.roomId) ?? null
  const offers = await listOffers(
    tx,
    {
      siteId,
      agentIds: [agentId, ...along],
      who: 'all',
      minutes: asked.minutes,
      travelBefore: asked.travel,
      travelAfter: asked.travel,
      ...(room ? { room: { ids: [room.id] } } : {}),
      fromOn: asked.day,
      toOn: addDays(asked.day, searchDays),
    },
    12,
  )
  return {
    today,
    asked: { ...asked, agentId, along, roomId: room?.id ?? null },
    me: actor.agentId,
    household,
    request: requests.find(({ id }) => id === asked.requestId) ?? null,
    requests,
    persons: household ? await listPersonsToMeet(tx, household.id, today) : [],
    households: household ? [] : await listHouseholdsToMeet(tx),
    colleagues,
    rooms,
    offers,
  }
})

export const action = submit(actions.plan, planForm, async ({ tx, value, actor, timeZone }) => {
  const { caseFileId, requestId } = value
  tx.about(caseFileId ? { caseFileId } : { subjectId: requestId ?? '' })
  const startsAt = value.slot ? new Date(value.slot) : instantOf(value.date, timeField.parse(value.time), timeZone)
  if (startsAt < tx.now) throw new Refused({ [value.slot ? '' : 'time']: 'Cette heure est déjà passée. Choisissez-en une à venir.' })
  const rooms = value.roomId === null ? [] : await tx.q.selectFrom('room').select('name').where('organisation_id', '=', tx.org).where('id', '=', value.roomId).where('ended_at', 'is', null).execute() // prettier-ignore
  if (value.roomId !== null && rooms.length === 0) throw new Refused({ roomId: 'Cette salle n’est plus là. Choisissez-en une autre.' })
  try {
    await planAppointment(tx, {
      ...(caseFileId ? { caseFileId } : { requestId: requestId ?? '' }),
      personIds: caseFileId ? value.personIds : null,
      startsAt,
      minutes: value.minutes,
      kind: value.kind,
      place: value.place || (rooms[0]?.name ?? ''),
      agentId: value.agentId ?? actor.agentId,
      coAgentIds: value.coAgentIds,
      roomId: value.roomId,
      travelBefore: value.travel,
      travelAfter: value.travel,
      with: value.with,
      note: value.note,
      access: value.access,
    })
  } catch (error) {
    // a moment of the list has no field of its own: what was taken since is said above
    if (!(error instanceof Refused) || error instanceof Denied || !value.slot || error.fields['time'] === undefined) throw error
    throw new Refused({ '': error.fields['time'] })
  }
  const day = wallClock(startsAt, timeZone).date
  return redirectWithMessage(
    value.back === 'dossier' && caseFileId
      ? paths.caseFile.appointment({ id: caseFileId })
      : value.back === 'demande' && requestId
        ? paths.request.show({ id: requestId })
        : paths.agenda.show({ view: 'semaine', day }),
    'rendez-vous-pose',
  )
})

export const meta: Route.MetaFunction = () => [{ title: 'Nouveau rendez-vous — Aparté' }]

const kinds = Object.entries(appointmentKinds).map(([value, label]) => ({ value, label }))

export default function PlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, household, households, request, requests, persons, offers, today } = loaderData
  const errors = actionData?.errors ?? {}
  const text = (name: string, standing = '') => ({ name, value: typedText(actionData, name, standing), error: errors[name] })
  const names = loaderData.colleagues.filter(({ id }) => asked.along.includes(id)).map(({ name }) => name)
  const whose = asked.agentId === loaderData.me ? null : loaderData.colleagues.find(({ id }) => id === asked.agentId)?.name
  const room = loaderData.rooms.find(({ id }) => id === asked.roomId)
  const searched = [
    writeDuration(asked.minutes, 'minute'),
    whose && `dans l’agenda de ${whose}`,
    names.length > 0 && `avec ${names.join(', ')}`,
    room && room.name,
    asked.travel > 0 && `${asked.travel} min de route à l’aller et au retour`,
  ].filter(Boolean)
  return (
    <Frame>
      <Page>
        <TitleBar title="Nouveau rendez-vous">{searched.join(', ')}</TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section id="h-poser" title="Avec qui, et quand">
            {/* without an action, it goes to the address that says what was looked for */}
            <form method="post" className="formulaire haut-2" data-principal="">
              <input type="hidden" name="minutes" value={asked.minutes} />
              <input type="hidden" name="travel" value={asked.travel} />
              <input type="hidden" name="agentId" value={asked.agentId} />
              {asked.along.map((id) => (
                <input key={id} type="hidden" name="coAgentIds[]" value={id} />
              ))}
              <input type="hidden" name="roomId" value={asked.roomId ?? ''} />
              {household ? (
                <p>
                  Pour <PersonName>{household.name}</PersonName>
                  <input type="hidden" name="caseFileId" value={household.id} />
                  <input type="hidden" name="back" value="dossier" />
                </p>
              ) : request ? (
                <p>
                  Pour la première demande de <PersonName>{request.name}</PersonName>
                  <input type="hidden" name="requestId" value={request.id} />
                  <input type="hidden" name="back" value="demande" />
                </p>
              ) : (
                <Whose households={households} requests={requests} state={actionData} />
              )}
              {persons.length > 1 && (
                <Choice
                  name="personIds[]"
                  legend="Qui vient"
                  optional="sans réponse : tout le foyer"
                  multiple
                  options={persons.map(({ id, name }) => ({ value: id, label: name }))}
                  value={typedList(actionData, 'personIds')}
                  error={errors['personIds']}
                />
              )}
              <Choice name="kind" legend="Quoi" options={kinds} value={typedText(actionData, 'kind', 'interview')} error={errors['kind']} />
              <fieldset className="champ">
                <legend className="etiquette">Heures libres : une pression pose le rendez-vous</legend>
                <Offers offers={offers} today={today} />
              </fieldset>
              <div className="ajout">
                <Field {...text('date', asked.time ? asked.day : '')} label="Ou un autre jour" type="date" />
                <Field {...text('time', asked.time)} label="Heure" type="time" />
                <Field {...text('place')} label="Où" optional maxLength={200} />
              </div>
              <Field {...text('with')} label="Qui vient aussi" optional maxLength={200} />
              <TextArea {...text('note')} label="À savoir avant" optional rows={2} maxLength={2_000} />
              <Field {...text('access')} label="Pour entrer" optional help="Pour une visite : étage, code, chien." maxLength={500} />
              <Actions>
                <Button look="principal" kbd="Ctrl Entrée">
                  Poser à cette heure
                </Button>
                <LinkButton
                  look="nu"
                  href={
                    household
                      ? paths.caseFile.appointment({ id: household.id })
                      : request
                        ? paths.request.show({ id: request.id })
                        : paths.agenda.show()
                  }
                >
                  Ne rien poser
                </LinkButton>
              </Actions>
            </form>
          </Section>
          <SearchForm {...loaderData} />
        </div>
      </Page>
    </Frame>
  )
}
