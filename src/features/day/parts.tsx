import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { initialsOf } from '#core/names.ts'
import { writeAgo, writeTimeInSentence } from '#core/french.ts'
import { noticeLabels, noticeLooks } from '#features/night/model.ts'
import type { RequestBody } from '#features/reception/model.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Deadlines } from '#ui/deadlines.tsx'
import { Urgent } from '#ui/messages.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { draftsWarnedBefore, noticeWords, otherNewsWords, othersWords, pressingWords, sinceWords, topicsOf, writeMoment } from './model.ts'
import type { DayDeadline, DayNotice, Named, WaitingRequest } from './model.ts'
import type { WorkerDay } from './queries.server.ts'

/** A household’s name, masked by the key M; without a name when it is no longer open to the reader. */
export const Name = ({ name }: { name: string | null }) =>
  name === null ? <>Foyer qui ne vous est plus ouvert</> : <PersonName initials={initialsOf(name)}>{name}</PersonName>

/** The short form of the danger, beside the name of every list. */
const Danger = ({ of }: { of: Named }) =>
  of.flags && of.name !== null ? (
    <>
      {' '}
      <DangerTag {...of.flags} />
    </>
  ) : null

export const NameLink = ({ of, href }: { of: Named; href: (at: { id: string }) => string }) =>
  of.name === null ? (
    <Name name={null} />
  ) : (
    <a href={href({ id: of.caseFileId })}>
      <Name name={of.name} />
    </a>
  )

/** What runs for somebody who follows no household herself: what was handed to her, a second look first of all. Nothing of it: nothing is shown. */
export const HandedToMe = ({ deadlines, today }: { deadlines: readonly DayDeadline[]; today: IsoDate }) =>
  deadlines.length === 0 ? null : (
    <Section id="h-confie" title="On compte sur vous" end="ce que des collègues vous ont confié" className="haut-3">
      <Deadlines
        today={today}
        items={deadlines.map((one) => ({
          id: one.id,
          due: one.due,
          title: one.title,
          href:
            one.name === null
              ? undefined
              : one.assessmentId
                ? paths.caseFile.assessmentOf({ id: one.caseFileId, assessmentId: one.assessmentId })
                : paths.caseFile.deadline({ id: one.caseFileId, deadlineId: one.id }),
          household: (
            <>
              <Name name={one.name} />
              <Danger of={one} />
            </>
          ),
          law: one.note,
        }))}
      />
    </Section>
  )

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
    <strong>{pressingWords(request, today)}</strong>{' '}
    <a href={paths.request.show({ id: request.id })}>
      « <PersonName initials={initialsOf(request.calledName)}>{request.calledName}</PersonName> »
    </a>{' '}
    {sentenceOf(request, body)} Reçue{request.on === today && ` à ${writeTimeInSentence(request.at)}`} par {request.receivedBy}
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

/** What runs: the same number on the frieze and in the list; done from here. */
export const Running = ({ deadlines, others, today }: { deadlines: readonly DayDeadline[]; others: number; today: IsoDate }) => (
  <section className="col-2" aria-labelledby="h-echeances">
    <div className="rub">
      <h2 id="h-echeances">Ce qui court</h2>
      <a className="fin" href={paths.running()}>
        Tout, par ce qui serait perdu
      </a>
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
          href: one.name === null ? undefined : paths.caseFile.deadline({ id: one.caseFileId, deadlineId: one.id }),
          household: (
            <>
              <Name name={one.name} />
              <Danger of={one} />
            </>
          ),
          law: (
            <>
              {[one.law, one.note].filter(Boolean).join('. ')}
              {one.after && (
                <>
                  {' '}
                  <a href={paths.caseFile.procedure({ id: one.caseFileId, ...one.after })}>{one.after.sentence}</a>
                </>
              )}
            </>
          ),
          action: one.assessmentId ? (
            <LinkButton small look="nu" href={paths.caseFile.assessmentOf({ id: one.caseFileId, assessmentId: one.assessmentId })}>
              Lire l’évaluation
            </LinkButton>
          ) : (
            <form method="post" className="faire">
              <input type="hidden" name="caseFileId" value={one.caseFileId} />
              <input type="hidden" name="id" value={one.id} />
              <Button
                small
                look="nu"
                name="intent"
                value="fait"
                label={`${one.inProcedure ? 'Dire ce qui s’est passé' : 'C’est fait'} : ${one.title}`}
              >
                {one.inProcedure ? 'Dire ce qui s’est passé' : 'C’est fait'}
              </Button>
            </form>
          ),
        }))}
      />
    )}
    {others > 0 && (
      <p className="petit doux haut-2">
        {othersWords(others)} <a href={paths.running()}>Tout voir</a>
      </p>
    )}
  </section>
)

