import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { answer } from '#rules/answer.ts'
import type { Answers } from '#rules/answer.ts'
import { unpackRanges } from '#rules/ranges/packed.ts'
import type { PackedRanges } from '#rules/ranges/packed.ts'
import type { Situation } from '#rules/situation/situation.ts'
import type { Month } from '#rules/time.ts'

/**
 * The rights of a household as far as it is known, for the pages. The search through everything that is unknown takes some hundred milliseconds
 * of a processor: it runs in a thread of its own, once for each household as a reader knows it, and what it found (some kilobytes of numbers) is
 * kept in this process. Found again only by a digest of everything it read: who may not see a fact asks for another one, so nothing passes
 * from one reader to the next.
 */
export type AskedRanges = { readonly situation: Situation; readonly month: Month; readonly told: Readonly<Record<string, number>> }

/** Searches kept at most: some ten kilobytes each. */
const keptAtMost = 4_000
const kept = new Map<string, Promise<PackedRanges | null>>()

let thread: Worker | null = null
let asked = 0
const waiting = new Map<number, (packed: PackedRanges | null) => void>()

/** Whoever waits for a thread that is no more computes for himself. */
const lost = (): void => {
  thread = null
  for (const tell of waiting.values()) tell(null)
  waiting.clear()
}

const searching = (): Worker => {
  if (thread) return thread
  // by its name and not by its place: the built server is one file somewhere else
  const made = new Worker(createRequire(import.meta.url).resolve('#features/facts/ranges-thread.ts'))
  made.on('message', ({ id, packed }: { id: number; packed: PackedRanges | null }) => {
    waiting.get(id)?.(packed)
    waiting.delete(id)
    if (waiting.size === 0) made.unref()
  })
  made.on('error', lost)
  made.on('exit', lost)
  thread = made
  return made
}

const search = (wanted: AskedRanges): Promise<PackedRanges | null> =>
  new Promise((resolve) => {
    asked += 1
    waiting.set(asked, resolve)
    const one = searching()
    one.ref()
    one.postMessage({ id: asked, ...wanted })
  })

/** `answer` of the rules, its search done elsewhere and remembered. @throws BadInput for a situation or a month that cannot be. */
export const answersOf = async (situation: Situation, month: Month, told: AskedRanges['told'] = {}): Promise<Answers> => {
  const digest = createHash('sha256')
    .update(JSON.stringify([situation, month, Object.entries(told).toSorted()]))
    .digest('base64')
  const found = kept.get(digest) ?? search({ situation, month, told })
  kept.delete(digest)
  kept.set(digest, found)
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break
    kept.delete(oldest)
  }
  const packed = await found
  if (packed) return answer(situation, month, 1, told, (household, open) => unpackRanges(packed, household, open))
  kept.delete(digest)
  return answer(situation, month, 1, told)
}
