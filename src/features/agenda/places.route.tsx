import type { ActionFunctionArgs } from 'react-router'
import { NotFound } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import { writeDate, writeTime } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import type { Route } from './+types/places.route'
import { actions } from './actions.ts'
import { closureForm, endOpeningForm, endRoomForm, firstState, openingForm, roomForm } from './forms.ts'
import { addClosure, addOpening, addRoom, endOpening, endRoom, listOpenings, listSitesToArrange } from './places.server.ts'
import { getSiteHours, listRooms } from './queries.server.ts'

export const loader = page(actions.places, async ({ tx, actor, url, today }) => {
  const sites = await listSitesToArrange(tx)
  const asked = url.searchParams.get('site') ?? ''
  const site = sites.find(({ id }) => id === (isUuid(asked) ? asked : actor.siteId)) ?? sites[0]
  if (!site) throw new NotFound('site')
  return {
    sites,
    site,
    today,
    rooms: await listRooms(tx, site.id),
    openings: await listOpenings(tx, site.id, today),
    closures: (await getSiteHours(tx, site.id)).closures.filter(({ untilOn }) => untilOn >= today),
  }
})

const back = (siteId: string) => redirectWithMessage(paths.agenda.places(siteId), 'lieu-garde')
const handlers = {
  salle: submit(actions.editPlaces, roomForm, async ({ tx, value }) => {
    await addRoom(tx, { siteId: value.siteId, name: value.roomName, capacity: value.capacity, accessible: value.accessible })
    return back(value.siteId)
  }),
  'fin-salle': submit(actions.editPlaces, endRoomForm, async ({ tx, value }) => {
    await endRoom(tx, value.siteId, value.roomId)
    return back(value.siteId)
  }),
  horaire: submit(actions.editPlaces, openingForm, async ({ tx, value }) => {
    await addOpening(tx, {
      siteId: value.siteId,
      weekday: value.weekday,
      opens: value.opens,
      closes: value.closes,
      fromOn: value.openingFrom,
    })
    return back(value.siteId)
  }),
  'fin-horaire': submit(actions.editPlaces, endOpeningForm, async ({ tx, value, today }) => {
    await endOpening(tx, value.siteId, value.openingId, today)
    return back(value.siteId)
  }),
  fermeture: submit(actions.editPlaces, closureForm, async ({ tx, value }) => {
    await addClosure(tx, { siteId: value.siteId, fromOn: value.closedFrom, untilOn: value.closedUntil, name: value.closureName })
    return back(value.siteId)
  }),
}

export const action = async (args: ActionFunctionArgs) => {
  const intent = (await intentOf(args.request)) ?? ''
  return (Object.hasOwn(handlers, intent) ? handlers[intent as keyof typeof handlers] : handlers.salle)(args)
}

export const meta = () => [{ title: 'Salles et horaires — Aparté' }]

const weekdays = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche']

