import type { Read } from '#db/door.server.ts'
import type { Item, Note } from './model.ts'

/** Notes that stand, those with the latest effective day first. */
export const listNotes = async (tx: Read): Promise<Note[]> => {
  const rows = await tx.q
    .selectFrom('watch_note as n')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'n.organisation_id').onRef('a.id', '=', 'n.created_by'))
    .selectAll('n')
    .select(['a.first_name', 'a.last_name'])
    .where('n.organisation_id', '=', tx.org)
    .where('n.withdrawn_at', 'is', null)
    .orderBy('n.effective_on', 'desc')
    .orderBy('n.created_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    words: row.words,
    effectiveOn: row.effective_on,
    source: row.source,
    rights: row.right_slugs,
    author: [row.first_name, row.last_name].filter(Boolean).join(' '),
    writtenAt: row.created_at,
  }))
}

/** Items of the watch that the actor has read. */
export const listRead = async (tx: Read): Promise<Set<Item>> =>
  new Set(
    (
      await tx.q
        .selectFrom('watch_read')
        .select('item')
        .where('organisation_id', '=', tx.org)
        .where('agent_id', '=', tx.actor.agentId)
        .execute()
    ).map(({ item }) => item as Item),
  )
