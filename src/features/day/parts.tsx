import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { writeAgo, writeTime, writeTimeInSentence } from '#core/french.ts'
import { appointmentKinds } from '#features/interview/model.ts'
import type { RequestBody } from '#features/reception/model.ts'
import { requestTopics, urgencies } from '#features/reception/model.ts'
import { Agenda, AgendaNow, AgendaPause, AgendaRow, Essentials } from '#ui/agenda.tsx'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Deadlines } from '#ui/deadlines.tsx'
import type { IconName } from '#ui/icons.tsx'
import { Urgent } from '#ui/messages.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { companyWords, draftsWarnedBefore, initialsOf, noticeWords, othersWords, sinceWords, writeMoment } from './model.ts'
import type { AgendaLine, DayAppointment, DayDeadline, DayNotice, Named, WaitingRequest } from './model.ts'
import type { WorkerDay } from './queries.server.ts'

/** A household’s name, masked by the key M; without a name when it is no longer open to the reader. */
export const Name = ({ name }: { name: string | null }) =>
  name === null ? <>Foyer qui ne vous est plus ouvert</> : <PersonName initials={initialsOf(name)}>{name}</PersonName>

const NameLink = ({ of, href }: { of: Named; href: (at: { id: string }) => string }) =>
  of.name === null ? (
    <Name name={null} />
  ) : (
    <a href={href({ id: of.caseFileId })}>
      <Name name={of.name} />
    </a>
  )

const pressingWords: Readonly<Record<string, string>> = { immediate: 'À traiter tout de suite.', today: 'À traiter aujourd’hui.' }

/** The request that nobody has taken and that cannot wait: above everything. */
export const Pressing = ({
  request,
  body,
  today,
  mayTake,
}: {
  request: WaitingRequest
  body: RequestBody
  today: IsoDate
  mayTake: boolean
}) => (
  <Urgent
    label="Demande urgente"
    actions={
      <>
        {mayTake && (
          <form method="post" action={paths.request.take({ id: request.id })}>
            <Button look="nuit" small>
              Je la prends
            </Button>
          </form>
        )}
        <LinkButton small href={paths.request.propose({ id: request.id })}>
          La proposer à une ou un collègue
        </LinkButton>
      </>
    }
  >
    <strong>{pressingWords[request.urgency] ?? 'Le délai est passé.'}</strong>{' '}
    <a href={paths.request.show({ id: request.id })}>
      « <PersonName initials={initialsOf(request.calledName)}>{request.calledName}</PersonName> »
    </a>{' '}
    {sentenceOf(request, body)} Reçue{' '}
    {request.on === today ? `à ${writeTimeInSentence(request.at)}` : writeMoment(request.on, request.at, today)} par {request.receivedBy}
    {request.sector && `, ${request.sector}`}. {request.proposedToMe ? 'Elle vous est proposée.' : 'Personne ne l’a encore prise.'}
  </Urgent>
)

/** Why it presses, as reception wrote it; else her own words; else what it is about. */
const sentenceOf = (request: WaitingRequest, body: RequestBody): string => {
  const reason = body.urgencyReason.trim().replace(/[.\s]+$/, '')
  if (reason) return `${reason}.`
  if (body.words.trim()) return `« ${body.words.trim().slice(0, 160)} »`
  const topics = topicsOf(request)
  return topics ? `${topics}.` : ''
}

const topicsOf = (request: WaitingRequest): string => request.topics.map((topic) => requestTopics[topic]).join(', ')

