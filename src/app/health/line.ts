import type { Read } from '#db/door.server.ts'

/** One line of the health page: what it is about, what it says in French, and how it stands. No content, no name. */
export type HealthLine = { readonly what: string; readonly says: string; readonly state: 'ouvert' | 'delai' | 'neutre' }

/** What a line may look at: the database by the reading door, the mode, the time, and the facts that the start gave about this installation. */
export type HealthAsk = {
  readonly tx: Read
  readonly mode: 'demo' | 'real'
  readonly now: Date
  readonly installation: Readonly<Record<string, string>>
}

/**
 * One subject of the health page, in a file of its own here; `../health.route.tsx` lists them in the order of the page.
 * An empty answer: nothing to say here. It must not throw for what it reports on: a line that fails takes the page with it.
 */
export type HealthLines = (ask: HealthAsk) => Promise<readonly HealthLine[]>
