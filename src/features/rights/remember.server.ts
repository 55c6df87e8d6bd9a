import { createHash } from 'node:crypto'
import { compute } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Given, Supposed } from './model.ts'

/** Computations kept at most; a page asks for a few at each visit. */
const keptAtMost = 40
const kept = new Map<string, Computed>()

/**
 * `compute`, remembered while the same household is looked at right by right. Found again only by a digest of everything it reads: who may not
 * see a fact asks for another one, so nothing passes from one reader to the next.
 */
export const rememberedCompute = (given: Given, supposed: Supposed = {}): Computed => {
  const digest = createHash('sha256')
    .update(JSON.stringify([given, Object.entries(supposed).toSorted()]))
    .digest('base64')
  const found = kept.get(digest)
  if (found) {
    kept.delete(digest)
    kept.set(digest, found)
    return found
  }
  const made = compute(given, supposed)
  kept.set(digest, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break
    kept.delete(oldest)
  }
  return made
}
