import { sql } from 'kysely'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read } from '#db/door.server.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import { currentText, passageRows, readText } from './entry-text.server.ts'
import type { EntryText, PassageRow } from './entry-text.server.ts'
import { passes, threadFilters } from './model.ts'
import type { EntryKind, Fact, ThreadFilter } from './model.ts'
import { agentsById, listFactsOf } from './queries.server.ts'

/** What came out of an entry beside facts: a deadline, a promise. */
export type Outcome = { id: string; label: string; dueOn: IsoDate | null; kind: 'deadline' | 'step' }

export type ThreadEntryData = {
  id: string
  kind: EntryKind
  title: string
  present: string
  happenedAt: Date
  minutes: number | null
  authorId: string
  author: string
  /** Of the whole entry: a restricted one says so. */
  compartmentKind: CompartmentKind
  text: EntryText
  /** Readers of each private passage shown, by its compartment: ids, the author of the passage first. */
  readers: ReadonlyMap<string, readonly string[]>
  /** The last correction of the open text, when there was one. */
  corrected: { at: Date; by: string } | null
  themes: IssueDomain[]
  facts: Fact[]
  outcomes: Outcome[]
}

export type ThreadPage = {
  entries: ThreadEntryData[]
  /** Of all entries that the actor may read, whatever the filter. */
  total: number
  first: Date | null
  /** Filters that would show something; « À part » is not among them for who holds no private passage. */
  filters: ThreadFilter[]
  /** Where the page of older entries begins; null at the end. */
  older: string | null
  names: ReadonlyMap<string, string>
}

const pageSize = 40

const entryRows = (tx: Read, caseFileId: string) =>
  tx.q
    .selectFrom('entry as e')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'e.organisation_id').onRef('c.id', '=', 'e.compartment_id'),
    )
    .select(['e.id', 'e.kind', 'e.head', 'e.happened_at', 'e.minutes', 'e.author_id', 'e.compartment_id', 'c.kind as compartment_kind'])
    .where('e.organisation_id', '=', tx.org)
    .where('e.case_file_id', '=', caseFileId)
type EntryRow = Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number]

/**
 * A page of the thread, latest first. Everything is read through the actor's compartments: what she may not see is in no list, no count
 * and no filter. The household's keys must be open.
 */
export const listThread = async (
  tx: Read,
  caseFileId: string,
  options: { filter?: ThreadFilter | null; before?: string | null },
): Promise<ThreadPage> => {
  const rows = await entryRows(tx, caseFileId).orderBy('e.happened_at', 'desc').orderBy('e.id', 'desc').execute()
  const ids = rows.map((row) => row.id)
  const themes = await themesOf(tx, caseFileId)
  const outcomes = await outcomesOf(tx, caseFileId)
  const private_ = await entriesWithAparte(tx, caseFileId)
  const traits = (row: EntryRow) => ({
    kind: row.kind as EntryKind,
    themes: themes.get(row.id) ?? [],
    hasAparte: row.compartment_kind === 'aparte' || private_.has(row.id),
    hasStep: outcomes.has(row.id),
  })
  const filters = (Object.keys(threadFilters) as ThreadFilter[]).filter((filter) => rows.some((row) => passes(traits(row), filter)))
  const kept = options.filter ? rows.filter((row) => passes(traits(row), options.filter ?? 'entretiens')) : rows
  const start = options.before ? kept.findIndex((row) => row.id === options.before) + 1 : 0
  const shown = kept.slice(start, start + pageSize)
  tx.shown(shown.map((row) => row.id))
  const entries = await fill(tx, caseFileId, shown, themes, outcomes)
  const names = await agentsById(tx, [...new Set(entries.flatMap((entry) => [entry.authorId, ...[...entry.readers.values()].flat()]))])
  return {
    entries,
    total: ids.length,
    first: rows.at(-1)?.happened_at ?? null,
    filters,
    older: start + pageSize < kept.length ? (shown.at(-1)?.id ?? null) : null,
    names: new Map([...names].map(([id, { name }]) => [id, name])),
  }
}

