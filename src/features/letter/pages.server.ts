import type { Write } from '#db/door.server.ts'
import * as paper from '#db/paper/pages.server.ts'
import type { Paper } from '#db/paper/pages.server.ts'
import type { Scan } from '#db/paper/scan.ts'
import { getLetter } from './queries.server.ts'

/** A letter as something that has pages, by its series. */
export const paperOf = (caseFileId: string, seriesId: string): Paper => ({ what: 'letter', id: seriesId, caseFileId })

/** Adds pages to a letter, in the compartment in which it lies. @throws as `addPages` of a paper; NotFound for a letter that is not there. */
export const addPages = async (tx: Write, at: { caseFileId: string; seriesId: string }, scans: readonly Scan[]): Promise<void> => {
  if (scans.length === 0) return
  const { compartmentId } = await getLetter(tx, at.caseFileId, at.seriesId)
  await paper.addPages(tx, { ...paperOf(at.caseFileId, at.seriesId), compartmentId }, scans)
}
