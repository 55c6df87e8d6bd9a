import { sql } from 'kysely'
import { NotFound, Refused } from '#core/errors.ts'
import { found } from '../door.server.ts'
import type { Read, Write } from '../door.server.ts'
import { inTurn } from '../in-turn.server.ts'
import { requireOpenCase } from '../open-case.server.ts'
import { NoPage, PAGE_LIMITS, pageKinds, readScan } from './scan.ts'
import type { PageKind, Scan } from './scan.ts'

/** What may have pages, and where they stand: tables that are the same but for the column that says of what. */
const places = {
  /** Its series: a correction of its words leaves the pages where they are. */
  letter: { table: sql.table('letter_page'), of: sql.ref('letter_id') },
  agreement: { table: sql.table('agreement_page'), of: sql.ref('agreement_id') },
} as const

/** A paper of a household, by what it is and its id. */
export type Paper = { what: keyof typeof places; id: string; caseFileId: string }

/** A page without its bytes. `position`: 1 for the first; a page that was taken out leaves its number. */
export type PageLine = { id: string; position: number; kind: PageKind; size: number; writtenAt: Date }

const isKind = (text: string): text is PageKind => Object.hasOwn(pageKinds, text)
const kindOf = (text: string): PageKind => {
  if (!isKind(text)) throw new Error(`A kind of page that the database takes and we do not know: ${text}`)
  return text
}

/** What files are, before a door opens. @throws Refused beside the field `pages`, with which of them and why. */
export const readPages = (files: readonly Uint8Array[]): Scan[] =>
  files.map((bytes, at) => {
    try {
      return readScan(bytes)
    } catch (error) {
      if (!(error instanceof NoPage)) throw error
      throw new Refused({ pages: files.length === 1 ? error.message : `Fichier ${at + 1} sur ${files.length}. ${error.message}` })
    }
  })

/** The pages of a paper, in their order; none for a paper that is not there, or not the actor's to read. */
export const listPages = async (tx: Read | Write, { what, id, caseFileId }: Paper): Promise<PageLine[]> => {
  const { table, of } = places[what]
  const { rows } = await sql<{ id: string; position: number; kind: string; size: number; created_at: Date }>`
    select id, position, kind, size, created_at from ${table}
    where organisation_id = ${tx.org} and case_file_id = ${caseFileId} and ${of} = ${id} and removed_at is null
    order by position, id`.execute(tx.q)
  return rows.map(({ created_at, kind, ...row }) => ({ ...row, kind: kindOf(kind), writtenAt: created_at }))
}

/** One page with its bytes. @throws NotFound when it is not there, was taken out, or is not the actor's to read. */
export const getPage = async (
  tx: Read,
  { what, id, caseFileId }: Paper,
  pageId: string,
): Promise<{ kind: PageKind; position: number; bytes: Buffer }> => {
  const { table, of } = places[what]
  const { rows } = await sql<{ id: string; compartment_id: string; position: number; kind: string; content: Buffer | null }>`
    select id, compartment_id, position, kind, content from ${table}
    where organisation_id = ${tx.org} and case_file_id = ${caseFileId} and ${of} = ${id} and id = ${pageId}`.execute(tx.q)
  const row = found(rows[0], 'page')
  if (row.content === null) throw new NotFound('page')
  await tx.unlock([row.compartment_id])
  return { kind: kindOf(row.kind), position: row.position, bytes: await tx.openFile(row.compartment_id, row.id, row.content) }
}

/** Bytes of the pages of all papers that lie in one compartment. */
const heldBytes = async (tx: Write, compartmentId: string): Promise<number> => {
  let bytes = 0
  for (const { table } of Object.values(places)) {
    const { rows } = await sql<{ bytes: string }>`
      select coalesce(sum(size), 0) as bytes from ${table}
      where organisation_id = ${tx.org} and compartment_id = ${compartmentId} and removed_at is null`.execute(tx.q)
    bytes += Number(rows[0]?.bytes ?? 0)
  }
  return bytes
}

/**
 * Adds pages to a paper, in the compartment in which it lies: the caller has read it there.
 * @throws Refused where the paper, or its part of the file, holds too much; Denied in a closed file.
 */
export const addPages = async (tx: Write, paper: Paper & { compartmentId: string }, scans: readonly Scan[]): Promise<void> => {
  if (scans.length === 0) return
  const { what, id: paperId, caseFileId, compartmentId } = paper
  const { table, of } = places[what]
  await requireOpenCase(tx, caseFileId)
  // pages are numbered and counted one after the other
  await inTurn(tx, 'pages', compartmentId)
  const { rows } = await sql<{ pages: string; last: number }>`
    select count(*) filter (where removed_at is null) as pages, coalesce(max(position), 0) as last from ${table}
    where organisation_id = ${tx.org} and ${of} = ${paperId}`.execute(tx.q)
  const standing = { pages: Number(rows[0]?.pages ?? 0), last: rows[0]?.last ?? 0 }
  if (standing.pages + scans.length > PAGE_LIMITS.pages)
    throw new Refused({ pages: `${PAGE_LIMITS.pages} fichiers au plus se gardent ici. Réunissez les pages dans un seul PDF.` })
  const more = scans.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if ((await heldBytes(tx, compartmentId)) + more > PAGE_LIMITS.part)
    throw new Refused({
      pages: `Cette partie du dossier garde ${PAGE_LIMITS.part / 1_048_576} Mo de pages au plus. Retirez-en, ou gardez ce papier en mots.`,
    })
  for (const [index, { kind, bytes }] of scans.entries()) {
    const id = tx.newId()
    const content = await tx.sealFile(compartmentId, id, bytes)
    await sql`
      insert into ${table} (organisation_id, id, ${of}, case_file_id, compartment_id, position, kind, size, content, created_at, created_by)
      values (${tx.org}, ${id}, ${paperId}, ${caseFileId}, ${compartmentId}, ${standing.last + index + 1}, ${kind}, ${bytes.length},
        ${content}, ${tx.now}, ${tx.actor.agentId})`.execute(tx.q)
  }
}

/** Takes a page out: its bytes are gone, and the row says that there was one, by whom and until when. @throws NotFound when it is not there to be taken out. */
export const removePage = async (tx: Write, { what, id, caseFileId }: Paper, pageId: string): Promise<void> => {
  await requireOpenCase(tx, caseFileId)
  const { table, of } = places[what]
  const done = await sql`
    update ${table} set content = null, removed_at = ${tx.now}
    where organisation_id = ${tx.org} and case_file_id = ${caseFileId} and ${of} = ${id} and id = ${pageId} and removed_at is null`.execute(
    tx.q,
  )
  if (!done.numAffectedRows) throw new NotFound('page')
}
