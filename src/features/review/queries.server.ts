import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { listObservations } from '#features/case-file/queries.server.ts'
import { answersOf, getKnown } from '#features/facts/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { BadInput } from '#rules/bad-input.ts'
import type { Answers } from '#rules/answer.ts'
import { CATALOGUE, entryOfRight } from '#rules/catalogue/catalogue.ts'
import { EVENTS } from '#rules/catalogue/events.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf, monthText } from '#rules/time.ts'
import { notedEvents, offerOf } from './event-offers.ts'
import type { EventOffer, NotedEvent } from './event-offers.ts'
import { gapsOf } from './gaps.ts'
import type { Gap } from './gaps.ts'
import type { DeadlineKey, Information, Medium, NamedRight, Per, Reason, RightStatus, Status, StatusInput, StatusVersion } from './model.ts'
import { planOf } from './plan.ts'
import type { PlannedDeadline } from './plan.ts'
import { followedRight } from './rights.server.ts'

export { listNamedRights, namedRight, unknownRight } from './rights.server.ts'

/** The deadlines that the law draws from a status of a right; empty when nothing follows. */
export const plannedFor = (right: NamedRight, input: StatusInput): PlannedDeadline[] =>
  planOf(followedRight(right), { ...input, renewOn: null }).deadlines

type Tx = Read | Write

/** What a row of `right_status` keeps sealed. Outside of the thread and the budget it is all there is: the columns in clear are empty. */
export type StatusBody = Pick<RightStatus, 'slug' | 'amountCents' | 'per' | 'since' | 'until' | 'notifiedOn' | 'reason' | 'note'> & {
  deadlines: Partial<Record<DeadlineKey, string>>
  /** See `StatusVersion`. */
  event?: string
}
/** What a row of `right_information` keeps sealed. */
export type InformationBody = { slugs: string[]; words: string }

const nameOf = (row: { first_name: string | null; last_name: string | null }): string =>
  [row.first_name, row.last_name].filter(Boolean).join(' ')

