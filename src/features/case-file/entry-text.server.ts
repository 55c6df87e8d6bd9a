import type { Read, Write } from '#db/door.server.ts'

export type EntryAparte = { compartmentId: string; text: string; place: number }

/** The text of an entry as the actor may read it now. */
export type EntryText = {
  main: string
  apartes: EntryAparte[]
  /** The whole entry is a private passage. */
  isPrivate: boolean
  /** Names what was read, without telling how many versions or passages others have: compared when a correction is saved. */
  token: string
}

export type PassageRow = {
  id: string
  entry_id: string
  compartment_id: string
  version: number
  place: number
  body: Buffer
  written_at: Date
  written_by: string
}

/** Rows of passages that the actor holds, oldest version first. */
export const passageRows = (tx: Read | Write, entryIds: readonly string[]): Promise<PassageRow[]> =>
  entryIds.length === 0
    ? Promise.resolve([])
    : (tx as Read).q
        .selectFrom('entry_passage')
        .select(['id', 'entry_id', 'compartment_id', 'version', 'place', 'body', 'written_at', 'written_by'])
        .where('organisation_id', '=', tx.org)
        .where('entry_id', 'in', entryIds)
        .orderBy('version')
        .orderBy('place')
        .execute()

/** Builds the text from rows of one entry, oldest first: for each compartment the newest version counts; an empty one was taken away. */
export const readText = (
  tx: Read | Write,
  entry: { compartment_id: string },
  rows: readonly PassageRow[],
  isPrivate: boolean,
): EntryText => {
  const newest = new Map(rows.map((row) => [row.compartment_id, row]))
  const open = (row: PassageRow): string => (tx.holds(row.compartment_id) ? tx.open(row.compartment_id, row.id, row.body) : '')
  const main = newest.get(entry.compartment_id)
  const apartes = [...newest.values()]
    .filter((row) => row !== main)
    .map((row) => ({ compartmentId: row.compartment_id, text: open(row), place: row.place }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.place - b.place)
  return {
    main: main ? open(main) : '',
    apartes,
    isPrivate,
    token: [...newest.values()]
      .map(({ id }) => id)
      .toSorted()
      .join('.'),
  }
}

/** The text of one entry; the keys of its household must be open already. */
export const currentText = async (tx: Read | Write, entry: { id: string; compartment_id: string }): Promise<EntryText> => {
  const rows = await passageRows(tx, [entry.id])
  const own = await (tx as Read).q
    .selectFrom('compartment')
    .select('kind')
    .where('organisation_id', '=', tx.org)
    .where('id', '=', entry.compartment_id)
    .executeTakeFirst()
  return readText(tx, entry, rows, own?.kind === 'aparte')
}

export type NewPassage = {
  organisation_id: string
  case_file_id: string
  entryId: string
  compartment: string
  version: number
  place: number
  text: string
}

/** Adds one passage in the version and the compartment given. */
export const insertPassage = async (tx: Write, { entryId, compartment, text, ...row }: NewPassage): Promise<void> => {
  const id = tx.newId()
  await tx.q
    .insertInto('entry_passage')
    .values({
      ...row,
      id,
      entry_id: entryId,
      compartment_id: compartment,
      body: tx.seal(compartment, id, text),
      written_at: tx.now,
      written_by: tx.actor.agentId,
    })
    .execute()
}
