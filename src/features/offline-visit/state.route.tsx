import { z } from 'zod'
import { open } from '#web/page.server.ts'
import { wipedCopy } from './commands.server.ts'
import { MOST_HOUSEHOLDS } from './model.ts'
import { keptTokens } from './queries.server.ts'

const token = z.string().regex(/^[0-9a-f]{64}$/)
const asked = z.object({
  tokens: z.array(token).max(MOST_HOUSEHOLDS * 3),
  wiped: z.array(z.object({ token, unsent: z.int().min(0) })).max(MOST_HOUSEHOLDS * 3),
})

/**
 * Without a session: of the copies whose tokens the device shows, those that it may keep; all others answer alike, and it deletes them. And what it deleted already. The tokens were
 * drawn by the device: nobody else has them, and they open nothing.
 */
export const action = open(async ({ request, house }) => {
  const read = asked.safeParse(await request.json().catch(() => null))
  if (!read.success) return Response.json({ kept: [] }, { status: 422 })
  for (const { token: one, unsent } of read.data.wiped) await wipedCopy(house, one, unsent)
  return Response.json({ kept: await keptTokens(house, read.data.tokens) })
})
