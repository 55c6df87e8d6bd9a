import { genogramData, getDwelling, getHousehold, listHelpers } from '#features/household/queries.server.ts'
import { listAppointments, listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { listNeeds, listStatements } from '#features/needs/queries.server.ts'
import { page } from '#web/page.server.ts'
import { actions } from './actions.ts'
import { isThreadFilter, tabTitle } from './model.ts'
import { CirclePart, DossierPart, HelpersPart, HouseholdPart } from './overview-left.tsx'
import { AppointmentPart, FactsPart, NeedsPart, ObjectivesPart, ProceedingsPart, SummaryPart } from './overview-right.tsx'
import { CaseFilePage } from './parts.tsx'
import { getHead, listFacts } from './queries.server.ts'
import { listThread } from './thread.server.ts'
import { ThreadColumn } from './thread-column.tsx'
import type { Route } from './+types/overview.route'

const year = 366 * 86_400_000

export const loader = page(actions.show, async ({ tx, id, today, time, timeZone, url, now, actor }) => {
  const head = await getHead(tx, id, today)
  const word = url.searchParams.get('fil')
  const filter = isThreadFilter(word) ? word : null
  const general = head.myKinds.includes('general')
  return {
    head,
    filter,
    timeZone,
    me: actor.agentId,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    thread: await listThread(tx, id, { filter, before: url.searchParams.get('avant') }),
    household: await getHousehold(tx, id, today),
    dwelling: await getDwelling(tx, id),
    genogram: await genogramData(tx, id, today),
    helpers: await listHelpers(tx, id),
    summary: (await listStatements(tx, id, 'summary'))[0] ?? null,
    objectives: (await listStatements(tx, id, 'objective')).filter((one) => one.outcome === null),
    demand: (await listStatements(tx, id, 'demand'))[0] ?? null,
    needs: await listNeeds(tx, id),
    deadlines: await listDeadlines(tx, { caseFileId: id }),
    steps: await listSteps(tx, id),
    facts: await listFacts(tx, id),
    appointments: (
      await listAppointments(tx, { caseFileId: id, from: new Date(now.getTime() - year / 366), to: new Date(now.getTime() + year) })
    )
      .filter((one) => one.status === 'planned' && one.endsAt > now)
      .slice(0, 3),
    canWrite: head.closedOn === null && (general || head.myKinds.some((kind) => kind !== 'identity')),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head) }]

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { head, household } = loaderData
  return (
    <CaseFilePage head={head} tab="overview" printed={loaderData.printed}>
      <div className="colonnes dossier3">
        <div className="col-gauche">
          <HouseholdPart head={head} members={household.members} dwelling={loaderData.dwelling} />
          <CirclePart id={head.id} genogram={loaderData.genogram} />
          <HelpersPart id={head.id} helpers={loaderData.helpers} today={head.today} />
          <DossierPart head={head} />
        </div>
        <ThreadColumn {...loaderData} next={loaderData.appointments[0]} />
        <div className="col-droite">
          <SummaryPart head={head} summary={loaderData.summary} demand={loaderData.demand} />
          <ObjectivesPart head={head} objectives={loaderData.objectives} />
          <ProceedingsPart head={head} deadlines={loaderData.deadlines} steps={loaderData.steps} />
          <AppointmentPart head={head} appointments={loaderData.appointments} timeZone={loaderData.timeZone} />
          <NeedsPart head={head} needs={loaderData.needs} />
          <FactsPart head={head} facts={loaderData.facts} timeZone={loaderData.timeZone} />
        </div>
      </div>
    </CaseFilePage>
  )
}
