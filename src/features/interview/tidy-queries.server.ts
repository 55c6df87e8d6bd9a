import { writableKinds } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getHead, listFacts } from '#features/case-file/queries.server.ts'
import type { Fact, Head } from '#features/case-file/model.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { wallClock } from '#web/clock.ts'
import type { AppointmentLine, StepLine } from './model.ts'
import { getPage } from './page-queries.server.ts'
import type { Page, Wall } from './page-queries.server.ts'
import { notedAlready, readProposals } from './proposals.ts'
import type { Line, Proposals } from './proposals.ts'
import { listAppointments, listDeadlines, listSteps } from './queries.server.ts'
import type { Known } from './tidy-form.ts'

/** Who may be named a reader of a private passage: co-workers of the household and managers of its site. */
export type Candidate = { agentId: string; name: string; jobTitle: string }

export type TidyPage = {
  page: Page
  head: Head
  /** Day and hour of the meeting at the site. */
  on: IsoDate
  time: string
  proposals: Proposals
  /** What the ledger, or the list of deadlines, already holds and a proposed line says again, by number. */
  alreadyKnown: ReadonlyMap<number, string>
  candidates: Candidate[]
  carried: StepLine[]
  /** The next appointment that is already planned. */
  next: AppointmentLine | null
  known: Known
}

/** Everything that the page of tidying shows, and that its action reads again. */
export const getTidyPage = async (tx: Read, id: string, { today, timeZone }: Wall): Promise<TidyPage> => {
  const page = await getPage(tx, id)
  const head = await getHead(tx, page.caseFileId, today)
  const wall = wallClock(page.appointment?.startsAt ?? page.startedAt, timeZone)
  const proposals = readProposals(page.text, wall.date)
  const { members } = await getHousehold(tx, page.caseFileId, today)
  const children = members.filter((one) => one.role === 'child' && !one.unborn)
  const subject = (role: 'main' | 'partner'): string | undefined => members.find((one) => one.role === role)?.personId
  const [main, partner, child] = [subject('main'), subject('partner'), children.length === 1 ? children[0]?.personId : undefined]
  const carried = (await listSteps(tx, page.caseFileId, { doneSince: page.startedAt })).filter(
    (step) => step.compartmentKind !== 'aparte' || step.doneAt === null,
  )
  const later = await listAppointments(tx, {
    caseFileId: page.caseFileId,
    from: new Date(Math.max(tx.now.getTime(), page.startedAt.getTime())),
    to: new Date(tx.now.getTime() + 400 * 86_400_000),
  })
  return {
    page,
    head,
    on: wall.date,
    time: wall.time,
    proposals,
    alreadyKnown: new Map([
      ...alreadyKnown(proposals.facts, await listFacts(tx, page.caseFileId)),
      ...notedDeadlines(proposals.deadlines, await listDeadlines(tx, { caseFileId: page.caseFileId })),
    ]),
    candidates: [...head.whoSees.filter((one) => !one.isMe && one.kinds.some((kind) => kind !== 'identity')), ...head.managers].map(
      ({ agentId, name, jobTitle }) => ({ agentId, name, jobTitle }),
    ),
    carried,
    next: later.find((one) => one.status === 'planned' && one.id !== page.appointment?.id) ?? null,
    known: {
      subjects: { ...(main ? { person: main } : {}), ...(partner ? { partner } : {}), ...(child ? { child } : {}) },
      // the referent makes a restricted compartment when it is first used; anyone else writes in those she holds
      writable: writableKinds.filter((kind) => head.referent.isMe || head.myKinds.includes(kind)),
      carried: carried.filter((step) => step.doneAt === null).map((step) => step.id),
      timeZone,
      on: wall.date,
    },
  }
}

const notedDeadlines = (lines: readonly Line[], deadlines: Awaited<ReturnType<typeof listDeadlines>>): ReadonlyMap<number, string> =>
  new Map(
    lines.flatMap((line) => {
      const noted = notedAlready(line, deadlines)
      return noted ? [[line.number, noted.title] as const] : []
    }),
  )

const alreadyKnown = (lines: readonly Line[], facts: readonly Fact[]): ReadonlyMap<number, string> => {
  const found = new Map<number, string>()
  for (const line of lines) {
    const same = facts.find(
      (fact) =>
        fact.key === line.key &&
        fact.value.cents === line.value?.cents &&
        fact.value.on === line.value?.on &&
        fact.value.boolean === line.value?.boolean,
    )
    if (same) found.set(line.number, same.label)
  }
  return found
}
