import { genogramData, getDwelling, getHousehold, listHelpers } from '#features/household/queries.server.ts'
import { listAppointments, listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { listNeeds, listStatements } from '#features/needs/queries.server.ts'
import { listNotices } from '#features/night/queries.server.ts'
import { listEventOffers } from '#features/review/queries.server.ts'
import type { Read } from '#db/door.server.ts'
import type { Ctx } from '#web/page.server.ts'
import { isThreadFilter } from './model.ts'
import { getHead, listFacts } from './queries.server.ts'
import { listThread } from './thread.server.ts'

const year = 366 * 86_400_000

/** Everything that the overview of a household shows to this reader, on the screen or on paper. */
export const readOverview = async ({ tx, id, today, time, timeZone, url, now, actor }: Ctx & { tx: Read }) => {
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
    news: await listNotices(tx, id),
    offers: await listEventOffers(tx, id, today),
    appointments: (
      await listAppointments(tx, { caseFileId: id, from: new Date(now.getTime() - year / 366), to: new Date(now.getTime() + year) })
    )
      .filter((one) => one.status === 'planned' && one.endsAt > now)
      .slice(0, 3),
    // an exceptional access reads: the database would refuse what is written
    canWrite:
      head.closedOn === null &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional') &&
      (general || head.myKinds.some((kind) => kind !== 'identity')),
  }
}
export type OverviewData = Awaited<ReturnType<typeof readOverview>>