const icons: Readonly<Record<DayAppointment['kind'], IconName>> = { interview: 'entretien', homeVisit: 'visite', call: 'tel' }

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
  const { caseFileId: id, name } = appointment
  const kind = [appointmentKinds[appointment.kind], companyWords(appointment.with)].filter(Boolean).join(' · ')
  if (state === 'past')
    return (
      <AgendaRow
        time={writeTime(appointment.from)}
        past
        who={<NameLink of={appointment} href={paths.caseFile.show} />}
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
      />
    )
  return (
    <AgendaRow
      time={writeTime(appointment.from)}
      place={appointment.place || undefined}
      icon={icons[appointment.kind]}
      kind={kind}
      next={state === 'next'}
      who={state === 'next' ? <Name name={name} /> : <NameLink of={appointment} href={paths.caseFile.show} />}
    >
      {appointment.flags && (
        <p className="etiquette-danger">
          <DangerTag {...appointment.flags} />
        </p>
      )}
      {state === 'later' && <p className="quoi">{appointment.note || appointment.essentials[0]}</p>}
      {state === 'next' && (
        <>
          {essentials.length > 0 ? (
            <Essentials lines={essentials.map((text, at) => ({ id: String(at), text }))} />
          ) : (
            <p className="quoi">{appointment.note || 'Rien n’est noté pour ce rendez-vous, aucune promesse n’attend.'}</p>
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

/** What runs: the same number on the frieze and in the list; done from here. */
export const Running = ({ deadlines, others, today }: { deadlines: readonly DayDeadline[]; others: number; today: IsoDate }) => (
  <section className="col-2" aria-labelledby="h-echeances">
    <div className="rub">
      <h2 id="h-echeances">Ce qui court</h2>
      <span className="fin">8 semaines</span>
    </div>
    {deadlines.length === 0 ? (
      <Empty title="Aucun délai ne court.">Ceux que vous écrivez dans une note apparaissent ici.</Empty>
    ) : (
      <Deadlines
        today={today}
        items={deadlines.map((one) => ({
          id: one.id,
          due: one.due,
          title: one.title,
          href: one.name === null ? undefined : paths.caseFile.steps({ id: one.caseFileId }),
          household: <Name name={one.name} />,
          law: [one.law, one.note].filter(Boolean).join('. ') || undefined,
          action: (
            <form method="post" className="faire">
              <input type="hidden" name="caseFileId" value={one.caseFileId} />
              <input type="hidden" name="id" value={one.id} />
              <Button small look="nu" name="intent" value="fait" label={`C’est fait : ${one.title}`}>
                C’est fait
              </Button>
            </form>
          ),
        }))}
      />
    )}
    {others > 0 && (
      <p className="petit doux haut-2">
        {othersWords(others)} <a href={paths.caseFile.list()}>Voir vos foyers</a>
      </p>
    )}
  </section>
)

const hrefOfNotice = (notice: DayNotice): string | null => {
  const about = notice.aboutId ? { id: notice.aboutId } : null
  if (notice.kind === 'requestMatch') return about && paths.request.match(about)
  if (notice.kind === 'requestProposed') return about && paths.request.show(about)
  if (notice.kind === 'exceptionalAccess' || notice.kind === 'exceptionalToApprove') return about && paths.access.exceptionalShow(about)
  if (notice.kind === 'newDevice') return paths.account.show()
  return notice.name === null ? null : paths.caseFile.show({ id: notice.caseFileId })
}

const Notice = ({ notice, today }: { notice: DayNotice; today: IsoDate }) => {
  const [before, after] = noticeWords(notice.kind)
  const href = hrefOfNotice(notice)
  return (
    <li>
      {before}
      {notice.name !== null && (
        <>
          {' '}
          <b>
            <Name name={notice.name} />
          </b>
        </>
      )}
      {/^[.,]/.test(after) ? after : ` ${after}`} <span className="doux">{writeMoment(notice.on, notice.at, today)}</span>
      <form method="post" className="actions">
        <input type="hidden" name="id" value={notice.id} />
        {href && (
          <LinkButton small href={href}>
            {notice.kind === 'requestMatch' ? 'Répondre' : 'Voir'}
          </LinkButton>
        )}
        <Button small look="nu" name="intent" value="vu" label={`Vu : ${before}${notice.name ? ` ${notice.name}` : ''}`}>
          Vu
        </Button>
      </form>
    </li>
  )
}

const List = ({ id, title, end, children }: { id: string; title: string; end?: string | undefined; children: ReactNode }) => (
  <Section id={id} title={title} end={end}>
    <ul className="lignes">{children}</ul>
  </Section>
)

/** What can wait, in the order in which it stops waiting. Empty lists are not there. */
export const Aside = ({ day, today }: { day: WorkerDay; today: IsoDate }) => {
  const [oldest] = day.drafts.filter((draft) => draft.name !== null)
  const nothing = [day.notices, day.drafts, day.quiet, day.stale].every((list) => list.length === 0)
  return (
    <div className="col-3">
      {day.notices.length > 0 && (
        <List id="h-avis" title="On vous prévient">
          {day.notices.map((notice) => (
            <Notice key={notice.id} notice={notice} today={today} />
          ))}
        </List>
      )}
      {day.drafts.length > 0 && (
        <List id="h-ranger" title="À ranger">
          {day.drafts.map((draft) => (
            <li key={draft.id}>
              <a href={draft.name === null ? paths.interview.page({ id: draft.id }) : paths.interview.tidy({ id: draft.id })}>
                <Name name={draft.name} />
              </a>
              , {writeMoment(draft.on, draft.at, today)}
              {draft.on < draftsWarnedBefore(today) && (
                <span className="doux"> · cette page attend depuis {writeAgo(draft.on, today).replace('il y a ', '')}</span>
              )}
            </li>
          ))}
          {oldest && day.drafts.length > 1 && (
            <li>
              <a href={paths.interview.tidy({ id: oldest.id })}>Tout ranger, une minute</a>
            </li>
          )}
        </List>
      )}
      {day.quiet.length > 0 && (
        <List id="h-sans-suite" title={`Sans suite depuis ${day.quiet[0]?.days ?? 30} jours`}>
          {day.quiet.map((one) => (
            <li key={one.caseFileId}>
              <b>
                <NameLink of={one} href={paths.caseFile.show} />
              </b>{' '}
              · {sinceWords(one.last, today)}
              <br />
              <a href={paths.caseFile.appointment({ id: one.caseFileId })}>Poser un rendez-vous</a>
            </li>
          ))}
        </List>
      )}
      {day.stale.length > 0 && (
        <List id="h-consignes" title="Consignes à revoir">
          {day.stale.map((one) => (
            <li key={one.caseFileId}>
              <b>
                <NameLink of={one} href={paths.caseFile.contact} />
              </b>{' '}
              · {one.reviewedOn ? `revues ${writeAgo(one.reviewedOn, today)}` : 'jamais revues ensemble'}
            </li>
          ))}
        </List>
      )}
      {nothing && <Empty title="Rien d’autre n’attend.">Vos notes sont rangées, personne ne vous demande rien.</Empty>}
    </div>
  )
}
