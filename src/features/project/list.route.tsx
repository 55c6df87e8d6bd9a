import { compartmentLabels } from '#core/compartments.ts'
import type { CompartmentKind } from '#core/compartments.ts'
import { joinNames, writeDate, writeDaysLeft } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { listMeasures } from '#features/measure/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { project as acts } from './actions.ts'
import { nextWords } from './next.ts'
import { ProjectPage, StageTag } from './parts.tsx'
import { listProjects } from './queries.server.ts'
import { agreementTextOf, isCurrent } from './state.ts'
import type { Route } from './+types/list.route'

export const loader = householdPage(acts.list, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { members, former } = await getHousehold(tx, id, today)
  const names = new Map([...former, ...members].map((one) => [one.personId, one.firstName || one.name]))
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    projects: (await listProjects(tx, id)).map(({ id: projectId, title, compartmentKind, begunOn, state, steps, agreements }) => ({
      id: projectId,
      title,
      compartmentKind,
      begunOn,
      stage: state.stage,
      objectives: state.objectives.map(({ id: objectiveId, words }) => ({ id: objectiveId, words })),
      next: nextWords(state, isCurrent(agreements.at(-1), agreementTextOf(title, state, steps)), today),
    })),
    measures: (await listMeasures(tx, id)).map(({ id: measureId, measure, compartmentKind, persons, by, begunOn, endedOn, state }) => ({
      id: measureId,
      name: measure.name,
      acronym: measure.acronym,
      compartmentKind,
      persons: persons.map((person) => names.get(person) ?? 'une personne du foyer'),
      by,
      begunOn,
      endsOn: state.endsOn,
      endedOn,
    })),
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      head.myKinds.some((kind) => kind !== 'identity') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Projets et mesures') }]

type Data = Route.ComponentProps['loaderData']

export default function Projects({ loaderData }: Route.ComponentProps) {
  const { head, printed, canWrite } = loaderData
  return (
    <ProjectPage
      head={head}
      title="Projets et mesures"
      intro="Ce qui est convenu avec la personne, et les mesures décidées, dans ce que vous pouvez lire de ce foyer."
      actions={
        canWrite && (
          <>
            <LinkButton href={paths.caseFile.beginMeasure({ id: head.id })} icon="doc">
              Noter une mesure
            </LinkButton>
            <LinkButton href={paths.caseFile.beginProject({ id: head.id })} icon="plus">
              Commencer un projet
            </LinkButton>
          </>
        )
      }
      printed={printed}
    >
      <div className="deux-colonnes haut-2">
        <List data={loaderData} />
        <Measures data={loaderData} />
      </div>
    </ProjectPage>
  )
}

const Kept = ({ kind }: { kind: CompartmentKind }) =>
  kind === 'general' ? null : <span className="doux petit"> · {compartmentLabels[kind]}</span>

const List = ({ data: { head, projects, printed } }: { data: Data }) => {
  const [running, over] = [projects.filter(({ stage }) => stage !== 'over'), projects.filter(({ stage }) => stage === 'over')]
  const line = (one: Data['projects'][number]) => (
    <li key={one.id}>
      <b>
        <a href={paths.caseFile.project({ id: head.id, projectId: one.id })}>{one.title}</a>
      </b>{' '}
      <StageTag stage={one.stage} />
      <Kept kind={one.compartmentKind} />
      {one.objectives.map(({ id, words }) => (
        <p className="voix" key={id}>
          « {words} »
        </p>
      ))}
      <p className="petit doux">
        {one.next} Commencé le {writeDate(one.begunOn, printed.today)}.
      </p>
    </li>
  )
  return (
    <Section id="h-projets" title="Projets">
      {projects.length === 0 && <Empty title="Aucun projet à lire ici pour le moment." />}
      <ul className="lignes" data-lignes="">
        {running.map(line)}
      </ul>
      {over.length > 0 && (
        <details className="ajouts haut-2" open={running.length === 0}>
          <summary>Terminés</summary>
          <ul className="lignes">{over.map(line)}</ul>
        </details>
      )}
    </Section>
  )
}

const Measures = ({ data: { head, measures, printed } }: { data: Data }) => {
  const { today } = printed
  const [running, over] = [measures.filter(({ endedOn }) => endedOn === null), measures.filter(({ endedOn }) => endedOn !== null)]
  const line = (one: Data['measures'][number]) => (
    <li key={one.id}>
      <b>
        <a href={paths.caseFile.measure({ id: head.id, measureId: one.id })}>{one.name}</a>
      </b>{' '}
      {one.endedOn === null && (
        <Tag kind="delai">
          {one.endsOn < today
            ? `devait finir le ${writeDate(one.endsOn, today)}`
            : `jusqu’au ${writeDate(one.endsOn, today)}, ${writeDaysLeft(today, one.endsOn)}`}
        </Tag>
      )}
      <p className="petit">
        {[one.persons.length > 0 && `pour ${joinNames(one.persons)}`, one.by].filter(Boolean).join(' · ')}
        <Kept kind={one.compartmentKind} />
      </p>
      <p className="petit doux">
        Depuis le {writeDate(one.begunOn, today)}
        {one.endedOn && `, finie le ${writeDate(one.endedOn, today)}`}.
      </p>
    </li>
  )
  return (
    <Section id="h-mesures" title="Mesures" end="avec leur fin et ce qui la précède">
      {measures.length === 0 && <Empty title="Aucune mesure à lire ici pour le moment." />}
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