const hrefOfNotice = (notice: DayNotice): string | null => {
  const about = notice.aboutId ? { id: notice.aboutId } : null
  if (notice.kind === 'requestMatch') return about && paths.request.match(about)
  if (notice.kind === 'requestProposed') return about && paths.request.show(about)
  // read and answered by others than their asker, whose own page it is
  if (notice.kind === 'exceptionalAccess' || notice.kind === 'exceptionalToApprove') return paths.access.reviews()
  if (notice.kind === 'accessGranted' && notice.name === null) return about && paths.access.exceptionalShow(about)
  if (notice.kind === 'visitOverdue') return about && paths.visit.show(about)
  if (notice.kind === 'newDevice') return paths.account.show()
  return notice.name === null ? null : paths.caseFile.show({ id: notice.caseFileId })
}

const Notice = ({ notice, today }: { notice: DayNotice; today: IsoDate }) => {
  const [before, after] = noticeWords(notice.kind, notice.name !== null)
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
          <Danger of={notice} />
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

/** What the night found: a right that opens or stops, an amount that moves. An estimate says so. */
const Rights = ({ day }: { day: WorkerDay }) => (
  <List id="h-droits" title="Les droits bougent">
    {day.rights.map((one) => (
      <li key={one.id}>
        <b>
          <NameLink of={one} href={paths.caseFile.rights} />
        </b>
        <Danger of={one} />
        <p>
          <Tag kind={noticeLooks[one.kind]}>{noticeLabels[one.kind]}</Tag> {one.right}
          {one.who && (
            <>
              , <PersonName initials={initialsOf(one.who)}>{one.who}</PersonName>
            </>
          )}{' '}
          {one.sentence}. <span className="doux">{one.why}</span>
        </p>
        <div className="actions">
          <LinkButton small look="nu" href={paths.night.dismiss({ id: one.id })} label={`Écarter : ${one.right} ${one.sentence}`}>
            Écarter
          </LinkButton>
        </div>
      </li>
    ))}
    {day.otherRights > 0 && <li className="doux">{otherNewsWords(day.otherRights)}</li>}
    {day.rights.some((one) => one.estimate) && <li className="petit doux">Estimation, ne vaut pas décision.</li>}
  </List>
)

/** What can wait, in the order in which it stops waiting. Empty lists are not there. */
export const Aside = ({ day, today }: { day: WorkerDay; today: IsoDate }) => {
  const [oldest] = day.drafts.filter((draft) => draft.name !== null)
  const nothing = [day.notices, day.rights, day.drafts, day.quiet, day.stale].every((list) => list.length === 0)
  return (
    <div className="col-3">
      {day.notices.length > 0 && (
        <List id="h-avis" title="On vous prévient">
          {day.notices.map((notice) => (
            <Notice key={notice.id} notice={notice} today={today} />
          ))}
        </List>
      )}
      {day.rights.length > 0 && <Rights day={day} />}
      {day.drafts.length > 0 && (
        <List id="h-ranger" title="À ranger">
          {day.drafts.map((draft) => (
            <li key={draft.id}>
              <a href={draft.name === null ? paths.interview.page({ id: draft.id }) : paths.interview.tidy({ id: draft.id })}>
                <Name name={draft.name} />
              </a>
              <Danger of={draft} />, {writeMoment(draft.on, draft.at, today)}
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
              </b>
              <Danger of={one} /> · {sinceWords(one.last, today)}
              <p className="haut-1">
                <a href={paths.caseFile.appointment({ id: one.caseFileId })}>Poser un rendez-vous</a>
              </p>
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
              </b>
              <Danger of={one} /> · {one.reviewedOn ? `revues ${writeAgo(one.reviewedOn, today)}` : 'jamais revues ensemble'}
            </li>
          ))}
        </List>
      )}
      {nothing && <Empty title="Rien d’autre n’attend.">Vos notes sont rangées, personne ne vous demande rien.</Empty>}
    </div>
  )
}
