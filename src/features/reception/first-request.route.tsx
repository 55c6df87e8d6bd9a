import { Refused } from '#core/errors.ts'
import { Page, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { reception } from './actions.ts'
import { receiveRequest } from './commands.server.ts'
import { addressRequest, hasMap, listDestinations } from './destinations.server.ts'
import { FirstRequestSheet, WhoWillSee } from './first-request-sheet.tsx'
import { firstRequestForm } from './forms.ts'
import { dayBounds, dueAt, midnightAfter, writeWaiting } from './model.ts'
import { listReceptionAppointments, listWaitingRoom, ownTeam } from './desk.server.ts'
import { proposalNote, proposeUrgency } from './urgency.ts'
import { BeenHere, KeysHelp, WaitingRoom } from './waiting-room.tsx'
import type { RoomLine } from './waiting-room.tsx'
import type { Route } from './+types/first-request.route'

export const loader = page(reception.show, async ({ tx, now, today, timeZone, script }) => {
  const bounds = dayBounds(today, timeZone)
  const [requests, appointments] = [await listWaitingRoom(tx, bounds), await listReceptionAppointments(tx, bounds)]
  const time = (at: Date): string => wallClock(at, timeZone).time
  const room: RoomLine[] = [
    ...requests.map((one): RoomLine => ({
      kind: 'request',
      id: one.id,
      time: time(one.receivedAt),
      calledName: one.calledName,
      topics: one.topics,
      waited: writeWaiting(one.receivedAt, now),
      taken: one.taken,
    })),
    ...appointments
      // the half hour of an appointment that begins, and what is still to come
      .filter((one) => one.startsAt.getTime() > now.getTime() - 1_800_000)
      .map((one): RoomLine => ({
        kind: 'appointment',
        id: one.id,
        time: time(one.startsAt),
        place: one.place,
        personId: one.personId,
        name: one.name,
      })),
  ].toSorted((a, b) => a.time.localeCompare(b.time))
  return {
    room,
    people: requests.length,
    destinations: await listDestinations(tx),
    map: await hasMap(tx),
    script: script('first-request'),
  }
})

export const action = submit(reception.receive, firstRequestForm, async ({ tx, now, timeZone, value }) => {
  const until = midnightAfter(now, timeZone)
  if (value.act === 'noTrace') {
    // topics, channel and urgency are counted; who came, what she said, where she lives are not kept at all
    await receiveRequest(tx, {
      calledName: '',
      words: '',
      topics: value.topics,
      channel: value.channel,
      origin: value.origin,
      agreed: null,
      urgency: value.urgency ?? 'next',
      dueAt: now,
      addressLine: '',
      addressCase: null,
      communeCode: null,
      teamId: await ownTeam(tx),
      sectorId: null,
      phone: '',
      preferredTime: '',
      mayCall: null,
      mayMessage: null,
      beenHere: null,
      until: now,
      informed: true,
    })
    return redirectWithMessage(paths.reception.first(), 'reponse-donnee')
  }
  const missing: Record<string, string> = {}
  if (!value.urgency) {
    const proposal = proposeUrgency(value.words, value.topics)
    missing['urgency'] = proposal ? proposalNote(proposal) : 'Choisissez quand elle doit être reçue : une touche, 1 à 4.'
  }
  const addressed = await addressRequest(tx, value).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    Object.assign(missing, error.fields)
    return null
  })
  if (!value.urgency || !addressed) throw new Refused(missing)
  await receiveRequest(tx, {
    ...value,
    urgency: value.urgency,
    dueAt: dueAt(value.urgency, now, timeZone),
    communeCode: addressed.communeCode,
    teamId: addressed.destination.teamId,
    sectorId: addressed.destination.sectorId,
    until,
  })
  return redirectWithMessage(paths.reception.first(), 'demande-enregistree')
})

export const meta: Route.MetaFunction = () => [{ title: 'Première demande — Aparté' }]

/** Reception: one screen, one useful line (mock-up 02). */
export default function FirstRequest({ loaderData, actionData }: Route.ComponentProps) {
  const { destinations, map, room, people, script } = loaderData
  const values = actionData?.values ?? {}
  const proposed = actionData?.errors['sectorSeen'] ?? null
  const chosen = typeof values['sector'] === 'string' && values['sector'] ? values['sector'] : null
  const been = values['beenHere']
  return (
    <Frame>
      <Page>
        <TitleBar title="Première demande">
          Une seule ligne suffit. Le reste peut attendre l’entretien. <a href={paths.permanence.list()}>Permanences du jour</a>
        </TitleBar>
        <div className="accueil">
          <FirstRequestSheet destinations={destinations} map={map} errors={actionData?.errors} values={values} />
          <aside aria-label="À l’accueil aujourd’hui">
            <BeenHere value={typeof been === 'string' ? been : null} />
            <WaitingRoom lines={room} people={people} />
            <WhoWillSee destinations={destinations} shown={chosen ?? proposed} />
            <KeysHelp />
          </aside>
        </div>
      </Page>
      <ClientScript src={script} />
    </Frame>
  )
}
