import type { Head } from '#features/case-file/model.ts'
import type { Read } from '#db/door.server.ts'
import { listJournal } from './queries.server.ts'
import type { JournalRow } from './model.ts'

/** The journal of a household in the words and at the hours of the reader's site. */
export const listJournalNow = (
  ctx: { tx: Read; timeZone: string; sentenceOf: (actionId: string) => string },
  head: Pick<Head, 'id' | 'referent'>,
): Promise<JournalRow[]> => listJournal(ctx.tx, head.id, head.referent.agentId, ctx.timeZone, ctx.sentenceOf)
