import { sql } from 'kysely'
import { NotFound, Refused } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import { found } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { getLetter } from './queries.server.ts'
import { NoPage, PAGE_LIMITS, pageKinds, readScan } from './scan.ts'
import type { PageKind, Scan } from './scan.ts'

/** A page of a letter without its bytes. `position`: 1 for the first; a page that was taken out leaves its number. */
export type LetterPageLine = { id: string; position: number; kind: PageKind; size: number; writtenAt: Date }

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

/** The pages of a letter, by its series, in their order. */
export const listPages = async (tx: Read | Write, caseFileId: string, seriesId: string): Promise<LetterPageLine[]> => {
  const rows = await tx.q
    .selectFrom('letter_page')
    .select(['id', 'position', 'kind', 'size', 'created_at'])
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('letter_id', '=', seriesId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ created_at, kind, ...row }) => ({ ...row, kind: kindOf(kind), writtenAt: created_at }))
}

/** One page with its bytes. @throws NotFound when it is not there, was taken out, or is not the actor's to read. */
export const getPage = async (
  tx: Read,
  at: { caseFileId: string; seriesId: string; pageId: string },
): Promise<{ kind: PageKind; position: number; bytes: Buffer }> => {
  const row = found(
    await tx.q
      .selectFrom('letter_page')
      .select(['id', 'compartment_id', 'position', 'kind', 'content'])
      .where('organisation_id', '=', tx.org)
      .where('case_file_id', '=', at.caseFileId)
      .where('letter_id', '=', at.seriesId)
      .where('id', '=', at.pageId)
      .executeTakeFirst(),
    'page',
  )
  if (row.content === null) throw new NotFound('page')
  await tx.unlock([row.compartment_id])
  return { kind: kindOf(row.kind), position: row.position, bytes: await tx.openFile(row.compartment_id, row.id, row.content) }
}

/**
 * Adds pages to a letter, in the compartment in which it lies. @throws Refused where the letter, or its part of the file, holds too much; NotFound for
 * a letter that is not there.
 */
export const addPages = async (tx: Write, at: { caseFileId: string; seriesId: string }, scans: readonly Scan[]): Promise<void> => {
  if (scans.length === 0) return
  await requireOpenCase(tx, at.caseFileId)
  const { compartmentId } = await getLetter(tx, at.caseFileId, at.seriesId)
  // pages are numbered and counted one after the other
  await inTurn(tx, 'letter pages', compartmentId)
  const standing = await tx.q
    .selectFrom('letter_page')
    .select(({ fn }) => [
      fn.coalesce(fn.sum<string>('size'), sql<string>`0`).as('bytes'),
      fn.count<string>('id').filterWhere('letter_id', '=', at.seriesId).as('pages'),
    ])
    .where('organisation_id', '=', tx.org)
    .where('compartment_id', '=', compartmentId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  const last = await tx.q
    .selectFrom('letter_page')
    .select(({ fn }) => fn.coalesce(fn.max<number>('position'), sql<number>`0`).as('position'))
    .where('organisation_id', '=', tx.org)
    .where('letter_id', '=', at.seriesId)
    .executeTakeFirstOrThrow()
  if (Number(standing.pages) + scans.length > PAGE_LIMITS.pages)
    throw new Refused({ pages: `Un courrier garde ${PAGE_LIMITS.pages} fichiers au plus. Réunissez ses pages dans un seul PDF.` })
  const more = scans.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (Number(standing.bytes) + more > PAGE_LIMITS.part)
    throw new Refused({
      pages: `Cette partie du dossier garde ${PAGE_LIMITS.part / 1_048_576} Mo de pages au plus. Retirez-en, ou gardez ce courrier en mots.`,
    })
  for (const [index, { kind, bytes }] of scans.entries()) {
    const id = tx.newId()
    await tx.q
      .insertInto('letter_page')
      .values({
        organisation_id: tx.org,
        id,
        letter_id: at.seriesId,
        case_file_id: at.caseFileId,
        compartment_id: compartmentId,
        position: last.position + index + 1,
        kind,
        size: bytes.length,
        content: await tx.sealFile(compartmentId, id, bytes),
        created_at: tx.now,
        created_by: tx.actor.agentId,
      })
      .execute()
  }
}

/** Takes a page out: its bytes are gone, and the row says that there was one, by whom and until when. @throws NotFound when it is not there to be taken out. */
export const removePage = async (tx: Write, at: { caseFileId: string; seriesId: string; pageId: string }): Promise<void> => {
  await requireOpenCase(tx, at.caseFileId)
  const done = await tx.q
    .updateTable('letter_page')
    .set({ content: null, removed_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', at.caseFileId)
    .where('letter_id', '=', at.seriesId)
    .where('id', '=', at.pageId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new NotFound('page')
}
