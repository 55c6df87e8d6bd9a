import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import type { KnownHousehold } from '#features/facts/queries.server.ts'
import { reasonLabels } from '#features/review/model.ts'
import type { RightStatus } from '#features/review/model.ts'
import { listStatuses } from '#features/review/queries.server.ts'
import { entryOfRight, findEntry } from '#rules/catalogue/catalogue.ts'
import { RIGHTS } from '#rules/rights.ts'
import { hardlyKnown } from './compute.ts'
import type { Given, NotedStatus } from './model.ts'
import { questionText, questionView } from './questions.ts'
import type { QuestionView } from './questions.ts'
import { rememberedCompute } from './remember.server.ts'

export { listOpenable } from './openable.server.ts'
export type { Openable } from './openable.server.ts'

const entries = Object.fromEntries(
  RIGHTS.flatMap(({ id }) => {
    const entry = entryOfRight(id)
    return entry ? [[id, { slug: entry.slug, name: entry.name }]] : []
  }),
)
const computedSlugs = new Set(Object.values(entries).map(({ slug }) => slug))

const notedOf = ({ slug, subjectId, status, amountCents, per, since, saidOn, reason }: RightStatus): NotedStatus => ({
  slug,
  subjectId,
  status,
  amountCents,
  per,
  since,
  saidOn,
  why: reason === null ? '' : `${reasonLabels[reason].charAt(0).toLowerCase()}${reasonLabels[reason].slice(1)}`,
})

/** First names as the page says them; two of the same keep their whole name. */
const shortNames = (people: KnownHousehold['people']): Record<string, string> => {
  const first = (name: string): string => name.split(' ')[0] ?? name
  const all = people.map(({ name }) => first(name))
  return Object.fromEntries(people.map(({ id, name }) => [id, all.filter((one) => one === first(name)).length > 1 ? name : first(name)]))
}

/** What the computation of a page reads, of a household as far as the actor holds its compartments. */
export const givenOf = (known: KnownHousehold, statuses: readonly RightStatus[], today: IsoDate, month: string): Given => {
  const inside = new Set(known.situation.persons.map(({ id }) => id))
  const names = shortNames(known.people)
  return {
    situation: known.situation,
    month,
    today,
    names: {
      ...Object.fromEntries(Object.entries(names).filter(([id]) => inside.has(id))),
      // the child awaited, as the rules call it
      ...Object.fromEntries(
        known.situation.persons.flatMap(({ id, pregnancy }) =>
          pregnancy !== undefined && pregnancy !== 'none' ? [[`${id}.attendu1`, 'l’enfant attendu']] : [],
        ),
      ),
    },
    statuses: statuses.map(notedOf),
    entries,
    others: Object.fromEntries(
      statuses.filter(({ slug }) => !computedSlugs.has(slug)).map(({ slug }) => [slug, findEntry(slug)?.name ?? 'Aide locale']),
    ),
  }
}

/** What a page of rights reads: the household as far as the actor may know it, and what the review says. */
export const getGiven = async (
  tx: Read,
  caseFileId: string,
  today: IsoDate,
  month: string,
): Promise<{ given: Given; known: KnownHousehold; statuses: RightStatus[] }> => {
  const known = await getKnown(tx, caseFileId, today)
  const statuses = await listStatuses(tx, caseFileId)
  return { given: givenOf(known, statuses, today, month), known, statuses }
}

/** A question worth asking: what it would narrow the monthly money of the household by, cents. */
export type WorthAsking = { path: string; text: string; narrows: number; rights: number }

/**
 * The questions whose answers would narrow the rights of a household most, the best first; only over what the actor holds. Empty when nothing
 * is worth computing yet.
 */
export const listBestQuestions = async (tx: Read, caseFileId: string, today: IsoDate, most = 3): Promise<WorthAsking[]> => {
  const known = await getKnown(tx, caseFileId, today)
  const given = givenOf(known, [], today, today.slice(0, 7))
  if (hardlyKnown(given)) return []
  const computed = await rememberedCompute(given)
  return computed.answers.questions
    .filter(({ narrows }) => narrows >= 100)
    .slice(0, most)
    .map(({ unknown, narrows, rights }) => ({ path: unknown.id, text: questionText(computed, unknown.id), narrows, rights }))
}

export type { Given } from './model.ts'
export type { QuestionView } from './questions.ts'

/**
 * What a visit without network takes to estimate rights on the spot: what is known, and the questions worth asking there, the best first. Null when nothing is worth
 * computing yet.
 */
export const getRightsToTake = async (
  tx: Read,
  caseFileId: string,
  today: IsoDate,
  most: number,
): Promise<{ given: Given; questions: QuestionView[] } | null> => {
  const { given } = await getGiven(tx, caseFileId, today, today.slice(0, 7))
  if (hardlyKnown(given)) return null
  const computed = await rememberedCompute(given)
  const asked = computed.answers.questions.filter(({ narrows }) => narrows >= 100)
  return { given, questions: asked.slice(0, most).flatMap(({ unknown }) => questionView(computed, unknown.id, null) ?? []) }
}
