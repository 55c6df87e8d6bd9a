import type { Write } from './door.server.ts'

/** What became of a form when it was sent the first time: the address that answered, as `keepLocation` was given it; null when a page answered, and it cannot be shown again. */
export type FirstSending = { readonly location: string | null }

/**
 * Takes the mark of a form inside the transaction of its act: null when this is its first sending. Another sending of the same agent that is
 * still under way is waited for; once it is kept its answer is here, once it failed the mark is free. The mark stands or falls with the act.
 */
export const takeMark = async (tx: Write, mark: Buffer): Promise<FirstSending | null> => {
  const taken = await tx.q
    .insertInto('form_sent')
    .values({ organisation_id: tx.org, agent_id: tx.actor.agentId, mark, sent_at: tx.now })
    .onConflict((conflict) => conflict.constraint('pk$form_sent').doNothing())
    .executeTakeFirstOrThrow()
  if (taken.numInsertedOrUpdatedRows === 1n) return null
  // asked by itself: only a statement begun after the wait sees what was kept meanwhile
  return tx.q
    .selectFrom('form_sent')
    .select('location')
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', tx.actor.agentId)
    .where('mark', '=', mark)
    .executeTakeFirstOrThrow()
}

/** Keeps where the act led, sealed, for the next sending of the same form. */
export const keepLocation = async (tx: Write, mark: Buffer, location: string): Promise<void> => {
  await tx.q
    .updateTable('form_sent')
    .set({ location })
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', tx.actor.agentId)
    .where('mark', '=', mark)
    .execute()
}
