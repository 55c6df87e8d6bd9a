import { sql } from 'kysely'
import type { ActionFunctionArgs } from 'react-router'
import { addDays, addMonths, partsOf, weekday } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { writeDay, writeTime, writeTimeInSentence } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import type { Route } from './+types/time.route'
import { actions } from './actions.ts'
import { addEvent, addSeries, cancelEvent, endSeries } from './commands.server.ts'
import { backForm, endForm, firstState, repeats, timeForm } from './forms.ts'
import type { Repeat } from './forms.ts'
import { eventKinds, monthsMade, seriesKinds } from './model.ts'
import { listEvents } from './queries.server.ts'

/** How far ahead one’s times are listed here, in days. */
const ahead = 42
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The rule of RFC 5545 of what the page offers, from its first day. */
const ruleOf = (repeat: Exclude<Repeat, 'no'>, first: IsoDate): string => {
  const day = codes[weekday(first) - 1] ?? 'MO'
  if (repeat === 'weekly') return `FREQ=WEEKLY;BYDAY=${day}`
  if (repeat === 'fortnightly') return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`
  return `FREQ=MONTHLY;BYMONTHDAY=${repeat === 'lastDay' ? -1 : partsOf(first).day}`
}

export const loader = page(actions.times, async ({ tx, actor, today, timeZone, now }) => {
  const events = await listEvents(tx, { agentId: actor.agentId, from: now, to: instantOf(addDays(today, ahead), '00:00', timeZone) })
  // what several hold together is ended by who manages the site
  const own = await sql<{
    id: string
  }>`select id from agenda_series where organisation_id = ${tx.org} and agent_ids = array[${actor.agentId}::uuid]`.execute(tx.q as never)
  return {
    today,
    own: new Set(own.rows.map(({ id }) => id)),
    events: events
      .filter(({ kind }) => kind !== 'absence')
      .map((one) => ({ ...one, on: wallClock(one.startsAt, timeZone), end: wallClock(one.endsAt, timeZone) })),
  }
})

const here = paths.agenda.time()
const handlers = {
  temps: submit(actions.changeTimes, timeForm, async ({ tx, value, actor, today, timeZone }) => {
    const { kind, date, time, until, place, repeat } = value
    if (until <= time) throw new Refused({ until: 'La fin est avant le début.' })
    if (date < today) throw new Refused({ date: 'Ce jour est passé. Choisissez-en un à venir.' })
    if (date > addMonths(today, monthsMade)) throw new Refused({ date: 'C’est trop loin : treize mois au plus.' })
    const [startsAt, endsAt] = [instantOf(date, time, timeZone), instantOf(date, until, timeZone)]
    if (repeat === 'no') await addEvent(tx, { kind, startsAt, endsAt, place })
    else {
      if (value.lastOn !== null && value.lastOn < date) throw new Refused({ lastOn: 'Le dernier jour est avant le premier.' })
      const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
      await addSeries(tx, {
        kind,
        siteId: actor.siteId,
        rrule: ruleOf(repeat, date),
        firstOn: date,
        starts: time,
        minutes,
        place,
        untilOn: value.lastOn,
      })
    }
    return redirectWithMessage(here, 'temps-pose')
  }),
  retirer: submit(actions.changeTimes, backForm, async ({ tx, value }) => {
    await cancelEvent(tx, value.eventId)
    return redirectWithMessage(here, 'temps-retire')
  }),
  arreter: submit(actions.changeTimes, endForm, async ({ tx, value, today, timeZone }) => {
    await endSeries(tx, value.seriesId, today, timeZone)
    return redirectWithMessage(here, 'temps-retire')
  }),
}

export const action = async (args: ActionFunctionArgs) => {
  const intent = (await intentOf(args.request)) ?? ''
  return (Object.hasOwn(handlers, intent) ? handlers[intent as keyof typeof handlers] : handlers.temps)(args)
}

export const meta = () => [{ title: 'Mes autres temps — Aparté' }]

export default function TimePage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, events } = loaderData
  const own = firstState(actionData, 'temps')
  const field = (name: string, standing = '') => ({ name, value: typedText(own, name, standing), error: own?.errors[name] })
  return (
    <Frame>
      <Page>
        <TitleBar title="Mes autres temps" actions={<LinkButton href={paths.agenda.show()}>Agenda</LinkButton>}>
          Écrits, réunions, pauses : ce qui vous occupe sans rendez-vous. Aucun nom de foyer n’y a sa place.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section id="h-poser" title="Poser un temps">
            <form method="post" action={here} className="formulaire haut-2" data-principal="">
              <input type="hidden" name="intent" value="temps" />
              <Choice
                name="kind"
                legend="Quoi"
                options={seriesKinds.map((kind) => ({ value: kind, label: eventKinds[kind] }))}
                value={typedText(own, 'kind', 'writing')}
                error={own?.errors['kind']}
              />
              <div className="ajout">
                <Field {...field('date', today)} label="Jour" type="date" />
                <Field {...field('time')} label="De" type="time" />
                <Field {...field('until')} label="À" type="time" />
              </div>
              <Field {...field('place')} label="Où" optional maxLength={200} />
              <div className="ligne-formulaire">
                <Select
                  {...field('repeat', 'no')}
                  label="Revient"
                  options={Object.entries(repeats).map(([value, label]) => ({ value, label }))}
                />
                <Field {...field('lastOn')} label="Jusqu’au" optional type="date" />
              </div>
              <Actions>
                <Button look="principal" kbd="Ctrl Entrée">
                  Poser ce temps
                </Button>
              </Actions>
            </form>
          </Section>
          <Section id="h-poses" title="Les six semaines à venir">
            {events.length === 0 && <Empty title="Aucun temps n’est posé" />}
            <ul className="lignes" data-lignes="">
              {events.map((one) => {
                const words = `${eventKinds[one.kind]}, ${writeDay(one.on.date, today)} à ${writeTimeInSentence(one.on.time)}`
                return (
                  <li key={one.id}>
                    <b>{eventKinds[one.kind]}</b> {writeDay(one.on.date, today)}, {writeTime(one.on.time)} – {writeTime(one.end.time)}
                    {one.place && <span className="doux petit"> {one.place}</span>}
                    {one.yields && <p className="petit">Autre chose est à cette heure : ce temps ne la garde pas.</p>}
                    <Actions>
                      <form method="post" action={here}>
                        <input type="hidden" name="intent" value="retirer" />
                        <input type="hidden" name="eventId" value={one.id} />
                        <Button small look="nu" label={`Retirer : ${words}`}>
                          Retirer
                        </Button>
                      </form>
                      {one.seriesId && loaderData.own.has(one.seriesId) && (
                        <form method="post" action={here}>
                          <input type="hidden" name="intent" value="arreter" />
                          <input type="hidden" name="seriesId" value={one.seriesId} />
                          <Button small look="nu" label={`Arrêter ce qui revient : ${words}`}>
                            Arrêter ce qui revient
                          </Button>
                        </form>
                      )}
                    </Actions>
                  </li>
                )
              })}
            </ul>
          </Section>
        </div>
      </Page>
    </Frame>
  )
}
