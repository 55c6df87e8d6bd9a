import type { CompartmentKind, WritableKind } from '#core/compartments.ts'
import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Head } from '#features/case-file/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import type { EventStep, LifeEvent } from '#rules/catalogue/event.ts'
import { findEvent } from '#rules/catalogue/events.ts'
import { factsOf } from '#rules/catalogue/facts-of.ts'
import { guidedCheck } from '#rules/catalogue/guided.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import { monthOf } from '#rules/time.ts'
import { dueOf, letterStep, markOf, stepDue } from './event-offers.ts'
import type { NotedEvent } from './event-offers.ts'
import { compartmentOfRight, shortName } from './model.ts'
import type { NamedRight, Status, StatusVersion } from './model.ts'
import { listNotedEvents, listStatusVersions } from './queries.server.ts'
import { namedRight } from './rights.server.ts'

type Tx = Read | Write

/** An event that no fact tells of lies with the thread, but for those whose name alone tells an illness or violence. */
const kindOfEvent: Readonly<Partial<Record<LifeEvent['id'], WritableKind>>> = {
  violence: 'violence',
  hospitalDischarge: 'health',
  pregnancy: 'health',
}

/** Where deadlines and steps of an event lie: beside the fact that tells of it. */
export const placeOf = (event: LifeEvent, noted: NotedEvent | undefined): { kind: WritableKind } | { compartmentId: string } => {
  if (noted?.kind === 'aparte') return { compartmentId: noted.compartmentId }
  if (noted === undefined || noted.kind === 'identity' || noted.kind === 'request') return { kind: kindOfEvent[event.id] ?? 'general' }
  return { kind: noted.kind }
}

/** What is left to do of a right that runs. */
export const againStep = (right: NamedRight): string => `Revoir : ${shortName(right)}, la situation a changé`

/** A status that goes on while it is gone over again: it is marked, not replaced. */
const running: readonly Status[] = ['open', 'requested', 'contested']

export type EventRightLine = {
  right: NamedRight
  why: string
  /** What stands; null: nothing was ever said of it. */
  standing: StatusVersion | null
  /** `new`: to be put to verify; `running`: to be gone over again; `done`: spoken of since the event. */
  state: 'new' | 'running' | 'done'
  /** Why what is known seems to close it; null when nothing does. Never a decision. */
  closed: string | null
  kind: WritableKind
  /** Noting it lets more people know than the event itself does. */
  widens: boolean
  ticked: boolean
}
export type EventDeadlineLine = { title: string; dueOn: IsoDate; text: string; source: string | null; verified: boolean; noted: boolean }
export type EventStepLine = Pick<EventStep, 'what' | 'who'> & { dueOn: IsoDate | null; noted: boolean }

export type EventPage = {
  event: LifeEvent
  noted: NotedEvent | null
  day: IsoDate
  rights: EventRightLine[]
  deadlines: EventDeadlineLine[]
  steps: EventStepLine[]
  letters: EventStepLine[]
  mark: string
}

const knownFacts = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<Facts | null> => {
  const { situation } = await getKnown(tx as Read, caseFileId, today)
  return situation.persons.length === 0 ? null : factsOf(situation, null, monthOf(today))
}

const closedBecause = (slug: string, facts: Facts | null): string | null => {
  const entry = findEntry(slug)
  if (!entry || facts === null) return null
  const { outcome } = guidedCheck(entry, {}, facts)
  return outcome.kind === 'closed' ? (outcome.failed[0]?.otherwise ?? null) : null
}

