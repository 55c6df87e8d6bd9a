import { createHash } from 'node:crypto'
import { answersOf } from '#features/facts/queries.server.ts'
import { monthOf } from '#rules/time.ts'
import { pillResults } from './aside.ts'
import { compute } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Given, RightKey, Supposed } from './model.ts'
import type { QuestionView } from './questions.ts'

/** Computations kept at most; a page asks for a few at each visit. */
const keptAtMost = 40
const kept = new Map<string, Promise<Computed>>()

/**
 * `compute`, remembered while the same household is looked at right by right. Found again only by a digest of everything it reads: who may not
 * see a fact asks for another one, so nothing passes from one reader to the next.
 */
export const rememberedCompute = (given: Given, supposed: Supposed = {}): Promise<Computed> => {
  const digest = createHash('sha256')
    .update(JSON.stringify([given, Object.entries(supposed).toSorted()]))
    .digest('base64')
  const found = kept.get(digest)
  if (found) {
    kept.delete(digest)
    kept.set(digest, found)
    return found
  }
  const made = answersOf(given.situation, monthOf(given.month), supposed).then((answers) => compute(given, supposed, answers))
  kept.set(digest, made)
  made.catch(() => kept.delete(digest))
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break
    kept.delete(oldest)
  }
  return made
}

/** `pillResults`, each answer of the question computed elsewhere and remembered. */
export const rememberedPills = async (
  given: Given,
  key: RightKey,
  question: Pick<QuestionView, 'path' | 'pills'>,
): Promise<Record<number, string>> => {
  const thens = new Map<number, Computed>()
  for (const { value } of question.pills) thens.set(value, await rememberedCompute(given, { [question.path]: value }))
  return pillResults(given, {}, key, question, (_, supposed) => {
    const then = thens.get(supposed[question.path] ?? Number.NaN)
    return then ?? compute(given, supposed)
  })
}
