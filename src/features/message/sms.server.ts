import type { Sender } from './sender.ts'

export type SmsSettings = {
  /** The gateway: https, or http on this machine. */
  url: string
  token: string
}

/**
 * Sends through an HTTP gateway (docs/guide/messages.md): `POST` of `{ "id", "to", "text" }` as JSON with `Authorization: Bearer …` and `Idempotency-Key: <id>`. 2xx: taken;
 * 409: the same id was taken before; 408, 425, 429, 5xx or no answer: again later, safely, since the gateway knows the id; anything else: refused.
 */
export const smsSender =
  ({ url, token }: SmsSettings): Sender =>
  async ({ id, to, text }) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
        body: JSON.stringify({ id, to, text }),
        // a number is given to the address that was agreed, and to no other
        redirect: 'error',
        signal: AbortSignal.timeout(15_000),
      })
      await answer.body?.cancel()
      if (answer.ok || answer.status === 409) return { outcome: 'sent' }
      const again = answer.status >= 500 || [408, 425, 429].includes(answer.status)
      return { outcome: again ? 'again' : 'refused', code: String(answer.status) }
    } catch (error) {
      return { outcome: 'again', code: error instanceof Error ? error.name : 'UNKNOWN' }
    }
  }
