import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the request in hand, for its line in the log and its incident: nothing of who asks, nor for whom. */
export type CurrentRequest = {
  /** Random, eight signs: what an incident page shows, and what the log is searched for. */
  readonly id: string
  /** `/dossiers/:id/faits`, never the address itself. */
  readonly route: string
}

/** Follows a request through everything that it awaits. */
export const currentRequest = new AsyncLocalStorage<CurrentRequest>()
