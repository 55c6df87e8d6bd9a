import type { Write } from '#db/door.server.ts'
import { found } from '#db/door.server.ts'
import type { Item, NoteInput } from './model.ts'

/** Marks an item as read by the actor, or unread again. Twice the same is no error. */
export const markItem = async (tx: Write, item: Item, read: boolean): Promise<void> => {
  if (read)
    await tx.q
      .insertInto('watch_read')
      .values({ organisation_id: tx.org, id: tx.newId(), agent_id: tx.actor.agentId, item, read_at: tx.now })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'agent_id', 'item']).doNothing())
      .execute()
  else
    await tx.q
      .deleteFrom('watch_read')
      .where('organisation_id', '=', tx.org)
      .where('agent_id', '=', tx.actor.agentId)
      .where('item', '=', item)
      .execute()
}

/** A note of the watch, for the whole organisation. */
export const addNote = async (tx: Write, note: NoteInput): Promise<string> => {
  const id = tx.newId()
  await tx.q
    .insertInto('watch_note')
    .values({
      organisation_id: tx.org,
      id,
      title: note.title,
      words: note.words,
      effective_on: note.effectiveOn,
      source: note.source,
      right_slugs: note.rights,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Takes a note back; it stays in the database. @throws NotFound when it is not there, or was taken back already. */
export const withdrawNote = async (tx: Write, id: string): Promise<void> => {
  const row = await tx.q
    .updateTable('watch_note')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(row, 'watch_note')
}
