import { sql } from 'kysely'
import { resource } from '#web/page.server.ts'
import { actions } from './actions.ts'

/**
 * The key under which this browser keeps what it could not send (decision 13), in base64; null on a shared computer, where nothing is
 * kept. The database holds it wrapped by the root key; the browser holds it in memory only.
 */
export const loader = resource(actions.key, async ({ tx, house, actor }) => {
  const bound = `draft-key:${actor.agentId}`
  const fresh = house.vault.sealRoot(bound, Buffer.from(house.random(32)))
  const row = await sql<{ key: Buffer | null }>`select app.draft_key(${fresh}) as key`.execute(tx.q)
  const wrapped = row.rows[0]?.key
  return Response.json({ key: wrapped ? house.vault.openRoot(bound, wrapped).toString('base64') : null })
})
