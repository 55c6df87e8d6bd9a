import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What is still in hand after so long is cut: no page takes it. */
export const IN_HAND_MS = 15_000

/**
 * Stops listening without losing anybody: whoever asks during `drainSeconds` is served (a proxy takes that long to see that the house is no
 * longer ready) and told to come back by another connection; then the door is shut, and what is in hand is finished.
 * @returns how many requests had to be cut.
 */
export const closeGently = async (server: Server, drainSeconds: number, inHand: () => number): Promise<number> => {
  // an answer that says « close » ends its connection: from now on each of them does
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'))
  if (drainSeconds > 0) await pause(drainSeconds * 1_000)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await Promise.race([closed, pause(IN_HAND_MS)])
  clearInterval(idle)
  const cut = inHand()
  server.closeAllConnections()
  return cut
}