const fill = async (
  tx: Read,
  caseFileId: string,
  rows: readonly EntryRow[],
  themes: ReadonlyMap<string, IssueDomain[]>,
  outcomes: ReadonlyMap<string, Outcome[]>,
): Promise<ThreadEntryData[]> => {
  const ids = rows.map((row) => row.id)
  const passages = Map.groupBy(await passageRows(tx, ids), (row) => row.entry_id)
  const facts = Map.groupBy(await listFactsOf(tx, caseFileId, ids), (fact) => fact.entryId)
  const readers = await readersOfApartes(tx, caseFileId)
  const agents = await agentsById(tx, [...rows.map((row) => row.author_id), ...[...passages.values()].flat().map((row) => row.written_by)])
  const name = (id: string): string => agents.get(id)?.name ?? ''
  return rows.map((row) => {
    const own = passages.get(row.id) ?? []
    const text = readText(tx, row, own, row.compartment_kind === 'aparte')
    const head = tx.holds(row.compartment_id)
      ? tx.openJson<{ title: string; present?: string }>(row.compartment_id, row.id, row.head)
      : { title: '' }
    const versions = own.filter((passage) => passage.compartment_id === row.compartment_id)
    const last = versions.at(-1)
    const shown = [...(text.isPrivate ? [row.compartment_id] : []), ...text.apartes.map(({ compartmentId }) => compartmentId)]
    return {
      id: row.id,
      kind: row.kind as EntryKind,
      title: head.title,
      present: head.present ?? '',
      happenedAt: row.happened_at,
      minutes: row.minutes,
      authorId: row.author_id,
      author: name(row.author_id),
      compartmentKind: row.compartment_kind as CompartmentKind,
      text,
      readers: new Map(shown.map((id) => [id, readers.get(id) ?? []])),
      corrected: last && versions.length > 1 ? { at: last.written_at, by: name(last.written_by) } : null,
      themes: themes.get(row.id) ?? [],
      facts: facts.get(row.id) ?? [],
      outcomes: outcomes.get(row.id) ?? [],
    }
  })
}

const themesOf = async (tx: Read, caseFileId: string): Promise<Map<string, IssueDomain[]>> => {
  const rows = await tx.q
    .selectFrom('entry_theme')
    .select(['entry_id', 'domain'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.entry_id)].map(([id, own]) => [id, own.map((row) => row.domain as IssueDomain)]))
}

const outcomesOf = async (tx: Read, caseFileId: string): Promise<Map<string, Outcome[]>> => {
  const deadlines = await tx.q
    .selectFrom('deadline')
    .select(['id', 'entry_id', 'compartment_id', 'body', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('entry_id', 'is not', null)
    .execute()
  const steps = await tx.q
    .selectFrom('next_step')
    .select(['id', 'entry_id', 'compartment_id', 'body', 'due_on'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('entry_id', 'is not', null)
    .where('dropped_at', 'is', null)
    .execute()
  const of = (
    kind: Outcome['kind'],
    rows: readonly ((typeof deadlines)[number] | (typeof steps)[number])[],
  ): (Outcome & { entryId: string | null })[] =>
    rows
      .filter((row) => tx.holds(row.compartment_id))
      .map((row) => {
        const body = tx.openJson<{ title?: string; what?: string }>(row.compartment_id, row.id, row.body)
        return { id: row.id, entryId: row.entry_id, label: body.title ?? body.what ?? '', dueOn: row.due_on, kind }
      })
  return Map.groupBy([...of('deadline', deadlines), ...of('step', steps)], (row) => row.entryId ?? '')
}

/** Entries of which the actor holds a private passage beside the open text. */
const entriesWithAparte = async (tx: Read, caseFileId: string): Promise<Set<string>> => {
  const rows = await tx.q
    .selectFrom('entry_passage as p')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'p.organisation_id').onRef('c.id', '=', 'p.compartment_id'),
    )
    .select('p.entry_id')
    .distinct()
    .where('p.organisation_id', '=', tx.org)
    .where('p.case_file_id', '=', caseFileId)
    .where('c.kind', '=', 'aparte')
    .execute()
  return new Set(rows.map((row) => row.entry_id))
}

/** Who reads each private passage that the actor holds: its author first. */
export const readersOfApartes = async (tx: Read, caseFileId: string): Promise<Map<string, string[]>> => {
  const rows = await tx.q
    .selectFrom('compartment_access as a')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'a.organisation_id').onRef('c.id', '=', 'a.compartment_id'),
    )
    .select(['a.compartment_id', 'a.agent_id', 'a.basis'])
    .where('a.organisation_id', '=', tx.org)
    .where('a.case_file_id', '=', caseFileId)
    .where('c.kind', '=', 'aparte')
    .where('a.agent_id', 'is not', null)
    .where((eb) => eb.or([eb('a.until_at', 'is', null), eb('a.until_at', '>', sql<Date>`now()`)]))
    .execute()
  const readers = new Map<string, string[]>()
  for (const row of rows.toSorted((a, b) => Number(b.basis === 'author') - Number(a.basis === 'author')))
    if (row.agent_id) readers.set(row.compartment_id, [...new Set([...(readers.get(row.compartment_id) ?? []), row.agent_id])])
  return readers
}