export default function PlacesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sites, site, rooms, openings, closures, today } = loaderData
  const here = paths.agenda.places(site.id)
  const about = (intent: string) => {
    const state = intent === 'salle' ? firstState(actionData, intent) : stateOf(actionData, intent)
    return (name: string, standing = '') => ({ name, value: typedText(state, name, standing), error: state?.errors[name] })
  }
  const [room, opening, closure] = [about('salle'), about('horaire'), about('fermeture')]
  const hidden = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="siteId" value={site.id} />
    </>
  )
  return (
    <Frame>
      <Page>
        <TitleBar title="Salles et horaires" actions={<LinkButton href={paths.team.places()}>Sites et équipes</LinkButton>}>
          {site.name}. Les jours fériés du territoire sont fermés sans être écrits ici.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        {sites.length > 1 && (
          <form method="get" action={paths.agenda.places()} className="ligne-formulaire">
            <Select name="site" label="Site" value={site.id} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
            <Button>Voir ce site</Button>
          </form>
        )}
        <div className="deux-colonnes haut-3">
          <div>
            <Section id="h-salles" title="Salles">
              {rooms.length === 0 && <Empty title="Aucune salle n’est écrite" />}
              <ul className="lignes">
                {rooms.map((one) => (
                  <li key={one.id} className="ligne">
                    <span className="pousse">
                      <b>{one.name}</b> {one.capacity} places{one.accessible ? '' : ', pas de plain-pied'}
                    </span>
                    <form method="post" action={here}>
                      {hidden('fin-salle')}
                      <input type="hidden" name="roomId" value={one.id} />
                      <Button small look="nu" label={`Retirer ${one.name}`}>
                        Retirer
                      </Button>
                    </form>
                  </li>
                ))}
              </ul>
              <form method="post" action={here} className="formulaire haut-3">
                {hidden('salle')}
                <Field {...room('roomName')} label="Nouvelle salle" maxLength={80} />
                <Field {...room('capacity', '4')} label="Places" inputMode="numeric" />
                <Check
                  name="accessible"
                  label="De plain-pied ou avec ascenseur"
                  checked={stateOf(actionData, 'salle') === undefined || actionData?.values['accessible'] === 'oui'}
                />
                <Actions>
                  <Button>Ajouter la salle</Button>
                </Actions>
              </form>
            </Section>
            <Section id="h-fermetures" title="Fermetures">
              {closures.length === 0 && <Empty title="Aucune fermeture n’est prévue" />}
              <ul className="lignes">
                {closures.map((one) => (
                  <li key={`${one.fromOn} ${one.name}`}>
                    {one.fromOn === one.untilOn
                      ? `Le ${writeDate(one.fromOn, today)}`
                      : `Du ${writeDate(one.fromOn, today)} au ${writeDate(one.untilOn, today)}`}{' '}
                    : {one.name}
                  </li>
                ))}
              </ul>
              <form method="post" action={here} className="formulaire haut-3">
                {hidden('fermeture')}
                <Field {...closure('closureName')} label="Pourquoi" maxLength={120} />
                <div className="ligne-formulaire">
                  <Field {...closure('closedFrom')} label="Du" type="date" />
                  <Field {...closure('closedUntil')} label="Au, compris" type="date" />
                </div>
                <Actions>
                  <Button>Ajouter la fermeture</Button>
                </Actions>
              </form>
            </Section>
          </div>
          <Section id="h-horaires" title="Horaires d’ouverture">
            {openings.length === 0 && (
              <Empty title="Aucun horaire n’est écrit">Le site est tenu pour ouvert de 8 h à 18 h, du lundi au vendredi.</Empty>
            )}
            <ul className="lignes">
              {openings.map((one) => (
                <li key={one.id} className="ligne">
                  <span className="pousse">
                    <b>{weekdays[one.weekday - 1]}</b> {writeTime(one.opens)} – {writeTime(one.closes)}
                    {one.fromOn > today && <span className="doux petit"> à partir du {writeDate(one.fromOn, today)}</span>}
                  </span>
                  <form method="post" action={here}>
                    {hidden('fin-horaire')}
                    <input type="hidden" name="openingId" value={one.id} />
                    <Button small look="nu" label={`Retirer ${weekdays[one.weekday - 1]}, ${writeTime(one.opens)}`}>
                      Retirer
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
            <form method="post" action={here} className="formulaire haut-3">
              {hidden('horaire')}
              <Select {...opening('weekday', '1')} label="Jour" options={weekdays.map((label, n) => ({ value: String(n + 1), label }))} />
              <div className="ligne-formulaire">
                <Field {...opening('opens')} label="Ouvre à" type="time" />
                <Field {...opening('closes')} label="Ferme à" type="time" />
                <Field {...opening('openingFrom', today)} label="À partir du" type="date" />
              </div>
              <Actions>
                <Button>Ajouter ces heures</Button>
              </Actions>
            </form>
          </Section>
        </div>
      </Page>
    </Frame>
  )
}
