import { writeTime, writeTimeInSentence } from '#core/french.ts'
import { initialsOf } from '#core/names.ts'
import { appointmentKinds } from '#features/interview/model.ts'
import { urgencies } from '#features/reception/model.ts'
import { Agenda, AgendaNow, AgendaPause, AgendaRow, Essentials } from '#ui/agenda.tsx'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import type { IconName } from '#ui/icons.tsx'
import { Empty } from '#ui/page.tsx'
import { FreeWords, PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { companyWords, topicsOf } from './model.ts'
import type { AgendaLine, DayAppointment, WaitingRequest } from './model.ts'
import { Name, NameLink } from './parts.tsx'

const icons: Readonly<Record<DayAppointment['kind'], IconName>> = { interview: 'entretien', homeVisit: 'visite', call: 'tel', video: 'tel' }

export const DayAgenda = ({
  lines,
  essentials,
  waiting,
}: {
  lines: readonly AgendaLine[]
  essentials: readonly string[]
  waiting: readonly WaitingRequest[]
}) => (
  <section className="col-1" aria-labelledby="h-agenda">
    <div className="rub">
      <h2 id="h-agenda">Aujourd’hui</h2>
      <a className="fin" href={paths.agenda.show()}>
        La semaine
      </a>
    </div>
    {lines.length === 0 && waiting.length === 0 ? (
      <Empty title="Rien n’attend aujourd’hui.">
        Aucun rendez-vous n’est posé. <a href={paths.caseFile.list()}>Voir vos foyers</a>
      </Empty>
    ) : (
      <Agenda>
        {lines.map((line) =>
          line.kind === 'now' ? (
            <AgendaNow key="now" time={writeTime(line.time)} />
          ) : line.kind === 'pause' ? (
            <AgendaPause key="pause" time={writeTime(line.from)}>
              Pause. Rien n’y est posé jusqu’à {writeTimeInSentence(line.until)}.
            </AgendaPause>
          ) : (
            <AppointmentRow key={line.appointment.id} appointment={line.appointment} state={line.state} essentials={essentials} />
          ),
        )}
        {waiting.length > 0 && <WaitingRow waiting={waiting} />}
      </Agenda>
    )}
  </section>
)

const pastWords: Readonly<Record<DayAppointment['status'], string>> = {
  planned: 'Heure passée.',
  held: 'Entretien terminé.',
  noShow: 'La personne n’est pas venue.',
  cancelled: 'Annulé.',
  moved: 'Déplacé.',
}

const AppointmentRow = ({
  appointment,
  state,
  essentials,
}: {
  appointment: DayAppointment
  state: 'past' | 'next' | 'later'
  essentials: readonly string[]
}) => {
  const { caseFileId: id, name, request, accompanies } = appointment
  const who =
    name !== null ? (
      <NameLink of={appointment} href={paths.caseFile.show} />
    ) : request ? (
      <a href={paths.request.show(request)}>{request.calledName}</a>
    ) : accompanies ? (
      <>Avec {accompanies}</>
    ) : (
      <Name name={null} />
    )
  const kind = [appointmentKinds[appointment.kind], companyWords(appointment.with)].filter(Boolean).join(' · ')
  // also once the hour has passed: that is when one calls to ask why nobody came
  const danger = appointment.flags && (
    <p className="etiquette-danger">
      <DangerTag {...appointment.flags} />
    </p>
  )
  if (state === 'past')
    return (
      <AgendaRow
        time={writeTime(appointment.from)}
        past
        who={who}
        what={
          <>
            {appointment.draftId && appointment.status === 'planned' ? 'Entretien terminé.' : pastWords[appointment.status]}{' '}
            {appointment.draftId ? (
              <a href={paths.interview.tidy({ id: appointment.draftId })}>Ranger ses notes, 30 secondes</a>
            ) : (
              appointment.status === 'planned' && name !== null && <a href={paths.caseFile.appointment({ id })}>Dire ce qu’il en a été</a>
            )}
          </>
        }
      >
        {danger}
      </AgendaRow>
    )
  return (
    <AgendaRow
      time={writeTime(appointment.from)}
      place={appointment.place ? <FreeWords>{appointment.place}</FreeWords> : undefined}
      icon={icons[appointment.kind]}
      kind={kind}
      next={state === 'next'}
      who={state === 'next' && name !== null ? <Name name={name} /> : who}
    >
      {danger}
      {state === 'later' && (
        <p className="quoi">
          <FreeWords>{appointment.note || appointment.essentials[0]}</FreeWords>
        </p>
      )}
      {state === 'next' && (
        <>
          {essentials.length > 0 ? (
            <Essentials lines={essentials.map((text, at) => ({ id: String(at), text }))} />
          ) : (
            <p className="quoi">
              {appointment.note ? (
                <FreeWords>{appointment.note}</FreeWords>
              ) : (
                'Rien n’est noté pour ce rendez-vous, aucune promesse n’attend.'
              )}
            </p>
          )}
          {name !== null && (
            <Actions>
              <form method="post" action={paths.caseFile.interview({ id })} data-principal="">
                <input type="hidden" name="appointmentId" value={appointment.id} />
                <Button look="principal" kbd="Ctrl Entrée">
                  Ouvrir la page
                </Button>
              </form>
              <LinkButton href={paths.caseFile.show({ id })}>Le dossier</LinkButton>
            </Actions>
          )}
        </>
      )}
    </AgendaRow>
  )
}

const mostWaiting = 5

/** Requests that wait in the sector: how she is called, what it is about, how soon. */
const WaitingRow = ({ waiting }: { waiting: readonly WaitingRequest[] }) => (
  <AgendaRow time="" icon="permanence" kind="Demandes qui attendent dans votre équipe">
    <ul className="salle">
      {waiting.slice(0, mostWaiting).map((one) => (
        <li key={one.id}>
          <b className="serif">
            <a href={paths.request.show({ id: one.id })}>
              <PersonName initials={initialsOf(one.calledName)}>{one.calledName}</PersonName>
            </a>
          </b>
          <span>
            {one.proposedToMe
              ? 'Vous est proposée'
              : one.proposedTo
                ? `Proposée à ${one.proposedTo}`
                : topicsOf(one) || 'Sans motif précis'}
          </span>
          <Tag kind="neutre" icon={one.late || one.urgency === 'immediate' || one.urgency === 'today' ? 'alerte' : undefined}>
            {one.late ? 'délai passé' : urgencies[one.urgency].label.toLowerCase()}
          </Tag>
        </li>
      ))}
    </ul>
    {waiting.length > mostWaiting && <a href={paths.request.queue()}>Voir toutes les demandes</a>}
  </AgendaRow>
)