/** Deadlines and steps that the actor may read, whatever became of them: an event is prepared once. */
const alreadyNoted = async (
  tx: Tx,
  caseFileId: string,
): Promise<{ deadlines: Set<string>; steps: { what: string; saidOn: IsoDate }[] }> => {
  const deadlines = await tx.q
    .selectFrom('deadline')
    .select(['id', 'compartment_id', 'body', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .execute()
  const steps = await tx.q
    .selectFrom('next_step')
    .select(['id', 'compartment_id', 'body', 'said_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .execute()
  await tx.unlock([...deadlines, ...steps].map((row) => row.compartment_id))
  return {
    deadlines: new Set(
      deadlines
        .filter((row) => tx.holds(row.compartment_id))
        .map((row) => `${tx.openJson<{ title: string }>(row.compartment_id, row.id, row.body).title} ${row.due_on}`),
    ),
    steps: steps
      .filter((row) => tx.holds(row.compartment_id))
      .map((row) => ({ what: tx.openJson<{ what: string }>(row.compartment_id, row.id, row.body).what, saidOn: row.said_on })),
  }
}

const rightLine = async (
  tx: Tx,
  one: LifeEvent['rights'][number],
  given: {
    day: IsoDate
    statuses: readonly StatusVersion[]
    facts: Facts | null
    eventKind: CompartmentKind | null
    mark: string
    isStepNoted: (what: string) => boolean
  },
): Promise<EventRightLine> => {
  const right = await namedRight(tx, one.slug)
  const standing = given.statuses.find((status) => status.current && status.slug === one.slug) ?? null
  const closed = closedBecause(one.slug, given.facts)
  const kind = compartmentOfRight(right)
  // the thread and the budget are read by the same colleagues or nearly; beyond them, naming a right may tell the event
  const open = given.eventKind === null || ['general', 'budget', 'identity'].includes(given.eventKind)
  const widens = !open && kind !== given.eventKind
  const runs = standing !== null && running.includes(standing.status)
  // where the mark would tell the event (see `noteRight`), the step stands for it
  const marked =
    standing !== null &&
    (standing.event === given.mark || standing.saidOn >= given.day || (widens && runs && given.isStepNoted(againStep(right))))
  const state = standing === null ? 'new' : marked ? 'done' : runs ? 'running' : 'new'
  return { right, why: one.why, standing, state, closed, kind, widens, ticked: one.first && state !== 'done' && closed === null && !widens }
}

/** What is read of a household’s head; `protected` absent: not protected. */
export type EventHead = Pick<Head, 'id' | 'myKinds' | 'referent'> & { protected?: boolean }

/**
 * What an event asks of a household: the rights, deadlines, steps and letters, those that are noted already, and what is ticked to begin with.
 * `day`: of the event, when no fact tells of it. @throws NotFound when there is no such event.
 */
export const readEvent = async (tx: Tx, head: EventHead, slug: string, today: IsoDate, wanted?: IsoDate): Promise<EventPage> => {
  const event = findEvent(slug)
  if (!event) throw new NotFound('event')
  const noted = (await listNotedEvents(tx, head.id, today)).find((one) => one.event === event) ?? null
  const day = wanted ?? noted?.day ?? today
  const mark = markOf({ event, day })
  const statuses = await listStatusVersions(tx, head.id)
  const facts = await knownFacts(tx, head.id, today)
  const place = placeOf(event, noted ?? undefined)
  const eventKind = 'kind' in place ? place.kind : 'aparte'
  const already = await alreadyNoted(tx, head.id)
  // a birthday is prepared before it comes
  const preparedFrom = day < today ? day : addMonths(today, -3)
  const isStepNoted = (what: string): boolean => already.steps.some((one) => one.what === what && one.saidOn >= preparedFrom)
  const rights: EventRightLine[] = []
  for (const one of event.rights) {
    // code civil, article 373-2-10: never where somebody has to be protected, not even as an unticked line
    if (head.protected && one.slug === 'mediation-familiale') continue
    const line = await rightLine(tx, one, { day, statuses, facts, eventKind, mark, isStepNoted })
    // a compartment that is closed to a co-worker is not spoken of
    if (head.referent.isMe || head.myKinds.includes(line.kind)) rights.push(line)
  }
  const stepLine = (what: string, who: EventStep['who'], dueOn: IsoDate | null): EventStepLine => ({
    what,
    who,
    dueOn,
    noted: isStepNoted(what),
  })
  return {
    event,
    noted,
    day,
    mark,
    rights,
    deadlines: event.deadlines.map((one) => {
      const dueOn = dueOf(one, day)
      const { text, source, verified } = one.statement
      return { title: one.title, dueOn, text, source: source ?? null, verified, noted: already.deadlines.has(`${one.title} ${dueOn}`) }
    }),
    // a step is for the days to come, whenever the event was
    steps: event.steps.map((one) => stepLine(one.what, one.who, stepDue(one, day > today ? day : today))),
    letters: event.letters.map((letter) => stepLine(letterStep(letter), 'both', null)),
  }
}
