import { compartmentLabels } from '#core/compartments.ts'
import { writeDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { application as acts } from './actions.ts'
import { addEvent } from './commands.server.ts'
import { EventForm } from './event-form.tsx'
import { bodyOf, eventLabels, offered } from './event-words.ts'
import { Events } from './events.tsx'
import { eventForm } from './forms.ts'
import { eventKinds, kinds, nextWords } from './model.ts'
import type { ApplicationEventKind } from './model.ts'
import { namesOfSubjects } from './page-queries.server.ts'
import { ApplicationPage, StageTag } from './parts.tsx'
import { getApplication, listApplications } from './queries.server.ts'
import type { Route } from './+types/show.route'

const isEventKind = (word: string | null): word is ApplicationEventKind => word !== null && Object.hasOwn(eventKinds, word)

export const loader = householdPage(acts.show, async ({ tx, id, url, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getApplication(tx, id, params['applicationId'] ?? '')
  const people = await namesOfSubjects(tx, id, today)
  const wanted = url.searchParams.get('noter')
  const correcting = url.searchParams.get('corriger')
  const { written: _written, ...shown } = one
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one: shown,
    person: one.subjectId === null ? null : (people.get(one.subjectId) ?? 'une personne du foyer'),
    lines: (await listRunning(tx, { caseFileId: id })).filter((line) => line.applicationId === one.id),
    others: (await listApplications(tx, id))
      .filter((other) => other.aboutId === one.id || other.id === one.aboutId)
      .map((other) => ({ id: other.id, title: other.title, kind: other.kind, stage: other.state.stage })),
    silence: one.right === null ? null : (findEntry(one.right)?.silence ?? null),
    wanted: isEventKind(wanted) ? wanted : null,
    corrected: one.events.find((event) => event.id !== null && event.id === correcting && event.kind === wanted) ?? null,
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const action = submit(acts.change, eventForm, async ({ tx, id: caseFileId, params, today, value }) => {
  const applicationId = params['applicationId'] ?? ''
  await addEvent(tx, {
    caseFileId,
    applicationId,
    event: bodyOf(value),
    day: value.day,
    today,
    correctsId: value.correctsId,
    chaseOn: 'chaseOn' in value ? value.chaseOn : null,
  })
  tx.about({ subjectId: applicationId })
  return redirectWithMessage(paths.caseFile.application({ id: caseFileId, applicationId }), 'demarche-notee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Démarche') }]

type Data = Route.ComponentProps['loaderData']

export default function ApplicationRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, printed, canWrite, person } = loaderData
  const state: FormState | undefined = actionData
  const typed = state?.values['kind']
  const chosen = typeof typed === 'string' && isEventKind(typed) ? typed : loaderData.wanted
  const { today } = printed
  return (
    <ApplicationPage
      head={head}
      title={one.title}
      intro={[
        `${kinds[one.kind]}${person ? ` pour ${person}` : ''}${one.to ? `, à ${one.to}` : ''}.`,
        `Commencée le ${writeDate(one.begunOn, today)} par ${one.author}.`,
        one.compartmentKind !== 'general' && `Lue par qui lit « ${compartmentLabels[one.compartmentKind]} ».`,
      ]
        .filter(Boolean)
        .join(' ')}
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <Now data={loaderData} />
          <Section id="h-passe" title="Ce qui s’est passé" end="rien n’est effacé">
            {one.events.length === 0 ? (
              <Empty title="Rien n’est encore noté." />
            ) : (
              <Events
                events={one.events}
                id={head.id}
                applicationId={one.id}
                today={today}
                timeZone={loaderData.timeZone}
                canWrite={canWrite}
              />
            )}
          </Section>
        </div>
        {canWrite && (
          <div>
            {chosen ? (
              <EventForm key={chosen} kind={chosen} data={{ ...loaderData, here: hereOf(loaderData, chosen) }} state={state} />
            ) : (
              <Section id="h-noter" title="Noter la suite">
                <Choices data={loaderData} />
              </Section>
            )}
            <After data={loaderData} />
          </div>
        )}
      </div>
    </ApplicationPage>
  )
}

/** A form that comes back stands on the page of its own kind of event, also when it corrects one. */
const hereOf = ({ head, one, corrected }: Data, note: ApplicationEventKind): string =>
  `${paths.caseFile.application({ id: head.id, applicationId: one.id, note })}${corrected?.id ? `&corriger=${corrected.id}` : ''}`

/** Where it stands: who must move, what is missing, what silence means, the opinion, what runs. */
const Now = ({ data: { head, one, lines, silence, printed } }: { data: Data }) => {
  const { state } = one
  const { today } = printed
  return (
    <Section id="h-ou" title="Où elle en est">
      <p className="ligne haut-1">
        <StageTag stage={state.stage} /> {nextWords(state, one.to).words}
      </p>
      {state.asked.length > 0 && (
        <ul className="haut-1 puces">
          {state.asked.map((document) => (
            <li key={document}>
              {document}{' '}
              <Tag kind={state.missing.includes(document) ? 'verifier' : 'ouvert'}>
                {state.missing.includes(document) ? 'manque' : 'remise'}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {state.sentOn && silence && state.decision === null && (
        <p className="petit haut-1">
          {silence.means === 'accept' ? 'Sans réponse, c’est un accord.' : 'Sans réponse, c’est un refus, que l’on peut contester.'}{' '}
          {silence.text}
          {!silence.verified && ' (à vérifier)'}
        </p>
      )}
      {lines.length > 0 && (
        <ul className="lignes haut-1">
          {lines.map((line) => (
            <li key={line.id}>
              <a href={paths.caseFile.deadline({ id: head.id, deadlineId: line.id })}>{line.title}</a>{' '}
              <Tag kind="delai">{line.due === null ? 'sans date' : `le ${writeDate(line.due, today)}`}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What usually comes next, as buttons; the rest stays at hand, smaller. */
const Choices = ({ data: { head, one } }: { data: Data }) => {
  const [usual, others] = offered(one.state)
  const href = (note: ApplicationEventKind): string => `${paths.caseFile.application({ id: head.id, applicationId: one.id, note })}#h-noter`
  return (
    <>
      <Actions className="haut-2">
        {usual.map((kind) => (
          <LinkButton key={kind} href={href(kind)}>
            {eventLabels[kind]}
          </LinkButton>
        ))}
      </Actions>
      <Actions className="haut-2">
        {others.map((kind) => (
          <LinkButton key={kind} small look="nu" href={href(kind)}>
            {eventLabels[kind]}
          </LinkButton>
        ))}
      </Actions>
    </>
  )
}

/** Renewal, contest, remission: applications of their own, tied to this one. */
const After = ({ data: { head, one, others } }: { data: Data }) => {
  const to = (kind: string): string => paths.caseFile.beginApplication({ id: head.id, kind, about: one.id })
  const { decision } = one.state
  if (decision === null && others.length === 0) return null
  return (
    <Section id="h-ensuite" title="Et ensuite">
      {others.length > 0 && (
        <ul className="lignes">
          {others.map((other) => (
            <li key={other.id}>
              <a href={paths.caseFile.application({ id: head.id, applicationId: other.id })}>
                {kinds[other.kind]} : {other.title}
              </a>{' '}
              <StageTag stage={other.stage} />
            </li>
          ))}
        </ul>
      )}
      {decision !== null && (
        <Actions className="haut-2">
          {decision.decision !== 'granted' && <LinkButton href={to('contest')}>Contester</LinkButton>}
          {decision.decision !== 'refused' && <LinkButton href={to('renewal')}>Renouveler</LinkButton>}
          <LinkButton look="nu" href={to('remission')}>
            Demander une remise de dette
          </LinkButton>
        </Actions>
      )}
    </Section>
  )
}
