import { compartmentLabels } from '#core/compartments.ts'
import { writeDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { assessment as acts } from './actions.ts'
import { NOT_A_DECISION } from './model.ts'
import { listOffered, namesOf } from './page-queries.server.ts'
import { AssessmentPage, StateTag } from './parts.tsx'
import { listAssessments } from './queries.server.ts'
import type { Route } from './+types/list.route'

export const loader = householdPage(acts.list, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const people = await namesOf(tx, id, today)
  const canWrite =
    head.closedOn === null &&
    actor.roles.includes('worker') &&
    head.myKinds.some((kind) => kind !== 'identity') &&
    !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional')
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    filled: (await listAssessments(tx, id)).map((one) => ({
      id: one.id,
      instrument: one.instrument,
      title: one.body.title,
      state: one.state,
      supersededById: one.supersededById,
      label: one.body.result?.label ?? null,
      day: one.assessedOn,
      kind: one.compartmentKind,
      author: one.author,
      isMine: one.isMine,
      looks: one.looks.length,
      person: one.personId === null ? null : (people.get(one.personId) ?? 'une personne du foyer'),
    })),
    offered: canWrite
      ? (await listOffered(tx, head)).map(({ id: instrument, title, summary, compartment }) => ({
          id: instrument,
          title,
          summary,
          compartment,
        }))
      : [],
    canWrite,
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Évaluations') }]

type Data = Route.ComponentProps['loaderData']
type Line = Data['filled'][number]

export default function Assessments({ loaderData }: Route.ComponentProps) {
  const { head, printed, filled } = loaderData
  const [drafts, done] = [filled.filter(({ state }) => state === 'draft'), filled.filter(({ state }) => state === 'finished')]
  const [standing, corrected] = [done.filter((one) => !one.supersededById), done.filter((one) => one.supersededById)]
  return (
    <AssessmentPage
      head={head}
      title="Évaluations"
      intro={`Ce qui a été regardé avec ce foyer, dans ce que vous pouvez lire. ${NOT_A_DECISION}`}
      actions={<LinkButton href={paths.grid.list()}>Grilles du service</LinkButton>}
      printed={printed}
    >
      <div className="deux-colonnes haut-2">
        <div>
          {drafts.length > 0 && (
            <Section id="h-brouillons" title="En cours">
              <Lines of={drafts} data={loaderData} />
            </Section>
          )}
          <Section id="h-terminees" title="Terminées" end="elles ne changent plus">
            {standing.length === 0 && <Empty title="Aucune évaluation à lire ici pour le moment." />}
            <Lines of={standing} data={loaderData} />
            {corrected.length > 0 && (
              <details className="ajouts haut-2">
                <summary>Versions corrigées depuis</summary>
                <Lines of={corrected} data={loaderData} />
              </details>
            )}
          </Section>
        </div>
        <div>
          <Section id="h-autonomie" title="Autonomie">
            <p className="haut-1">
              <a href={paths.caseFile.autonomy({ id: head.id })}>Grille AGGIR, plan d’aide</a>
            </p>
          </Section>
          {loaderData.offered.length > 0 && <Offered data={loaderData} />}
        </div>
      </div>
    </AssessmentPage>
  )
}

const Lines = ({ of, data: { head, printed } }: { of: readonly Line[]; data: Data }) => (
  <ul className="lignes" data-lignes="">
    {of.map((one) => (
      <li key={one.id}>
        <b>
          <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.id, instrument: one.instrument })}>{one.title}</a>
        </b>{' '}
        <StateTag one={one} /> {one.looks > 0 && <Tag kind="neutre">second regard</Tag>}
        <p className="petit">
          {[one.person && `pour ${one.person}`, `le ${writeDate(one.day, printed.today)}`, one.isMine ? 'par vous' : `par ${one.author}`]
            .filter(Boolean)
            .join(', ')}
          {one.kind !== 'general' && <span className="doux"> · {compartmentLabels[one.kind]}</span>}
        </p>
        {one.label && <p className="petit doux">{one.label}</p>}
      </li>
    ))}
  </ul>
)

const Offered = ({ data: { head, offered } }: { data: Data }) => (
  <Section id="h-remplir" title="Évaluer avec la personne" className="ne-pas-imprimer">
    <ul className="lignes">
      {offered.map((one) => (
        <li key={one.id}>
          <b>{one.title}</b>
          {one.compartment !== 'general' && <span className="doux petit"> · {compartmentLabels[one.compartment]}</span>}
          <p className="petit doux">{one.summary}</p>
          <LinkButton small href={paths.caseFile.beginAssessment({ id: head.id, instrument: one.id })}>
            Remplir<span className="vh"> : {one.title}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  </Section>
)
