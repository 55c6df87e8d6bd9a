import { writeTime } from '#core/french.ts'
import { initialsOf } from '#core/names.ts'
import { Button } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Icon } from '#ui/icons.tsx'
import type { IconName } from '#ui/icons.tsx'
import { FreeWords, PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { Hour } from './calendar.ts'
import { appointmentKinds, appointmentStatuses, busyWords, eventKinds } from './model.ts'
import type { AgendaAppointment, EventKind } from './model.ts'

/** An hour of an agenda, in words: with whom for one’s own, when and what kind for a colleague’s. */

const icons: Readonly<Record<AgendaAppointment['kind'], IconName>> = {
  interview: 'entretien',
  homeVisit: 'visite',
  call: 'tel',
  video: 'tel',
}
const eventIcons: Partial<Readonly<Record<EventKind, IconName>>> = {
  permanence: 'permanence',
  commission: 'groupe',
  teamMeeting: 'groupe',
  writing: 'plume',
}

export const between = (one: { from: string; to: string }): string =>
  `${writeTime(one.from)} – ${one.to === '24:00' ? 'minuit' : writeTime(one.to)}`

/** With whom, as a link to the appointment. Who only comes along reads no name. */
export const Whom = ({ appointment }: { appointment: AgendaAppointment }) => (
  <a href={paths.agenda.appointment({ id: appointment.id })}>
    {appointment.caseName === null ? (
      appointment.requestId ? (
        'Première demande'
      ) : (
        'Rendez-vous'
      )
    ) : (
      <PersonName initials={initialsOf(appointment.caseName)}>{appointment.caseName}</PersonName>
    )}
  </a>
)

/** « A eu lieu », « Personne n’est venu »: for an hour that went by and of which nobody said what became. Keys H and A on the line that J and K chose. */
const Became = ({ appointment, here }: { appointment: AgendaAppointment; here: string }) => (
  <form method="post" action={here} className="actions haut-1 ne-pas-imprimer">
    <input type="hidden" name="appointmentId" value={appointment.id} />
    <Button small name="status" value="held" data={{ 'data-touche-ligne': 'h' }}>
      A eu lieu
    </Button>
    <Button small name="status" value="noShow" data={{ 'data-touche-ligne': 'a' }}>
      Personne
    </Button>
  </form>
)

export type Scene = { now: Date; here: string; plans: boolean }

export const Line = ({ hour, now, here, plans }: Scene & { hour: Hour }) => {
  const { entry } = hour
  const time = <span className="cal-heure">{between(hour)}</span>
  if (entry.what === 'busy') return <p className="cal-rdv occupe">{time} {busyWords[entry.busy.kind]}</p> // prettier-ignore
  if (entry.what === 'event') {
    const icon = eventIcons[entry.event.kind]
    return (
      <p className={entry.event.yields ? 'cal-rdv temps cede' : 'cal-rdv temps'}>
        {time} {icon && <Icon name={icon} />} {eventKinds[entry.event.kind]}
        {entry.event.place && (
          <span className="doux petit">
            {' '}
            <FreeWords>{entry.event.place}</FreeWords>
          </span>
        )}
        {entry.event.yields && <span className="doux petit"> Une autre chose est à cette heure.</span>}
      </p>
    )
  }
  const { appointment, flags, along } = entry
  const travel = appointment.travelBefore + appointment.travelAfter
  const moves =
    plans &&
    appointment.status === 'planned' &&
    appointment.startsAt > now &&
    (appointment.caseName !== null || appointment.requestId !== null)
  const around = [travel > 0 && `${travel} min de route`, along.length > 0 && `avec ${along.join(', ')}`].filter(Boolean)
  const toSay = plans && appointment.status === 'planned' && appointment.startsAt <= now
  return (
    <div
      className={`cal-rdv ${appointment.status === 'planned' ? 'prevu' : 'fini'}`}
      data-rdv={moves ? paths.agenda.appointment({ id: appointment.id }) : undefined}
    >
      {time} <Icon name={icons[appointment.kind]} label={appointmentKinds[appointment.kind]} />
      <p className="qui">
        <Whom appointment={appointment} />
      </p>
      {flags && (
        <p>
          <DangerTag {...flags} />
        </p>
      )}
      {(appointment.place || around.length > 0) && (
        <p className="petit doux">
          {appointment.place && <FreeWords>{appointment.place}</FreeWords>}
          {appointment.place && around.length > 0 && ', '}
          {around.join(', ')}
        </p>
      )}
      {appointment.toMove && <Tag kind="delai">À déplacer</Tag>}
      {appointment.status !== 'planned' && <p className="petit doux">{appointmentStatuses[appointment.status]}</p>}
      {toSay && <Became appointment={appointment} here={here} />}
    </div>
  )
}
