import { NotFound } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import type { DismissReason } from './model.ts'

/**
 * Puts a notice aside, for everybody who reads it, with the reason.
 * @throws NotFound when it is not there for the actor, may not be written by her, or was put aside already.
 */
export const dismissNotice = async (tx: Write, id: string, reason: DismissReason): Promise<void> => {
  const done = await tx.q
    .updateTable('right_notice')
    .set({ dismissed_at: tx.now, dismiss_reason: reason })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new NotFound('notice')
}

/** From which difference a change of amount is told, cents a month; the next night follows it. */
export const setThreshold = async (tx: Write, cents: number): Promise<void> => {
  await tx.q.updateTable('organisation').set({ notice_from_cents: cents }).where('id', '=', tx.org).execute()
}
