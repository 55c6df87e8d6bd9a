import { compartmentLabels } from '#core/compartments.ts'
import { joinNames, noBreak, writeDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { letterType } from '#features/letter/model.ts'
import { listLetters } from '#features/letter/queries.server.ts'
import { stateOf } from '#features/procedure/model.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { application as acts } from './actions.ts'
import { kinds, nextWords } from './model.ts'
import { ApplicationPage, StageTag } from './parts.tsx'
import { namesOfSubjects } from './page-queries.server.ts'
import { listApplications } from './queries.server.ts'
import type { Route } from './+types/list.route'

export const loader = householdPage(acts.list, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const people = await namesOfSubjects(tx, id, today)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    applications: (await listApplications(tx, id)).map(({ written: _written, events: _events, ...one }) => ({
      ...one,
      person: one.subjectId === null ? null : (people.get(one.subjectId) ?? 'une personne du foyer'),
      next: nextWords(one.state, one.to),
    })),
    letters: await listLetters(tx, id),
    runs: (await listRuns(tx, id)).map((run) => ({
      id: run.id,
      name: run.procedure.name,
      kind: run.compartmentKind,
      begunOn: run.begunOn,
      endedOn: run.endedOn,
      subjects: run.body.subjects.map((person) => people.get(person) ?? 'une personne du foyer'),
      next: stateOf(run.procedure, run.events, today, run.body.territory).next,
    })),
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      head.myKinds.some((kind) => kind !== 'identity') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Démarches et courriers') }]

type Data = Route.ComponentProps['loaderData']

export default function Applications({ loaderData }: Route.ComponentProps) {
  const { head, printed, canWrite } = loaderData
  return (
    <ApplicationPage
      head={head}
      title="Démarches et courriers"
      intro="Ce qui est demandé, ce qu’on attend, ce qu’un courrier demande, dans ce que vous pouvez lire de ce foyer."
      actions={
        canWrite && (
          <>
            <LinkButton href={paths.caseFile.noteLetter({ id: head.id })} icon="enveloppe">
              Noter un courrier reçu
            </LinkButton>
            <LinkButton href={paths.caseFile.beginApplication({ id: head.id })} icon="plus">
              Commencer une démarche
            </LinkButton>
          </>
        )
      }
      printed={printed}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <Demarches data={loaderData} />
          <Runs data={loaderData} />
        </div>
        <Letters data={loaderData} />
      </div>
    </ApplicationPage>
  )
}

const Kept = ({ kind }: { kind: keyof typeof compartmentLabels }) =>
  kind === 'general' ? null : <span className="doux petit"> · {compartmentLabels[kind]}</span>

const Demarches = ({ data: { head, applications, printed } }: { data: Data }) => {
  const [running, over] = [applications.filter(({ state }) => !state.over), applications.filter(({ state }) => state.over)]
  const line = (one: Data['applications'][number]) => (
    <li key={one.id}>
      <b>
        <a href={paths.caseFile.application({ id: head.id, applicationId: one.id })}>{one.title}</a>
      </b>{' '}
      <StageTag stage={one.state.stage} />
      <p className="petit">
        {[one.kind !== 'request' && kinds[one.kind], one.person && `pour ${one.person}`, one.to].filter(Boolean).join(' · ')}
        <Kept kind={one.compartmentKind} />
      </p>
      <p className="petit doux">
        {one.next.words}
        {one.state.missing.length > 0 && `${noBreak}: ${one.state.missing.join(', ')}`}
        {one.state.sentOn && `, envoyée le ${writeDate(one.state.sentOn, printed.today)}`}
        {one.state.lastChasedOn && `, relancée le ${writeDate(one.state.lastChasedOn, printed.today)}`}
      </p>
    </li>
  )
  return (
    <Section id="h-demarches" title="Démarches">
      {applications.length === 0 && <Empty title="Aucune démarche à lire ici pour le moment." />}
      <ul className="lignes" data-lignes="">
        {running.map(line)}
      </ul>
      {over.length > 0 && (
        <details className="ajouts haut-2" open={running.length === 0}>
          <summary>Terminées</summary>
          <ul className="lignes">{over.map(line)}</ul>
        </details>
      )}
    </Section>
  )
}

const Runs = ({ data: { head, runs, printed, canWrite } }: { data: Data }) => (
  <Section
    id="h-procedures"
    title="Procédures"
    end={canWrite ? 'Commencer une procédure' : undefined}
    href={canWrite ? paths.caseFile.beginProcedure({ id: head.id }) : undefined}
  >
    {runs.length === 0 && <Empty title="Aucune procédure à lire ici pour le moment." />}
    <ul className="lignes" data-lignes="">
      {runs.map((run) => (
        <li key={run.id}>
          <b>
            <a href={paths.caseFile.procedure({ id: head.id, runId: run.id })}>{run.name}</a>
          </b>{' '}
          {run.endedOn && <Tag kind="neutre">terminée</Tag>}
          <p className="petit">
            {[run.subjects.length > 0 && `pour ${joinNames(run.subjects)}`, `commencée le ${writeDate(run.begunOn, printed.today)}`]
              .filter(Boolean)
              .join(', ')}
            <Kept kind={run.kind} />
          </p>
          {run.next && !run.endedOn && (
            <p className="petit doux">
              {run.next.sentence}
              {run.next.by && ` Avant le ${writeDate(run.next.by, printed.today)}.`}
            </p>
          )}
        </li>
      ))}
    </ul>
  </Section>
)

const Letters = ({ data: { head, letters, printed } }: { data: Data }) => (
  <Section id="h-courriers" title="Courriers reçus">
    {letters.length === 0 && <Empty title="Aucun courrier à lire ici pour le moment." />}
    <ul className="lignes" data-lignes="">
      {letters.map((one) => (
        <li key={one.seriesId}>
          <b>
            <a href={paths.caseFile.letter({ id: head.id, letterId: one.seriesId })}>{letterType(one.type).label}</a>
          </b>
          <p className="petit">
            {[one.sender, `reçu le ${writeDate(one.receivedOn, printed.today)}`].filter(Boolean).join(', ')}
            <Kept kind={one.compartmentKind} />
          </p>
          {one.explanation && <p className="petit doux">{one.explanation}</p>}
        </li>
      ))}
    </ul>
  </Section>
)
