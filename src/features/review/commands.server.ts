import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Conflict, Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { requirePerson } from '#db/person-of-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { addDeadline, addStep, closeDeadline } from '#features/interview/commands.server.ts'
import { bareStatus, compartmentOfRight, standsInClear } from './model.ts'
import type { DeadlineKey, Medium, NamedRight, StatusInput, StatusVersion } from './model.ts'
import { closingOf } from './plan.ts'
import type { PlannedDeadline, PlannedStep } from './plan.ts'
import { listStatusVersions } from './queries.server.ts'
import type { InformationBody, StatusBody } from './queries.server.ts'

export type SetStatus = {
  caseFileId: string
  right: NamedRight
  /** The person whose right it is; null: the household's. */
  subjectId: string | null
  /** The version that was read before writing; null when there was none. */
  readId: string | null
  input: StatusInput
  /** What was said yes to, of `planOf`. */
  deadlines?: readonly PlannedDeadline[]
  steps?: readonly PlannedStep[]
  /** See `StatusVersion.event`. */
  event?: string
  /** The application by which it became so: its deadlines belong to it. */
  applicationId?: string
}

/**
 * Writes what became of a right, in the compartment of its nature, or where it lies already: a new version, the former one kept and
 * superseded. Earlier deadlines that it ends are closed, those of `deadlines` are noted beside it.
 * @throws Conflict with the version that stands, when it is not the one that was read.
 * @throws Refused when that compartment is closed to the actor; NotFound for a person of another household.
 */