export type Version = { key: string; at: Date; by: string; text: string }

/** One entry with every version of its open text and of each private passage that the actor holds, oldest first. */
export const getEntry = async (tx: Read, caseFileId: string, entryId: string) => {
  await tx.unlockCase(caseFileId)
  const row = found(await entryRows(tx, caseFileId).where('e.id', '=', entryId).executeTakeFirst(), 'entry')
  const [entry] = await fill(tx, caseFileId, [row], await themesOf(tx, caseFileId), await outcomesOf(tx, caseFileId))
  const passages = await passageRows(tx, [entryId])
  const agents = await agentsById(
    tx,
    passages.map((passage) => passage.written_by),
  )
  const version = (passage: PassageRow): Version => ({
    key: passage.id,
    at: passage.written_at,
    by: agents.get(passage.written_by)?.name ?? '',
    text: tx.open(passage.compartment_id, passage.id, passage.body),
  })
  const byCompartment = Map.groupBy(
    passages.filter((passage) => tx.holds(passage.compartment_id)),
    (passage) => passage.compartment_id,
  )
  const authors = await tx.q
    .selectFrom('compartment')
    .select(['id', 'created_by'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('kind', '=', 'aparte')
    .execute()
  // moving a passage writes its text again: the same words are no new version
  const told = (versions: readonly Version[]): Version[] => versions.filter((one, index) => one.text !== versions[index - 1]?.text)
  return {
    entry: found(entry, 'entry'),
    text: await currentText(tx, row),
    versions: told((byCompartment.get(row.compartment_id) ?? []).map(version)),
    aparteVersions: new Map(
      [...byCompartment].filter(([id]) => id !== row.compartment_id).map(([id, own]) => [id, told(own.map(version))]),
    ),
    /** Authors of private passages, by compartment: only they choose the readers. */
    aparteAuthors: new Map(authors.map(({ id, created_by }) => [id, created_by])),
  }
}

/**
 * Private passages that name the actor as a reader in households of which she holds nothing else (the manager whom a worker asks for
 * advice), newest first. No name of the household comes with them: what the passage says is all that was given.
 */
export const listPassagesForMe = async (tx: Read): Promise<{ id: string; author: string; writtenAt: Date; text: string }[]> => {
  const rows = await tx.q
    .selectFrom('entry_passage as p')
    .innerJoin('compartment as c', (join) =>
      join.onRef('c.organisation_id', '=', 'p.organisation_id').onRef('c.id', '=', 'p.compartment_id'),
    )
    .leftJoin('case_file as f', (join) => join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.case_file_id'))
    .distinctOn('p.compartment_id')
    .select(['p.id', 'p.compartment_id', 'p.body', 'p.written_at', 'c.created_by'])
    .where('p.organisation_id', '=', tx.org)
    .where('c.kind', '=', 'aparte')
    .where('c.created_by', '<>', tx.actor.agentId)
    .where('f.id', 'is', null)
    .orderBy('p.compartment_id')
    .orderBy('p.version', 'desc')
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  tx.shown(rows.map((row) => row.id))
  const authors = await agentsById(
    tx,
    rows.map((row) => row.created_by),
  )
  return rows
    .filter((row) => tx.holds(row.compartment_id))
    .map((row) => ({
      id: row.id,
      author: authors.get(row.created_by)?.name ?? '',
      writtenAt: row.written_at,
      text: tx.open(row.compartment_id, row.id, row.body),
    }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())
}