/** Every version of what was said of the rights of a household, as far as the actor may read, the oldest first. */
export const listStatusVersions = async (tx: Tx, caseFileId: string): Promise<StatusVersion[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('right_status as r')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.created_by'))
    .selectAll('r')
    .select(['a.first_name', 'a.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .where('r.case_file_id', '=', caseFileId)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
  return rows.flatMap((row) => {
    if (!tx.holds(row.compartment_id)) return []
    const body = tx.openJson<StatusBody>(row.compartment_id, row.id, row.body)
    return [
      {
        ...body,
        id: row.id,
        seriesId: row.series_id,
        subjectId: row.subject_id,
        status: row.status as Status,
        per: body.per as Per | null,
        reason: body.reason as Reason | null,
        saidOn: row.said_on as IsoDate,
        author: nameOf(row),
        compartmentKind: kinds.get(row.compartment_id) ?? 'general',
        writtenAt: row.created_at,
        current: row.superseded_at === null,
        deadlines: body.deadlines ?? {},
        event: body.event ?? null,
      },
    ]
  })
}

/** What stands of each right of a household, as far as the actor may read; one for each right and person, the oldest first. */
export const listStatuses = async (tx: Tx, caseFileId: string): Promise<RightStatus[]> =>
  (await listStatusVersions(tx, caseFileId)).filter((version) => version.current)

/**
 * The times at which the household was informed of rights, the newest first. One act is one line, with the rights and words that the actor may
 * read; the rest of it is not there.
 */
export const listInformation = async (tx: Tx, caseFileId: string): Promise<Information[]> => {
  const kinds = new Map((await tx.unlockCase(caseFileId)).map(({ id, kind }) => [id, kind as CompartmentKind]))
  const rows = await tx.q
    .selectFrom('right_information as r')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.created_by'))
    .selectAll('r')
    .select(['a.first_name', 'a.last_name'])
    .where('r.organisation_id', '=', tx.org)
    .where('r.case_file_id', '=', caseFileId)
    .orderBy('r.given_on', 'desc')
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .execute()
  const held = rows.filter((row) => tx.holds(row.compartment_id))
  const acts = Map.groupBy(held, (row) => `${row.created_at.getTime()} ${row.created_by} ${row.given_on} ${row.medium}`)
  return [...acts.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const bodies = all.map((row) => tx.openJson<InformationBody>(row.compartment_id, row.id, row.body))
    return [
      {
        id: first.id,
        slugs: bodies.flatMap((body) => body.slugs),
        words: bodies.map((body) => body.words).find((words) => words !== '') ?? '',
        givenOn: first.given_on,
        medium: first.medium as Medium,
        author: nameOf(first),
        kinds: [...new Set(all.map((row) => kinds.get(row.compartment_id) ?? 'general'))],
      },
    ]
  })
}

/** The events that the facts of a household tell of, as far as the actor may read them; see `notedEvents`. */
export const listNotedEvents = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<NotedEvent[]> => {
  const identity = (await tx.unlockCase(caseFileId)).find(({ kind }) => kind === 'identity')?.id ?? ''
  const { members, former } = await getHousehold(tx, caseFileId, today)
  const keys = EVENTS.flatMap((event) => event.facts)
  const latest = new Map((await listObservations(tx as Read, caseFileId, keys)).map((fact) => [`${fact.key} ${fact.subjectId}`, fact]))
  return notedEvents([...latest.values()], [...members, ...former], identity, today)
}

/** What is left to prepare for events of a household: one sentence each, for its overview and the pages of its rights. */
export const listEventOffers = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<EventOffer[]> => {
  const noted = await listNotedEvents(tx, caseFileId, today)
  if (noted.length === 0) return []
  const statuses = await listStatusVersions(tx, caseFileId)
  return noted.flatMap((one) => offerOf(one, statuses, today) ?? [])
}

/**
 * Computed and received compared for a household, as far as the actor may read both (see `gapsOf`): this month, and the two before for
 * payments known of them.
 */
export const listGaps = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<Gap[]> => {
  const statuses = await listStatuses(tx, caseFileId)
  const { situation } = await getKnown(tx as Read, caseFileId, today)
  return gapsIn(situation, statuses, today)
}

/** What the engine says; null for what it refuses to compute (the page of the rights says why). */
const answered = async (situation: Situation, month: number): Promise<Answers | null> => {
  try {
    return await answersOf(situation, month)
  } catch (error) {
    if (error instanceof BadInput) return null
    throw error
  }
}

const monthsBack = [0, 1, 2]

/** The same from what the caller has read. `answers`: of the month of `today`, when they are computed already. */
export const gapsIn = async (situation: Situation, statuses: readonly RightStatus[], today: IsoDate, answers?: Answers): Promise<Gap[]> => {
  if (situation.persons.length === 0) return []
  const month = monthOf(today)
  const paid = [situation, ...situation.persons].flatMap(({ received }) => Object.values(received ?? {}).flatMap((one) => Object.keys(one)))
  const opens = statuses.some((one) => one.status === 'open' && one.amountCents !== null)
  const wanted = monthsBack.map((back) => month - back).filter((one) => (opens && one === month) || paid.includes(monthText(one)))
  if (wanted.length === 0) return []
  const all: Answers[] = []
  for (const one of new Set([month, ...wanted])) {
    const found = one === month && answers ? answers : await answered(situation, one)
    if (found) all.push(found)
  }
  const rights = CATALOGUE.filter(({ computed }) => computed.length > 0)
  return gapsOf({ statuses, answers: all, situation, rights })
}

/** Slugs of the catalogue that the engine finds due, or that hang on an answer, with what the actor may read; empty when nobody is known. */
export const listComputedSlugs = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<string[]> => {
  const { situation } = await getKnown(tx as Read, caseFileId, today)
  if (situation.persons.length === 0) return []
  const open = ((await answered(situation, monthOf(today)))?.rights ?? []).filter(
    ({ outcome }) => outcome.kind === 'due' || outcome.kind === 'unknown',
  )
  return [...new Set(open.flatMap(({ right }) => entryOfRight(right.id)?.slug ?? []))]
}