export const setStatus = async (tx: Write, given: SetStatus): Promise<{ id: string; seriesId: string }> => {
  const { caseFileId, right, subjectId, input } = given
  if (subjectId !== null) await requirePerson(tx, caseFileId, subjectId)
  // two writers of one household wait for each other: a right of a person has one status in force
  await inTurn(tx, 'rights', caseFileId)
  const standing = (await listStatusVersions(tx, caseFileId)).find(
    (one) => one.current && one.slug === right.slug && one.subjectId === subjectId,
  )
  // where it was said first: a local aid of another domain now opens nothing that was closed
  const kind = (standing?.compartmentKind as WritableKind | undefined) ?? compartmentOfRight(right)
  const compartmentId = await compartmentOf(tx, caseFileId, kind)
  if ((standing?.id ?? null) !== given.readId) throw new Conflict('status changed meanwhile', standing)
  const kept = standing ? await closeFormer(tx, caseFileId, standing, input) : {}
  const deadlines = { ...kept, ...(await noteDeadlines(tx, caseFileId, kind, given.deadlines ?? [], given.applicationId ?? null)) }
  for (const step of given.steps ?? []) await addStep(tx, { caseFileId, ...step, saidOn: input.saidOn, lies: { kind } })
  if (standing)
    await tx.q
      .updateTable('right_status')
      .set({ superseded_at: tx.now })
      .where('organisation_id', '=', tx.org)
      .where('id', '=', standing.id)
      .execute()
  const id = tx.newId()
  const seriesId = standing?.seriesId ?? id
  const { status, saidOn, ...said } = input
  const clear = standsInClear(kind)
  await tx.q
    .insertInto('right_status')
    .values({
      organisation_id: tx.org,
      id,
      series_id: seriesId,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      subject_id: subjectId,
      right_slug: clear ? right.slug : null,
      status,
      amount_cents: clear ? said.amountCents : null,
      per: clear ? said.per : null,
      since_on: clear ? said.since : null,
      until_on: clear ? said.until : null,
      notified_on: clear ? said.notifiedOn : null,
      // the column asks for a word; in a sealed compartment the true one is in the body
      reason: said.reason === null ? null : clear ? said.reason : 'other',
      body: tx.sealJson(compartmentId, id, {
        slug: right.slug,
        ...said,
        deadlines,
        ...(given.event && { event: given.event }),
      } satisfies StatusBody),
      said_on: saidOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { id, seriesId }
}

/**
 * Puts a right among those that are followed, « à vérifier »; false when something is noted of it already, which stands as it is: asked twice,
 * even at once, it is written once.
 * @throws Refused and NotFound as `setStatus`.
 */
export const followRight = async (
  tx: Write,
  given: { caseFileId: string; right: NamedRight; subjectId: string | null; saidOn: IsoDate },
): Promise<boolean> => {
  const { caseFileId, right, subjectId, saidOn } = given
  await compartmentOf(tx, caseFileId, compartmentOfRight(right))
  await inTurn(tx, 'rights', caseFileId)
  const all = await listStatusVersions(tx, caseFileId)
  if (all.some((one) => one.current && one.slug === right.slug && one.subjectId === subjectId)) return false
  await setStatus(tx, {
    caseFileId,
    right,
    subjectId,
    readId: null,
    input: { ...bareStatus, status: 'toVerify', saidOn },
  })
  return true
}

/** Ends the deadlines that a new status ends; the others go on with it. */
const closeFormer = async (
  tx: Write,
  caseFileId: string,
  standing: StatusVersion,
  next: StatusInput,
): Promise<Partial<Record<DeadlineKey, string>>> => {
  const noted = Object.entries(standing.deadlines) as [DeadlineKey, string][]
  const kept: Partial<Record<DeadlineKey, string>> = {}
  if (noted.length === 0) return kept
  const running = await tx.q
    .selectFrom('deadline')
    .select(['id', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', sql<string>`any (${noted.map(([, id]) => id)}::uuid[])`)
    .where('done_at', 'is', null)
    .where('dropped_reason', 'is', null)
    .execute()
  for (const [key, id] of noted) {
    const line = running.find((one) => one.id === id)
    if (!line) continue
    const closing = closingOf(key, next, line.due_on)
    if (closing === null) kept[key] = id
    else await closeDeadline(tx, caseFileId, id, closing === 'done' ? undefined : closing.dropped)
  }
  return kept
}

const noteDeadlines = async (
  tx: Write,
  caseFileId: string,
  kind: WritableKind,
  planned: readonly PlannedDeadline[],
  applicationId: string | null,
): Promise<Partial<Record<DeadlineKey, string>>> => {
  const noted: Partial<Record<DeadlineKey, string>> = {}
  for (const { key, title, dueOn, law, note } of planned)
    noted[key] = await noteDeadline(tx, caseFileId, kind, { title, dueOn, law, note, ...running[key], applicationId })
  return noted
}

/** What is lost by letting it pass, and who must move: an appeal missed is lost for good; silence is a body's. */
const running = {
  appeal: { weight: 1, waitsFor: 'us' },
  silence: { weight: 2, waitsFor: 'body' },
  renewal: { weight: 2, waitsFor: 'us' },
} as const satisfies Readonly<Record<DeadlineKey, { weight: 1 | 2 | 3; waitsFor: 'us' | 'body' }>>

/** A deadline beside a right. The text of law stands in clear in its row: where the right itself is sealed, it goes into the sealed note. */
export const noteDeadline = (
  tx: Write,
  caseFileId: string,
  kind: WritableKind,
  {
    title,
    dueOn,
    law,
    note,
    ...more
  }: { title: string; dueOn: IsoDate; law: string | null; note: string } & Pick<
    Parameters<typeof addDeadline>[1],
    'weight' | 'waitsFor' | 'applicationId'
  >,
): Promise<string> =>
  addDeadline(tx, {
    caseFileId,
    title,
    dueOn,
    ...more,
    ...(standsInClear(kind) ? { law, note } : { law: null, note: [note, law].filter(Boolean).join(' ') }),
    lies: { kind },
  })

/** What was said in one breath may tell the most secret of these rights: the words lie with it, the others keep none. */
const closedFirst = ['violence', 'justice', 'childProtection', 'health', 'budget', 'general'] as const satisfies readonly WritableKind[]

/**
 * Keeps the proof that a household was informed of rights: one row for each compartment concerned, so that nobody reads of a right through it.
 * @throws Refused when no right is named, or when the compartment of one is closed to the actor.
 */
export const recordInformation = async (
  tx: Write,
  given: { caseFileId: string; rights: readonly NamedRight[]; givenOn: IsoDate; medium: Medium; words?: string },
): Promise<string[]> => {
  if (given.rights.length === 0) throw new Refused({ rights: 'Cochez au moins un droit dont vous avez parlé.' })
  const byKind = Map.groupBy(given.rights, compartmentOfRight)
  const wordsIn = closedFirst.find((kind) => byKind.has(kind))
  const ids: string[] = []
  for (const [kind, rights] of byKind) {
    const compartmentId = await compartmentOf(tx, given.caseFileId, kind, 'rights')
    const id = tx.newId()
    await tx.q
      .insertInto('right_information')
      .values({
        organisation_id: tx.org,
        id,
        case_file_id: given.caseFileId,
        compartment_id: compartmentId,
        given_on: given.givenOn,
        medium: given.medium,
        body: tx.sealJson(compartmentId, id, {
          slugs: [...new Set(rights.map(({ slug }) => slug))],
          words: kind === wordsIn ? (given.words ?? '') : '',
        } satisfies InformationBody),
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute()
    ids.push(id)
  }
  return ids
}
