import { addDays } from '#core/dates.ts'
import { writeDay, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { planAppointment, sayAppointment } from '#features/agenda/commands.server.ts'
import { listOffers } from '#features/agenda/queries.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/appointments.route'
import { actions } from './actions.ts'
import { appointmentsForm } from './forms.ts'
import { appointmentKinds, appointmentStatuses, appointmentWords } from './model.ts'
import type { AppointmentLine } from './model.ts'
import { listAppointments } from './queries.server.ts'
import { typedValues } from './typed.ts'

const year = 366 * 86_400_000

export const loader = householdPage(actions.appointments, async ({ tx, id, actor, today, timeZone, now }) => {
  const all = await listAppointments(tx, {
    caseFileId: id,
    from: new Date(now.getTime() - 3 * year),
    to: new Date(now.getTime() + 3 * year),
  })
  // an hour that went by stays at the top until somebody says what became of it
  const isOpen = (one: AppointmentLine): boolean => one.status === 'planned'
  return {
    head: await getHead(tx, id, today),
    open: all.filter(isOpen),
    past: all.filter((one) => !isOpen(one)).toReversed(),
    offers: await listOffers(tx, {
      siteId: actor.siteId,
      agentIds: [actor.agentId],
      minutes: 60,
      fromOn: today,
      toOn: addDays(today, 21),
    }),
    timeZone,
    now,
  }
})

export const action = submit(actions.plan, appointmentsForm, async ({ tx, id, value, timeZone }) => {
  const here = paths.caseFile.appointment({ id })
  if (value.intent === 'dire') {
    await sayAppointment(tx, value.appointmentId, { status: value.status }, id)
    return redirectWithMessage(here, 'etape-faite')
  }
  await requireOpenCase(tx, id)
  const { date, time, minutes, kind, place, with: along, note } = value
  await planAppointment(tx, {
    caseFileId: id,
    startsAt: instantOf(date, time, timeZone),
    minutes: minutes ?? 60,
    kind,
    place,
    with: along,
    note,
  })
  return redirectWithMessage(here, 'rendez-vous-pose')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Rendez-vous') }]

const kinds = Object.entries(appointmentKinds).map(([value, label]) => ({ value, label }))

export default function Appointments({ loaderData, actionData }: Route.ComponentProps) {
  const { head, open, past, offers, timeZone, now } = loaderData
  const typed = typedValues(actionData?.values)
  const errors = actionData?.errors ?? {}
  const here = paths.caseFile.appointment({ id: head.id })
  const words = (one: AppointmentLine) => {
    const at = wallClock(one.startsAt, timeZone)
    return appointmentWords(writeDay(at.date, head.today), at.time, one.place)
  }
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'steps')} />
      <Page>
        <TitleBar title="Rendez-vous" small>
          <a href={paths.caseFile.steps({ id: head.id })}>Échéances et suite</a>
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section title="Poser un rendez-vous" id="h-new">
            {head.closedOn ? (
              <Empty title="Ce dossier est clos" />
            ) : (
              <>
                {offers.length > 0 && (
                  <form method="post" action={paths.agenda.plan({ householdId: head.id })} className="haut-2">
                    <input type="hidden" name="caseFileId" value={head.id} />
                    <input type="hidden" name="back" value="dossier" />
                    <p className="etiquette">Un entretien d’une heure, à une heure libre</p>
                    <Actions>
                      {offers.map((one) => {
                        const words = `${writeNearDay(one.day, head.today)}, ${writeTimeInSentence(one.time)}`
                        return (
                          <Button key={one.value} small name="slot" value={one.value} label={`Entretien d’une heure, ${words}`}>
                            {words}
                          </Button>
                        )
                      })}
                    </Actions>
                  </form>
                )}
                <p className="haut-2">
                  <a href={paths.agenda.plan({ householdId: head.id })}>Une visite, une salle, à deux : chercher une heure libre</a>
                </p>
                <p className="haut-1">
                  <a href={paths.caseFile.offlineVisit({ id: head.id })}>Une visite sans réseau, sans rendez-vous : prendre la copie</a>
                </p>
                <form method="post" action={here} data-principal="" className="haut-2 formulaire">
                  <div className="ajout prochain">
                    <Field name="date" label="Jour" type="date" value={typed.text('date')} error={errors['date']} />
                    <Field name="time" label="Heure" type="time" value={typed.text('time')} error={errors['time']} />
                    <Field
                      name="minutes"
                      label="Minutes"
                      inputMode="numeric"
                      value={typed.text('minutes') ?? '60'}
                      error={errors['minutes']}
                    />
                    <Field name="place" label="Où" optional maxLength={200} value={typed.text('place')} error={errors['place']} />
                  </div>
                  <Choice
                    name="kind"
                    legend="Quoi"
                    hideLegend
                    options={kinds}
                    value={typed.text('kind') ?? 'interview'}
                    error={errors['kind']}
                  />
                  <Field name="with" label="Qui vient aussi" optional maxLength={200} value={typed.text('with')} error={errors['with']} />
                  <Field name="note" label="À savoir avant" optional maxLength={2000} value={typed.text('note')} error={errors['note']} />
                  <Button look="principal" name="intent" value="poser" kbd="Ctrl Entrée">
                    Poser
                  </Button>
                </form>
              </>
            )}
          </Section>
          <div>
            <Section title="À venir" id="h-open">
              {open.length === 0 && <Empty title="Aucun rendez-vous n’est posé" />}
              <ul className="lignes">
                {open.map((one) => (
                  <li key={one.id}>
                    <a href={paths.agenda.appointment({ id: one.id })}>
                      <b>{appointmentKinds[one.kind]}</b> {words(one)}
                    </a>
                    {one.with && `, ${one.with}`}
                    <span className="doux petit"> {one.agentName}</span>
                    {one.note && <p className="petit">{one.note}</p>}
                    {one.kind === 'homeVisit' && (
                      <Actions className="haut-1">
                        <LinkButton small look="nu" href={paths.visit.prepare({ id: head.id, appointmentId: one.id })}>
                          Préparer cette visite
                        </LinkButton>
                      </Actions>
                    )}
                    <form method="post" action={here} className="haut-1">
                      <input type="hidden" name="intent" value="dire" />
                      <input type="hidden" name="appointmentId" value={one.id} />
                      <Actions>
                        {one.startsAt <= now && (
                          <>
                            <Button small name="status" value="held">
                              A eu lieu
                            </Button>
                            <Button small name="status" value="noShow">
                              Personne n’est venu
                            </Button>
                          </>
                        )}
                        <Button small look="nu" name="status" value="cancelled">
                          Annuler ce rendez-vous
                        </Button>
                      </Actions>
                    </form>
                  </li>
                ))}
              </ul>
            </Section>
            {past.length > 0 && (
              <Section title="Passés et annulés" id="h-past">
                <ul className="lignes">
                  {past.map((one) => (
                    <li key={one.id}>
                      {appointmentKinds[one.kind]} {words(one)} <span className="doux petit">{appointmentStatuses[one.status]}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </div>
        </div>
      </Page>
    </Frame>
  )
}
