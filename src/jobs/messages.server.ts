import type { ClientBase } from 'pg'
import { treat } from '#features/message/leaving.server.ts'
import type { Claimed, MessageHouse } from '#features/message/leaving.server.ts'

/** Who took a message and did not say what became of it within this time is lost: longer than the slowest conversation. */
const LOST_MS = 5 * 60_000

/**
 * One turn of the messages: plans reminders, takes back what a lost worker held, then sends what is due, one after the other. Each is taken and committed before it leaves, so that
 * two workers never send the same; what broke in the middle is said to be uncertain rather than sent twice. Returns how many were treated.
 */
export const sendMessages = async (client: ClientBase, house: MessageHouse, most = 50): Promise<number> => {
  await client.query('select app.plan_reminders($1)', [house.clock()])
  await client.query('select app.recover_messages($1, $2)', [new Date(house.clock().getTime() - LOST_MS), house.clock()])
  let treated = 0
  while (treated < most) {
    const { rows } = await client.query<Claimed>('select * from app.claim_messages($1, 1)', [house.clock()])
    const [row] = rows
    if (!row) break
    const settled = await treat(row, house)
    const waits = 'until' in settled
    await client.query('select app.settle_message($1, $2, $3, $4, $5, $6)', [
      row.organisation_id,
      row.id,
      waits ? 'waiting' : settled.outcome,
      settled.code ?? null,
      waits ? settled.until : null,
      house.clock(),
    ])
    treated += 1
  }
  return treated
}
