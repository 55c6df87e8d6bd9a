import { listAlarms } from '#features/assessment/queries.server.ts'
import { nextWords } from '#features/application/model.ts'
import { listApplications } from '#features/application/queries.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { genogramData, getDwelling, getHousehold, listHelpers } from '#features/household/queries.server.ts'
import { listAppointments, listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { listNeeds, listStatements } from '#features/needs/queries.server.ts'
import { listNotices } from '#features/night/queries.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { listEventOffers } from '#features/review/queries.server.ts'
import type { Read } from '#db/door.server.ts'
import { wallClock } from '#web/clock.ts'
import type { Inside } from '#web/page.server.ts'
import { isThreadFilter } from './model.ts'
import { factsShown } from './overview-facts.ts'
import type { ShownAlarm } from './overview-alarm.tsx'
import { getHead, listFacts } from './queries.server.ts'
import { listThread } from './thread.server.ts'

const year = 366 * 86_400_000

/** Dangers that stand, each with its person and with what answers it. Procedures are asked for only where there is one. */
const readAlarms = async (
  tx: Read,
  id: string,
  members: readonly { personId: string; firstName: string; name: string }[],
): Promise<ShownAlarm[]> => {
  const alarms = await listAlarms(tx, id)
  if (alarms.length === 0) return []
  const running = (await listRuns(tx, id)).filter((run) => run.endedOn === null)
  return alarms.map((one) => {
    const person = members.find(({ personId }) => personId === one.personId)
    return {
      ...one,
      who: person ? person.firstName || person.name : null,
      answering: one.procedures.flatMap((code) => {
        const procedure = procedureOf(code)
        return procedure
          ? [{ slug: procedure.slug, name: procedure.name, runId: running.find((run) => run.procedure.id === code)?.id ?? null }]
          : []
      }),
    }
  })
}

/** Everything that the overview of a household shows to this reader, on the screen or on paper. */
export const readOverview = async ({ tx, id, today, time, timeZone, url, now, actor }: Inside & { tx: Read }) => {
  const head = await getHead(tx, id, today)
  const word = url.searchParams.get('fil')
  const filter = isThreadFilter(word) ? word : null
  const general = head.myKinds.includes('general')
  // asked at once: one way to the database and back for all that does not hang on another answer
  const [
    thread,
    household,
    dwelling,
    genogram,
    helpers,
    summaries,
    objectives,
    demands,
    needs,
    deadlines,
    applications,
    steps,
    facts,
    news,
    offers,
    known,
    planned,
  ] = await Promise.all([
    listThread(tx, id, { filter, before: url.searchParams.get('avant') }),
    getHousehold(tx, id, today),
    getDwelling(tx, id),
    genogramData(tx, id, today),
    listHelpers(tx, id),
    listStatements(tx, id, 'summary'),
    listStatements(tx, id, 'objective'),
    listStatements(tx, id, 'demand'),
    listNeeds(tx, id),
    listDeadlines(tx, { caseFileId: id }),
    listApplications(tx, id),
    listSteps(tx, id),
    listFacts(tx, id),
    listNotices(tx, id),
    listEventOffers(tx, id, today),
    getKnown(tx, id, today),
    listAppointments(tx, { caseFileId: id, from: new Date(now.getTime() - year / 366), to: new Date(now.getTime() + year) }),
  ])
  return {
    head,
    alarms: await readAlarms(tx, id, household.members),
    filter,
    timeZone,
    me: actor.agentId,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    thread,
    household,
    dwelling,
    genogram,
    helpers,
    summary: summaries[0] ?? null,
    objectives: objectives.filter((one) => one.outcome === null),
    demand: demands[0] ?? null,
    needs,
    deadlines,
    applications: applications
      .filter(({ state }) => !state.over)
      .map(({ id: applicationId, title, to, state }) => ({
        id: applicationId,
        title,
        stage: state.stage,
        next: nextWords(state, to).words,
      })),
    steps,
    facts: factsShown(facts, known.contradictions, household.members, (instant) => wallClock(instant, timeZone).date),
    news,
    offers,
    appointments: planned.filter((one) => one.status === 'planned' && one.endsAt > now).slice(0, 3),
    // an exceptional access reads: the database would refuse what is written
    canWrite:
      head.closedOn === null &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional') &&
      (general || head.myKinds.some((kind) => kind !== 'identity')),
  }
}
export type OverviewData = Awaited<ReturnType<typeof readOverview>>
